"""A record of a file: an object of a JSON file, a row of a table."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ordrett.errors import InputError


class Record(NamedTuple):
    """A record of a file: its number, from 1, or None if it is the whole file; its fields, or what is wrong with it."""

    number: int | None
    fields: Mapping[str, Any]
    error: InputError | None = None
