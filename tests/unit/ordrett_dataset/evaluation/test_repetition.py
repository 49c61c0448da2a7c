"""How far an annotation made again repeats the adjudicated one."""

from dataclasses import replace

import pytest

from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, flatten_annotations
from ordrett_dataset.evaluation.agreement.repetition import (
    annotated_articles,
    repetition_metrics,
    restrict_to_articles,
)
from tests.support.corpus_folder import ROOT

ANNOTATOR_1 = ROOT / "annotations" / "double" / "annotator_1"
ARTICLES = {"000_d3a56216d9678818", "002_b479c4edcd6d1ec6"}
QUOTES, MATCHED, TYPE, DATE, TYPE_AND_DATE, MODALITY, PARTICIPANTS, OWN_PARTICIPANTS = range(8)


@pytest.fixture(scope="module")
def annotation() -> FlatAnnotation:
    return flatten_annotations(ANNOTATOR_1, find_articles(ROOT)[0])


def f1_values(adjudicated: FlatAnnotation, repeated: FlatAnnotation) -> list[float | None]:
    return [metric.f1 for metric in repetition_metrics(adjudicated, repeated)]


def test_an_annotation_of_some_articles_repeats_itself(annotation: FlatAnnotation) -> None:
    repeated = restrict_to_articles(annotation, ARTICLES)
    assert annotated_articles(repeated) == ARTICLES
    assert set(f1_values(annotation, repeated)) == {1.0}


def test_the_events_of_other_articles_do_not_count(annotation: FlatAnnotation) -> None:
    repeated = restrict_to_articles(annotation, ARTICLES)
    all_participants, own_participants = repetition_metrics(annotation, repeated)[PARTICIPANTS:]
    text = "".join((ANNOTATOR_1 / f"{article}.yaml").read_text(encoding="utf-8") for article in ARTICLES)
    others = "".join(path.read_text(encoding="utf-8") for path in ANNOTATOR_1.glob("00*") if path.stem not in ARTICLES)
    here = {event for event in annotation.events if f"event: {event}," in text}
    elsewhere = {event for event in annotation.events if f"event: {event}," in others}
    assert all_participants.gold == sum(len(annotation.participants[event]) for event in here)
    assert own_participants.gold == sum(len(annotation.participants[event]) for event in here - elsewhere)
    assert here & elsewhere


def test_another_value_of_an_event_is_a_difference_of_its_mentions(annotation: FlatAnnotation) -> None:
    repeated = restrict_to_articles(annotation, ARTICLES)
    changed = replace(repeated, events={key: {**event, "type": "another"} for key, event in repeated.events.items()})
    assert {number for number, f1 in enumerate(f1_values(annotation, changed)) if f1 != 1} == {TYPE, TYPE_AND_DATE}


@pytest.mark.parametrize(("column", "metrics"), [("date", {DATE, TYPE_AND_DATE}), ("modality", {MODALITY})])
def test_another_value_of_a_mention_is_a_difference(column: str, metrics: set[int], annotation: FlatAnnotation) -> None:
    repeated = restrict_to_articles(annotation, ARTICLES)
    mentions = [replace(item, values={**item.values, column: "another"}) for item in repeated.items["event_mentions"]]
    changed = replace(repeated, items=repeated.items | {"event_mentions": mentions})
    assert {number for number, f1 in enumerate(f1_values(annotation, changed)) if f1 != 1} == metrics


def test_a_participant_under_another_name_is_missing_and_surplus(annotation: FlatAnnotation) -> None:
    repeated = restrict_to_articles(annotation, ARTICLES)
    event = next(key for key, participants in sorted(repeated.participants.items()) if participants)
    renamed = {name: f"{value} of another name" for name, value in repeated.participants[event].items()}
    changed = replace(repeated, participants=repeated.participants | {event: renamed})
    metric = repetition_metrics(annotation, changed)[PARTICIPANTS]
    assert metric.gold == metric.predicted == metric.correct + len(renamed)
