"""What a noun reports with a clause: Hill's claim that it is so."""

from ordrett.quotes.clause_end import end_of_clause
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.source_before import noun_phrase_before
from ordrett.quotes.split_parts import parts_of
from ordrett.quotes.utterance import Range, Utterance


def noun_clause(page: QuoteContext) -> list[Utterance]:
    """Return what the nouns of saying report that belong to somebody, by a genitive or a possessive pronoun."""
    low, words = page.tokens.lower, page.words
    found = []
    for i in [i for i, word in enumerate(low) if word in words.nouns and page.marked[i] < 0 and not page.own[i]]:
        end = page.tokens.sentence_end[i]
        if i + 2 >= end or low[i + 1] not in words.complementisers:
            continue
        if source := _owner(page, i):
            until = end_of_clause(page, i + 1, Cue(i, i + 1, i, Frame.THAT))
            found.append(Utterance(parts_of(page, i + 1, until), (i, i + 1), source, "noun_before_clause"))
    return [said for said in found if said.parts]


def _owner(page: QuoteContext, i: int) -> Range | None:
    tokens, words = page.tokens, page.words
    if i == tokens.sentence_start[i]:
        return None
    before = tokens.lower[i - 1]
    if before in words.possessives:
        return i - 1, i
    if before.endswith(words.genitives) and (tokens.word[i - 1][0].isupper() or before.endswith(("'s", "’s"))):
        return noun_phrase_before(tokens, i, words)
    return None
