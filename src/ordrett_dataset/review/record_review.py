"""Merge a review into a corpus: verdicts into annotations/reviews/, corrections into the annotations."""

import csv
import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.annotations.agreement_file import AGREEMENT_FILE, COLUMNS, load_agreement
from ordrett_dataset.annotations.load import load_annotations
from ordrett_dataset.annotations.replace_files import replace_files
from ordrett_dataset.annotations.stored_reviews import (
    NOT_COMPARED,
    RecordedReview,
    format_reviews,
    load_reviews,
    reviews_path,
    row_hash,
)
from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.pipeline.build import assemble
from ordrett_dataset.pipeline.load_corpus import load_corpus_folder
from ordrett_dataset.review.changed_files import AS_REVIEWED_HINT, Rows, changed_files
from ordrett_dataset.review.new_entries import assign_event_ids, split_new_events
from ordrett_dataset.review.review_file import REVIEWED_TABLES, Review, ReviewItem
from ordrett_dataset.schemas import KEYS

ROW_COUNT_RULE: Final = "row_counts_in_expected_range"


@dataclass(frozen=True)
class MergedReview:
    """How many rows were recorded by verdict, the corrected and added rows, what could not be merged, and the files.

    `warnings` are what the next build will refuse although the rows are right.
    """

    verdicts: dict[str, int]
    corrected: list[str]
    added: list[str]  # keys of the new rows
    errors: list[InputError]
    paths: list[Path]
    warnings: list[str]


def record_review(corpus: Path, review: Review) -> MergedReview:
    """Record what a person decided, and correct the annotations accordingly; untouched entries stay byte for byte.

    A row that has changed since, or that somebody else reviewed otherwise, is left as it is, and told.

    Raises InputError, or a group of them, if the corrected annotations would not be valid; then nothing is written.
    """
    rows = _rows(assemble(corpus).tables)
    annotations = corpus / "annotations"
    stored = load_reviews(annotations)
    path = reviews_path(annotations, review.reviewer)
    labels = {key: str(row["label"]) for (table, key), row in rows.items() if table == "events"}
    event_ids = assign_event_ids(list(review.items), labels, load_config(corpus).removed_rows)
    errors = list(_find_conflicts(review, rows, stored, path.stem, event_ids))
    refused = {error.location for error in errors}
    accepted = split_new_events([item for item in review.items if item.id not in refused], event_ids)
    files, added = changed_files(corpus, [item for item in accepted if item.corrections], rows, event_ids)
    corrected_rows, warnings = _rows_with(corpus, files) if files else (rows, [])
    recorded = dict(stored.get(path.stem, {}))
    for item in accepted:
        row_id = added.get(item.id, item.row_id)
        recorded[item.table, row_id] = RecordedReview(
            item.table,
            row_id,
            item.verdict or "agree",  # who adds a row agrees with it
            item.created[:10],
            row_hash(corrected_rows[item.table, row_id]),
            () if item.is_new else tuple(sorted(item.corrections)),
            item.remark,
        )
    corrected = [item.id for item in accepted if item.corrections and not item.is_new]
    if accepted:
        files[path] = format_reviews(recorded.values()).encode()
        files |= _agreement_without(annotations, {(i.table, i.row_id) for i in accepted if i.corrections})
        replace_files(files)
    verdicts = {
        verdict: sum(item.verdict == verdict for item in accepted) for verdict in ("agree", "disagree", "unsure")
    }
    return MergedReview(verdicts, corrected, sorted(added.values()), errors, sorted(files), warnings)


def _rows(tables: Mapping[str, pl.DataFrame]) -> Rows:
    return {
        (table, row[KEYS[table][0]]): row
        for table in REVIEWED_TABLES
        if table in tables
        for row in tables[table].iter_rows(named=True)
    }


