"""A date printed whole -> EDTF."""

import re

from ordrett.edtf import parse_date_bounds
from ordrett.language.packs import LanguagePack

YEAR = r"(?P<year>[12][0-9]{3})"
DAY = r"(?P<day>[0-9]{1,2})"


def parse_date(words: str, pack: LanguagePack) -> str | None:
    """Return the EDTF date that the words print, or None where they print no single whole date.

    Day and month by figures are read day first; a date of figures that could only be month first is not taken.
    """
    found = {edtf for edtf in _readings(words, pack) if _exists(edtf)}
    finest = max(found, key=len, default=None)
    return finest if finest and all(finest.startswith(edtf) for edtf in found) else None


def _readings(words: str, pack: LanguagePack) -> list[str]:
    month = "(?P<month>" + "|".join(map(re.escape, pack.months)) + ")"
    forms = (
        rf"\b{DAY}(?:\.|st|nd|rd|th)? (?:of )?{month},? {YEAR}\b",
        rf"\b{month} {DAY}(?:st|nd|rd|th)?,? {YEAR}\b",
        rf"\b{DAY}[/.](?P<number>[0-9]{{1,2}})[/.]{YEAR}\b",
        rf"\b{YEAR}-(?P<number>[0-9]{{2}})-{DAY}\b",
        rf"\b{month},? {YEAR}\b",
        rf"(?<![0-9/.-])\b{YEAR}\b(?![/.-]?[0-9])",
    )
    names = [name.casefold() for name in pack.months]
    found: list[str] = []
    for form in forms:
        for parts in (m.groupdict() for m in re.finditer(form, words, re.IGNORECASE)):
            number = parts.get("number") or (parts.get("month") and names.index(parts["month"].casefold()) + 1)
            pieces = [parts["year"], f"{int(number):02}" if number else "", f"{int(parts.get('day') or 0):02}"]
            found.append("-".join(pieces[: 1 + bool(number) + bool(parts.get("day"))]))
    return found


def _exists(edtf: str) -> bool:
    try:
        return parse_date_bounds(edtf) is not None
    except ValueError:
        return False
