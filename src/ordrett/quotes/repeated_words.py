"""Words that are quoted twice, as in a heading and in the text below it: "– Shameful"."""

from bisect import bisect_left
from collections.abc import Sequence

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.utterance import QuotePart, Utterance

MAX_SPANS = 4  # of the text below
MAX_PARAGRAPHS = 3
MAX_REPETITION_DISTANCE = 50  # quotes
MIN_REPEATED_WORDS = 3  # unless they are all of another quote


def is_repeated_in_marks(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether one of the next marked spans consists of the tokens from `start` up to `end`, in any case."""
    tokens, words = context.tokens, context.tokens.lower[start:end]
    first = bisect_left(context.marked_spans, end, key=lambda span: span.start)
    return any(
        tokens.lower[span.start : span.end] == words
        for span in context.marked_spans[first : first + MAX_SPANS]
        if 0 < tokens.paragraph[span.start] - tokens.paragraph[end - 1] <= MAX_PARAGRAPHS
    )


def find_speaker_of_same_words(
    context: QuoteContext, quotes: Sequence[Utterance], speakers: Sequence[Speaker | None], k: int
) -> int | None:
    """Return the mention that names the speaker of another quote which contains the words of quote `k`."""
    words = _join_words(context, quotes[k].parts)
    is_short = words.count(" ") < MIN_REPEATED_WORDS + 1
    near = slice(max(0, k - MAX_REPETITION_DISTANCE), k + MAX_REPETITION_DISTANCE)
    for other, speaker in zip(quotes[near], speakers[near], strict=True):
        if not other.cue or speaker is None or speaker.mention is None:
            continue
        parts = [_join_words(context, [part]) for part in other.parts]
        if words in parts if is_short else words in _join_words(context, other.parts):
            return speaker.mention
    return None


def _join_words(context: QuoteContext, parts: Sequence[QuotePart]) -> str:
    """Return the words from the first to the last part in lower case, each between spaces."""
    tokens = context.tokens.lower[parts[0].start : parts[-1].end]
    return f" {' '.join(token for token in tokens if token[0].isalnum())} "
