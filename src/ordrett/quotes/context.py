"""A text made ready for the rules for quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett.language.packs import LanguagePack
from ordrett.page.sections import Section
from ordrett.quotes.cues import Cue, cues
from ordrett.quotes.lexicon import Lexicon, lexicon
from ordrett.quotes.quotation_marks import Marked, marks
from ordrett.tokenizer import Tokens


@dataclass(frozen=True, eq=False)
class QuoteContext:
    """What the rules for quotes look at: tokens, what stands between marks, reporting verbs."""

    tokens: Tokens
    words: Lexicon
    spans: list[Marked]
    marked: list[int]  # the number of the span that token i stands in, its marks included, or -1
    cues: list[Cue]
    by_first: dict[int, Cue]
    by_verb: dict[int, Cue]
    beside: dict[int, Cue]  # by their first token, with those that count only beside own words
    ends: list[int]  # the token behind the last one of each paragraph
    own: list[bool]  # tokens that dashes show to be own words
    used: set[int]  # verbs whose own words are found
    taken: set[int]  # numbers of the spans that are own words of a source


def prepared(tokens: Tokens, parts: Sequence[Section], pack: LanguagePack) -> QuoteContext:
    """Find the marks and the reporting verbs of a text."""
    words = lexicon(pack)
    spans = marks(tokens, words)
    marked = [-1] * len(tokens)
    for k, span in enumerate(spans):
        for i in range(span.first - 1, min(span.last + 1, len(tokens))):
            marked[i] = k
    found = cues(tokens, marked, [part == "headline" for part in parts], words)
    ends: list[int] = []
    for i, number in enumerate(tokens.paragraph):
        while len(ends) <= number:
            ends.append(0)
        ends[number] = i + 1
    sure = [cue for cue in found if not cue.doubtful]
    by_first, by_verb = {cue.first: cue for cue in sure}, {cue.verb: cue for cue in sure}
    beside = {cue.first: cue for cue in found}
    own = [False] * len(tokens)
    return QuoteContext(tokens, words, spans, marked, sure, by_first, by_verb, beside, ends, own, set(), set())
