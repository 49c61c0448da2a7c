import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ordrett.refusal import Refusal
from scripts.annotations.flow import flow
from scripts.brat.edited import MINTED, edited

Data = dict[str, Any]
VALUES = st.text("ab{}[]:,#&*'\"- \n\u0085\u2028\U0001f600\\", max_size=6) | st.lists(
    st.text("ab, ", max_size=3), max_size=2
)
ENTRIES = st.dictionaries(st.sampled_from(["text", "cue", "note", "date"]), VALUES, min_size=1)
PARTS = st.fixed_dictionaries(
    {"article": st.just("a"), "id": st.just("a")},
    optional={
        part: st.dictionaries(st.sampled_from([f"{part[0]}{n}" for n in range(5)]), ENTRIES, min_size=1)
        for part in MINTED
    },
)


def in_block(data: Data, indent: str, remarks: list[str]) -> str:
    """Write a mapping one entry below the other, a remark above each."""
    lines = ""
    for key, value in data.items():
        remarks.append(f"remark {len(remarks)} on {key}")
        lines += f"{indent}# {remarks[-1]}\n"
        lines += f"{indent}{key}: {flow(value)}  # {key}\n"
    return lines


@st.composite
def files(draw: st.DrawFn, data: Data) -> tuple[str, list[str]]:
    """Write data as a curator might: parts in blocks, entries in blocks, in braces, or as lists, remarks between."""
    remarks: list[str] = []
    text = draw(st.sampled_from(["", "---\n", "\ufeff", "# head\n\n"]))
    for part, entries in data.items():
        if isinstance(entries, str):
            text += f"{part}: {flow(entries)}\n"
            continue
        text += f"{part}:\n"
        for key, entry in entries.items():
            remarks.append(f"remark {len(remarks)} on {key}")
            text += f"\n  # {remarks[-1]}\n"
            text += draw(st.sampled_from([f"  {key}: {flow(entry)}\n", f"  {key}:\n{in_block(entry, '    ', [])}"]))
    return draw(st.sampled_from([text, text.rstrip("\n"), text.replace("\n", "\r\n")])), remarks


@given(data=st.data())
def test_a_file_holds_what_is_wanted_and_every_remark(data: st.DataObject) -> None:
    old: Data = data.draw(PARTS)
    wanted: Data = data.draw(PARTS)
    source, remarks = data.draw(files(old))
    new = edited(source, wanted, "annotations/a.yaml")
    assert yaml.load(new, yaml.BaseLoader) == wanted  # noqa: S506 - every scalar as words
    if old == wanted:
        assert new == source
    for part in MINTED:
        gone = old.get(part, {}).keys() - wanted.get(part, {}).keys()
        assert all(f"# {key} was taken out: a key is minted once" in new for key in gone)
        # What is said above an entry stays unless its whole part goes.
        for key in old.get(part, {}) if part in wanted else ():
            assert sum(remark in new for remark in remarks if remark.endswith(f" {key}")) == 1


@given(data=st.data())
def test_the_lines_of_what_has_not_changed_stay(data: st.DataObject) -> None:
    old: Data = data.draw(PARTS)
    source, _ = data.draw(files(old))
    wanted = {**old, "quotes": {"q9": {"text": "new"}}}
    new = edited(source, wanted, "annotations/a.yaml")
    for part in re.split(r"(?m)^(?=\w+:)", source):
        assert part.startswith("quotes:") or part in new


@pytest.mark.parametrize("source", ["[1]", "a"])
def test_a_file_that_is_written_in_another_way_is_left_alone(source: str) -> None:
    with pytest.raises(Refusal, match="annotation_can_be_edited"):
        edited(source, {"article": "b", "quotes": {"q2": {"text": "x"}}}, "annotations/a.yaml")
