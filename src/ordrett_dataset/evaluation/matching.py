"""Which attributions of an annotation were found."""

from collections.abc import Iterable

from ordrett_dataset.evaluation.attribution import Attribution, Places

Pair = tuple[Attribution, Attribution]


def matched(gold: Iterable[Attribution], found: Iterable[Attribution], least: float) -> list[Pair]:
    """Pair one to one, in the order of `gold`, each with the most alike that is left.

    Alike is the share of characters that both have among those that either has; `least` of it makes a pair.
    """
    left: dict[str, list[tuple[frozenset[int], Attribution]]] = {}
    for item in found:
        left.setdefault(item.article, []).append((characters(item.content), item))
    pairs: list[Pair] = []
    for item in gold:
        candidates = left.get(item.article, [])
        words, best, at = characters(item.content), 0.0, -1
        for i, (other, _) in enumerate(candidates):
            both = len(words & other)
            alike = both / (len(words) + len(other) - both)
            if alike >= least and alike > best:
                best, at = alike, i
        if at >= 0:
            pairs.append((item, candidates.pop(at)[1]))
    return pairs


def characters(places: Places) -> frozenset[int]:
    """Return the offsets of all characters in these places."""
    return frozenset(at for start, end in places for at in range(start, end))


def touch(some: Places, others: Places) -> bool:
    """Return whether two sets of places share a character."""
    return any(start < last and first < end for start, end in some for first, last in others)
