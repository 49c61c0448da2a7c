"""Periods that prepositions make of dates: since, until, between."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache

from ordrett.dates.context import Value, known_day
from ordrett.dates.terms import DateTerms, alternatives, optional
from ordrett.edtf import is_edtf_date

Found = tuple[int, int, Value]  # start, end, value
# "since Monday's attack": the attack was on Monday.
POSSESSIVE_ENDINGS = ("'s", "’s", "ens", "ets")


def join_periods(dates: Sequence[Found], text: str, terms: DateTerms) -> Iterator[Found]:
    """Yield the expressions, with "since A", "until B" and "between A and B" as periods."""
    position, last_end = 0, 0
    while position < len(dates):
        following = dates[position + 1] if position + 1 < len(dates) else None
        period = _between(dates[position], following, text, terms) if following else None
        expression = period or _open_period(*dates[position], text, terms)
        if expression[0] < last_end:  # its first words belong to the expression before
            period, expression = None, dates[position]
        yield expression
        last_end = expression[1]
        position += 2 if period else 1


def _between(first: Found, second: Found, text: str, terms: DateTerms) -> Found | None:
    (first_start, first_end, earlier), (second_start, end, later) = first, second
    if earlier.edtf is None or later.edtf is None:
        return None
    for template in terms.vocabulary.between:
        before, between, _ = template.split("{}")
        start = max(0, first_start - len(before))
        if (text[start:first_start].casefold(), text[first_end:second_start].casefold()) == (before, between):
            last = later.edtf.split("/")[-1]
            ends = [last]
            if later.resolved_from and (day := known_day(later.edtf)):
                ends.append((day + timedelta(days=7)).isoformat())  # from Monday to Friday
            if any(map(str.isdecimal, text[first_start:first_end])):
                earlier = _in_year_of(earlier, later)
            first_day = (earlier.edtf or "").split("/")[0]
            edtf = next((period for end_day in ends if is_edtf_date(period := f"{first_day}/{end_day}")), None)
            return (start, end, Value(edtf, earlier.resolved_from or later.resolved_from)) if edtf else None
    return None


def _in_year_of(earlier: Value, later: Value) -> Value:
    """Return a day in the year of the date behind it if only that has a year: "between May 1 and May 5, 2021"."""
    if later.resolved_from is not None or earlier.resolved_from != "publication" or not known_day(earlier.edtf):
        return earlier
    return Value(f"{(later.edtf or '')[:4]}{(earlier.edtf or '')[4:]}")


def _open_period(start: int, end: int, value: Value, text: str, terms: DateTerms) -> Found:
    if value.edtf is None or text[start:end].endswith(POSSESSIVE_ENDINGS) or text[end : end + 2] in POSSESSIVE_ENDINGS:
        return start, end, value
    before = text[max(0, start - 40) : start]
    first, last = value.edtf.split("/")[0], value.edtf.split("/")[-1]
    for words, edtf in ((terms.vocabulary.since, f"{first}/.."), (terms.vocabulary.until, f"../{last}")):
        match = _words_at_end(words, terms).search(before)
        if match and is_edtf_date(edtf):
            return start - len(match[0]), end, value._replace(edtf=edtf)
    return start, end, value


@cache
def _words_at_end(words: Iterable[str], terms: DateTerms) -> re.Pattern[str]:
    """Return the pattern of the words before a date, also with "the" or "the end of" between them."""
    article, part = (optional(phrases) for phrases in (terms.vocabulary.articles, terms.vocabulary.part_of_period))
    return re.compile(rf"\b(?:{alternatives(words)}) {article}{part}$", re.IGNORECASE)
