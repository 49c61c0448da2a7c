"""A tokenized text with its quotation marks and cues, indexed for the quote rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordrett.language.packs import LanguagePack
from ordrett.page.sections import HEADINGS, Section
from ordrett.people.index import PeopleIndex
from ordrett.people.title_case import find_title_case
from ordrett.quotes.cues import Cue, find_cues
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.load_lexicon import load_quote_lexicon
from ordrett.quotes.quotation_marks import MarkedSpan, find_quotation_marks
from ordrett.tokenizer import Tokens


@dataclass(frozen=True, eq=False)
class QuoteContext:
    """What the quote rules read; no rule changes it.

    `cues` and the first two mappings leave out ambiguous cues, which count only where they touch direct speech.
    """

    tokens: Tokens
    lexicon: QuoteLexicon
    people: PeopleIndex
    is_heading: Sequence[bool]  # per paragraph
    marked_spans: Sequence[MarkedSpan]
    span_index: Sequence[int]  # per token: the marked span that contains it, marks included, or -1
    cues: Sequence[Cue]
    cue_by_start: Mapping[int, Cue]
    cue_by_verb: Mapping[int, Cue]
    any_cue_by_start: Mapping[int, Cue]  # with ambiguous cues
    paragraph_ends: Sequence[int]  # per paragraph: the token after its last one

    def is_marked(self, token: int) -> bool:
        """Return whether a token is a quotation mark or stands between them."""
        return self.span_index[token] >= 0


def build_context(tokens: Tokens, sections: Sequence[Section], pack: LanguagePack, people: PeopleIndex) -> QuoteContext:
    """Find the quotation marks and the cues of a text; `sections` has one section per paragraph."""
    lexicon = load_quote_lexicon(pack)
    spans = find_quotation_marks(tokens, lexicon)
    span_index = _index_spans(spans, len(tokens))
    title_case = find_title_case(tokens) if pack.naming.title_case else frozenset()
    is_heading = [section in HEADINGS or i in title_case for i, section in enumerate(sections)]
    cues = find_cues(tokens, span_index, is_heading, lexicon)
    unambiguous = [cue for cue in cues if not cue.is_ambiguous]
    return QuoteContext(
        tokens=tokens,
        lexicon=lexicon,
        people=people,
        is_heading=is_heading,
        marked_spans=spans,
        span_index=span_index,
        cues=unambiguous,
        cue_by_start={cue.start: cue for cue in unambiguous},
        cue_by_verb={cue.verb: cue for cue in unambiguous},
        any_cue_by_start={cue.start: cue for cue in cues},
        paragraph_ends=_find_paragraph_ends(tokens),
    )


def _index_spans(spans: Sequence[MarkedSpan], n_tokens: int) -> list[int]:
    span_index = [-1] * n_tokens
    for k, span in enumerate(spans):
        for i in range(span.opening, min(span.end + 1, n_tokens)):
            span_index[i] = k
    return span_index


def _find_paragraph_ends(tokens: Tokens) -> list[int]:
    ends: list[int] = []
    for i, paragraph in enumerate(tokens.paragraph):
        while len(ends) <= paragraph:
            ends.append(0)
        ends[paragraph] = i + 1
    return ends
