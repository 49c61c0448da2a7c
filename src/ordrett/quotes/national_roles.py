"""People by their role and country: "Turkish President Hill" is "the Turkish president", not "the Greek president"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.utterance import TokenRange

N_COUNTRY_LETTERS = 3  # that a country and its adjective share: "Finlands", "finske"


@dataclass(frozen=True)
class NationalRoles:
    """The roles of an article that stand between a country and a name.

    `mention_of` has a mention for each role and the first letters of its country, if only one person has both.
    """

    roles: frozenset[str]
    mention_of: Mapping[tuple[str, str], int]


def find_national_roles(context: QuoteContext, people: PeopleIndex) -> NationalRoles:
    """Return the roles of "Turkish President Hill" and "Finlands president Holm"."""
    lower, word, lexicon = context.tokens.lower, context.tokens.word, context.lexicon
    mention_of: dict[tuple[str, str], int] = {}
    shared: set[tuple[str, str]] = set()
    for k, start in enumerate(people.starts):
        if start - 2 < context.tokens.sentence_start[start] or not lexicon.is_role(lower[start - 1]):
            continue
        if word[start - 2][0].isupper() or lower[start - 2] in lexicon.nationalities:
            key = lower[start - 1], lower[start - 2][:N_COUNTRY_LETTERS]
            if people.person_of[mention_of.setdefault(key, k)] != people.person_of[k]:
                shared.add(key)
    unique = {key: k for key, k in mention_of.items() if key not in shared}
    return NationalRoles(frozenset(role for role, _ in mention_of), unique)


def find_role_of_country(context: QuoteContext, roles: NationalRoles, source: TokenRange) -> tuple[str, str] | None:
    """Return the role and the first letters of its country if a source has both and the article has such roles."""
    lower = context.tokens.lower
    for i in range(source.start + 1, source.end):
        if lower[i - 1] in context.lexicon.nationalities:
            role = next((form for form in _indefinite_forms(context, lower[i]) if form in roles.roles), None)
            return (role, lower[i - 1][:N_COUNTRY_LETTERS]) if role else None
    return None


def _indefinite_forms(context: QuoteContext, role: str) -> Iterator[str]:
    yield role
    for ending in context.lexicon.definite_endings:
        if role.endswith(ending):
            yield role.removesuffix(ending)
