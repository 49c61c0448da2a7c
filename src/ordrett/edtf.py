"""EDTF level 1 dates: the supported forms and the days that they can mean."""

import re
from calendar import monthrange
from datetime import date

# A year; a month, with or without a day; a season; a decade; a century. X is an unspecified digit.
POINT_PATTERN = (
    r"(?:[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?|2[1-4]|XX(?:-XX)?))?"
    r"|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
)
# One point, or an interval of which one end may be open (..) or unknown (empty).
EDTF_PATTERN = rf"^(?:{POINT_PATTERN}|{POINT_PATTERN}/(?:{POINT_PATTERN}|\.\.)?|(?:\.\.)?/{POINT_PATTERN})$"

# First and last month. Winter belongs to the year of its December and ends in the next: month 14 is February.
MONTHS_OF_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def parse_date_bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date can mean; None for an open or unknown end.

    Qualifiers (?, ~, %) do not change the bounds. Raises ValueError for an unsupported form, a day that is not in the
    calendar and an interval that ends before it begins.
    """
    if not re.fullmatch(EDTF_PATTERN, edtf):
        raise ValueError(f"{edtf!r} is not a supported EDTF level 1 date")
    if "/" not in edtf:
        return _parse_point(edtf)
    first, last = edtf.split("/")
    earliest = _parse_point(first)[0] if first not in ("", "..") else None
    latest = _parse_point(last)[1] if last not in ("", "..") else None
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def is_edtf_date(text: str) -> bool:
    """Return whether a text is a supported EDTF date of the calendar."""
    try:
        parse_date_bounds(text)
    except ValueError:
        return False
    return True


def _parse_point(edtf: str) -> tuple[date, date]:
    year, month, day = [*edtf.rstrip("?~%").split("-"), "XX", "XX"][:3]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if day != "XX":
        exact = date(first_year, int(month), int(day))
        return exact, exact
    first_month, last_month = (1, 12) if month == "XX" else MONTHS_OF_SEASON.get(int(month), (int(month), int(month)))
    last_year, last_month = last_year + (last_month - 1) // 12, (last_month - 1) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
