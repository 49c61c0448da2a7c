"""Parsing of a date that a text prints completely."""

import re

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


def _find_dates(text: str, pack: LanguagePack) -> list[str]:
    month = "(?P<month>" + "|".join(map(re.escape, pack.months)) + ")"
    patterns = (
        rf"\b{DAY}(?:\.|st|nd|rd|th)? (?:of )?{month},? {YEAR}\b",
        rf"\b{month} {DAY}(?:st|nd|rd|th)?,? {YEAR}\b",
        rf"\b{DAY}[/.](?P<number>[0-9]{{1,2}})[/.]{YEAR}\b",
        rf"\b{YEAR}-(?P<number>[0-9]{{2}})-{DAY}\b",
        rf"\b{month},? {YEAR}\b",
        rf"(?<![0-9/.-])\b{YEAR}\b(?![/.-]?[0-9])",
    )
    month_names = [name.casefold() for name in pack.months]
    matches = (match.groupdict() for pattern in patterns for match in re.finditer(pattern, text, re.IGNORECASE))
    return [_to_edtf(match, month_names) for match in matches]


def _to_edtf(match: dict[str, str | None], month_names: list[str]) -> str:
    parts = [f"{match['year']}"]
    if name := match.get("month"):
        parts.append(f"{month_names.index(name.casefold()) + 1:02}")
    elif number := match.get("number"):
        parts.append(f"{int(number):02}")
    if day := match.get("day"):
        parts.append(f"{int(day):02}")
    return "-".join(parts)
