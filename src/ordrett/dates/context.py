"""What a date depends on besides its own words: the day of publication, the dates before it, and its clause."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from ordrett.dates.calendar import Unit, shift
from ordrett.dates.terms import DateTerms, alternatives
from ordrett.edtf import parse_date_bounds
from ordrett.model import ResolvedFrom

# Characters between "will" and a participle that belongs to it.
MAX_GAP: Final = 12
# Characters before and after an expression in which its verb is searched.
VERB_BEFORE, VERB_AFTER = 150, 80
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
        window = max(0, start - VERB_BEFORE)
        before = max((match.end() for match in CLAUSE_END.finditer(self.text, window, start)), default=window)
        after = CLAUSE_END.search(self.text, end, end + VERB_AFTER)
        limit = after.start() if after else end + VERB_AFTER
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
    """Return the pattern of verbs, in the groups `future`, which has those in the present too, and `past`."""
    words = terms.vocabulary
    past = rf"{alternatives(words.past_verbs)}|\w{{2,}}(?:{alternatives(words.past_endings)})"
    return re.compile(rf"\b(?:(?P<future>{alternatives(words.future_verbs)})|(?P<past>{past}))\b", re.IGNORECASE)


def known_day(edtf: str | None) -> date | None:
    """Return the only day that a date can mean, if it is one."""
    first, last = parse_date_bounds(edtf) if edtf else (None, None)
    return first if first == last else None


def known_year(edtf: str | None) -> int | None:
    """Return the year in which all days of a date lie, if it is one."""
    first, last = parse_date_bounds(edtf) if edtf else (None, None)
    return first.year if first and last and first.year == last.year else None
