"""What a date depends on besides its own words: the day of publication, the dates before it, and its clause."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple

from ordrett.dates.calendar import Unit, shift
from ordrett.dates.terms import DateTerms, alternatives
from ordrett.edtf import parse_date_bounds

ResolvedFrom = Literal["publication", "text"]
# Characters between "will" and a participle that belongs to it.
MAX_GAP: Final = 12
CLAUSE_END = re.compile(r"[.!?:;\n–—]|, (?=[“\"«])")


class Value(NamedTuple):
    """The EDTF of an expression, None if nothing fixes it, and what it was resolved from, None if it is complete."""

    edtf: str | None
    resolved_from: ResolvedFrom | None = None
    is_ambiguous: bool = False


@dataclass
class DateContext:
    """The surroundings of an expression; `published` is the day of publication if it is known to the day."""

    text: str
    terms: DateTerms
    published: date | None
    year: int | None  # of publication
    previous: date | None = None  # the last date before the expression that is known to the day

    def from_publication(self, compute: Callable[[date], str]) -> Value:
        """Return the value that a function gives for the day of publication; without that day, no EDTF."""
        return Value(compute(self.published) if self.published else None, "publication")

    def relative(self, resolved_from: ResolvedFrom, unit: Unit, number: int) -> Value:
        """Return the day, week, month or year that is `number` units after publication or the date before."""
        if resolved_from == "text":
            return Value(shift(self.previous, unit, number) if self.previous else None, "text")
        if unit == "years" and self.published is None and self.year:
            return Value(f"{self.year + number:04}", "publication")
        return self.from_publication(lambda day: shift(day, unit, number))

    def is_future(self, start: int, end: int) -> bool:
        """Return whether the nearest verb in the clause of an expression points to the future."""
        before = max((match.end() for match in CLAUSE_END.finditer(self.text, max(0, start - 150), start)), default=0)
        before = max(before, start - 150)
        after = CLAUSE_END.search(self.text, end)
        limit = min(after.start() if after else len(self.text), end + 80)
        nearest: tuple[int, bool] | None = None
        end_of_future = before - MAX_GAP
        for match in tense_pattern(self.terms).finditer(self.text, before, limit):
            if is_future := match.lastgroup != "past" or match.start() - end_of_future < MAX_GAP:
                end_of_future = match.end()
            distance = start - match.end() if match.end() <= start else match.start() - end
            if distance >= 0 and (nearest is None or distance < nearest[0]):
                nearest = distance, is_future
        return nearest is not None and nearest[1]


@cache
def tense_pattern(terms: DateTerms) -> re.Pattern[str]:
    """Return the pattern of verbs, in the groups `future` and `past`; a verb in the present counts as future."""
    words = terms.vocabulary
    future = alternatives((*words.future_words, *words.present_words))
    past = alternatives(words.past_words)
    past_forms = rf"{past}|\w{{2,}}(?:{alternatives(words.past_endings)})"
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past_forms}))\b", re.IGNORECASE)


def known_day(edtf: str | None) -> date | None:
    """Return the only day that a date can mean, if it is one."""
    first, last = parse_date_bounds(edtf) if edtf else (None, None)
    return first if first == last else None


def known_year(edtf: str | None) -> int | None:
    """Return the year in which all days of a date lie, if it is one."""
    first, last = parse_date_bounds(edtf) if edtf else (None, None)
    return first.year if first and last and first.year == last.year else None
