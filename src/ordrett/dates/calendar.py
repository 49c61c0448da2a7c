"""Arithmetic on days, weeks, months, seasons and years, with results in EDTF."""

from datetime import date, timedelta
from typing import Final, Literal

from ordrett.edtf import parse_date_bounds

Unit = Literal["days", "weeks", "months", "years", "decades"]
FIRST_SEASON: Final = 21


def shift(day: date, unit: Unit, number: int) -> str:
    """Return the day, week, month, year or decade that is `number` units after the one of a day.

    Raises ValueError or OverflowError outside of the years 1 to 9999.
    """
    if unit == "days":
        return (day + timedelta(days=number)).isoformat()
    if unit == "weeks":
        monday = day + timedelta(days=7 * number - day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "months":
        months = day.year * 12 + day.month - 1 + number
        return f"{_check_year(months // 12):04}-{months % 12 + 1:02}"
    if unit == "years":
        return f"{_check_year(day.year + number):04}"
    return f"{_check_year(day.year + 10 * number) // 10:03}X"


def weekday_after(day: date, weekday: int, *, or_same: bool) -> date:
    """Return the first day with this weekday (Monday is 0) after a day, or that day itself."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead or or_same else 7)


def weekday_before(day: date, weekday: int, *, or_same: bool) -> date:
    """Return the last day with this weekday (Monday is 0) before a day, or that day itself."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back if back or or_same else 7)


def weekend(day: date, *, is_past: bool) -> str:
    """Return Saturday and Sunday of the weekend around a day, or else of the last or the next one."""
    if day.weekday() >= 5:
        saturday = day - timedelta(days=day.weekday() - 5)
    else:
        saturday = (weekday_before if is_past else weekday_after)(day, 5, or_same=True)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def season(day: date, number: int, which: Literal["past", "future", "before", "after"]) -> str:
    """Return a season (0 is spring) in EDTF, by the year in which it begins.

    `past` is the last that has begun and `future` the first that has not ended; `before` has ended and `after` has not
    begun.
    """
    candidates = [f"{year:04}-{FIRST_SEASON + number}" for year in range(day.year - 2, day.year + 3)]
    bounds = {edtf: parse_date_bounds(edtf) for edtf in candidates}
    if which in ("past", "before"):
        position = 0 if which == "past" else 1
        return max(edtf for edtf in candidates if (bounds[edtf][position] or day) <= day)
    position = 1 if which == "future" else 0
    return min(edtf for edtf in candidates if (bounds[edtf][position] or day) >= day)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous Gregorian algorithm)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + days - 7 * ((golden + 11 * epact + 22 * days) // 451) + 114, 31)
    return date(year, month, day + 1)


def _check_year(year: int) -> int:
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(year)
    return year