def _find_conflicts(
    review: Review,
    rows: Rows,
    stored: Mapping[str, Mapping[tuple[str, str], RecordedReview]],
    reviewer: str,
    event_ids: Mapping[str, str],
) -> Iterator[InputError]:
    """Yield an error for each row that is not as it was reviewed, or on which another reviewer decided otherwise."""
    for item in review.items:
        if item.is_new:
            yield from _find_same_row(item, rows, event_ids)
            continue
        row = rows.get((item.table, item.row_id))
        if row is None:
            yield InputError(item.id, "row_exists", "the package has no such row", AS_REVIEWED_HINT)
            continue
        compared = row.keys() & item.seen.keys() - set(NOT_COMPARED)
        changed = sorted(name for name in compared if _text(item.seen[name]) != _text(row[name]))
        if changed:
            name = changed[0]
            problem = f"{name} was {_text(item.seen[name])!r} and is {_text(row[name])!r}"
            yield InputError(item.id, "row_is_as_reviewed", problem, AS_REVIEWED_HINT)
            continue
        for other, reviews in stored.items():
            theirs = reviews.get((item.table, item.row_id))
            if other != reviewer and theirs and theirs.row_hash == row_hash(row) and theirs.verdict != item.verdict:
                problem = f"{item.verdict}, but {other} decided {theirs.verdict} on {theirs.day}"
                hint = f"Settle it together, and remove one of the lines in annotations/reviews/{other}.jsonl."
                yield InputError(item.id, "reviewers_agree", problem, hint)


def _find_same_row(item: ReviewItem, rows: Rows, event_ids: Mapping[str, str]) -> Iterator[InputError]:
    """Yield an error if the package has the row that a person wants to add: the same words, or the same event."""
    hint = "Review that row, or leave the new one out."
    if item.table == "events":
        if ("events", event_ids[item.row_id]) in rows:
            problem = f"the package has an event with this label as {event_ids[item.row_id]}"
            yield InputError(item.id, "row_is_new", problem, hint)
        return
    cells = item.corrections
    event_id = event_ids.get(str(cells.get("event_id")), cells.get("event_id"))
    if item.table == "event_participants":
        named = "person_id" if "person_id" in cells else "name"
        wanted = {"event_id": event_id, "role": cells["role"], named: cells.get(named)}
    else:
        wanted = {"event_id": event_id, "article_id": item.seen.get("article_id")}
        wanted |= {offset: cells[offset] for offset in ("text_start", "text_end")}
    for (table, row_id), row in rows.items():
        if table == item.table and all(row.get(column) == value for column, value in wanted.items()):
            yield InputError(item.id, "row_is_new", f"the package has it as {row_id}", hint)


def _text(value: object) -> str | None:
    """Return a cell as the page has it, whatever its type; for JavaScript 1 and 1.0 are the same."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def _rows_with(corpus: Path, files: Mapping[Path, bytes]) -> tuple[Rows, list[str]]:
    """Return the rows that a build would give with changed annotations; raises the errors that it would have.

    More or fewer rows than corpus.toml expects are what a review is for: they are returned as warnings.
    """
    with TemporaryDirectory() as scratch:
        copy = Path(scratch, "corpus")
        for name in ("seeds", "annotations"):
            shutil.copytree(corpus / name, copy / name, symlinks=True)
        for name in ("corpus.toml", "sources.jsonl", "published.csv"):
            if (corpus / name).is_file():
                shutil.copy(corpus / name, copy / name)
        for path, content in files.items():
            (copy / path.relative_to(corpus)).write_bytes(content)
        loaded = load_corpus_folder(copy)
        articles = {article_id: source.article for article_id, source in loaded.articles.items()}
        checked = load_annotations(loaded.annotations, articles, loaded.config.languages, loaded.errors)
        if errors := [error for group in checked.errors.values() for error in group]:
            raise ExceptionGroup("annotations", errors)
        result = assemble(copy)
        counted = [issue for issue in result.issues if issue.rule == ROW_COUNT_RULE]
        if broken := next((issue for issue in result.issues if issue.rule != ROW_COUNT_RULE), None):
            problem, hint = f"it breaks the rule {broken.rule}: {broken.message}", "Correct the row in the annotation."
            raise InputError(broken.location, "correction_passes_rules", problem, hint)
        return _rows(result.tables), [f"{issue.location}: {issue.message}" for issue in counted]


def _agreement_without(annotations: Path, rows: set[tuple[str, str]]) -> dict[Path, bytes]:
    """Return the agreement of annotators without corrected rows, on which they said nothing."""
    agreement = load_agreement(annotations)
    if not rows & agreement.keys():
        return {}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*key, code] for key, code in agreement.items() if key not in rows)
    return {annotations / AGREEMENT_FILE: stream.getvalue().encode()}
