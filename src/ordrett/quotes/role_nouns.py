"""What the article says that its people are: the soldier, the mayor."""

from bisect import bisect_left

from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.utterance import Range

# The most mentions among which the person of a role is looked for.
MOST = 30


def only_person_before(page: QuoteContext, cast: PeopleIndex, source: Range) -> int | None:
    """Return the last mention before a definite role, where its paragraph and the one before name one person."""
    tokens, words = page.tokens, page.words
    last = source[1] - 1
    role = tokens.lower[last]
    definite = tokens.lower[source[0]] in words.definite_articles or role.endswith(words.definite_endings)
    if not definite or not words.is_role(role):
        return None
    found: int | None = None
    nearest = bisect_left(cast.starts, source[0]) - 1
    for k in range(nearest, max(-1, nearest - MOST), -1):
        if tokens.paragraph[source[0]] - tokens.paragraph[cast.starts[k]] > 1:
            break
        if found is not None and cast.person_of[k] != cast.person_of[found]:
            return None
        found = k if found is None else found
    return found


def roles_of(page: QuoteContext, cast: PeopleIndex) -> dict[str, int]:
    """Return the words directly before a name, in any form that only one person of the article has, with a mention."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    for k in range(len(cast.starts)):
        for role in _roles_beside(page, cast, k):
            if cast.person_of[found.setdefault(role, k)] != cast.person_of[k]:
                shared.add(role)
    return {role: k for role, k in found.items() if role not in shared}


def _roles_beside(page: QuoteContext, cast: PeopleIndex, k: int) -> list[str]:
    """Return the word before a name, and the one behind it and a comma, where they say what the person is."""
    tokens, words = page.tokens, page.words
    first, behind = cast.starts[k], cast.ends[k]
    found = []
    if first:
        role = tokens.lower[first - 1]
        lower = tokens.word[first - 1][0].islower() and role.isalpha() and len(role) > 3
        plain = not (role in words.breaks or role in words.prepositions or role in words.articles)
        if words.is_role(role) or (lower and plain and role not in words.verbs and not words.is_adverb(role)):
            found.append(role)
    if first > 1 and tokens.lower[first - 1] == "," and first - 2 >= tokens.sentence_start[first]:
        found += [role] if words.is_role(role := tokens.lower[first - 2]) else []
    if behind + 2 < tokens.sentence_end[first] and tokens.lower[behind] == ",":
        role = tokens.lower[behind + 1 + (tokens.lower[behind + 1] in words.articles)]
        found += [role] if words.is_role(role) else []
    return found
