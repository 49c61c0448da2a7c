"""Records are read as the tools of the field write them."""

from typing import Any, Final

import pytest

from ordrett_dataset.sources.field_names import ArticleFields, read_fields

TEXT, HEADLINE, BYLINE, DAY = "It rained for days.", "Bridge closed", "Ann Lee", "2024-05-31"
URL, OUTLET = "https://example.org/a", "Example News"

# The keys of each tool's output, with the values of one article.
RECORDS: Final[dict[str, dict[str, Any]]] = {
    "trafilatura": {
        "title": HEADLINE,
        "author": BYLINE,
        "hostname": "example.org",
        "date": DAY,
        "fingerprint": "8b6a",
        "id": None,
        "license": None,
        "raw_text": "It rained",
        "source": URL,
        "source-hostname": OUTLET,
        "sitename": OUTLET,
        "tags": "",
        "text": TEXT,
        "language": "en",
    },
    "newspaper4k": {
        "url": URL,
        "title": HEADLINE,
        "text": TEXT,
        "authors": [BYLINE],
        "publish_date": f"{DAY} 00:00:00",
        "meta_lang": "en",
        "site_name": OUTLET,
        "top_image": "",
        "movies": [],
    },
    "news-please": {
        "authors": [BYLINE],
        "date_download": "2024-06-02 10:00:00",
        "date_publish": f"{DAY} 08:00:00",
        "description": "Rain.",
        "filename": "a.json",
        "language": "en",
        "maintext": TEXT,
        "source_domain": OUTLET,
        "title": HEADLINE,
        "url": URL,
    },
    "Fundus": {
        "title": HEADLINE,
        "authors": [BYLINE],
        "publishing_date": f"{DAY} 08:00:00+02:00",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
        "topics": ["Weather"],
        "lang": "en",
        "publisher": OUTLET,
        "url": URL,
    },
    "schema.org": {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "articleBody": TEXT,
        "datePublished": f"{DAY}T08:00:00Z",
        "author": [{"@type": "Person", "name": BYLINE}],
        "publisher": {"@type": "Organization", "name": OUTLET},
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        "inLanguage": "en",
    },
    "datatrove": {
        "text": TEXT,
        "id": "a1",
        "metadata": {
            "title": HEADLINE,
            "author": BYLINE,
            "date": DAY,
            "url": URL,
            "language": "en",
            "publisher": OUTLET,
        },
    },
}


@pytest.mark.parametrize("tool", RECORDS)
def test_the_output_of_a_tool_is_read(tool: str) -> None:
    fields = read_fields(RECORDS[tool])
    assert (fields.text, fields.headline, fields.byline) == (TEXT, HEADLINE, BYLINE)
    assert (fields.url, fields.publisher, fields.language) == (URL, OUTLET, "en")
    assert (fields.published or "").startswith(DAY)


def test_paragraphs_and_authors_in_lists_are_joined() -> None:
    fields = read_fields({"text": ["One.", "Two."], "authors": ["Ann Lee", "Bo Dahl"]})
    assert (fields.text, fields.byline) == ("One.\n\nTwo.", "Ann Lee, Bo Dahl")


@pytest.mark.parametrize("record", [{}, {"text": None}, {"text": " \n"}, {"text": True}, {"body": {}}, {"n": "x"}])
def test_a_record_without_a_text_has_none(record: dict[str, Any]) -> None:
    assert read_fields(record) == ArticleFields()
