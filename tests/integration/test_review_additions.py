"""`ordrett review`: rows that a person adds on the page, because the annotation lacks them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordrett_dataset.pipeline.build import assemble
from ordrett_dataset.review.record_review import record_review
from ordrett_dataset.review.review_file import load_review
from tests.integration.test_review_command import DAY, annotated, bodies, item, rows_of, save
from tests.support.bad_input import Command
from tests.support.corpus_folder import ANNOTATION_FILE, TEXT, read_folder, write_corpus

ARTICLE: Final = "010_skarv"
# A clause that tells of two events, of which the corpus has the first.
CLAUSE: Final = "de ble enige om flere båter"
BERGEN: Final = {"participant_kind": "organisation", "name": "Bergen"}
ELSEWHERE: Final = "venter en tidlig vinter"
LABEL: Final = "Tandberg and the harbour masters agree on more boats"
EVENTS_FILE: Final = "annotations/events.yaml"


def offsets(words: str, name: str = "text") -> dict[str, Any]:
    start = TEXT.index(words)
    return {f"{name}_start": start, f"{name}_end": start + len(words)}


def added(row_id: str, **cells: Any) -> dict[str, Any]:
    seen = {"article_id": ARTICLE, "text": TEXT[cells["text_start"] : cells["text_end"]]}
    body = [{"type": "Dataset", "purpose": "describing", "value": cells}]
    return {"id": row_id, "motivation": "describing", "created": DAY, "body": body, "seen": seen}


def read_yaml(corpus: Path, file: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((corpus / file).read_text(encoding="utf-8"))
    return content


def test_a_missing_event_is_added_with_its_mentions(corpus: Path, tmp_path: Path, command: Command) -> None:
    event = added("events/new-1", **offsets(CLAUSE), **offsets("enige", "trigger"), label=LABEL, modality="asserted")
    mention = added("event_mentions/new-2", **offsets(ELSEWHERE), event_id="new-1", modality="asserted")
    before, events = (read_yaml(corpus, file) for file in (ANNOTATION_FILE, EVENTS_FILE))
    ran = command("review", save(tmp_path / "r.json", event, mention), corpus)
    assert ran.err == ""
    assert "3 added" in ran.out
    after = read_yaml(corpus, EVENTS_FILE)
    [key] = after.keys() - events.keys()
    assert (after.pop(key), after) == ({"label": LABEL, "read_in": ARTICLE, "words": "enige"}, events)
    entries = read_yaml(corpus, ANNOTATION_FILE)
    new = [entries["event_mentions"].pop(name) for name in entries["event_mentions"].keys() - before["event_mentions"]]
    assert ({entry["event"] for entry in new}, entries) == ({key}, before)
    assert command("build", corpus).code == 0
    rows = rows_of(corpus)
    row = rows[f"events/{key}"]
    assert (row["label"], row["factuality"], row["n_mentions"], row["reviewed"]) == (LABEL, "asserted", 2, "agreed")
    mentions = [row for row in rows.values() if row.get("event_id") == key and "trigger" in row]
    assert {(row["text"], row["trigger"], row["reviewed"]) for row in mentions} == {
        (CLAUSE, "enige", "agreed"),
        (ELSEWHERE, ELSEWHERE, "agreed"),
    }
    assert command("validate", corpus).code == 0


def test_an_event_is_not_added_twice(corpus: Path, tmp_path: Path, command: Command) -> None:
    event = added("events/new-1", **offsets(CLAUSE), label=LABEL, modality="asserted")
    assert command("review", save(tmp_path / "r.json", event), corpus).code == 0
    before = {name: content for name, content in read_folder(corpus).items() if "annotations" in name}
    later = added("event_mentions/new-2", **offsets(ELSEWHERE), event_id="new-1", modality="asserted")
    again = command("review", save(tmp_path / "r.json", event), corpus)
    assert (again.code, "row_is_new" in again.err) == (1, True)
    assert {name: content for name, content in read_folder(corpus).items() if "annotations" in name} == before
    assert command("review", save(tmp_path / "r.json", event, later), corpus).code == 1
    mentioned = [entry["event"] for entry in read_yaml(corpus, ANNOTATION_FILE)["event_mentions"].values()]
    [key] = read_yaml(corpus, EVENTS_FILE).keys() - {"harbour_meeting"}
    assert mentioned == ["harbour_meeting", key, key]


def test_participants_are_added_to_an_old_and_to_a_new_event(corpus: Path, tmp_path: Path, command: Command) -> None:
    event = added("events/new-1", **offsets(CLAUSE), label=LABEL, modality="asserted", plover_type="COOPERATE")
    people = {"participant_kind": "person", "person_id": "tandberg"}
    boats = {"participant_kind": "group", "name": "flere båter"}
    name = {"text_start": TEXT.index("Tandberg møtte"), "text_end": TEXT.index(" møtte")}
    new = [
        added("event_participants/new-2", **offsets("flere båter"), event_id="new-1", role="recipient", **boats),
        event,
        added("event_participants/new-3", **offsets("Bergen"), event_id="harbour_meeting", role="other", **BERGEN),
        added("event_participants/new-4", **name, event_id="new-1", role="actor", **people),
    ]
    ran = command("review", save(tmp_path / "r.json", *new), corpus)
    assert ran.code == 0, ran.err
    assert command("build", corpus).code == 0
    rows = [row for i, row in rows_of(corpus).items() if i.startswith("event_participants/")]
    parts = {(row["event_id"], row["role"], row["person_id"] or row["name"], row["reviewed"]) for row in rows}
    [key] = {row["event_id"] for row in rows if row["event_id"].startswith("tandberg")}
    assert parts >= {
        (key, "recipient", "flere båter", "agreed"),
        (key, "actor", "tandberg", "agreed"),
        ("harbour_meeting", "other", "Bergen", "agreed"),
    }
    assert command("validate", corpus).code == 0
    again = command("review", save(tmp_path / "r.json", *new), corpus)
    assert (again.code, again.err.count("row_is_new")) == (1, 4)


@given(
    label=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=300),
    words=st.sampled_from([CLAUSE, "enige om flere båter", "flere båter"]),
    modality=st.sampled_from(["asserted", "presupposed", "predicted", "planned", "hypothetical"]),
    is_negated=st.booleans(),
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_added_is_what_the_package_has(
    label: str, words: str, modality: str, is_negated: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("review")
    corpus = write_corpus(folder / "corpus")
    cells = {"label": label, "modality": modality, "is_negated": is_negated}
    merged = record_review(
        corpus, load_review(save(folder / "r.json", added("events/new-1", **offsets(words), **cells)))
    )
    assert merged.errors == []
    tables = assemble(corpus).tables
    mentions = tables["event_mentions"].filter(article_id=ARTICLE).to_dicts()
    [mention] = [row for row in mentions if row["event_id"] != "harbour_meeting"]
    assert tables["events"].filter(event_id=mention["event_id"])["label"].to_list() == [label]
    assert (mention["modality"], mention["is_negated"]) == (modality, is_negated)
    assert (mention["text"], TEXT[mention["text_start"] : mention["text_end"]]) == (words, words)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"date": "2021-03"},
            {"edtf": "2021-03", "basis": "printed", "words": "2. mars 2021", "note": "the month is certain"},
        ),
        ({"date": "2021-03-04", **offsets("4. mars 2021", "date")}, {"edtf": "2021-03-04", "basis": "printed"}),
        (
            {"date": "2021-03-02", **offsets("2. mars", "date"), **offsets("4. mars 2021", "date_anchor")},
            {"edtf": "2021-03-02", "basis": "resolved", "words": "2. mars", "anchor": "4. mars 2021"},
        ),
        ({"date": None}, None),
    ],
)
def test_the_date_of_a_mention_is_corrected(
    cells: Mapping[str, Any], expected: Mapping[str, str] | None, corpus: Path, tmp_path: Path, command: Command
) -> None:
    [(row_id, row)] = [(i, row) for i, row in annotated(corpus).items() if i.startswith("event_mentions/")]
    reviewed = item(row_id, row, "disagree", "the month is certain")
    reviewed["body"] = [*reviewed["body"], *bodies("disagree", cells)[1:]]
    ran = command("review", save(tmp_path / "r.json", reviewed), corpus)
    assert ran.code == 0, ran.err
    date = read_yaml(corpus, ANNOTATION_FILE)["event_mentions"]["r01"].get("date")
    assert date == expected or (expected is not None and date.items() >= expected.items())
    assert rows_of(corpus)[row_id]["date"] == row["date"]
    assert command("build", corpus).code == 0
    assert rows_of(corpus)[row_id]["date"] == cells["date"]


@pytest.mark.parametrize(
    "cells",
    [
        {"label": "  ", "modality": "asserted"},
        {"label": LABEL},
        {"label": LABEL, "modality": "maybe"},
        {"label": LABEL, "modality": "asserted", "date": "2021"},
        {"label": LABEL, "modality": "asserted", "date": "soon", **offsets("2. mars", "date")},
        {"label": LABEL, "modality": "asserted", "trigger_start": 10**9, "trigger_end": 2},
        {"label": LABEL, "modality": "asserted", "plover_type": "no such type"},
        {"label": LABEL, "modality": "asserted", "plover_type": "COOPERATE"},  # which needs a recipient
    ],
)
def test_an_event_that_cannot_be_added_leaves_all_as_it_is(
    cells: Mapping[str, Any], corpus: Path, tmp_path: Path, command: Command
) -> None:
    before = read_folder(corpus)
    ran = command("review", save(tmp_path / "r.json", added("events/new-1", **{**offsets(CLAUSE), **cells})), corpus)
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    assert read_folder(corpus) == before
