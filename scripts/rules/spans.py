"""Words and their offsets."""

from collections.abc import Iterator

from scripts.rules.rule import Package, columns_beside, row_name, rows_and_columns, rule

ANCHORED = columns_beside("_start")


@rule
def words_are_the_slice_of_their_article(package: Package) -> Iterator[tuple[str, str]]:
    """Every anchored cell equals the characters between its offsets; an offset below 0 breaks its model already."""
    for table, row, column in rows_and_columns(package, ANCHORED):
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
    for table, row, column in rows_and_columns(package, ANCHORED):
        cells = [row[column], row[f"{column}_start"], row[f"{column}_end"]]
        if table == "evidence":
            cells.append(row["article_id"])
        if 0 < sum(cell is None for cell in cells) < len(cells):
            yield (
                f"{row_name(table, row)} {column}",
                f"only some of words, start, end and article are filled: {cells!r}",
            )
