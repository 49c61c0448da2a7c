"""Recorded reviews: annotations/reviews/NAME.jsonl, a line for each row that a person reviewed."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.schemas import KEYS
from ordrett_dataset.sources.article_ids import derive_id

REVIEWS_FOLDER: Final = "reviews"
# What may change without the row saying anything else.
NOT_COMPARED: Final = ("agreement", "reviewed")


@dataclass(frozen=True)
class RecordedReview:
    """What a person decided about a row; `row_hash` is that of the row as it was then, or after the correction."""

    table: str
    row_id: str
    verdict: str
    day: str
    row_hash: str
    corrected: tuple[str, ...] = ()  # columns
    remark: str | None = None


def row_hash(cells: Mapping[str, Any]) -> str:
    """Return the hash of a row; it changes with every cell."""
    compared = {
        name: None if value is None else str(value) for name, value in cells.items() if name not in NOT_COMPARED
    }
    return hashlib.sha256(json.dumps(compared, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def reviewed_rows(tables: Mapping[str, pl.DataFrame], reviews: Iterable[RecordedReview]) -> dict[tuple[str, str], str]:
    """Return the codes of the column `reviewed` by table and row id, of rows that are as they were when reviewed.

    A correction counts before an agreement, and that before a doubt. A row with which a person disagreed without
    correcting it has none: it waits for a correction.
    """
    codes: dict[tuple[str, str], str] = {}
    by_row: dict[tuple[str, str], list[RecordedReview]] = {}
    for review in reviews:
        by_row.setdefault((review.table, review.row_id), []).append(review)
    for table in sorted({table for table, _ in by_row} & tables.keys()):
        key = KEYS[table][0]
        wanted = [row_id for name, row_id in by_row if name == table]
        for row in tables[table].filter(pl.col(key).is_in(wanted)).iter_rows(named=True):
            current = [review for review in by_row[table, row[key]] if review.row_hash == row_hash(row)]
            current_codes = {_code(review) for review in current} - {None}
            code = next((code for code in ("corrected", "agreed", "unsure") if code in current_codes), None)
            if code is not None:
                codes[table, row[key]] = code
    return codes


def _code(review: RecordedReview) -> str | None:
    if review.corrected:
        return "corrected"
    return {"agree": "agreed", "unsure": "unsure"}.get(review.verdict)


def reviews_path(annotations: Path, reviewer: str) -> Path:
    """Return the file of a reviewer."""
    return annotations / REVIEWS_FOLDER / f"{derive_id(reviewer).lower()}.jsonl"


def load_reviews(annotations: Path) -> dict[str, dict[tuple[str, str], RecordedReview]]:
    """Return all recorded reviews, by reviewer and row; raises a group of InputErrors for lines that are none."""
    reviews: dict[str, dict[tuple[str, str], RecordedReview]] = {}
    errors = []
    for path in sorted((annotations / REVIEWS_FOLDER).glob("*.jsonl")):
        of_reviewer = reviews.setdefault(path.stem, {})
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                values = json.loads(line)
                review = RecordedReview(**{**values, "corrected": tuple(values.get("corrected", ()))})
            except (ValueError, TypeError) as error:
                location = f"{annotations.name}/{REVIEWS_FOLDER}/{path.name}: line {number}"
                errors.append(InputError(location, "review_is_recorded", str(error), "Record the review again."))
            else:
                of_reviewer[review.table, review.row_id] = review
    if errors:
        raise ExceptionGroup(REVIEWS_FOLDER, errors)
    return reviews


def format_reviews(reviews: Iterable[RecordedReview]) -> str:
    """Return the content of a file of reviews, sorted by row."""
    lines = []
    for review in sorted(reviews, key=lambda review: (review.table, _natural(review.row_id))):
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(review).items()}
        lines.append(json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", text)]
