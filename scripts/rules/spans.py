"""Words and their offsets."""

from collections.abc import Iterator

import polars as pl

from scripts.rules.rule import KEYS, Package, columns_beside, row_name, rule

ANCHORED = columns_beside("_start")


@rule
def words_are_the_slice_of_their_article(package: Package) -> Iterator[tuple[str, str]]:
    """Every anchored cell equals the characters between its offsets; an offset below 0 breaks its model already."""
    for table, column in _anchored():
        anchor = ["article_id", column, f"{column}_start", f"{column}_end"]
        rows = package.tables[table].filter(pl.all_horizontal(pl.col(anchor).is_not_null()))
        for n, (article, words, start, end) in enumerate(rows.select(anchor).iter_rows()):
            text = package.texts.get(article)
            if text is None or start < 0:
                continue
            found = text[start:end] if start < end <= len(text) else None
            if found != words:
                stands = f"{found!r} there" if found is not None else f"{len(text)} characters"
                where = f"{row_name(table, rows.row(n, named=True))} {column}"
                yield where, f"{words!r} at [{start}, {end}), but the article has {stands}"


@rule
def words_and_offsets_are_filled_together(package: Package) -> Iterator[tuple[str, str]]:
    """An anchored cell, its offsets and its article are all there or all null."""
    for table, column in _anchored():
        cells = [column, f"{column}_start", f"{column}_end", *(["article_id"] if table == "evidence" else [])]
        missing = pl.sum_horizontal(pl.col(cells).is_null())
        half = package.tables[table].filter((missing > 0) & (missing < len(cells)))
        for row in half.select(KEYS[table] + [cell for cell in cells if cell not in KEYS[table]]).iter_rows(named=True):
            held = [row[cell] for cell in cells]
            found = f"only some of words, start, end and article are filled: {held!r}"
            yield f"{row_name(table, row)} {column}", found


def _anchored() -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in ANCHORED.items() for column in columns)
