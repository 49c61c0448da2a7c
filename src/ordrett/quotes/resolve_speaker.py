"""Who a source is: a person of the article, or another kind of speaker."""

from bisect import bisect_left
from dataclasses import dataclass

from ordrett.model import SpeakerKind
from ordrett.people.index import PeopleIndex
from ordrett.people.pronoun_resolution import PronounResolver
from ordrett.people.word_classes import GENITIVE_SUFFIXES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.role_nouns import only_person_before
from ordrett.quotes.utterance import Range


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a source turns out to be; `mention` (of the cast) names the person for whom its words stand."""

    kind: SpeakerKind
    mention: int | None = None
    named: bool = False  # the source itself prints the name
    words: Range | None = None  # what the speaker is called who is no person of the article
    why: str = ""


def speaker(
    page: QuoteContext, cast: PeopleIndex, roles: dict[str, int], pronouns: PronounResolver, source: Range
) -> Speaker:
    """Return who speaks by the words of the source, or by the person for whom they stand."""
    tokens, words = page.tokens, page.words
    low = tokens.lower
    if source[1] - source[0] == 1:
        if low[source[0]] in words.relatives:
            return _relative(page, cast, source)
        if low[source[0]] in words.subjects or low[source[0]] in words.objects or low[source[0]] in words.possessives:
            return _pronoun(page, cast, pronouns, source)
    heads = _heads(page, cast, source)
    if len(heads) > 1 and any(low[i] in words.conjunctions for i in range(cast.ends[heads[0]], cast.starts[heads[1]])):
        return Speaker("group", words=source, why="several sources are joined")
    if heads:
        return Speaker("person", heads[0], named=True)
    for i in range(source[0], source[1]):
        if low[i] in words.prepositions:
            break
        if (mention := roles.get(low[i])) is not None:
            return Speaker("person", mention, why="the article gives this role to the person who is named here")
    if (mention := only_person_before(page, cast, source)) is not None:
        return Speaker("person", mention, why="a role of the only person whom the article names just before")
    return _other(page, source)


def _heads(page: QuoteContext, cast: PeopleIndex, source: Range) -> list[int]:
    """Return the people who are the head of a noun phrase, not owners of it nor behind a preposition."""
    tokens, found = page.tokens, []
    i = source[0]
    while i < source[1]:
        if tokens.lower[i] in page.words.prepositions and i > source[0]:
            while i < source[1] and tokens.lower[i] != ",":
                i += 1
            continue
        k = cast.mention_at_token.get(i)
        if k is None:
            i += 1
            continue
        behind = tokens.word[cast.ends[k]] if cast.ends[k] < source[1] else ""
        genitive = cast.spans[k].end < tokens.end[cast.ends[k] - 1] or behind in GENITIVE_SUFFIXES
        if not genitive or cast.ends[k] >= source[1]:
            found.append(k)
        i = cast.ends[k]
    return found


def _relative(page: QuoteContext, cast: PeopleIndex, source: Range) -> Speaker:
    at = source[0] - 1
    if at >= 0 and page.tokens.lower[at] == ",":
        at -= 1
    k = cast.mention_at_token.get(at)
    if k is not None:
        return Speaker("person", k, why="the relative clause belongs to the name before it")
    return Speaker("unknown")


def _pronoun(page: QuoteContext, cast: PeopleIndex, pronouns: PronounResolver, source: Range) -> Speaker:
    low = page.tokens.lower[source[0]]
    if (person := pronouns.resolve(source[0])) is not None:
        k = bisect_left(cast.starts, source[0]) - 1
        while k >= 0 and cast.person_of[k] != person:
            k -= 1
        if k < 0:
            k = next(k for k, who in enumerate(cast.person_of) if who == person)
        return Speaker("person", k, why="the pronoun stands for the person who is named here")
    if low in page.words.groups:
        return Speaker("group", words=source, why="a plural pronoun")
    if low in page.words.anonymous:
        return Speaker("anonymous", words=source, why="one unnamed speaker")
    return Speaker("unknown")


def _other(page: QuoteContext, source: Range) -> Speaker:
    """Tell organisations, groups, documents and single unnamed sources apart by the head of the noun phrase."""
    tokens, words = page.tokens, page.words
    last = source[0]
    while last < source[1] and not (
        last > source[0] and (tokens.lower[last] in words.prepositions or tokens.lower[last] == ",")
    ):
        last += 1
    phrase = tokens.lower[source[0] : last]
    for kind, known in KINDS:
        if phrase[-1] in getattr(words, known):
            return Speaker(kind, words=source, why="told by the noun")
    if phrase[0] in words.indefinite_articles:
        return Speaker("anonymous", words=source, why="one unnamed speaker")
    if any(word in words.groups or word[0].isdigit() for word in phrase):
        return Speaker("group", words=source, why="several people")
    if last - 1 > tokens.sentence_start[source[0]] and tokens.word[last - 1][0].isupper():
        return Speaker("organisation", words=source, why="a name that is no person's")
    return Speaker("anonymous", words=source, why="a speaker without a name")


KINDS: tuple[tuple[SpeakerKind, str], ...] = (
    ("group", "groups"),
    ("document", "documents"),
    ("organisation", "organisations"),
    ("anonymous", "anonymous"),
)
