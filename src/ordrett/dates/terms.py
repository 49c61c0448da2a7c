"""The date vocabulary of a language as fragments of regular expressions, and the meaning of each word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from ordrett.dates.calendar import Unit
from ordrett.language.packs import LanguagePack
from ordrett.language.vocabulary import DateVocabulary

UNITS: tuple[Unit, ...] = ("days", "weeks", "months", "years", "decades")


@dataclass(frozen=True, eq=False)
class DateTerms:
    """Words of a language and what they mean; keys of mappings are in lower case."""

    vocabulary: DateVocabulary
    months: Mapping[str, int]  # from 1, with shortened names
    full_months: frozenset[str]
    weekdays: Mapping[str, int]  # from 0, Monday
    seasons: Mapping[str, int]  # from 0, spring
    numbers: Mapping[str, int]
    units: Mapping[str, Unit]
    years_ahead: Mapping[str, int]
    recent_seasons: Mapping[str, int]
    holidays: Mapping[str, str]  # month and day, or the distance from Easter

    @property
    def month(self) -> str:
        """Pattern of a month with the group `month`, without the full stop that may follow a shortened name."""
        return rf"(?P<month>{alternatives(self.months)})"

    @property
    def weekday(self) -> str:
        """Pattern of a day of the week: the groups `weekday`, and `form` for its ending and the part of the day."""
        parts = alternatives(self.vocabulary.day_parts)
        endings = "|".join(sorted(map(re.escape, self.vocabulary.weekday_endings), key=len, reverse=True))
        return rf"(?P<weekday>{alternatives(self.weekdays)})(?P<form>(?:{endings})(?: ?(?:{parts}))?)"

    @property
    def season(self) -> str:
        """Pattern of a season with the group `season`."""
        return rf"(?P<season>{alternatives(self.seasons)})"

    @property
    def quantity(self) -> str:
        """Pattern of a number and a unit, with the groups `number` and `unit`."""
        return rf"(?P<number>[0-9]{{1,3}}|{alternatives(self.numbers)})[ -](?P<unit>{alternatives(self.units)})"


@cache
def date_terms(pack: LanguagePack) -> DateTerms:
    """Return the terms of a language."""
    vocabulary = pack.dates
    months = {name.casefold(): number for number, name in enumerate(pack.months, start=1)}
    full_months = frozenset(months)
    for short in pack.layout.short_months:
        matching = [number for name, number in months.items() if name.startswith(short.casefold()[:3])]
        months.setdefault(short.casefold(), matching[0])
    numbers = {form: number for number, forms in enumerate(vocabulary.numbers, start=1) for form in forms.split()}
    numbers |= {word: int(digits) for digits, word in map(str.split, vocabulary.large_numbers)}
    units = {form: unit for unit in UNITS for form in cast("tuple[str, ...]", getattr(vocabulary, unit))}
    return DateTerms(
        vocabulary,
        months,
        full_months,
        {name.casefold(): number for number, name in enumerate(vocabulary.weekdays)},
        {form: number for number, forms in enumerate(vocabulary.seasons) for form in forms.split()},
        numbers,
        units,
        split_offsets(vocabulary.years_ahead),
        {phrase.casefold(): number for number, phrase in enumerate(vocabulary.recent_seasons)},
        {name.casefold(): rule for rule, name in (line.split(" ", 1) for line in vocabulary.holidays)},
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; a pattern that never matches for none."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def optional(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words and a space, or nothing."""
    return rf"(?:(?:{alternatives(words)}) )?"


def split_offsets(phrases: Iterable[str]) -> dict[str, int]:
    """Return the phrases, in lower case, with the number that stands before each."""
    pairs = (phrase.split(" ", 1) for phrase in phrases)
    return {phrase.casefold(): int(number) for number, phrase in pairs}
