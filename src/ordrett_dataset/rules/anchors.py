"""Words and their offsets."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_part_of,
    columns_with_suffix,
    format_value,
    issues_for_rows,
    needs_articles,
    rule,
)
from ordrett_dataset.schemas import KEYS

ANCHORED = columns_with_suffix("_start")


@rule
@needs_articles
def text_matches_offsets(package: Package) -> Iterator[RuleViolation]:
    """Every anchored cell equals the characters between its offsets; an offset below 0 breaks its model already."""
    for table, column in _anchored():
        yield from _other_words(package, table, column, package.tables[table])


@batch_part_of(text_matches_offsets)
def _words_of_evidence(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _other_words(package, "evidence", "text", stretch.rows)


@rule
def text_has_offsets(package: Package) -> Iterator[RuleViolation]:
    """An anchored cell and its offsets are all there or all null."""
    for table, column in _anchored():
        yield from _half_filled(table, column, [column, f"{column}_start", f"{column}_end"], package.tables[table])


@batch_part_of(text_has_offsets)
def _words_of_evidence_and_offsets(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _half_filled("evidence", "text", ["text", "text_start", "text_end", "article_id"], stretch.rows)


def _anchored() -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in ANCHORED.items() if table != "evidence" for column in columns)


def _other_words(package: Package, table: str, column: str, of: pl.DataFrame) -> Iterator[RuleViolation]:
    start, end = f"{column}_start", f"{column}_end"
    keys = list(dict.fromkeys([*KEYS[table], "article_id"]))
    rows = of.select(*keys, words=column, start=start, end=end).drop_nulls(["words", "start", "end"])
    rows = rows.with_columns(printed=package.slices.printed(rows, "start", "end"))
    rows = rows.filter(pl.col("words").cast(pl.Binary).ne_missing(pl.col("printed")) & (pl.col("start") >= 0))
    lengths = package.slices.characters()

    # An article whose text is not there has no word to say.
    rows = rows.join(lengths, on="article_id", how="inner", maintain_order="left")
    yield from issues_for_rows(table, rows, column, _printed, _words)


def _half_filled(table: str, column: str, cells: list[str], of: pl.DataFrame) -> Iterator[RuleViolation]:
    missing = pl.sum_horizontal(pl.col(cells).is_null())
    half = of.filter((missing > 0) & (missing < len(cells)))

    says = f"{', '.join(cells)} are filled together"
    yield from issues_for_rows(table, half, column, lambda _: says, lambda row: _filled(row, cells))


def _printed(row: dict[str, Any]) -> str:
    there = format_value(row["printed"].decode()) if row["printed"] is not None else f"{row['characters']} characters"
    return f"the article has {there}"


def _words(row: dict[str, Any]) -> str:
    return f"{format_value(row['words'])} at [{row['start']}, {row['end']})"


def _filled(row: dict[str, Any], cells: list[str]) -> str:
    filled = [cell for cell in cells if row[cell] is not None]
    return f"only {' and '.join(filled)} {'is' if len(filled) == 1 else 'are'} filled"
