"""The page vocabulary of a language pack, compiled for matching lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ordrett.language.packs import LanguagePack

WORD = re.compile(r"[^\W\d_]+")
# Lower-case words within names of people and places, in any of the languages.
PARTICLES = frozenset({"and", "og", "och", "for", "in", "i", "the", "de", "van", "von", "der", "da", "af", "av", "of"})
# The meaning of a phrase at the beginning of a line, called after its list in the pack.
OpenerRole = Literal[
    "links",
    "lists",
    "boilerplate",
    "interruption",
    "archived",
    "publisher",
    "published",
    "byline",
    "credit",
    "source",
    "caption",
    "summary",
]


@dataclass(frozen=True)
class PageVocabulary:
    """Words in lower case and compiled patterns; a line is searched by a pattern only in a part of bounded length."""

    furniture: frozenset[str]  # whole lines
    menu_words: frozenset[str]  # words of a line that is a menu
    agencies: frozenset[str]
    time_words: frozenset[str]  # words of a line that holds only a date, a time or an age
    date_words: frozenset[str]  # names of days and months
    promotion: re.Pattern[str]
    opener: re.Pattern[str]  # a phrase of `opener_roles`
    opener_roles: dict[str, OpenerRole]
    opener_first_words: frozenset[str]
    credit_preposition: re.Pattern[str]  # "by", before a name
    credit_at_end: re.Pattern[str]
    position_in_picture: re.Pattern[str]  # "(left)"
    consent: re.Pattern[str]  # a word of a question about cookies
    consent_words: tuple[str, ...]  # the same words
    reader_word: re.Pattern[str]  # "we", "you"
    imprint: re.Pattern[str]
    link_ends: frozenset[str]
    unfold_labels: tuple[str, ...]
    author_noun: re.Pattern[str]
    byline_words: frozenset[str]  # words of a byline that are no names
    byline_phrases: frozenset[str]  # "text and photo"
    capital_lead_is_caption: bool

    def has_date(self, line: str) -> bool:
        """Return whether a line names a day or a month and has a digit."""
        has_digit = any(c.isdigit() for c in line)
        return has_digit and any(word.casefold() in self.date_words for word in WORD.findall(line))


@cache
def compile_vocabulary(pack: LanguagePack) -> PageVocabulary:
    """Compile the page vocabulary of a pack; a phrase in several lists has the role of the last one."""
    layout = pack.layout
    lists: tuple[tuple[OpenerRole, tuple[str, ...]], ...] = (
        ("source", layout.sources),
        ("credit", layout.credits),
        ("byline", layout.bylines),
        ("caption", layout.captions),
        ("published", layout.published),
        ("summary", layout.summaries),
        ("links", layout.links),
        ("lists", layout.link_lists),
        ("interruption", layout.interruptions),
        ("archived", layout.archived),
        ("publisher", layout.publishers),
        ("boilerplate", layout.boilerplate),
    )
    opener_roles = {phrase.casefold(): role for role, phrases in lists for phrase in phrases}
    date_words = _casefold(layout.days) | _casefold(pack.months) | _casefold(layout.short_months)
    credit = rf"(?:{_any_of(layout.credits)})\s*(?::|/|\b(?:{_any_of(layout.credit_prepositions)})\b)"
    credit_with_name = rf"{credit}[^.!?:]{{2,60}}(?:\.\w[^.!?:]{{1,40}})?"
    return PageVocabulary(
        furniture=_casefold(layout.furniture),
        menu_words=_casefold(layout.menus) | _casefold(layout.furniture),
        agencies=_casefold(layout.agencies),
        time_words=_casefold(layout.time_words) | date_words,
        date_words=date_words,
        promotion=_pattern(rf"\b(?:{_any_of(layout.promotions)})\b"),
        opener=_pattern(rf"(?:{_any_of(opener_roles)})(?!\w)"),
        opener_roles=opener_roles,
        opener_first_words=frozenset(match[0] for match in map(WORD.search, opener_roles) if match),
        credit_preposition=_pattern(rf"(?:{_any_of(layout.credit_prepositions)})\s"),
        credit_at_end=_pattern(
            rf"[.!?…)»”\"(\[|/]\s*(?:{credit_with_name}|(?:{_any_of(layout.archive_notes)}))[.)\]\s|]*\Z"
        ),
        position_in_picture=_pattern(rf"\((?:{_any_of(layout.picture_positions)})\.?\)"),
        consent=_pattern(rf"\b(?:{_any_of(layout.consent_words)})\b"),
        consent_words=tuple(sorted(_casefold(layout.consent_words))),
        reader_word=_pattern(rf"\b(?:{_any_of(layout.reader_words)})\b"),
        imprint=_pattern(rf"\b(?:{_any_of(layout.imprints)})"),
        link_ends=_casefold(layout.link_ends),
        unfold_labels=layout.unfold_labels,
        author_noun=_pattern(rf"\b(?:{_any_of(layout.author_nouns)})\b"),
        byline_words=frozenset(WORD.findall(" ".join(_casefold((*layout.bylines, *layout.author_nouns))))) | PARTICLES,
        byline_phrases=_casefold((*layout.bylines, *layout.author_nouns)),
        capital_lead_is_caption=layout.capital_lead_is_caption,
    )


def _casefold(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(term.casefold() for term in terms)


def _any_of(terms: Iterable[str]) -> str:
    return "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
