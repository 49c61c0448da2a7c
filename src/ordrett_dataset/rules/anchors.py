"""Texts and their offsets."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import MAX_VALUE_LENGTH, RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_part_of, columns_with_suffix, issues_for_rows, needs_articles, rule
from ordrett_dataset.schemas import KEYS

ANCHORED_COLUMNS: Final = columns_with_suffix("_start")


@rule
@needs_articles
def text_matches_offsets(package: Package) -> Iterator[RuleViolation]:
    """A text with offsets equals the characters of its article between them."""
    # Negative offsets violate the schema already.
    for table, column in _anchored_columns():
        yield from _check_text(package, table, column, package.tables[table])


@batch_part_of(text_matches_offsets)
def _check_evidence_text(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _check_text(package, "evidence", "text", batch.rows)


@rule
def text_has_offsets(package: Package) -> Iterator[RuleViolation]:
    """A text and its offsets are all filled or all null."""
    for table, column in _anchored_columns():
        cells = [column, f"{column}_start", f"{column}_end"]
        yield from _check_filled_together(package, table, cells, package.tables[table])


@batch_part_of(text_has_offsets)
def _check_evidence_offsets(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    cells = ["text", "text_start", "text_end", "article_id"]
    yield from _check_filled_together(package, "evidence", cells, batch.rows)


def _anchored_columns() -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in ANCHORED_COLUMNS.items() if table != "evidence" for column in columns)


def _check_text(package: Package, table: str, column: str, frame: pl.DataFrame) -> Iterator[RuleViolation]:
    keys = list(dict.fromkeys([*KEYS[table], "article_id"]))
    rows = frame.select(*keys, text=column, start=f"{column}_start", end=f"{column}_end")
    rows = rows.drop_nulls(["text", "start", "end"])
    # Where the lengths differ, a beginning of the words is enough: many long spans would take gigabytes.
    has_length = pl.col("end") - pl.col("start") == pl.col("text").str.len_chars()
    rows = rows.with_columns(
        shown_end=pl.when(has_length)
        .then("end")
        .otherwise(pl.min_horizontal("end", pl.col("start") + MAX_VALUE_LENGTH))
    )
    rows = rows.with_columns(article_text=package.article_texts.slices(rows, "start", "shown_end"))
    differs = ~has_length | pl.col("text").cast(pl.Binary).ne_missing(pl.col("article_text"))
    rows = rows.filter(differs & (pl.col("start") >= 0))
    # Keep the rows whose article is available.
    rows = rows.join(package.article_texts.lengths(), on="article_id", how="inner", maintain_order="left")
    yield from issues_for_rows(table, rows, column, _article_text, _table_text)


def _article_text(row: dict[str, Any]) -> str:
    if row["article_text"] is None or row["end"] > row["length"]:
        return f"offsets within an article of {row['length']} characters"
    return f"{format_value(row['article_text'].decode())} in the article"


def _table_text(row: dict[str, Any]) -> str:
    return f"{format_value(row['text'])} at {row['start']}–{row['end']}"


def _check_filled_together(
    package: Package, table: str, cells: list[str], frame: pl.DataFrame
) -> Iterator[RuleViolation]:
    column = cells[0]
    if package.withholds_texts:
        # A withheld text counts as filled: `withheld_text_has_hmac` checks it.
        is_withheld = pl.col(column).is_null() & pl.col(f"{column}_start").is_not_null()
        frame = frame.with_columns(pl.when(is_withheld).then(pl.lit("withheld")).otherwise(column).alias(column))
    n_null = pl.sum_horizontal(pl.col(cells).is_null())
    incomplete = frame.filter((n_null > 0) & (n_null < len(cells)))

    def list_filled(row: dict[str, Any]) -> str:
        return f"only {' and '.join(cell for cell in cells if row[cell] is not None)} filled"

    yield from issues_for_rows(table, incomplete, column, lambda _: f"all or none of {', '.join(cells)}", list_filled)
