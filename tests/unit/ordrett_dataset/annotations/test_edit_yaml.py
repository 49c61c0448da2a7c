import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.annotations.edit_yaml import PARTS_WITH_IDS, edit_yaml
from ordrett_dataset.annotations.inline_yaml import inline_yaml

Data = dict[str, Any]
VALUES = st.text("ab{}[]:,#&*'\"- \n\u0085\u2028\U0001f600\\", max_size=6) | st.lists(
    st.text("ab, ", max_size=3), max_size=2
)
ENTRIES = st.dictionaries(st.sampled_from(["text", "cue", "note", "date"]), VALUES, min_size=1)
PARTS = st.fixed_dictionaries(
    {"article": st.just("a"), "id": st.just("a")},
    optional={
        part: st.dictionaries(st.sampled_from([f"{part[0]}{n}" for n in range(5)]), ENTRIES, min_size=1)
        for part in PARTS_WITH_IDS
    },
)
FORMS = ("in a block", "in a line", "in braces")


def in_block(data: Data, indent: str, remarks: list[str]) -> str:
    """Write a mapping one entry below the other, a remark above each."""
    lines = ""
    for key, value in data.items():
        remarks.append(f"remark {len(remarks)} on {key}")
        lines += f"{indent}# {remarks[-1]}\n"
        lines += f"{indent}{key}: {inline_yaml(value)}  # {key}\n"
    return lines


def in_braces(data: Data, indent: str, place: str, remarks: list[str]) -> str:
    """Write a mapping in braces over several lines, a remark above each entry."""
    lines = "{"
    for key, value in data.items():
        remarks.append(f"remark {len(remarks)} within {place} on {key}")
        lines += f"  # {remarks[-1]}\n{indent}{key}: {inline_yaml(value)},"
    return f"{lines}}}\n"


@st.composite
def files(draw: st.DrawFn, data: Data) -> tuple[str, list[str]]:
    """Write data as a curator might: parts and entries in blocks, in braces, or as lists, remarks between."""
    remarks: list[str] = []
    text = draw(st.sampled_from(["", "---\n", "\ufeff", "# head\n\n"]))
    for part, entries in data.items():
        form = "in a line" if isinstance(entries, str) else draw(st.sampled_from(FORMS))
        if form == "in a line":
            text += f"{part}: {inline_yaml(entries)}\n"
        elif form == "in braces":
            text += f"{part}: {in_braces(entries, '  ', part, remarks)}"
        else:
            text += f"{part}:\n"
            for key, entry in entries.items():
                remarks.append(f"remark {len(remarks)} on {key}")
                text += f"\n  # {remarks[-1]}\n  {key}: {written(draw(st.sampled_from(FORMS)), key, entry, remarks)}"
    return draw(st.sampled_from([text, text.rstrip("\n"), text.replace("\n", "\r\n")])), remarks


def written(form: str, key: str, entry: Data, remarks: list[str]) -> str:
    if form == "in braces":
        return in_braces(entry, "    ", key, remarks)
    return f"{inline_yaml(entry)}\n" if form == "in a line" else f"\n{in_block(entry, '    ', [])}"


def rewritten(old: Data, wanted: Data) -> set[str]:
    """Return the parts and entries whose keys change, and which stay: in braces they have to be written anew."""
    parts = [part for part in PARTS_WITH_IDS if part in old and part in wanted]
    entries = {key: (old[part][key], wanted[part][key]) for part in parts for key in old[part].keys() & wanted[part]}
    both = entries | {part: (old[part], wanted[part]) for part in parts}
    return {place for place, (before, after) in both.items() if before.keys() != after.keys()}


@given(data=st.data())
def test_a_file_holds_what_is_wanted_and_every_remark(data: st.DataObject) -> None:
    old: Data = data.draw(PARTS)
    wanted: Data = data.draw(PARTS)
    source, remarks = data.draw(files(old))
    if any(f" within {place} on " in remark for remark in remarks for place in rewritten(old, wanted)):
        with pytest.raises(InputError, match=r"^annotations/a.yaml: line \d+: a comment "):
            edit_yaml(source, wanted, "annotations/a.yaml")
        return
    new = edit_yaml(source, wanted, "annotations/a.yaml")
    assert yaml.load(new, yaml.BaseLoader) == wanted  # noqa: S506 - every scalar as words
    if old == wanted:
        assert new == source
    for part in PARTS_WITH_IDS:
        gone = old.get(part, {}).keys() - wanted.get(part, {}).keys()
        assert all(f"# {key} was removed: a key is never used again" in new for key in gone)
        # What is said above an entry stays unless its whole part goes, what is said within it as long as it is there.
        for key in old.get(part, {}) if part in wanted else ():
            said = [remark for remark in remarks if re.search(rf" on {key}$", remark)]
            said += [remark for remark in remarks if f" within {key} on " in remark and key not in gone]
            assert all(new.count(f"# {remark}") == 1 for remark in said)


@given(data=st.data())
def test_the_lines_of_what_has_not_changed_stay(data: st.DataObject) -> None:
    old: Data = data.draw(PARTS)
    source, remarks = data.draw(files(old))
    wanted = {**old, "quotes": {"q9": {"text": "new"}}}
    assume(not any(" within quotes on " in remark for remark in remarks))
    new = edit_yaml(source, wanted, "annotations/a.yaml")
    for part in re.split(r"(?m)^(?=\ufeff?\w+:)", source):
        assert part.removeprefix("\ufeff").startswith("quotes:") or part in new


@pytest.mark.parametrize("source", ["[1]", "a"])
def test_a_file_that_is_written_in_another_way_is_left_alone(source: str) -> None:
    with pytest.raises(InputError, match="annotation_is_editable"):
        edit_yaml(source, {"article": "b", "quotes": {"q2": {"text": "x"}}}, "annotations/a.yaml")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (3, 'article: a\nperson_mentions:\n  m1: {text: b, # why\n    person: "#"}\n'),
        (2, "article: a\nperson_mentions: {m1: {text: b, person: '#'},\n  # why\n}\n"),
        (6, "article: a\nperson_mentions:\n  m1:\n    text: b\n    person:\n      - c\n      # why\n      - d\n"),
    ],
)
def test_no_remark_is_lost_within_what_must_be_written_anew(line: int, source: str) -> None:
    wanted = {"article": "a", "person_mentions": {"m1": {"text": "b", "person": "#", "note": "n"}, "m2": {"text": "c"}}}
    with pytest.raises(InputError, match=f"^a.yaml: line {line}: a comment .* above"):
        edit_yaml(source, wanted, "a.yaml")
    new = edit_yaml(source.replace("# why", ""), wanted, "a.yaml")
    assert yaml.load(new, yaml.BaseLoader) == wanted  # noqa: S506 - every scalar as words


def test_a_file_that_is_all_in_braces_keeps_the_keys_that_went() -> None:
    source = '{article: a, quotes: {q1: {text: "#"}, q2: {text: b}}, person_mentions: {m1: {text: c}}}'
    new = edit_yaml(source, {"article": "a", "quotes": {"q2": {"text": "b"}}}, "a.yaml")
    gone = "".join(f"# {key} was removed: a key is never used again\n" for key in ("q1", "m1"))
    assert new == f"{{article: a, quotes: {{q2: {{text: b}}}}}}\n{gone}"
