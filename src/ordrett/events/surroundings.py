"""The quotes around the tokens of a text."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

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
        marked = [quote if quote and quote.quote_kind != "indirect" else None for quote in self._quotes]
        self._quote_runs, self._voice_runs = self._find_runs(self._quotes), self._find_runs(marked)
        self._cues = {k: quote for quote in quotes if quote.cue for k in self.covered(quote.cue)}

    def quote_at(self, i: int) -> Quote | None:
        """Return the shortest quote around token i."""
        return self._quotes[i]

    def is_cue(self, i: int) -> bool:
        """Return whether token i is part of the cue of a quote."""
        return i in self._cues

    def is_cue_of_speech(self, i: int) -> bool:
        """Return whether token i is part of the cue of a quote in the source's own words."""
        return i in self._cues and self._cues[i].quote_kind != "indirect"

    def same_quote(self, i: int) -> tuple[int, int]:
        """Return the range of tokens around token i in its sentence that are in the same quote, or outside of all."""
        return self._quote_runs[i]

    def same_voice(self, i: int) -> tuple[int, int]:
        """Return the range of tokens around token i in its sentence that marks or a dash do not separate from it.

        In "refused to resign", the verb that governs an indirect quote stands before it.
        """
        return self._voice_runs[i]

    def _find_runs(self, quotes: Sequence[Quote | None]) -> list[tuple[int, int]]:
        """Return for each token the range of those around it in its sentence in the same quote, or in none."""
        runs: list[tuple[int, int]] = []
        places = zip(self._tokens.sentence_start, map(id, quotes), strict=True)
        for _, run in groupby(places):
            start, n_tokens = len(runs), sum(1 for _ in run)
            runs += [(start, start + n_tokens)] * n_tokens
        return runs

    def covered(self, span: Span) -> range:
        """Return the tokens that lie in a span."""
        tokens = self._tokens
        return range(bisect_left(tokens.end, span.start + 1), bisect_left(tokens.start, span.end))
