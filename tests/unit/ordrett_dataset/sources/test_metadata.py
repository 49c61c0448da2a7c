"""Metadata fill what the text leaves open, with the words of the record as their source."""

from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ordrett
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.sources.metadata import add_metadata, is_understood, parse_published

TEXT: Final = "Bridge closed\n\nBy Ann Lee\n\nThe bridge was closed on Monday. “It is not safe,” said Karl Smith.\n"
MONTHS: Final = {"en": "May", "nb": "mai", "da": "maj", "sv": "maj"}


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.times())
def test_the_day_is_the_one_that_is_written(day: date, time: object) -> None:
    for text in (f"{day}", f"{day}T{time}Z", f"{day} {time}+05:00", f"  {day}T00:00:00-11:00"):
        assert parse_published(text) == day.isoformat()


@given(st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_dates_of_feeds_are_understood(moment: datetime) -> None:
    assert parse_published(format_datetime(moment)) == moment.date().isoformat()


@pytest.mark.parametrize("language", MONTHS)
def test_dates_in_words_are_understood(language: str) -> None:
    assert parse_published(f"31 {MONTHS[language]} 2024", language) == "2024-05-31"


@pytest.mark.parametrize("text", ["soon", "2024-13-40", "11/03/2022", "1711111111", "31 May 2024 or 1 June 2024"])
def test_an_unclear_date_is_no_date(text: str) -> None:
    assert parse_published(text) is None
    assert not is_understood(text)


def test_cells_from_metadata_cite_them() -> None:
    fields = ArticleFields(
        published="2024-05-31T08:00Z", publisher=" Example News", byline="Ann Lee", url="https://a.org"
    )
    annotation, source = add_metadata(ordrett.read(TEXT, "a"), fields)
    assert source is not None
    metadata = annotation.metadata
    assert (metadata.published.value.edtf if metadata.published.value else None) == "2024-05-31"
    assert (metadata.publisher.value, metadata.url) == ("Example News", "https://a.org")
    for cell in (metadata.published, metadata.publisher):
        assert [(e.derivation, e.external_source_id) for e in cell.evidence] == [("external", "metadata.a")]
    assert (source.external_source_id, source.publisher) == ("metadata.a", "Example News")
    assert all(words in (source.excerpt or "") for words in ("2024-05-31T08:00Z", "Example News"))
    assert metadata.byline is not None
    assert TEXT[metadata.byline.start : metadata.byline.end] == "Ann Lee"


def test_without_metadata_nothing_is_cited() -> None:
    annotation = ordrett.read(TEXT, "a")
    assert add_metadata(annotation, ArticleFields()) == (annotation, None)
