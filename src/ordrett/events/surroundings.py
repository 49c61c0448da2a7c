"""The quotes around the tokens of a text."""

from bisect import bisect_left
from collections.abc import Sequence

from ordrett.model import Quote
from ordrett.span import Span
from ordrett.tokenizer import Tokens


class Surroundings:
    """The quote and the cue at each token."""

    def __init__(self, tokens: Tokens, quotes: Sequence[Quote]) -> None:
        self._tokens = tokens
        self._quotes: list[Quote | None] = [None] * len(tokens)
        for quote in sorted(quotes, key=lambda quote: quote.text.start - quote.text.end):  # the longest first
            covered = self.covered(quote.text)
            self._quotes[covered.start : covered.stop] = [quote] * len(covered)
        self._marked_quotes = [quote if quote and quote.quote_kind != "indirect" else None for quote in self._quotes]
        self._cues = {k for quote in quotes if quote.cue for k in self.covered(quote.cue)}

    def quote_at(self, i: int) -> Quote | None:
        """Return the shortest quote around token i."""
        return self._quotes[i]

    def is_cue(self, i: int) -> bool:
        """Return whether token i is part of the cue of a quote."""
        return i in self._cues

    def same_quote(self, i: int) -> tuple[int, int]:
        """Return the range of tokens around token i in its sentence that are in the same quote, or outside of all."""
        return self._around(i, self._quotes)

    def same_voice(self, i: int) -> tuple[int, int]:
        """Return the range of tokens around token i in its sentence that marks or a dash do not separate from it.

        In "refused to resign", the verb that governs an indirect quote stands before it.
        """
        return self._around(i, self._marked_quotes)

    def _around(self, i: int, quotes: Sequence[Quote | None]) -> tuple[int, int]:
        quote = quotes[i]
        first, last = self._tokens.sentence_start[i], self._tokens.sentence_end[i]
        start = next((k + 1 for k in range(i - 1, first - 1, -1) if quotes[k] is not quote), first)
        end = next((k for k in range(i + 1, last) if quotes[k] is not quote), last)
        return start, end

    def covered(self, span: Span) -> range:
        """Return the tokens that lie in a span."""
        tokens = self._tokens
        return range(bisect_left(tokens.end, span.start + 1), bisect_left(tokens.start, span.end))
