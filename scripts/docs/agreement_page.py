"""Agreement of the two annotators, and every disagreement with its adjudication: docs/agreement.md."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.evaluation.agreement.disagreements import Comparison, Disagreement
from ordrett_dataset.evaluation.agreement.flatten import FlatAnnotation, flatten_annotations
from ordrett_dataset.evaluation.agreement.metrics import agreement_metrics
from ordrett_dataset.evaluation.metric import Metric
from ordrett_dataset.metadata.markdown import format_table
from scripts.docs.templates import render

DOUBLE: Final = Path("double")
ADJUDICATION: Final = "adjudication.yaml"
SUMMARY: Final = {
    ("quotes, indirect", "overlap 0.8"): "span of indirect quotes",
    ("event mentions", "same modality, if matched"): "modality of event mentions",
    ("events", "same type, if matched"): "type of events",
}
Articles = dict[str, Article]


def agreement_table(folder: Path, articles: Articles) -> str:
    """Return the agreement of the annotators in `folder`/double as a Markdown table."""
    rows = [
        (metric.item, metric.match, metric.gold, metric.predicted, metric.correct, f"{metric.f1:.3f}")
        for metric in _metrics(folder, articles)
    ]
    return format_table(("item", "agreement", "annotator 1", "annotator 2", "equal", "F1"), rows)


def agreement_summary(folder: Path, articles: Articles) -> str:
    """Return three scores of the agreement as a sentence."""
    metrics = {(metric.item, metric.match): metric for metric in _metrics(folder, articles)}
    return "F1: " + ", ".join(f"{label} {metrics[key].f1:.2f}" for key, label in SUMMARY.items()) + ".\n"


def agreement_page(folder: Path, articles: Articles) -> str:
    """Return the page; raise InputError if a disagreement has no reason, or a reason no disagreement."""
    comparison = Comparison(*_annotators(folder, articles), flatten_annotations(folder, articles))
    disagreements = list(comparison.disagreements())
    reasons = cast("dict[str, str]", load_yaml(folder / DOUBLE / ADJUDICATION, ADJUDICATION)[0])
    _check_reasons(disagreements, reasons)
    rows = [(d.location, d.first, d.second, d.adjudicated, d.outcome, reasons[d.location]) for d in disagreements]
    return render(
        "agreement",
        agreement=agreement_table(folder, articles),
        n_disagreements=len(disagreements),
        outcomes=Counter(disagreement.outcome for disagreement in disagreements),
        rows=rows,
    )


def _annotators(folder: Path, articles: Articles) -> tuple[FlatAnnotation, FlatAnnotation]:
    first, second = (flatten_annotations(folder / DOUBLE / f"annotator_{n}", articles) for n in (1, 2))
    return first, second


def _metrics(folder: Path, articles: Articles) -> list[Metric]:
    return agreement_metrics(*_annotators(folder, articles))


def _check_reasons(disagreements: Sequence[Disagreement], reasons: dict[str, str]) -> None:
    locations = {disagreement.location for disagreement in disagreements}
    for location in sorted(locations - reasons.keys()):
        raise InputError(ADJUDICATION, "disagreement_is_adjudicated", location, "Add the reason for its adjudication.")
    for location in sorted(reasons.keys() - locations):
        message = "Delete the entry: the annotators do not disagree there."
        raise InputError(ADJUDICATION, "adjudication_has_disagreement", location, message)
