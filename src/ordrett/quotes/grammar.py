"""Punctuation and limits that several quote rules share."""

from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.tokenizer import Tokens

MAX_NOUN_PHRASE_TOKENS = 22
MAX_INSERTION_TOKENS = 40  # between two commas or dashes
MIN_SENTENCE_TOKENS = 3
MAX_OPENING_TOKENS = 40  # before a subject, in which an occasion is named: "in an interview"

SENTENCE_ENDINGS = frozenset(".!?…") | {"...", ".."}
# Between a quoted clause and its cue.
PAUSES = frozenset(",–—-")
# Never part of a noun phrase.
PHRASE_PUNCTUATION = frozenset(',;:—–()[]“”"«»…?!') | {"-", "--", "''", "``", "..."}


def shortens_compound(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a hyphen ends a word whose second half follows later: "Mat- og fiskeridepartementet"."""
    has_next = i > 0 and i + 1 < tokens.sentence_end[i]
    is_attached = has_next and tokens.word[i] == "-" and tokens.end[i - 1] == tokens.start[i]
    return is_attached and tokens.lower[i + 1] in lexicon.conjunctions
