"""Sets of punctuation marks, each named after its use.

The sets overlap, and differ because their uses do: a minus sign may open a line of speech, but no bracket may. A `str`
holds characters of a text; a frozenset holds tokens, and so may hold marks of two characters.
"""

# Dashes

SPEECH_DASHES = frozenset("–—-−―") | {"--"}
"""Tokens that introduce direct speech without quotation marks."""

SENTENCE_DASHES = frozenset("-–—")
"""Tokens that mark a sentence as direct speech when pronouns are resolved: no minus sign, no horizontal bar."""

LINE_DASHES = "-–—−"
"""Characters that set off the first word of a line on a page: a label, a caption, speech."""

# Quotation marks

DOUBLE_QUOTATION_MARKS = frozenset('“"«„”»') | {"``", "''"}
"""Tokens that open or close a quotation; no apostrophe is among them."""

QUOTATION_OPENERS = frozenset("\"“”«»„'") | {"``"}
QUOTATION_CLOSERS = frozenset("\"”“»'") | {"''"}
"""Tokens directly before and after a word in quotation marks, as in the name of a ship or a book."""

OPENING_QUOTE_CHARACTERS = "'“”\"„«»‘’‹›‚"
"""Characters that may open a quotation in any of the languages."""

# Sentences

SENTENCE_ENDS = frozenset(".!?…") | {"..", "...", "...."}
"""Tokens that may end a sentence."""

SENTENCE_CLOSERS = frozenset("\"”’»'“)]«") | {"''"}
"""Tokens after the end of a sentence that still belong to it."""

SENTENCE_OPENERS = frozenset("\"“”„«»'‘’-–—([:") | {"``", "''"}
"""Tokens before the first word of a sentence, and before a word that is written as if it began one."""

# Lines of a page

LINE_OPENERS = LINE_DASHES + "\"“”«»‘„'’"
"""Characters with which a line of speech begins."""

LINE_CLOSERS = " \t\u00a0\"”’»'“)]|"
"""Characters after the stop that ends a line."""

LINE_EDGES = " \t\u00a0" + LINE_DASHES + ":|[](){}*•·><«»…."
"""Characters around a label or a menu entry."""
