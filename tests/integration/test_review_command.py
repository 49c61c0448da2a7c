"""`ordrett review`: what a person decided comes back into the corpus, and nothing else changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordrett_dataset.annotations.stored_reviews import load_reviews
from ordrett_dataset.review.record_review import record_review
from ordrett_dataset.review.review_file import REVIEWED_TABLES, load_review
from ordrett_dataset.schemas import KEYS
from tests.support.bad_input import Command
from tests.support.corpus_folder import ANNOTATION_FILE, ARTICLE_FILE, TEXT, edit_file, read_folder, write_corpus

DAY: Final = "2026-11-26"


def rows_of(corpus: Path) -> dict[str, dict[str, Any]]:
    """Return the rows that can be reviewed, by table and key, as the page shows them."""
    rows = {}
    for table in REVIEWED_TABLES:
        frame = pl.read_parquet(corpus / f"dataset/{table}.parquet")
        for row in frame.with_columns(pl.col(pl.Date).cast(pl.String)).iter_rows(named=True):
            rows[f"{table}/{row[KEYS[table][0]]}"] = row
    return rows


def item(row_id: str, row: Mapping[str, Any], verdict: str, remark: str = "", **corrections: object) -> dict[str, Any]:
    body = bodies(verdict, corrections)
    if remark:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": remark})
    return {"id": row_id, "type": "Annotation", "motivation": "assessing", "created": DAY, "body": body, "seen": row}


def bodies(verdict: str, corrections: Mapping[str, object]) -> list[dict[str, Any]]:
    assessing = {"type": "TextualBody", "purpose": "assessing", "value": verdict}
    return [assessing, *([{"type": "Dataset", "purpose": "editing", "value": corrections}] if corrections else [])]


def save(path: Path, *items: Mapping[str, Any], reviewer: str = "Kari Prøvesen") -> Path:
    content = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "creator": {"type": "Person", "name": reviewer},
        "first": {"type": "AnnotationPage", "items": list(items)},
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def annotated(corpus: Path) -> dict[str, dict[str, Any]]:
    return {i: row for i, row in rows_of(corpus).items() if row.get("annotation_source", "language_model") != "rules"}


@given(data=st.data())
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_decision_is_kept_and_agreeing_changes_no_value(
    data: st.DataObject, good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:

    folder = tmp_path_factory.mktemp("review")
    corpus = write_corpus(folder / "corpus")
    rows = rows_of(good)
    verdicts = data.draw(
        st.dictionaries(st.sampled_from(sorted(rows)), st.sampled_from(["agree", "unsure", "disagree"]))
    )
    remark = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20))
    before = read_folder(corpus)
    file = save(folder / "review.json", *(item(i, rows[i], chosen, remark) for i, chosen in verdicts.items()))
    merged = record_review(corpus, load_review(file))
    assert merged.errors == []
    assert {name: content for name, content in read_folder(corpus).items() if "reviews/" not in name} == before
    recorded = load_reviews(corpus / "annotations").get("kari-provesen", {})
    assert {f"{review.table}/{review.row_id}": review.verdict for review in recorded.values()} == verdicts
    assert {review.remark or "" for review in recorded.values()} <= {remark}


def test_a_correction_changes_its_entry_alone(corpus: Path, tmp_path: Path, command: Command) -> None:
    rows = annotated(corpus)
    row_id = next(i for i, row in rows.items() if i.startswith("quotes/"))
    row = rows[row_id]
    before = (corpus / ANNOTATION_FILE).read_text(encoding="utf-8")
    shorter = row["text_start"], row["text_start"] + len(row["text"].split(" ")[0])
    file = save(tmp_path / "r.json", item(row_id, row, "disagree", text_start=shorter[0], text_end=shorter[1]))
    ran = command("review", file, corpus)
    if ran.code == 0:
        after = (corpus / ANNOTATION_FILE).read_text(encoding="utf-8")
        changed = [line for line in after.splitlines() if line not in before.splitlines()]
        assert len(changed) == 1
        assert command("build", corpus).code == 0
        assert rows_of(corpus)[row_id]["text"] == TEXT[shorter[0] : shorter[1]]
    else:
        assert (corpus / ANNOTATION_FILE).read_text(encoding="utf-8") == before


def test_a_modality_is_corrected_and_the_package_is_valid(corpus: Path, tmp_path: Path, command: Command) -> None:
    row_id, row = next((i, row) for i, row in annotated(corpus).items() if i.startswith("event_mentions/"))
    wanted = "planned" if row["modality"] != "planned" else "predicted"
    before = (corpus / ANNOTATION_FILE).read_text(encoding="utf-8")
    ran = command("review", save(tmp_path / "r.json", item(row_id, row, "disagree", modality=wanted)), corpus)
    assert ran.code == 0, ran.err
    after = (corpus / ANNOTATION_FILE).read_text(encoding="utf-8")
    old, new = yaml.safe_load(before), yaml.safe_load(after)
    key = row_id.rpartition(".")[2]
    assert new["event_mentions"][key].pop("modality") == wanted
    old["event_mentions"][key].pop("modality")
    assert new == old
    assert command("build", corpus).code == 0
    assert rows_of(corpus)[row_id]["modality"] == wanted
    assert command("validate", corpus).code == 0


@pytest.mark.parametrize(
    ("table", "file", "keys", "corrections"),
    [
        ("events", "events.yaml", ["type", "mode"], {"plover_type": "AGREE", "plover_mode": None}),
        ("fact_checks", "fact_checks.yaml", ["verdict"], {"verdict": "unconfirmed"}),
    ],
)
def test_events_and_fact_checks_are_corrected_in_their_files(
    table: str,
    file: str,
    keys: list[str],
    corrections: Mapping[str, Any],
    corpus: Path,
    tmp_path: Path,
    command: Command,
) -> None:
    row_id, row = next((i, row) for i, row in annotated(corpus).items() if i.startswith(f"{table}/"))
    reviewed = {**item(row_id, row, "disagree"), "body": bodies("disagree", corrections)}
    before = yaml.safe_load((corpus / "annotations" / file).read_text(encoding="utf-8"))
    ran = command("review", save(tmp_path / "r.json", reviewed), corpus)
    assert ran.code == 0, ran.err
    entry = before[row_id.partition("/")[2]]
    for key, value in zip(keys, corrections.values(), strict=True):
        entry.pop(key) if value is None else entry.update({key: value})
    assert yaml.safe_load((corpus / "annotations" / file).read_text(encoding="utf-8")) == before
    assert command("build", corpus).code == 0
    assert {i: row["reviewed"] for i, row in rows_of(corpus).items() if row["reviewed"]} == {row_id: "corrected"}


def test_a_missing_row_is_added_under_a_new_key(corpus: Path, tmp_path: Path, command: Command) -> None:
    write_corpus(
        corpus,
        edit_file(ANNOTATION_FILE, '  m05: {person: tandberg, text: {exact: "Tandberg", suffix: " møtte"}}\n', ""),
    )
    assert command("build", corpus).code == 0
    old = yaml.safe_load((corpus / ANNOTATION_FILE).read_text(encoding="utf-8"))
    start = TEXT.index("Tandberg møtte")
    cells = {"text_start": start, "text_end": start + len("Tandberg"), "person_id": "tandberg"}
    body = [{"type": "Dataset", "purpose": "describing", "value": cells}]
    seen = {"article_id": "010_skarv", "text": "Tandberg"}
    new = {"id": "person_mentions/new-1", "motivation": "describing", "created": DAY, "body": body, "seen": seen}
    ran = command("review", save(tmp_path / "r.json", new), corpus)
    assert ran.code == 0, ran.err
    after = yaml.safe_load((corpus / ANNOTATION_FILE).read_text(encoding="utf-8"))
    [key] = after["person_mentions"].keys() - old["person_mentions"].keys()
    added = after["person_mentions"].pop(key)
    assert (added["person"], after) == ("tandberg", old)
    assert command("build", corpus).code == 0
    row = rows_of(corpus)[f"person_mentions/010.{key}"]
    assert (row["text_start"], row["text"], row["reviewed"]) == (start, "Tandberg", "agreed")
    again = command("review", save(tmp_path / "r.json", new), corpus)
    assert (again.code, "row_is_new" in again.err) == (1, True)
    for broken in ({**cells, "text_start": 0}, {"text_start": 0, "text_end": 2}):
        item = {**new, "body": [{**body[0], "value": broken}]}
        assert command("review", save(tmp_path / "r.json", item), corpus).code == 1


def test_the_package_says_what_was_reviewed_until_a_row_changes(corpus: Path, tmp_path: Path, command: Command) -> None:
    rows = annotated(corpus)
    mention, other = [i for i in rows if i.startswith("person_mentions/")][:2]
    event = next(i for i in rows if i.startswith("event_mentions/"))
    items = [
        item(mention, rows[mention], "agree"),
        item(other, rows[other], "disagree"),
        item(event, rows[event], "disagree", modality="predicted"),
    ]
    assert command("review", save(tmp_path / "r.json", *items), corpus).code == 0
    assert command("build", corpus).code == 0
    reviewed = {i: row["reviewed"] for i, row in rows_of(corpus).items() if row["reviewed"]}
    assert reviewed == {mention: "agreed", event: "corrected"}
    assert command("validate", corpus, "--rebuild").code == 0
    text = (corpus / ANNOTATION_FILE).read_text(encoding="utf-8")
    (corpus / ANNOTATION_FILE).write_text(text.replace("modality: predicted", "modality: planned"), encoding="utf-8")
    assert command("build", corpus).code == 0
    assert {i for i, row in rows_of(corpus).items() if row["reviewed"]} == {mention}


def test_a_row_that_changed_since_is_told_and_left_alone(corpus: Path, tmp_path: Path, command: Command) -> None:
    rows = annotated(corpus)
    (first, row), (second, other), *_ = rows.items()
    file = save(tmp_path / "r.json", item(first, {**row, "section": "caption"}, "agree"), item(second, other, "agree"))
    ran = command("review", file, corpus)
    assert ran.code == 1
    assert f"{first}: section was 'caption'" in ran.err
    [recorded] = load_reviews(corpus / "annotations").values()
    assert [f"{table}/{key}" for table, key in recorded] == [second]


def test_reviewers_who_differ_are_told(corpus: Path, tmp_path: Path, command: Command) -> None:
    row_id, row = next(iter(rows_of(corpus).items()))
    assert command("review", save(tmp_path / "a.json", item(row_id, row, "agree")), corpus).code == 0
    before = read_folder(corpus)
    file = save(tmp_path / "b.json", item(row_id, row, "disagree"), reviewer="Ola Oppdiktet")
    ran = command("review", file, corpus)
    assert ran.code == 1
    assert f"{row_id}: disagree, but kari-provesen decided agree on {DAY}" in ran.err
    assert read_folder(corpus) == before


def test_what_the_rules_forbid_is_not_written(corpus: Path, tmp_path: Path, command: Command) -> None:
    row_id, row = next((i, row) for i, row in annotated(corpus).items() if i.startswith("person_mentions/"))
    before = read_folder(corpus)
    for corrections in ({"person_id": "nobody"}, {"text_start": 0, "text_end": 10**9}):
        ran = command("review", save(tmp_path / "r.json", item(row_id, row, "disagree", **corrections)), corpus)
        assert (ran.code, ran.out) == (1, "")
        assert read_folder(corpus) == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "Annotation"}, "review_file_is_valid"),
        ({"creator": {"name": "  "}}, "does not name the reviewer"),
        ({"first": {"items": [{"id": "people/x"}]}}, "review_file_is_valid"),
        ({"first": {"items": [item("quotes/q", {}, "maybe")]}}, "review_has_verdict"),
        ({"first": {"items": [item("quotes/q", {}, "agree", sha256="x")]}}, "correction_is_supported"),
        ({"first": {"items": [item("quotes/q", {}, "agree")]}}, "quotes/q: the package has no such row"),
    ],
)
def test_a_file_that_is_no_review_is_an_error(
    change: Mapping[str, Any], message: str, corpus: Path, tmp_path: Path, command: Command
) -> None:
    file = save(tmp_path / "r.json")
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    before = read_folder(corpus)
    ran = command("review", file, corpus)
    assert ran.code == 1
    assert message in ran.err
    assert read_folder(corpus) == before
    assert (corpus / ARTICLE_FILE).exists()
