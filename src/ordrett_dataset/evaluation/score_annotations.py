"""Score extracted quotes, names, events and sections against the curated annotations of the same articles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ordrett.model import ArticleAnnotation
from ordrett_dataset.evaluation.attribution import Attribution, quote_attributions
from ordrett_dataset.evaluation.metric import Metric, attribution_metric, rule_metrics
from ordrett_dataset.evaluation.score_events import event_items, score_events
from ordrett_dataset.evaluation.score_gold import (
    OVERLAPS,
    OVERLAPS_BY_KIND,
    VERBATIM_KINDS,
    metrics_by_language,
    name_metrics,
    name_ranges,
)


def score_annotations(
    annotated: Mapping[str, ArticleAnnotation], extracted: Mapping[str, ArticleAnnotation]
) -> list[Metric]:
    """Return the metrics of quotes (one per row), person mentions, event mentions and sections.

    Both sides follow the same guide, so quotes of a kind are compared with quotes of that kind. An article that was
    not extracted counts as one in which nothing was found.
    """
    pairs = [(annotation, extracted.get(article)) for article, annotation in sorted(annotated.items())]
    gold = [item for annotation, _ in pairs for item in quote_attributions(annotation)]
    predicted = [item for annotation, other in pairs if other for item in _with_annotated_people(annotation, other)]

    def select_kinds(*kinds: str) -> tuple[list[Attribution], list[Attribution]]:
        return [item for item in gold if item.kind in kinds], [item for item in predicted if item.kind in kinds]

    metrics = [attribution_metric("quotes", gold, predicted, overlap) for overlap in OVERLAPS]
    metrics.append(attribution_metric("quotes, direct or mixed", *select_kinds(*VERBATIM_KINDS), 0.8))
    for kind, overlaps in OVERLAPS_BY_KIND.items():
        items = select_kinds(kind)
        metrics += [attribution_metric(f"quotes, {kind}", *items, overlap) for overlap in overlaps if any(items)]
    metrics += metrics_by_language("quotes", gold, predicted)
    metrics += [metric for overlap in OVERLAPS for metric in rule_metrics(gold, predicted, overlap)]
    metrics += name_metrics("person mentions", [(name_ranges(a), name_ranges(b)) for a, b in pairs])
    languages = sorted({annotation.language for annotation in annotated.values()})
    for language in languages if len(languages) > 1 else ():
        names = [(name_ranges(a), name_ranges(b)) for a, b in pairs if a.language == language]
        metrics += name_metrics(f"person mentions, {language}", names)
    gold_mentions = [item for annotation, _ in pairs for item in event_items(annotation, by_trigger=True)]
    predicted_mentions = [item for _, other in pairs if other for item in event_items(other, by_trigger=False)]
    return [*metrics, *score_events(gold_mentions, predicted_mentions), _section_metric(pairs)]


def _with_annotated_people(annotation: ArticleAnnotation, extracted: ArticleAnnotation) -> list[Attribution]:
    """Return the extracted quotes, with speakers under the person ids of the annotation.

    An extracted person is the annotated person whose mentions overlap most of the extracted person's mentions.
    """
    overlaps = Counter(
        (ours.person_id.value, theirs.person_id.value)
        for ours in extracted.person_mentions
        for theirs in annotation.person_mentions
        if ours.text.start < theirs.text.end and theirs.text.start < ours.text.end
    )
    annotated_ids: dict[str, str] = {}
    for (extracted_id, annotated_id), _ in sorted(overlaps.items(), key=lambda item: (-item[1], item[0])):
        annotated_ids.setdefault(extracted_id, annotated_id)
    people = {person.person_id for person in extracted.people}
    return [
        replace(item, speaker=annotated_ids.get(item.speaker, f"not annotated: {item.speaker}"))
        if item.speaker in people
        else item
        for item in quote_attributions(extracted)
    ]


def _section_metric(pairs: list[tuple[ArticleAnnotation, ArticleAnnotation | None]]) -> Metric:
    correct = sum(
        ours == theirs
        for annotation, other in pairs
        if other
        for ours, theirs in zip(annotation.sections, other.sections, strict=True)
    )
    return Metric("sections", "same section", correct, sum(len(annotation.sections) for annotation, _ in pairs))
