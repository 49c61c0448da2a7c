"""Read a frame of texts into frames of quotes, names, events and dates, for notebooks and data pipelines."""

from dataclasses import dataclass
from typing import Any

import polars as pl

import ordrett
from ordrett.errors import InputError
from ordrett_dataset.flat_rows import Items, Row, flat_rows, to_flat_frame


@dataclass(frozen=True)
class ReadFrames:
    """A row for each quote, mention of a person, mention of an event and date; `article` is the key of its text.

    `errors` has a row for each text that could not be read: `article`, `code`, `problem`, `hint`.
    """

    quotes: pl.DataFrame
    people: pl.DataFrame
    events: pl.DataFrame
    dates: pl.DataFrame
    errors: pl.DataFrame


def read_frame(
    frame: pl.DataFrame,
    text: str = "text",
    *,
    key: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> ReadFrames:
    """Read the texts of a column, one article a row.

    `text`, `key`, `language` and `published` are names of columns: the article; what `article` in the results repeats,
    by default the number of the row, from 0; its language (BCP 47), detected where it is null or not given; its day of
    publication, a date or text such as 2024-05-31. A null text gives no rows. Offsets count code points of the text.
    Raises ColumnNotFoundError of polars for a column that the frame does not have.
    """
    keys = frame[key] if key else pl.int_range(frame.height, dtype=pl.Int64, eager=True)
    columns = [
        pl.lit(None, pl.String) if name is None else pl.col(name).cast(pl.String)
        for name in (text, language, published)
    ]
    texts = frame.select(
        column.alias(name) for name, column in zip(("text", "language", "published"), columns, strict=True)
    )
    rows: dict[Items, list[Row]] = {items: [] for items in Items}
    errors: list[Row] = []
    for article, (content, code, day) in zip(keys, texts.iter_rows(), strict=True):
        if content is None:
            continue
        try:
            annotation = ordrett.read(content, str(article), code, day)
        except InputError as error:
            errors.append({"article": article, "code": error.code, "problem": error.problem, "hint": error.hint})
            continue
        for items in Items:
            rows[items] += ({"article": article, **row} for row in flat_rows(annotation, items))
    frames = {str(items): to_flat_frame(items, rows[items], keys.dtype) for items in Items}
    schema: dict[str, Any] = {"article": keys.dtype, "code": pl.String, "problem": pl.String, "hint": pl.String}
    return ReadFrames(**frames, errors=pl.DataFrame(errors, schema=schema))
