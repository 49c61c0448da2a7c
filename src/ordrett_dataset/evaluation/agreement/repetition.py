"""Measure how far an annotation of some articles that was made again repeats the adjudicated one."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation
from ordrett_dataset.evaluation.agreement.metrics import (
    SAME_SPAN_OVERLAP,
    ItemPair,
    match_events,
    match_items,
    span_overlap,
)
from ordrett_dataset.evaluation.metric import Metric, overlap_label

MATCHED: Final = "matched"
SAME_PARTICIPANT: Final = "same event, role and name"


def annotated_articles(annotation: FlatAnnotation) -> set[str]:
    """Return the ids of the articles that have a quote or a mention."""
    return {item.article for items in annotation.items.values() for item in items}


def restrict_to_articles(annotation: FlatAnnotation, articles: Collection[str]) -> FlatAnnotation:
    """Return the quotes, mentions and events of some articles, without sections and metadata."""
    items = {kind: [item for item in items if item.article in articles] for kind, items in annotation.items.items()}
    events = {str(item.values["event"]) for item in items["event_mentions"]}
    return replace(
        annotation,
        items=items,
        sections={},
        metadata={},
        events={key: event for key, event in annotation.events.items() if key in events},
        participants={key: value for key, value in annotation.participants.items() if key in events},
    )


def repetition_metrics(adjudicated: FlatAnnotation, repeated: FlatAnnotation) -> list[Metric]:
    """Return how far `repeated` gives the quotes, event mentions and participants of `adjudicated`.

    Only the articles of `repeated` count. An event may owe participants to an article that was not annotated again;
    the last metric leaves out the events that such an article mentions too.
    """
    articles = annotated_articles(repeated)
    ours, theirs = restrict_to_articles(adjudicated, articles), repeated
    quotes, other_quotes = ours.sorted_items("quotes"), theirs.sorted_items("quotes")
    same_span = sum(
        span_overlap(a.span, b.span) >= SAME_SPAN_OVERLAP and a.values["kind"] == b.values["kind"]
        for a, b in match_items(quotes, other_quotes)
    )
    label = f"{overlap_label(SAME_SPAN_OVERLAP)}, same kind"
    mentions, other_mentions = ours.sorted_items("event_mentions"), theirs.sorted_items("event_mentions")
    pairs = match_items(mentions, other_mentions)
    same_event = match_events(pairs)
    mentioned_elsewhere = {
        item.values["event"] for item in adjudicated.items["event_mentions"] if item.article not in articles
    }
    own_events = {key: other for key, other in same_event.items() if key not in mentioned_elsewhere}
    return [
        Metric("quotes", label, same_span, len(quotes), len(other_quotes)),
        Metric("event mentions", MATCHED, len(pairs), len(mentions), len(other_mentions)),
        *_value_metrics(ours, theirs, pairs),
        _participant_metric("participants of matched events", ours, theirs, same_event),
        _participant_metric("participants, if no other article mentions the event", ours, theirs, own_events),
    ]


def _value_metrics(ours: FlatAnnotation, theirs: FlatAnnotation, pairs: list[ItemPair]) -> list[Metric]:
    types = [
        ours.events[str(a.values["event"])]["type"] == theirs.events[str(b.values["event"])]["type"] for a, b in pairs
    ]
    dates = [a.values["date"] == b.values["date"] for a, b in pairs]
    modalities = [a.values["modality"] == b.values["modality"] for a, b in pairs]
    both = [same_type and same_date for same_type, same_date in zip(types, dates, strict=True)]
    columns = {"type of its event": types, "date": dates, "type and date": both, "modality": modalities}
    return [
        Metric("event mentions", f"same {column}, if matched", sum(equal), len(pairs), len(pairs))
        for column, equal in columns.items()
    ]


def _participant_metric(
    item: str, ours: FlatAnnotation, theirs: FlatAnnotation, same_event: Mapping[str, str]
) -> Metric:
    first = Counter((key, participant) for key in same_event for participant in ours.participants[key].values())
    second = Counter(
        (key, participant) for key, other in same_event.items() for participant in theirs.participants[other].values()
    )
    return Metric(item, SAME_PARTICIPANT, (first & second).total(), first.total(), second.total())
