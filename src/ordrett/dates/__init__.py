"""Expressions of time in a text, as dates in EDTF."""

from ordrett.dates.find_dates import find_dates

__all__ = ["find_dates"]
