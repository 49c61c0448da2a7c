"""How far two readings agree, as figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordrett_dataset.evaluation.agreement.flatten import Flat, Item
from ordrett_dataset.evaluation.match import LEAST_OVERLAP, matched, overlap, reading_items, same_events

SPANS = 0.8


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure: how many the readings have, how many are alike, and the F1 or the share."""

    what: str
    first: int
    second: int
    alike: int

    @property
    def value(self) -> float:
        """F1 of two sets, or the share of alike pairs where both have the same number."""
        return 2 * self.alike / (self.first + self.second) if self.first + self.second else 1.0


def figures(first: Flat, second: Flat) -> list[Figure]:
    """Return the agreement on quotes by kind, speakers, mentions, reports, modality, negation, dates and events."""
    ours, theirs = reading_items(first, "quotes"), reading_items(second, "quotes")
    found: list[Figure] = []
    for kind in ("direct", "mixed", "indirect"):
        a, b = [[q for q in quotes if q.values["kind"] == kind] for quotes in (ours, theirs)]
        found.append(_spans(f"quotes, {kind}: words at overlap {SPANS}", a, b, SPANS))
        found.append(_same(f"quotes, {kind}: speaker of those matched", matched(a, b), "speaker"))
    mentions = reading_items(first, "person_mentions"), reading_items(second, "person_mentions")
    found.append(_spans("mentions: the same words", *mentions, 1.0))
    found.append(_same("mentions: person of those matched", matched(*mentions), "person"))
    reports = reading_items(first, "event_mentions"), reading_items(second, "event_mentions")
    pairs = matched(*reports)
    found.append(Figure("reports: the same telling", len(reports[0]), len(reports[1]), len(pairs)))
    found.append(_spans(f"reports: words at overlap {SPANS}", *reports, SPANS))
    found += [
        _same(f"reports: {column} of those matched", pairs, column) for column in ("modality", "is_negated", "date")
    ]
    same = same_events(pairs)
    found.append(Figure("events: told by the same reports", len(first.events), len(second.events), len(same)))
    for column in ("type", "mode", "place", "participants"):
        alike = sum(first.events[a][column] == second.events[b][column] for a, b in same.items())
        found.append(Figure(f"events: {column} of those matched", len(same), len(same), alike))
    return found


def _spans(what: str, first: Sequence[Item], second: Sequence[Item], least: float) -> Figure:
    alike = sum(overlap(a.span, b.span) >= least for a, b in matched(first, second, LEAST_OVERLAP))
    return Figure(what, len(first), len(second), alike)


def _same(what: str, pairs: Sequence[tuple[Item, Item]], column: str) -> Figure:
    return Figure(what, len(pairs), len(pairs), sum(a.values[column] == b.values[column] for a, b in pairs))
