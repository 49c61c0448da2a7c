"""Whole pages as they look when they are copied or saved: what each line is, and what the page says of its article."""

import pytest

import ordrett
from ordrett.model import ArticleMetadata
from tests.support.messy_pages import MessyPage, load_pages

PAGES = load_pages()
MIN_RIGHT = 0.98
FIELDS = ("headline", "byline", "published", "publisher", "archived", "url")


def stated(metadata: ArticleMetadata) -> dict[str, str]:
    """Return the values that were found."""
    dates = {"published": metadata.published.value, "archived": metadata.archived.value}
    values = {
        "headline": metadata.headline and metadata.headline.text,
        "byline": metadata.byline and metadata.byline.text,
        "publisher": metadata.publisher.value,
        "url": metadata.url,
    } | {name: date and date.edtf for name, date in dates.items()}
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_a_person_reads_it(page: MessyPage) -> None:
    annotation = ordrett.read(page.text)
    expected = {name: value for name, value in page.stated.items() if name in FIELDS}
    assert (annotation.language, stated(annotation.metadata)) == (page.stated["language"], expected)
    wrong = [pair for pair in zip(page.sections, annotation.sections, strict=True) if pair[0] != pair[1]]
    assert len(wrong) <= (1 - MIN_RIGHT) * len(page.sections), wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_states_is_where_the_evidence_says(page: MessyPage) -> None:
    metadata = ordrett.read(page.text).metadata
    for fact in (metadata.publisher, metadata.published, metadata.archived):
        for evidence in fact.evidence:
            assert evidence.span is not None
            assert page.text[evidence.span.start : evidence.span.end] == evidence.span.text
