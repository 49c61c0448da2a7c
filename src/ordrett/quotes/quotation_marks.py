"""Spans of text between quotation marks."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from ordrett.people.nicknames import find_nickname_end
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.tokenizer import Tokens

DOUBLE_MARKS = frozenset(["”", '"', "''", "“", "„"])
SINGLE_MARKS = frozenset("‘’'")
# Opening mark -> the marks that close it.
CLOSING_MARKS = {
    "“": DOUBLE_MARKS - {"“", "„"},
    "„": DOUBLE_MARKS - {"„"},
    "”": frozenset("”"),
    '"': frozenset(['"', "”", "''"]),
    "''": frozenset(["''", '"', "”"]),
    "``": frozenset(["''", '"', "”"]),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‘": frozenset("’'"),
    "’": frozenset("’"),
    "'": frozenset("'’"),
}
# Marks that open in one place or country and close in another.
TWO_WAY_MARKS = frozenset(['"', "''", "”", "»", "’", "'"])
BEFORE_OPENING_MARK = frozenset("([{-–—―/:;=>\u00a0")
MAX_ATTRIBUTION_TOKENS = 6  # "she said.", "said Maria Holm."
MAX_INVERTED_ATTRIBUTION_TOKENS = 16  # "sier lærer Maria Holm om saken."
# An opening single mark or » needs its closing mark within this distance; otherwise ' and ’ are apostrophes.
MAX_CLOSING_DISTANCE = 400
MAX_PARAGRAPHS = 4  # from an opening mark to its closing mark, after its own


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """The tokens from `start` up to `end` between quotation marks.

    The opening mark is token `start - 1`. The closing mark is token `end`; an unclosed span ends with its paragraph.
    Of speech that goes on over paragraphs with one pair of marks, each paragraph is a span.
    """

    start: int
    end: int
    is_closed: bool
    has_opening_mark: bool = True

    @property
    def opening(self) -> int:
        """The token that is the opening mark, or the first token of a span without one."""
        return self.start - self.has_opening_mark


def find_quotation_marks(tokens: Tokens, lexicon: QuoteLexicon) -> list[MarkedSpan]:
    """Return the outermost spans between quotation marks, in text order, without empty ones and nicknames."""
    forms, paragraph = tokens.word, tokens.paragraph
    spans: list[MarkedSpan] = []
    closing_guillemets = [i for i, form in enumerate(forms) if form == "«"]
    closing_singles = [i for i, form in enumerate(forms) if form in "’'" and not _next_character(tokens, i).isalnum()]
    opening: int | None = None
    for i in [i for i, form in enumerate(forms) if form in CLOSING_MARKS]:
        if (
            opening is not None
            and paragraph[i] != paragraph[opening]
            and not _closes_over_paragraphs(tokens, opening, i)
        ):
            spans += _find_unclosed_span(tokens, opening, lexicon)
            opening = None
        form = forms[i]
        if opening is None:
            if _opens(tokens, i, closing_singles, closing_guillemets) and not _closes_missing_mark(tokens, i, lexicon):
                opening = i
        elif form in CLOSING_MARKS[forms[opening]] and not (form in TWO_WAY_MARKS and _can_only_open(tokens, i)):
            spans += _split_at_paragraphs(tokens, opening + 1, i)
            opening = None
        elif form == forms[opening] and form not in TWO_WAY_MARKS:
            opening = i
    if opening is not None:
        spans += _find_unclosed_span(tokens, opening, lexicon)
    return [span for span in spans if span.start < span.end and not find_nickname_end(tokens, span.opening)]


def _split_at_paragraphs(tokens: Tokens, start: int, closing: int) -> list[MarkedSpan]:
    """Return a span for each paragraph between an opening mark, the token before `start`, and its closing mark."""
    bounds = [start, *(i for i in range(start + 1, closing) if tokens.paragraph[i] != tokens.paragraph[i - 1]), closing]
    return [
        MarkedSpan(first, end, is_closed=end == closing, has_opening_mark=first == start)
        for first, end in pairwise(bounds)
    ]


def _closes_over_paragraphs(tokens: Tokens, opening: int, i: int) -> bool:
    """Return whether a mark in a later paragraph closes speech that is marked only where it begins and ends."""
    if tokens.word[opening] in SINGLE_MARKS or tokens.word[i] not in CLOSING_MARKS[tokens.word[opening]]:
        return False
    is_near = i - opening < MAX_CLOSING_DISTANCE and tokens.paragraph[i] - tokens.paragraph[opening] <= MAX_PARAGRAPHS
    follows_word = not _previous_character(tokens, i).isspace() and tokens.paragraph[i - 1] == tokens.paragraph[i]
    return is_near and follows_word and not _next_character(tokens, i).isalnum()


def _find_unclosed_span(tokens: Tokens, opening: int, lexicon: QuoteLexicon) -> list[MarkedSpan]:
    """Return the span from an unclosed mark to the end of the paragraph; none for a single mark.

    A comma before a few last words with a reporting verb closes the span: “We wait, she said.
    """
    if tokens.word[opening] in SINGLE_MARKS:
        return []
    end = opening + 1
    while end < len(tokens) and tokens.paragraph[end] == tokens.paragraph[opening]:
        end += 1
    for i in range(end - 2, max(opening + 1, end - MAX_INVERTED_ATTRIBUTION_TOKENS), -1):
        if tokens.word[i] != ",":
            continue
        rest = tokens.lower[i + 1 : end]
        is_attribution = len(rest) < MAX_ATTRIBUTION_TOKENS and any(token in lexicon.verbs for token in rest)
        if is_attribution or _opens_attribution(tokens, i + 1, end, lexicon):
            return [MarkedSpan(opening + 1, i, is_closed=True)]
    return [MarkedSpan(opening + 1, end, is_closed=False)]


def _opens_attribution(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a verb and a source follow a comma in the last sentence: ", sier lærer Maria Holm om saken."."""
    if tokens.lower[start] not in lexicon.verbs or start + 1 >= end or tokens.sentence_end[start] != end:
        return False
    following = tokens.lower[start + 1]
    is_source = lexicon.is_source_noun(following) or tokens.word[start + 1][0].isupper()
    return is_source or following in lexicon.personal_pronouns - lexicon.speaker_pronouns


