"""What noun phrases are measured by."""

# The longest noun phrase, and the longest insertion between two commas, in tokens.
PHRASE = 22
INSERTION = 40
STOPS = frozenset(',;:—–()[]“”"«»…?!') | {"-", "--", "''", "``", "..."}
