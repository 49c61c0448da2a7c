"""The outlet to which something was said."""

from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.utterance import Range, Utterance

# The longest name of an outlet, in tokens.
LONGEST = 6


def hearer(page: QuoteContext, cast: PeopleIndex, said: Utterance) -> Range | None:
    """Return the outlet of "said X to Y" and "X told Y", with its article: a name that is no person's."""
    low, words = page.tokens.lower, page.words
    if said.cue is None or said.source is None:
        return None
    at = max(said.cue[1], said.source[1])
    verb = page.beside.get(said.cue[0])
    if at >= len(low) or at == page.tokens.sentence_start[at]:
        return None
    if at + 1 < len(low) and low[at] == "," and low[at + 1] in words.hearers:
        at += 1
    if low[at] in words.hearers:
        at += 1
    elif verb is None or not verb.frame & Frame.ADDRESS or at != said.cue[1]:
        return None
    return _name(page, cast, at)


def _name(page: QuoteContext, cast: PeopleIndex, at: int) -> Range | None:
    tokens, words = page.tokens, page.words
    if at >= len(tokens):
        return None
    end = min(tokens.sentence_end[at], at + LONGEST)
    first = at + (tokens.lower[at] in words.articles)
    last = first
    while (
        last < end
        and last not in cast.mention_at_token
        and (tokens.word[last][0].isupper() or (last > first and tokens.word[last].isdigit()))
    ):
        last += 1
    return (at, last) if last > first and tokens.lower[first] not in words.times else None
