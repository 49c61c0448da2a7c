"""Anchors: text quotations that select a span of an article without offsets."""

from dataclasses import dataclass

from ordrett.errors import InputError
from ordrett.span import Span

MAX_PLACES_SHOWN = 3
CONTEXT = 12  # characters shown on either side of a place


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A quoted text, and the text directly before and after it (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def find_span(selector: TextQuoteSelector, text: str, *scopes: tuple[int, int]) -> Span:
    """Return the only match of `selector` in the first of `scopes` that has one.

    Scopes are (start, end) in code points; without scopes the whole text is searched. Raises InputError if no scope has
    a match, or if the first that has one has several.
    """
    if not selector.exact:
        raise InputError(
            "", "anchor_is_not_empty", "the text to find is empty", "Quote the text as the article prints it."
        )
    for start, end in scopes or ((0, len(text)),):
        offsets = _find_all(selector, text, start, end)
        if len(offsets) == 1:
            return Span.from_text(text, offsets[0], offsets[0] + len(selector.exact))
        if offsets:
            places = ", ".join(
                f"{offset} “{_format_context(text, offset, len(selector.exact))}”"
                for offset in offsets[:MAX_PLACES_SHOWN]
            )
            raise InputError(
                "",
                "anchor_is_unique",
                f"“{selector.exact}” occurs {len(offsets)} times, at {places}",
                "Add a prefix or suffix: text directly before or after the occurrence that you mean.",
            )
    raise InputError(
        "",
        "anchor_found",
        f"“{selector.prefix}{selector.exact}{selector.suffix}” does not occur there",
        "Copy the text from the article, character by character.",
    )


def _find_all(selector: TextQuoteSelector, text: str, start: int, end: int) -> list[int]:
    """Return the offsets of all matches of `exact` in `text[start:end]`; matches may overlap."""
    pattern = selector.prefix + selector.exact + selector.suffix
    offsets: list[int] = []
    offset = text.find(pattern, start, end)
    while offset != -1:
        offsets.append(offset + len(selector.prefix))
        offset = text.find(pattern, offset + 1, end)
    return offsets


def _format_context(text: str, offset: int, length: int) -> str:
    return text[max(0, offset - CONTEXT) : offset + length + CONTEXT].replace("\n", " ")
