"""A frame of texts is read as the texts are one by one."""

from datetime import date
from typing import Final

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ordrett
from ordrett.errors import InputError
from ordrett_dataset import read_frame

# Invented.
TEXTS: Final = (
    "– Broen åpner igjen på mandag, sier ordfører Maria Holm til lokalavisen i bygda.\n",
    "“The dam will hold,” Jane Sample told reporters on Monday. Latvia expelled two diplomats on 3 May 2021.\n",
    "12 34",
    None,
)
DAY: Final = "2024-03-13"


@given(
    texts=st.lists(st.sampled_from(TEXTS), max_size=5),
    days=st.sampled_from([None, DAY]),
    key=st.sampled_from([None, "key"]),
)
def test_a_frame_gives_what_its_texts_give(texts: list[str | None], days: str | None, key: str | None) -> None:
    frame = pl.DataFrame(
        {"body": texts, "key": [f"k{i}" for i in range(len(texts))], "day": [days] * len(texts)},
        schema={"body": pl.String, "key": pl.String, "day": pl.String},
    )
    read = read_frame(frame, "body", key=key, published="day")
    keys = list(frame["key"]) if key else list(range(len(texts)))
    expected: dict[str, list[tuple[object, ...]]] = {name: [] for name in ("quotes", "people", "dates", "errors")}
    for article, text in zip(keys, texts, strict=True):
        if text is None:
            continue
        try:
            annotation = ordrett.read(text, published=days)
        except InputError as error:
            expected["errors"].append((article, error.code))
            continue
        expected["quotes"] += ((article, q.text.text, q.text.start, q.speaker_name.value) for q in annotation.quotes)
        expected["people"] += ((article, m.text.text, m.text.start) for m in annotation.person_mentions)
        expected["dates"] += ((article, d.text.text, d.text.start, d.edtf) for d in annotation.dates)
    assert read.quotes.select("article", "text", "text_start", "speaker").rows() == expected["quotes"]
    assert read.people.select("article", "text", "text_start").rows() == expected["people"]
    assert read.dates.select("article", "text", "text_start", "date").rows() == expected["dates"]
    assert read.errors.select("article", "code").rows() == expected["errors"]
    for row in [*read.events.iter_rows(named=True), *read.quotes.iter_rows(named=True)]:
        text = texts[keys.index(row["article"])] or ""
        assert text[row["text_start"] : row["text_end"]] == row["text"]


def test_stated_language_and_days_as_dates_are_used() -> None:
    frame = pl.DataFrame({"text": ["Bro, 12."], "code": ["nb"], "day": [date(2024, 3, 13)]})
    assert read_frame(frame).errors.height == 1
    assert read_frame(frame, language="code", published="day").errors.height == 0
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        read_frame(frame, "body")
