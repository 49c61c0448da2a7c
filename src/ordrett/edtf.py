"""EDTF level 1 dates: the forms that are taken, and the days they may mean."""

import re
from calendar import monthrange
from datetime import date

# A year; its month, with or without a day; its season; a decade; a century. X stands for an unspecified digit.
POINT = (
    r"(?:[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?|2[1-4]|XX(?:-XX)?))?"
    r"|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
)
# One point, or an interval whose one end may be open (..) or unknown (nothing).
EDTF_PATTERN = rf"^(?:{POINT}|{POINT}/(?:{POINT}|\.\.)?|(?:\.\.)?/{POINT})$"

# A season is named by its year; winter begins in December of that year and ends in the next.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def parse_date_bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that the date may mean; None where an end is open or unknown.

    Qualifiers (?, ~, %) leave the bounds as they are. Raises ValueError for a form outside level 1, for a day
    that no calendar has, and for an interval that ends before it begins.
    """
    if not re.fullmatch(EDTF_PATTERN, edtf):
        raise ValueError(f"{edtf!r} is no EDTF level 1 date of the forms that are taken")
    if "/" not in edtf:
        return _point(edtf)
    first, last = edtf.split("/")
    earliest = _point(first)[0] if first not in ("", "..") else None
    latest = _point(last)[1] if last not in ("", "..") else None
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return earliest, latest


def _point(edtf: str) -> tuple[date, date]:
    year, month, day = [*edtf.rstrip("?~%").split("-"), "XX", "XX"][:3]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_month, last_month = (1, 12) if month == "XX" else SEASONS.get(int(month), (int(month), int(month)))
    if day != "XX":
        return (exact := date(first_year, first_month, int(day))), exact
    last_year, last_month = last_year + (last_month - 1) // 12, (last_month - 1) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
