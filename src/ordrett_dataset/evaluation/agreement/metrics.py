"""Match the items of two annotations, and measure how far they agree."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ordrett.span import Span
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, Item
from ordrett_dataset.evaluation.matching import match_one_to_one, overlap_ratio
from ordrett_dataset.evaluation.metric import Metric, overlap_label

MIN_OVERLAP: Final = 0.3
SAME_SPAN_OVERLAP: Final = 0.8
EVENT_COLUMNS: Final = ("type", "mode", "place", "participants")

ItemPair = tuple[Item, Item]


def match_items(first: Sequence[Item], second: Sequence[Item]) -> list[ItemPair]:
    """Pair items one to one by the overlap of their text; event mentions must share trigger characters too."""
    return match_one_to_one(first, second, _similarity, MIN_OVERLAP)


def match_events(pairs: Sequence[ItemPair]) -> dict[str, str]:
    """Return event keys of the first annotation with the event of the second that shares most event mentions."""
    counts = Counter((str(first.values["event"]), str(second.values["event"])) for first, second in pairs)
    same_event: dict[str, str] = {}
    for (first_key, second_key), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if first_key not in same_event and second_key not in same_event.values():
            same_event[first_key] = second_key
    return same_event


def agreement_metrics(first: FlatAnnotation, second: FlatAnnotation) -> list[Metric]:
    """Return the agreement on quotes by kind, mentions, modality, negation, dates and events.

    `gold` counts the items of the first annotation, `predicted` those of the second; F1 treats both alike.
    """
    metrics: list[Metric] = []
    quotes, other_quotes = first.sorted_items("quotes"), second.sorted_items("quotes")
    for kind in ("direct", "mixed", "indirect"):
        ours, theirs = ([item for item in items if item.values["kind"] == kind] for items in (quotes, other_quotes))
        metrics.append(_span_agreement(f"quotes, {kind}", ours, theirs, SAME_SPAN_OVERLAP))
        metrics.append(_value_agreement(f"quotes, {kind}", match_items(ours, theirs), "speaker"))
    names, other_names = first.sorted_items("person_mentions"), second.sorted_items("person_mentions")
    metrics.append(_span_agreement("person mentions", names, other_names, 1.0))
    metrics.append(_value_agreement("person mentions", match_items(names, other_names), "person"))
    mentions, other_mentions = first.sorted_items("event_mentions"), second.sorted_items("event_mentions")
    pairs = match_items(mentions, other_mentions)
    metrics.append(Metric("event mentions", "matched", len(pairs), len(mentions), len(other_mentions)))
    metrics.append(_span_agreement("event mentions", mentions, other_mentions, SAME_SPAN_OVERLAP))
    metrics += [_value_agreement("event mentions", pairs, column) for column in ("modality", "is_negated", "date")]
    same_event = match_events(pairs)
    metrics.append(Metric("events", "matched", len(same_event), len(first.events), len(second.events)))
    for column in EVENT_COLUMNS:
        equal = sum(first.events[a][column] == second.events[b][column] for a, b in same_event.items())
        metrics.append(Metric("events", f"same {column}, if matched", equal, len(same_event), len(same_event)))
    return metrics


def _span_agreement(item: str, first: Sequence[Item], second: Sequence[Item], min_overlap: float) -> Metric:
    pairs = match_items(first, second)
    equal = sum(span_overlap(a.span, b.span) >= min_overlap for a, b in pairs)
    criterion = "same span" if min_overlap == 1 else overlap_label(min_overlap)
    return Metric(item, criterion, equal, len(first), len(second))


def _value_agreement(item: str, pairs: Sequence[ItemPair], column: str) -> Metric:
    equal = sum(a.values[column] == b.values[column] for a, b in pairs)
    return Metric(item, f"same {column}, if matched", equal, len(pairs), len(pairs))


def _similarity(first: Item, second: Item) -> float:
    text = span_overlap(first.span, second.span)
    if first.trigger is None or second.trigger is None:
        return text
    trigger = span_overlap(first.trigger, second.trigger)
    return text + trigger if text > 0 and trigger > 0 else 0.0


def span_overlap(first: Span, second: Span) -> float:
    """Return the intersection over the union of two spans, in characters."""
    return overlap_ratio(((first.start, first.end),), ((second.start, second.end),))
