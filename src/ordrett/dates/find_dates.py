"""Find the expressions of time in a text and resolve them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ordrett.dates.anchors import find_windows
from ordrett.dates.context import DateContext, known_day, known_year
from ordrett.dates.periods import Found, join_periods
from ordrett.dates.printed import printed_rules
from ordrett.dates.relative import relative_rules
from ordrett.dates.rule import Rule
from ordrett.dates.terms import date_terms
from ordrett.language.packs import LanguagePack
from ordrett.model import DateExpression
from ordrett.span import Span


def find_dates(text: str, pack: LanguagePack, published: str | None = None) -> tuple[DateExpression, ...]:
    """Return the expressions of time in a text, in text order and without overlap.

    `published` is the date of publication in EDTF, from which relative dates are resolved; without it, their EDTF is
    None. What is vague ("now", "recently"), durations and ages are left out.
    """
    terms = date_terms(pack)
    context = DateContext(text, terms, known_day(published), known_year(published))
    matches = _resolve(_sort(_matches(text, pack)), context)
    return tuple(
        DateExpression(Span(start, end, text[start:end]), value.edtf, value.resolved_from, value.is_ambiguous)
        for start, end, value in join_periods(list(matches), text, terms)
    )


@cache
def _rules(pack: LanguagePack) -> tuple[Rule, ...]:
    terms = date_terms(pack)
    return (*printed_rules(terms), *relative_rules(terms))


def _matches(text: str, pack: LanguagePack) -> Iterator[tuple[re.Match[str], Rule]]:
    windows = find_windows(text, date_terms(pack))
    for rule in _rules(pack):
        for start, end in windows[rule.anchor]:
            for match in rule.pattern.finditer(text, start, end):
                yield match, rule


def _sort(matches: Iterable[tuple[re.Match[str], Rule]]) -> list[tuple[re.Match[str], Rule]]:
    """Return all matches by start, the longer first."""
    return sorted(matches, key=lambda item: (item[0].start(), -item[0].end()))


def _resolve(matches: list[tuple[re.Match[str], Rule]], context: DateContext) -> Iterator[Found]:
    """Yield the resolved expressions; of two that overlap, the first and then the longest that is a date."""
    last_end = 0
    for match, rule in matches:
        if match.start() < last_end:
            continue
        try:
            value = rule.resolve(match, context)
            day = known_day(value.edtf) if value else None
        except (ValueError, OverflowError):  # outside of the calendar
            continue
        if value is None:
            continue
        last_end = match.end()
        context.previous = day or context.previous
        yield match.start(), match.end(), value
