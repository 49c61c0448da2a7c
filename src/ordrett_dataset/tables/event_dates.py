"""The date of an event from the dates of its reports."""

import math
from collections.abc import Iterable
from datetime import date

from ordrett.edtf import parse_date_bounds
from ordrett.model import EdtfDate


def finest(dates: Iterable[EdtfDate | None]) -> EdtfDate | None:
    """Return the date with the fewest days between its bounds, the first of equals; an open end counts as endless."""
    return min((when for when in dates if when), key=lambda when: _days(*parse_date_bounds(when.edtf)), default=None)


def agree(told: Iterable[tuple[EdtfDate | None, bool]]) -> bool:
    """Return whether all dates can be true at once, and either all reports deny the event or none does."""
    dates, denied = zip(*told, strict=True)
    within = [parse_date_bounds(when.edtf) for when in dates if when]
    first = max((earliest for earliest, _ in within if earliest), default=date.min)
    last = min((latest for _, latest in within if latest), default=date.max)
    return first <= last and len(set(denied)) <= 1


def _days(earliest: date | None, latest: date | None) -> float:
    return (latest - earliest).days if earliest and latest else math.inf
