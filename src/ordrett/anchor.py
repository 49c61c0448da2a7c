"""Exact words -> Span; absent or ambiguous words are refused."""

from dataclasses import dataclass

from ordrett.errors import InputError
from ordrett.span import Span


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A TextQuoteSelector: the words, and what stands directly before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def find_span(selector: TextQuoteSelector, text: str, *scopes: tuple[int, int]) -> Span:
    """Find the one place of the words in the first of `scopes` that has them.

    Scopes are (start, end) in code points; none means the whole text. Raises InputError where no scope has the
    words, or the first that has them has them twice.
    """
    if not selector.exact:
        raise InputError("", "anchor_is_not_empty", "no words", "Write the words as the article prints them.")
    for start, end in scopes or ((0, len(text)),):
        found = _places(selector, text, start, end)
        if len(found) == 1:
            return Span.from_text(text, found[0], found[0] + len(selector.exact))
        if found:
            shown = ", ".join(f"{at} “{_around(text, at, len(selector.exact))}”" for at in found[:3])
            raise InputError(
                "",
                "anchor_is_unique",
                f"“{selector.exact}” stands {len(found)} times, at {shown}",
                "Add a prefix or suffix that stands directly beside the words meant.",
            )
    raise InputError(
        "",
        "anchor_found",
        f"“{selector.prefix}{selector.exact}{selector.suffix}” does not stand there",
        "Copy the words from the article, character by character.",
    )


def _places(selector: TextQuoteSelector, text: str, start: int, end: int) -> list[int]:
    whole = selector.prefix + selector.exact + selector.suffix
    places: list[int] = []
    at = text.find(whole, start, end)
    while at != -1:
        places.append(at + len(selector.prefix))
        at = text.find(whole, at + 1, end)
    return places


def _around(text: str, at: int, length: int, margin: int = 12) -> str:
    return text[max(0, at - margin) : at + length + margin].replace("\n", " ")
