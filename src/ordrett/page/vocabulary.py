"""The words of a pack's layout, ready to be looked up in a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ordrett.language.packs import LanguagePack

WORD = re.compile(r"[^\W\d_]+")
# Between the parts of names and of places, in any of the languages.
PARTICLES = frozenset({"and", "og", "och", "for", "in", "i", "the", "de", "van", "von", "der", "da", "af", "av", "of"})
Role = Literal["links", "lists", "boilerplate", "published", "byline", "credit", "source", "caption", "summary"]


@dataclass(frozen=True)
class PageVocabulary:
    """Words in lower case, and the patterns that need one; each pattern is tried at a bounded length of a line."""

    furniture: frozenset[str]
    agencies: frozenset[str]
    clock: frozenset[str]  # with the days and the months
    days: frozenset[str]
    promotion: re.Pattern[str]
    roles: dict[str, Role]
    first: frozenset[str]  # the first words of the keys of `roles`
    opening: re.Pattern[str]  # one of the keys of `roles`
    by: re.Pattern[str]
    credit_at_end: re.Pattern[str]
    side: re.Pattern[str]
    more: tuple[str, ...]
    author: re.Pattern[str]
    signing: frozenset[str]  # the words of bylines that are not names
    capital_lead_is_caption: bool

    def dates(self, line: str) -> bool:
        """Return whether a line names a day or a month beside a figure."""
        return any(c.isdigit() for c in line) and any(w.casefold() in self.days for w in WORD.findall(line))


@cache
def compile_vocabulary(pack: LanguagePack) -> PageVocabulary:
    """Return the words of the pack; where two roles share one, the later of the list below has it."""
    layout = pack.layout
    lists: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("source", layout.sources),
        ("credit", layout.credits),
        ("byline", layout.bylines),
        ("caption", layout.captions),
        ("published", layout.published),
        ("summary", layout.summaries),
        ("links", layout.links),
        ("lists", layout.lists),
        ("boilerplate", layout.boilerplate),
    )
    roles = {word.casefold(): role for role, words in lists for word in words}
    days = _low(layout.days) | _low(pack.months) | _low(layout.short_months)
    credit = rf"(?:{_any(layout.credits)})\s*(?::|/|\b(?:{_any(layout.by)})\b)"
    return PageVocabulary(
        furniture=_low(layout.furniture),
        agencies=_low(layout.agencies),
        clock=_low(layout.clock) | days,
        days=days,
        promotion=_pattern(rf"\b(?:{_any(layout.promotions)})\b"),
        roles=roles,
        first=frozenset(found[0] for found in map(WORD.search, roles) if found),
        opening=_pattern(rf"(?:{_any(roles)})(?!\w)"),
        by=_pattern(rf"(?:{_any(layout.by)})\s"),
        credit_at_end=_pattern(
            rf"[.!?…)»”\"(\[|/]\s*(?:{credit}[^.!?:]{{2,60}}(?:\.\w[^.!?:]{{1,40}})?|(?:{_any(layout.archive)}))[.)\]\s|]*\Z"
        ),
        side=_pattern(rf"\((?:{_any(layout.sides)})\.?\)"),
        more=layout.more,
        signing=frozenset(WORD.findall(" ".join(_low((*layout.bylines, *layout.authors))))) | PARTICLES,
        author=_pattern(rf"\b(?:{_any(layout.authors)})\b"),
        capital_lead_is_caption=layout.capital_lead_is_caption,
    )


def _low(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
