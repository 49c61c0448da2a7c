"""Score extracted event mentions and dates against gold files and annotations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ordrett.model import ArticleAnnotation, DateExpression
from ordrett_dataset.evaluation.attribution import Range
from ordrett_dataset.evaluation.gold_files import DatesLine, EventsLine
from ordrett_dataset.evaluation.matching import ranges_touch
from ordrett_dataset.evaluation.metric import Metric


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event mention as two annotations are compared: `words` is the trigger of a gold item, the clause of another.

    `date` is None if there is none; a gold item whose words give no date has `has_date_words` false.
    """

    article: str
    language: str
    words: Range
    plover_type: str | None
    modality: str
    is_negated: bool
    date: str | None = None
    has_date_words: bool = True


def gold_events(lines: Iterable[EventsLine]) -> list[EventItem]:
    """Return the event mentions of a gold file."""
    return [
        EventItem(
            line.article,
            line.language,
            event.trigger,
            event.type,
            event.modality,
            event.negated,
            event.date,
            has_date_words=bool(event.date_words),
        )
        for line in lines
        for event in line.events
    ]


def event_items(annotation: ArticleAnnotation, *, by_trigger: bool) -> list[EventItem]:
    """Return the event mentions of an annotation, with their triggers or their clauses as words."""
    types = {event.event_id: event.plover_type.value for event in annotation.events}
    items = []
    for mention in annotation.event_mentions:
        words, date = mention.trigger if by_trigger else mention.text, mention.date.value
        items.append(
            EventItem(
                annotation.article.article_id,
                annotation.language,
                (words.start, words.end),
                types.get(mention.event_id),
                mention.modality.value,
                mention.is_negated.value,
                date.edtf if date else None,
            )
        )
    return items


def score_events(gold: Sequence[EventItem], predicted: Sequence[EventItem]) -> list[Metric]:
    """Return the metrics of event mentions: all, by language, by type.

    A gold mention is found if a predicted clause touches its trigger; a predicted one is right if its clause touches a
    gold trigger. Of the mentions that are found, those with the same value are counted; of several predicted ones the
    one with the same type counts, or else the first.
    """
    metrics = _event_metrics("event mentions", gold, predicted)
    languages = sorted({item.language for item in gold})
    for language in languages if len(languages) > 1 else ():
        own = [[item for item in items if item.language == language] for items in (gold, predicted)]
        metrics += _event_metrics(f"event mentions, {language}", *own)
    for plover_type in sorted({item.plover_type for item in gold if item.plover_type}):
        of_type = [item for item in gold if item.plover_type == plover_type]
        matches = [match.plover_type == plover_type for item in of_type if (match := _find(item, predicted))]
        metrics.append(Metric(f"event mentions, {plover_type}", "found with this type", sum(matches), len(of_type)))
    return metrics


def _event_metrics(item: str, gold: Sequence[EventItem], predicted: Sequence[EventItem]) -> list[Metric]:
    pairs = [(ours, theirs) for ours in gold if (theirs := _find(ours, predicted))]
    right = sum(any(_touch(ours, theirs) for ours in gold) for theirs in predicted)
    values: tuple[tuple[str, Callable[[EventItem], object]], ...] = (
        ("same PLOVER type", lambda mention: mention.plover_type),
        ("same modality", lambda mention: mention.modality),
        ("same negation", lambda mention: mention.is_negated),
    )
    dated = [(ours, theirs) for ours, theirs in pairs if ours.date and ours.has_date_words]
    return [
        Metric(item, "clause holds a trigger", right, predicted=len(predicted)),
        Metric(item, "trigger in a clause", len(pairs), len(gold)),
        *(Metric(item, name, sum(get(a) == get(b) for a, b in pairs), len(pairs)) for name, get in values),
        Metric(item, "same date", sum(a.date == b.date for a, b in dated), len(dated)),
    ]


def _find(item: EventItem, predicted: Iterable[EventItem]) -> EventItem | None:
    touching = [other for other in predicted if _touch(item, other)]
    same_type = (other for other in touching if other.plover_type == item.plover_type)
    return next(same_type, touching[0] if touching else None)


def _touch(first: EventItem, second: EventItem) -> bool:
    return first.article == second.article and ranges_touch((first.words,), (second.words,))


def score_dates(lines: Sequence[DatesLine], dates: Mapping[str, Sequence[DateExpression]]) -> list[Metric]:
    """Return the metrics of dates: those found, and of these those with the same EDTF; vague ones are left out."""
    n_gold = n_found = n_same = n_right = n_predicted = 0
    for line in lines:
        vague = [date.span for date in line.dates if date.vague]
        predicted = [date for date in dates.get(line.article, ()) if not _is_one_of(date, vague)]
        n_predicted += len(predicted)
        n_right += sum(_is_one_of(date, [other.span for other in line.dates]) for date in predicted)
        for gold in line.dates:
            if not gold.vague:
                matches = [date for date in predicted if _is_one_of(date, [gold.span])]
                n_gold += 1
                n_found += bool(matches)
                n_same += any(date.edtf == gold.edtf for date in matches)
    return [
        Metric("dates", "any overlap, of the predicted", n_right, predicted=n_predicted),
        Metric("dates", "any overlap", n_found, n_gold),
        Metric("dates", "same EDTF", n_same, n_found),
    ]


def _is_one_of(date: DateExpression, spans: Iterable[Range]) -> bool:
    return any(ranges_touch(((date.text.start, date.text.end),), (span,)) for span in spans)
