"""Metrics against curated annotations."""

from dataclasses import replace
from pathlib import Path

import pytest

from ordrett.model import ArticleAnnotation, Attested
from ordrett_dataset.annotations import load_annotations
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.metric import Metric, Ratio
from ordrett_dataset.evaluation.score_annotations import score_annotations
from tests.support.evaluation import find_metric


@pytest.fixture
def annotated(good: Path) -> dict[str, ArticleAnnotation]:
    return load_annotations(good / "annotations", find_articles(good)[0], {}).by_article


def test_a_perfect_extraction_is_correct_in_everything(annotated: dict[str, ArticleAnnotation]) -> None:
    # The same people under other ids, as in an automatic extraction.
    source = annotated["010_skarv"]
    perfect = replace(
        source,
        people=tuple(replace(person, person_id=f"auto.{person.person_id}") for person in source.people),
        person_mentions=tuple(
            replace(mention, person_id=Attested(f"auto.{mention.person_id.value}"))
            for mention in source.person_mentions
        ),
        quotes=tuple(
            replace(quote, speaker_id=Attested(f"auto.{quote.speaker_id.value}"), extraction_rule="sample")
            for quote in source.quotes
        ),
    )
    metrics = score_annotations(annotated, {"010_skarv": perfect})
    ratios = {ratio for m in metrics for ratio in (m.precision, m.recall, m.f1) if ratio is not None}
    assert ratios == {1.0}
    complete = Ratio(2, 2)
    expected = Metric("quotes", "overlap 0.8", 2, 2, 2, complete, complete, complete)
    assert find_metric(metrics, "quotes", "overlap 0.8") == expected
    assert find_metric(metrics, "sections", "same section").correct == len(source.sections)


def test_wrong_speakers_and_kinds_are_counted(annotated: dict[str, ArticleAnnotation]) -> None:
    source = annotated["010_skarv"]
    first, second = source.quotes
    wrong_kind = replace(first, quote_kind="indirect")
    wrong_speaker = replace(second, speaker_id=Attested("fjaerestad"))
    metrics = score_annotations(annotated, {"010_skarv": replace(source, quotes=(wrong_kind, wrong_speaker))})
    assert find_metric(metrics, "quotes", "overlap 0.3").speaker == Ratio(1, 2)
    verbatim = find_metric(metrics, "quotes, direct or mixed", "overlap 0.8")
    assert (verbatim.correct, verbatim.gold, verbatim.predicted) == (0, 1, 0)
    assert find_metric(metrics, "quotes, indirect", "overlap 0.5").predicted == 2


def test_an_empty_extraction_has_no_recall(annotated: dict[str, ArticleAnnotation]) -> None:
    source = annotated["010_skarv"]
    empty = replace(source, quotes=(), person_mentions=(), people=(), events=(), event_mentions=())
    for extracted in ({"010_skarv": empty}, {}):
        metrics = score_annotations(annotated, extracted)
        recalls = {metric.recall for metric in metrics if metric.item != "sections" and metric.gold}
        assert recalls == {0.0}
