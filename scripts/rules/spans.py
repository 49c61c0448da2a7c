"""Words and their offsets."""

from collections.abc import Iterator
from typing import Any

from schemas import TABLES
from scripts.rules.rule import Package, row_name, rule

ANCHORED = {
    table: [name for name in model.to_schema().columns if f"{name}_start" in model.to_schema().columns]
    for table, model in TABLES.items()
}


@rule
def words_are_the_slice_of_their_article(package: Package) -> Iterator[tuple[str, str]]:
    """Every anchored cell equals the characters between its offsets; an offset below 0 breaks its model already."""
    for table, row, column in _anchored(package):
        text = package.texts.get(row["article_id"] or "")
        start, end = row[f"{column}_start"], row[f"{column}_end"]
        if text is None or row[column] is None or start is None or end is None or start < 0:
            continue
        found = text[start:end] if start < end <= len(text) else None
        if found != row[column]:
            stands = (
                f"the article has {found!r} there" if found is not None else f"the article has {len(text)} characters"
            )
            yield f"{row_name(table, row)} {column}", f"{row[column]!r} at [{start}, {end}), but {stands}"


@rule
def words_and_offsets_are_filled_together(package: Package) -> Iterator[tuple[str, str]]:
    """An anchored cell, its offsets and its article are all there or all null."""
    for table, row, column in _anchored(package):
        cells = [row[column], row[f"{column}_start"], row[f"{column}_end"]]
        if table == "evidence":
            cells.append(row["article_id"])
        if 0 < sum(cell is None for cell in cells) < len(cells):
            yield (
                f"{row_name(table, row)} {column}",
                f"only some of words, start, end and article are filled: {cells!r}",
            )


def _anchored(package: Package) -> Iterator[tuple[str, dict[str, Any], str]]:
    for table, columns in ANCHORED.items():
        for row in package.tables[table].iter_rows(named=True):
            for column in columns:
                yield table, row, column