def _opens(tokens: Tokens, i: int, closing_singles: list[int], closing_guillemets: list[int]) -> bool:
    """Return whether a mark outside of any span opens one."""
    mark = tokens.word[i]
    if mark not in TWO_WAY_MARKS and mark != "‘":
        return True
    previous, following = _previous_character(tokens, i), _next_character(tokens, i)
    is_preceded_by_gap = previous.isspace() or previous in BEFORE_OPENING_MARK
    if mark in SINGLE_MARKS:
        return is_preceded_by_gap and following.isalpha() and _is_closed_nearby(tokens, i, closing_singles)
    if mark in "”»" and is_preceded_by_gap and following.isspace():
        return mark == "»" and tokens.sentence_start[i] == i and _is_closed_nearby(tokens, i, closing_guillemets)
    if mark in "”»":
        return is_preceded_by_gap
    return not previous.isalnum() or following.isalnum()


def _closes_missing_mark(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a mark between comma and reporting verb closes a quote without opening mark: It is, "says Hill."""
    following = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    return lexicon.is_verb_second and i > 0 and tokens.lower[i - 1] == "," and following in lexicon.verbs


def _can_only_open(tokens: Tokens, i: int) -> bool:
    """Return whether a two-way mark cannot close: » has a space before it, and the next token follows directly."""
    previous, following = _previous_character(tokens, i), _next_character(tokens, i)
    if tokens.word[i] in SINGLE_MARKS:
        return following.isalnum()
    return previous.isspace() and following.isalnum() and tokens.word[i] == "»"


def _is_closed_nearby(tokens: Tokens, i: int, closing: list[int]) -> bool:
    """Return whether the next of the `closing` marks is near and in the same paragraph."""
    position = bisect_right(closing, i)
    if position == len(closing):
        return False
    mark = closing[position]
    return mark - i < MAX_CLOSING_DISTANCE and tokens.paragraph[mark] == tokens.paragraph[i]


def _previous_character(tokens: Tokens, i: int) -> str:
    return tokens.text[tokens.start[i] - 1] if tokens.start[i] else " "


def _next_character(tokens: Tokens, i: int) -> str:
    return tokens.text[tokens.end[i]] if tokens.end[i] < len(tokens.text) else " "
