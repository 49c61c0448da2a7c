"""Words around an event that say how sure it is: "will", "reportedly", "refused to"."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from ordrett.events.lexicon import EventLexicon, MarkerKind
from ordrett.tokenizer import Tokens


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
    return markers


def last_marker(markers: Sequence[Marker], kinds: Container[MarkerKind], first: int, last: int) -> Marker | None:
    """Return the last marker of these kinds within tokens `first` to `last - 1`."""
    for marker in reversed(markers):
        if marker.kind in kinds and marker.start >= first and marker.end <= last:
            return marker
    return None
