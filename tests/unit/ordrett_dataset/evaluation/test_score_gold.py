"""Metrics against gold files."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordrett.model import ArticleAnnotation, Attested, Evidence, Person
from ordrett.span import Span
from ordrett_dataset.evaluation.evaluate import score_offsets
from ordrett_dataset.evaluation.from_tables import annotations_from_tables
from ordrett_dataset.evaluation.gold_files import GoldQuote, NamesLine, PronounLine, QuotesLine
from ordrett_dataset.evaluation.metric import Metric, Ratio
from ordrett_dataset.evaluation.score_gold import score_names, score_pronouns, score_quotes
from ordrett_dataset.tables.assemble import build_tables
from tests.support.evaluation import (
    KINDS,
    Case,
    evaluation_cases,
    find_metric,
    gold_line,
    make_annotation,
    make_article,
    make_mention,
    make_quote,
)


def test_overlap_decides_what_is_correct() -> None:
    article = make_article()
    # 10 of 20 characters are shared.
    line, annotation = gold_line((((0, 20),), "direct")), make_annotation(article, [make_quote(article, (0, 10))])
    metrics = score_quotes([line], {"a": annotation})
    expected = [
        Metric("quotes", "overlap 0.3", 1, 1, 1),
        Metric("quotes", "overlap 0.8", 0, 1, 1),
        Metric("quotes, direct", "overlap 0.3", 1, 1, None),
        Metric("rule sample", "overlap 0.3", 1, None, 1),
    ]
    assert [find_metric(metrics, metric.item, metric.match) for metric in expected] == expected


def test_precision_recall_and_f1_follow_their_definitions() -> None:
    metric = Metric("quotes", "overlap 0.3", correct=3, gold=4, predicted=6)
    assert (metric.precision, metric.recall) == (0.5, 0.75)
    assert metric.f1 == pytest.approx(2 * 0.5 * 0.75 / (0.5 + 0.75))


def test_continued_quotes_count_as_one_attribution() -> None:
    article = make_article()
    parts = [make_quote(article, (0, 10), "q1"), make_quote(article, (20, 30), "q2", continues_quote_id="q1")]
    metrics = score_quotes([gold_line((((0, 10), (20, 30)), "mixed"))], {"a": make_annotation(article, parts)})
    assert find_metric(metrics, "quotes", "overlap 0.8") == Metric("quotes", "overlap 0.8", 1, 1, 1)


def test_matching_is_one_to_one_in_gold_order() -> None:
    article = make_article()
    annotations = {"a": make_annotation(article, [make_quote(article, (0, 12))])}
    # The second gold quote is more similar, but the first one takes the only candidate.
    metrics = score_quotes([gold_line((((0, 10),), "direct"), (((0, 12),), "direct"))], annotations)
    assert find_metric(metrics, "quotes", "overlap 0.3") == Metric("quotes", "overlap 0.3", 1, 2, 1)


def test_cue_and_source_are_correct_if_they_share_a_character() -> None:
    article = make_article()
    gold = GoldQuote(content=((0, 31),), kind="indirect", cue=((33, 37),), source=((38, 50),))
    cue, source = Span.from_text(article.text, 36, 40), Span.from_text(article.text, 30, 38)
    annotation = make_annotation(article, [make_quote(article, (0, 31), cue=cue, source=source)])
    metrics = score_quotes([QuotesLine(article="a", attributions=(gold,))], {"a": annotation})
    metric = find_metric(metrics, "quotes", "overlap 0.8")
    assert (metric.cue, metric.source, metric.speaker) == (Ratio(1, 1), Ratio(0, 1), None)


def count_independently(case: Case, min_overlap: float, kinds: set[str]) -> tuple[int, int, int]:
    """Count gold, predicted and correct quotes with sets of characters, without the code under test."""
    lines, annotations = case
    n_gold = n_predicted = n_correct = 0
    for line in lines:
        utterances: dict[str, set[int]] = {}
        first_part: dict[str, str] = {}
        quotes = sorted(annotations[line.article].quotes, key=lambda q: (q.text.start, q.text.end, q.quote_id))
        for quote in quotes:
            previous = quote.continues_quote_id
            first_part[quote.quote_id] = first_part[previous] if previous else quote.quote_id
            characters = utterances.setdefault(first_part[quote.quote_id], set())
            characters.update(range(quote.text.start, quote.text.end))
        n_predicted += len(utterances)
        for gold in line.attributions:
            if gold.kind not in kinds:
                continue
            n_gold += 1
            content = {offset for start, end in gold.content for offset in range(start, end)}
            overlaps = {key: len(content & other) / len(content | other) for key, other in utterances.items()}
            best = max(overlaps, key=overlaps.__getitem__, default=None)
            if best is not None and overlaps[best] >= min_overlap:
                n_correct += 1
                del utterances[best]
    return n_gold, n_predicted, n_correct


@given(case=evaluation_cases())
def test_metrics_equal_an_independent_count(case: Case) -> None:
    metrics = score_quotes(*case)
    for overlap in (0.3, 0.8):
        metric = find_metric(metrics, "quotes", f"overlap {overlap}")
        assert (metric.gold, metric.predicted, metric.correct) == count_independently(case, overlap, {*KINDS})
    for kind in KINDS:
        n_gold, _, n_correct = count_independently(case, 0.8, {kind})
        if n_gold:
            metric = find_metric(metrics, f"quotes, {kind}", "overlap 0.8")
            assert (metric.gold, metric.correct) == (n_gold, n_correct)
    rules = [metric for metric in metrics if metric.item.startswith("rule ") and metric.match == "overlap 0.3"]
    assert sum(metric.correct for metric in rules) == find_metric(metrics, "quotes", "overlap 0.3").correct


@pytest.mark.slow
@given(case=evaluation_cases(), rng=st.randoms(use_true_random=False))
def test_order_of_quotes_and_articles_does_not_matter(case: Case, rng: random.Random) -> None:
    lines, annotations = case
    shuffled = {
        name: replace(
            annotations[name], quotes=tuple(rng.sample(annotations[name].quotes, len(annotations[name].quotes)))
        )
        for name in rng.sample(sorted(annotations), len(annotations))
    }
    assert score_quotes(lines, shuffled) == score_quotes(lines, annotations)


@settings(max_examples=20)
@given(case=evaluation_cases())
def test_metrics_survive_the_round_trip_through_tables(case: Case) -> None:
    lines, annotations = case
    articles = {name: annotation.article for name, annotation in annotations.items()}
    rebuilt = annotations_from_tables(build_tables(annotations.values()), articles)
    assert score_quotes(lines, rebuilt) == score_quotes(lines, annotations)


def test_an_unread_article_counts_as_empty() -> None:
    cases: list[dict[str, ArticleAnnotation]] = [{}, {"a": make_annotation(make_article())}]
    for annotations in cases:
        metrics = score_quotes([gold_line((((0, 10),), "direct"))], annotations)
        metric = find_metric(metrics, "quotes", "overlap 0.3")
        assert (metric.precision, metric.recall, metric.f1, metric.source) == (0.0, 0.0, 0.0, None)


def test_names_overlap_or_are_exact() -> None:
    article = make_article()
    line = NamesLine(article="a", people=((38, 50), (52, 55), (60, 65)))
    mentions = tuple(make_mention(article, *bounds) for bounds in ((38, 50), (50, 53), (53, 54)))
    metrics = score_names([line], {"a": make_annotation(article, person_mentions=mentions)})
    # Two extracted names overlap the second gold name; only one of them counts.
    assert metrics == [
        Metric("person mentions", "any overlap", 2, 3, 3),
        Metric("person mentions", "exact", 1, 3, 3),
    ]


@pytest.mark.parametrize(
    ("name", "cue", "n_quoted", "n_correct"),
    [
        ("Runa Prøvdal", (56, 61), 1, 1),
        ("Runa Prøvdals", (56, 61), 1, 1),
        ("Ola Test", (56, 61), 1, 0),
        ("", (33, 37), 0, 0),
    ],
)
def test_the_referent_of_a_pronoun_is_scored(name: str, cue: tuple[int, int], n_quoted: int, n_correct: int) -> None:
    article = make_article()
    people = (Person("a.p38", "a.p38", Attested(name), "full_name"),)
    quote = make_quote(article, (62, 90), cue=Span.from_text(article.text, *cue), speaker_id=Attested("a.p38"))
    line = PronounLine(article="a", cue=(52, 55), pronoun=(56, 61), names=("Prøvdal",))
    metrics = score_pronouns([line], {"a": make_annotation(article, [quote], people=people)})
    assert [metric.correct for metric in metrics] == [n_quoted, n_correct]


def test_a_span_with_the_wrong_text_is_counted() -> None:
    article = make_article()
    wrong = Evidence("verbatim", "a", Span(0, 4, "Hamn"))
    quote = make_quote(article, (0, 10), speaker_kind=Attested("unknown", (wrong,)))
    metric = score_offsets(build_tables([make_annotation(article, [quote])]), {"a": article})
    assert (metric.correct, metric.gold) == (1, 2)
