"""The article of an HTML page, by trafilatura."""

import re
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.sources.field_names import ArticleFields

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
MAX_TAGS: Final = 5
TAG: Final = re.compile(
    r"</?(?:p|div|br|span|a|li|ul|h[1-6]|img|strong|em|article|section|script)\b[^<>]*>", re.IGNORECASE
)


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
        hint = "Save the page with its article, or save its text as .txt."
        raise InputError(location, "page_has_article", "no article was found in the HTML", hint)
    return ArticleFields(
        text="\n\n".join(line for line in text.split("\n") if line.strip()) + "\n",
        headline=page.title,
        byline=page.author and page.author.replace("; ", ", "),
        published=page.date,
        publisher=page.sitename,
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else None,
        language=page.language,
    )


def looks_like_html(text: str) -> bool:
    """Return whether a plain text holds HTML tags."""
    return sum(1 for _ in zip(TAG.finditer(text), range(MAX_TAGS), strict=False)) == MAX_TAGS
