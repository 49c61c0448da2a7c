"""Agreement of the two annotators, and every disagreement with its adjudication: docs/agreement.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.evaluation.agreement.disagreements import Comparison, Disagreement
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, flatten_annotations
from ordrett_dataset.evaluation.agreement.metrics import agreement_metrics
from ordrett_dataset.evaluation.agreement.repetition import (
    annotated_articles,
    repetition_metrics,
    restrict_to_articles,
)
from ordrett_dataset.evaluation.metric import Metric
from ordrett_dataset.metadata.markdown import format_table
from scripts.docs.templates import render

DOUBLE: Final = Path("double")
ADJUDICATION: Final = "adjudication.yaml"
# Before the location of a disagreement between annotator 3 and the adjudicated annotation as it was then.
REPEATED: Final = "annotator 3: "
OPEN: Final = "open: "  # begins the reason of a value that is still to be corrected
SUMMARY: Final = {
    ("quotes, indirect", "overlap 0.8"): "span of indirect quotes",
    ("event mentions", "same modality, if matched"): "modality of event mentions",
    ("events", "same type, if matched"): "type of events",
}
Articles = dict[str, Article]


def agreement_table(folder: Path, articles: Articles) -> str:
    """Return the agreement of the annotators in `folder`/double as a Markdown table."""
    return _metric_table(_metrics(folder, articles), "annotator 1", "annotator 2")


def agreement_summary(folder: Path, articles: Articles) -> str:
    """Return three scores of the agreement as a sentence."""
    metrics = {(metric.item, metric.match): metric for metric in _metrics(folder, articles)}
    return "F1: " + ", ".join(f"{label} {metrics[key].f1:.2f}" for key, label in SUMMARY.items()) + ".\n"


def agreement_page(folder: Path, articles: Articles) -> str:
    """Return the page; raise InputError if a disagreement has no reason, or a reason no disagreement."""
    comparison = Comparison(*_annotators(folder, articles), flatten_annotations(folder, articles))
    disagreements = list(comparison.disagreements())
    before, repeated = (
        flatten_annotations(folder / DOUBLE / name, articles) for name in ("adjudicated", "annotator_3")
    )
    differences = list(_repeated_comparison(before, repeated, comparison.adjudicated).disagreements())
    reasons = cast("dict[str, str]", load_yaml(folder / DOUBLE / ADJUDICATION, ADJUDICATION)[0])
    repeated_reasons = {key.removeprefix(REPEATED): reasons.pop(key) for key in [*reasons] if key.startswith(REPEATED)}
    _check_reasons(disagreements, reasons)
    _check_reasons(differences, repeated_reasons, REPEATED)
    return render(
        "agreement",
        agreement=agreement_table(folder, articles),
        n_disagreements=len(disagreements),
        outcomes=Counter(disagreement.outcome for disagreement in disagreements),
        rows=_rows(disagreements, reasons),
        repetition=_metric_table(repetition_metrics(before, repeated), "before", "again"),
        repeated_articles=" and ".join(sorted(article[:3] for article in annotated_articles(repeated))),
        n_differences=len(differences),
        n_open=sum(reason.startswith(OPEN) for reason in repeated_reasons.values()),
        differences=_rows(differences, repeated_reasons),
    )


def _repeated_comparison(before: FlatAnnotation, repeated: FlatAnnotation, now: FlatAnnotation) -> Comparison:
    articles = annotated_articles(repeated)
    return Comparison(restrict_to_articles(before, articles), restrict_to_articles(repeated, articles), now)


def _metric_table(metrics: Sequence[Metric], first: str, second: str) -> str:
    rows = [
        (metric.item, metric.match, metric.gold, metric.predicted, metric.correct, f"{metric.f1:.3f}")
        for metric in metrics
    ]
    return format_table(("item", "agreement", first, second, "equal", "F1"), rows)


def _rows(disagreements: Sequence[Disagreement], reasons: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [(d.location, d.first, d.second, d.adjudicated, d.outcome, reasons[d.location]) for d in disagreements]


def _annotators(folder: Path, articles: Articles) -> tuple[FlatAnnotation, FlatAnnotation]:
    first, second = (flatten_annotations(folder / DOUBLE / f"annotator_{n}", articles) for n in (1, 2))
    return first, second


def _metrics(folder: Path, articles: Articles) -> list[Metric]:
    return agreement_metrics(*_annotators(folder, articles))


def _check_reasons(disagreements: Sequence[Disagreement], reasons: Mapping[str, str], prefix: str = "") -> None:
    locations = {disagreement.location for disagreement in disagreements}
    for location in sorted(locations - reasons.keys()):
        problem, hint = f"{prefix}{location}", "Add the reason for its adjudication."
        raise InputError(ADJUDICATION, "disagreement_is_adjudicated", problem, hint)
    for location in sorted(reasons.keys() - locations):
        problem, hint = f"{prefix}{location}", "Delete the entry: the annotators do not disagree there."
        raise InputError(ADJUDICATION, "adjudication_has_disagreement", problem, hint)
