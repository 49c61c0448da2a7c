"""The article of an HTML page, by trafilatura."""

import re
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.sources.page_checks import HINT, require_article_page
from ordrett_dataset.sources.saved_page import find_saved_page, host_of, is_archive, original_address

DECLARED_ENCODING: Final = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
HEAD_BYTES: Final = 4096  # browsers look for a declaration in the first 1,024
# Dates that trafilatura may return: fixed bounds, since by default the present day is the last one.
DATE_BOUNDS: Final = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2099-12-31",
}


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the head of a page declares."""
    match = DECLARED_ENCODING.search(data, 0, HEAD_BYTES)
    return (match[1] or match[2]).decode("ascii") if match else None


def extract_article(html: str, location: str) -> ArticleFields:
    """Return the text and the metadata of a page; raise InputError if no article is found in it."""
    try:
        import trafilatura
    except ImportError:
        hint = "Install it: python -m pip install 'ordrett[dataset,html]'."
        raise InputError(location, "html_reader_is_installed", "trafilatura is not installed", hint) from None
    page: Any = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dict(DATE_BOUNDS)
    )
    text = page.text if page is not None else None
    if not text or not text.strip():
        raise InputError(location, "page_has_article", "no article was found in the HTML", HINT)
    require_article_page(page.title, text, _find_links(html), location)
    saved = find_saved_page(html)
    url = saved.url or (page.url and original_address(page.url))
    publisher = page.sitename
    if publisher and is_archive(publisher):
        publisher = url and host_of(url)
    return ArticleFields(
        text="\n\n".join(line for line in text.split("\n") if line.strip()) + "\n",
        headline=page.title,
        byline=page.author and page.author.replace("; ", ", "),
        published=page.date,
        archived=saved.archived,
        publisher=publisher,
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=page.language,
    )


def _find_links(html: str) -> set[str]:
    """Return the texts of the links of a page."""
    from lxml.html import document_fromstring

    links = document_fromstring(html).iter("a")
    return {" ".join(link.text_content().split()) for link in links}
