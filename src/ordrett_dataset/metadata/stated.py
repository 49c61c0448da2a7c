"""What corpus.toml must say before a format can be written."""

from typing import TypeVar

from ordrett.errors import InputError

T = TypeVar("T")


def stated(value: T | None, field: str, form: str) -> T:
    """Return the value; raise InputError where it is missing or empty, which names the field of corpus.toml."""
    if not value:
        raise InputError(f"corpus.toml: {field}", "format_requirements_met", f"{form} needs it", "State it there.")
    return value
