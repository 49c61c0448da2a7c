"""Punctuation and limits that several quote rules share."""

MAX_NOUN_PHRASE_TOKENS = 22
MAX_INSERTION_TOKENS = 40  # between two commas or dashes
MIN_SENTENCE_TOKENS = 3
MAX_OPENING_TOKENS = 40  # before a subject, in which an occasion is named: "in an interview"

SENTENCE_ENDINGS = frozenset(".!?…") | {"...", ".."}
# Between a quoted clause and its cue.
PAUSES = frozenset(",–—-")
# Never part of a noun phrase.
PHRASE_PUNCTUATION = frozenset(',;:—–()[]“”"«»…?!') | {"-", "--", "''", "``", "..."}
