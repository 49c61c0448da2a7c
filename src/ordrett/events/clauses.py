"""The clause around a word, as far as punctuation and conjunctions show it."""

from typing import Final, NamedTuple

from ordrett.events.lexicon import EventLexicon
from ordrett.tokenizer import Tokens

BRACKETS: Final = frozenset("()[]{}")
CLAUSE_ENDS: Final = frozenset(';:–—"“”«»„|') | {"--", "..."}
MARKS_AFTER_STOP: Final = frozenset('"”»')
CLAUSE_MARKS: Final = CLAUSE_ENDS | BRACKETS
# Tokens searched on either side of a word: the work grows with the length of a sentence, not with its square.
MAX_TO_CLAUSE_END: Final = 100


class Clause(NamedTuple):
    """Tokens `start` to `end - 1`; `opener` is the conjunction or relative pronoun before them, if there is one."""

    start: int
    end: int
    opener: int | None


def find_clause(tokens: Tokens, i: int, lexicon: EventLexicon, first: int, last: int) -> Clause:
    """Return the clause of token i within tokens `first` to `last - 1`."""
    first, last = max(first, i - MAX_TO_CLAUSE_END), min(last, i + 1 + MAX_TO_CLAUSE_END)
    start = i
    # In Danish and Swedish the mark of the infinitive is also the word for "that".
    if start > first and tokens.lower[start - 1] in lexicon.quotes.infinitive_markers:
        start -= 1
    while start > first and not _ends_before(tokens, start - 1, lexicon):
        start -= 1
    opener = start - 1 if start > first and _is_opener(tokens.lower[start - 1], lexicon) else None
    end = i + 1
    while end < last and not _begins_after(tokens, end, lexicon):
        end += 1
    return Clause(start, end, opener)


def _is_opener(word: str, lexicon: EventLexicon) -> bool:
    quotes = lexicon.quotes
    return word in quotes.complementisers or word in quotes.relative_pronouns or word in quotes.question_words


def _ends_before(tokens: Tokens, k: int, lexicon: EventLexicon) -> bool:
    """Return whether the clause begins after token k."""
    word = tokens.lower[k]
    if word in CLAUSE_MARKS or _is_opener(word, lexicon):
        return True
    return word == "," and not _is_apposition(tokens, k)


def _begins_after(tokens: Tokens, k: int, lexicon: EventLexicon) -> bool:
    """Return whether another clause begins at token k."""
    word = tokens.lower[k]
    if word in CLAUSE_MARKS or word in ",!?":
        return True
    if word == ".":  # that of "Mr." ends none
        return k + 1 == tokens.sentence_end[k] or tokens.word[k + 1] in MARKS_AFTER_STOP
    if not _is_opener(word, lexicon):
        return False
    # "that" is a conjunction before a pronoun or an article, and may otherwise be a determiner.
    following = tokens.lower[k + 1] if k + 1 < len(tokens) else ""
    return word not in lexicon.determiners or following in lexicon.determiners | lexicon.quotes.personal_pronouns


def _is_apposition(tokens: Tokens, k: int) -> bool:
    """Return whether a comma separates figures or capitalised words of a list."""
    return k + 1 < len(tokens) and tokens.word[k + 1][:1].isdigit() and tokens.word[k - 1][:1].isdigit()
