"""Which items of two readings are the same."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ordrett.span import Span
from ordrett_dataset.evaluation.agreement.flatten import Flat, Item

LEAST_OVERLAP = 0.3


def overlap(a: Span, b: Span) -> float:
    """Return the characters that two spans share, as a part of those that either has."""
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.end - a.start + b.end - b.start - shared)


def matched(first: Sequence[Item], second: Sequence[Item], least: float = LEAST_OVERLAP) -> list[tuple[Item, Item]]:
    """Return pairs one to one, the most alike first: by the overlap of their words, reports also of their triggers."""
    alike = sorted(
        (
            (-score, i, j)
            for i, a in enumerate(first)
            for j, b in enumerate(second)
            if a.article == b.article and (score := _alike(a, b)) >= least
        ),
    )
    left, right, pairs = set(range(len(first))), set(range(len(second))), []
    for _, i, j in alike:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((first[i], second[j]))
    return sorted(pairs, key=lambda pair: (pair[0].article, pair[0].span))


def same_events(pairs: Sequence[tuple[Item, Item]]) -> Mapping[str, str]:
    """Return for events of the first reading the event of the second that most of the same reports tell."""
    together = Counter((str(a.values["event"]), str(b.values["event"])) for a, b in pairs)
    same: dict[str, str] = {}
    for (a, b), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        if a not in same and b not in same.values():
            same[a] = b
    return same


def reading_items(reading: Flat, kind: str) -> list[Item]:
    """Return the items of one kind in the order of the texts."""
    return sorted(reading.items[kind], key=lambda item: (item.article, item.span, item.key))


def _alike(a: Item, b: Item) -> float:
    words = overlap(a.span, b.span)
    if a.trigger is None or b.trigger is None:
        return words
    triggers = overlap(a.trigger, b.trigger)
    return words + triggers if words > 0 and triggers > 0 else 0.0
