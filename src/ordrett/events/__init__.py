"""Events that an article tells, how sure it is of them, and who takes part."""

from ordrett.events.extract import extract_events

__all__ = ["extract_events"]
