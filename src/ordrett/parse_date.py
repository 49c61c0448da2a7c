"""Parsing of a date that a text prints completely."""

import re
from collections.abc import Mapping
from functools import cache

from ordrett.edtf import is_edtf_date
from ordrett.language.packs import LanguagePack

YEAR = r"(?P<year>[12][0-9]{3})"
DAY = r"(?P<day>[0-9]{1,2})"


def parse_date(text: str, pack: LanguagePack) -> str | None:
    """Return the only date in a text as EDTF (day, month or year), or None if it has no date or several.

    A date in digits is day first; one that could only be month first is not parsed. A day, its month and its year
    are one date: the most precise form is returned.
    """
    dates = {edtf for edtf in _find_dates(text, pack) if is_edtf_date(edtf)}
    most_precise = max(dates, key=len, default=None)
    is_only_date = most_precise and all(most_precise.startswith(edtf) for edtf in dates)
    return most_precise if is_only_date else None


def is_only_date(text: str, pack: LanguagePack) -> bool:
    """Return whether a text is a date in a printed form, and nothing else."""
    return any(pattern.fullmatch(text.strip()) for pattern in _patterns(pack))


def printed_day(pack: LanguagePack) -> str:
    """Return the pattern of a day with the short name of its month, as pages print it: "26. sep. 2023"."""
    short = "|".join(map(re.escape, sorted(_month_numbers(pack), key=len, reverse=True)))
    return rf"\b{DAY}(?:\.|st|nd|rd|th)? (?P<month>{short})\.?,? {YEAR}\b"


def _find_dates(text: str, pack: LanguagePack) -> list[str]:
    months = _month_numbers(pack)
    matches = (match.groupdict() for pattern in _patterns(pack) for match in pattern.finditer(text))
    return [_to_edtf(match, months) for match in matches]


@cache
def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(map(re.escape, pack.months)) + ")"
    patterns = (
        printed_day(pack),
        rf"\b{DAY}(?:\.|st|nd|rd|th)? (?:of )?{month},? {YEAR}\b",
        rf"\b{month} {DAY}(?:st|nd|rd|th)?,? {YEAR}\b",
        rf"\b{DAY}[/.](?P<number>[0-9]{{1,2}})[/.]{YEAR}\b",
        rf"\b{YEAR}-(?P<number>[0-9]{{2}})-{DAY}\b",
        rf"\b{month},? {YEAR}\b",
        rf"(?<![0-9/.-])\b{YEAR}\b(?![/.-]?[0-9])",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@cache
def _month_numbers(pack: LanguagePack) -> Mapping[str, int]:
    """Return the numbers of the months by their names; a short name is that of the month that begins with it."""
    names = [name.casefold() for name in pack.months]
    short = [name.casefold() for name in pack.layout.short_months]
    numbers = {name: next((i for i, month in enumerate(names, 1) if month[:3] == name[:3]), 0) for name in short}
    return {name: number for name, number in numbers.items() if number} | {name: i for i, name in enumerate(names, 1)}


def _to_edtf(match: dict[str, str | None], months: Mapping[str, int]) -> str:
    parts = [f"{match['year']}"]
    if name := match.get("month"):
        parts.append(f"{months[name.casefold()]:02}")
    elif number := match.get("number"):
        parts.append(f"{int(number):02}")
    if day := match.get("day"):
        parts.append(f"{int(day):02}")
    return "-".join(parts)
