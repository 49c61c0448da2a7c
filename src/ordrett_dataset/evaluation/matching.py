"""One-to-one matching of annotated items by the overlap of their text."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from ordrett_dataset.evaluation.attribution import Attribution, Ranges


class InArticle(Protocol):
    """Anything that belongs to an article."""

    @property
    def article(self) -> str:
        """The id of the article."""


T = TypeVar("T", bound=InArticle)


def match_one_to_one(
    reference: Iterable[T], candidates: Iterable[T], similarity: Callable[[T, T], float], min_similarity: float
) -> list[tuple[T, T]]:
    """Pair each reference item, in order, with the most similar candidate of its article that is not yet taken.

    Similarity is greater than 0 for items that can be paired. Pairs below `min_similarity` are not made.
    """
    remaining: dict[str, list[T]] = {}
    for candidate in candidates:
        remaining.setdefault(candidate.article, []).append(candidate)
    pairs: list[tuple[T, T]] = []
    for item in reference:
        others = remaining.get(item.article, [])
        scores = [similarity(item, other) for other in others]
        best = max(scores, default=0.0)
        if best > 0 and best >= min_similarity:
            pairs.append((item, others.pop(scores.index(best))))
    return pairs


def match_attributions(
    gold: Iterable[Attribution], predicted: Iterable[Attribution], min_overlap: float
) -> list[tuple[Attribution, Attribution]]:
    """Pair gold with predicted attributions whose content overlaps by at least `min_overlap` (see `overlap_ratio`)."""
    return match_one_to_one(gold, predicted, lambda a, b: overlap_ratio(a.content, b.content), min_overlap)


def overlap_ratio(first: Ranges, second: Ranges) -> float:
    """Return the Jaccard index of the characters of two sets of ranges: shared characters over all characters."""
    first, second = _disjoint(first), _disjoint(second)
    shared = sum(max(0, min(end, stop) - max(start, begin)) for start, end in first for begin, stop in second)
    return shared / (sum(end - start for start, end in (*first, *second)) - shared)


def ranges_touch(first: Ranges, second: Ranges) -> bool:
    """Return whether two sets of ranges share a character."""
    return any(start < stop and begin < end for start, end in first for begin, stop in second)


def _disjoint(ranges: Ranges) -> Ranges:
    if len(ranges) == 1:
        return ranges
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
