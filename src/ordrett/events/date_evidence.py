"""The words that give the date of an event, and the date from which they are resolved."""

from collections.abc import Sequence
from typing import Final

from ordrett.dates.context import known_day
from ordrett.model import Attested, DateExpression, EdtfDate, Evidence
from ordrett.span import Span

CONTINUED_NOTE: Final = "the text goes on in this time"
SOURCES: Final = {"publication": "publication", "text": "event before"}


class DateEvidence:
    """The evidence for the dates of one article; `published` is where the page prints the day of publication."""

    def __init__(self, article_id: str, dates: Sequence[DateExpression], published: Evidence | None) -> None:
        self._article_id, self._published = article_id, published
        self._anchors = _anchors(dates)

    def attest(self, date: DateExpression, *, is_continued: bool) -> Attested[EdtfDate | None]:
        """Return a date with the words that give it, and with the date from which these are resolved."""
        if date.edtf is None:
            return Attested(None)
        article_id = self._article_id
        if date.resolved_from is None:
            words = Evidence("normalised", article_id, date.text, normaliser="date_of")
            if is_continued:
                words = Evidence("inferred", article_id, date.text, note=CONTINUED_NOTE)
            return Attested(EdtfDate(date.edtf, "printed"), (words,))
        note = f"counted from the date of the {SOURCES[date.resolved_from]}"
        if is_continued:
            note = f"{CONTINUED_NOTE}, {note}"
        words = Evidence("inferred", article_id, date.text, note=note)
        anchor = self._published
        if date.resolved_from == "text":
            span = self._anchors.get(date.text)
            anchor = Evidence("inferred", article_id, span, note="the date before it") if span else None
        return Attested(EdtfDate(date.edtf, "resolved"), (words, *([anchor] if anchor else [])))


def _anchors(dates: Sequence[DateExpression]) -> dict[Span, Span]:
    """Return for each date the last one before it that is known to the day, from which "three days later" counts."""
    anchors: dict[Span, Span] = {}
    previous: Span | None = None
    for date in dates:
        if previous is not None:
            anchors[date.text] = previous
        if known_day(date.edtf):
            previous = date.text
    return anchors
