"""Words around an event that say how sure it is: "will", "reportedly", "refused to"."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from ordrett.events.lexicon import EventLexicon, MarkerKind
from ordrett.tokenizer import Tokens

# Tokens from the first to the last word of a phrase that its object may part: "accused the army of".
MAX_SPLIT_PHRASE = 6


class Marker(NamedTuple):
    """Tokens `start` to `end - 1`, and what they say."""

    kind: MarkerKind
    start: int
    end: int


def find_markers(tokens: Tokens, first: int, last: int, lexicon: EventLexicon) -> list[Marker]:
    """Return the markers in tokens `first` to `last - 1` in text order; of those with the same end, the longest."""
    markers = []
    for k in range(first, last):
        for words, kind in lexicon.markers.get(tokens.lower[k], ()):
            start = k - len(words) + 1
            if start >= first and (len(words) == 1 or tuple(tokens.lower[start : k + 1]) == words):
                markers.append(Marker(kind, start, k + 1))
                break
            if kind == "alleged" and len(words) == 2 and (split := _find_before(tokens, words[0], first, k, lexicon)):
                markers.append(Marker(kind, split, k + 1))
                break
    return markers


def _find_before(tokens: Tokens, word: str, first: int, k: int, lexicon: EventLexicon) -> int | None:
    """Return the last place of a word before token k, with only words that can be its object between."""
    for i in range(k - 1, max(first, k - MAX_SPLIT_PHRASE) - 1, -1):
        lower = tokens.lower[i]
        if lower == word:
            return i
        is_other_phrase = lower in lexicon.quotes.prepositions and lower not in lexicon.agent_prepositions
        if not tokens.word[i][0].isalnum() or is_other_phrase or lower in lexicon.auxiliaries:
            return None
    return None


def last_marker(markers: Sequence[Marker], kinds: Container[MarkerKind], first: int, last: int) -> Marker | None:
    """Return the last marker of these kinds within tokens `first` to `last - 1`."""
    for marker in reversed(markers):
        if marker.kind in kinds and marker.start >= first and marker.end <= last:
            return marker
    return None
