"""Accuracy of automatic extraction: docs/accuracy.md."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from babel import Locale

from ordrett_dataset.evaluation.evaluate import evaluate_corpus
from ordrett_dataset.evaluation.metric import METRIC_COLUMNS, Metric
from ordrett_dataset.metadata.markdown import format_table
from scripts.accuracy.corpora import load_corpus_list
from scripts.accuracy.results import load_held_out, load_results
from scripts.docs.templates import render

HELD_OUT_QUOTES: Final = {
    "corpus": "corpus",
    "language": "language",
    "overlap": "overlap",
    "gold": "gold",
    "found": "predicted",
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "speaker": "speaker",
    "direct_recall": "recall, direct",
    "mixed_recall": "recall, mixed",
    "indirect_recall": "recall, indirect",
}
HELD_OUT_PEOPLE: Final = {
    "corpus": "corpus",
    "language": "language",
    "gold": "gold",
    "touch_f1": "F1, any overlap",
    "exact_f1": "F1, exact",
}
HELD_OUT_PRONOUNS: Final = {
    "corpus": "corpus",
    "language": "language",
    "probes": "pronouns",
    "touched": "quote found",
    "right": "right person",
    "accuracy": "accuracy",
}
PEER_COLUMNS: Final = ("system", "F1 at 0.3", "F1 at 0.8", "recall of direct quotes at 0.8", "speaker")


def accuracy_page(root: Path) -> str:
    """Return the page: results on unseen texts, on the corpora used in development, and on this dataset's articles."""
    corpora = load_corpus_list()
    results = load_results(root)
    by_name = {result.name: result for result in results.corpora} if results else {}
    held_out = load_held_out(root)
    return render(
        "accuracy",
        held_out=held_out,
        held_out_tables=held_out and _held_out_tables(held_out),
        peers=format_table(PEER_COLUMNS, _peer_rows(held_out)),
        remarks=corpora.remarks,
        code=results and results.code[:12],
        corpora=[(corpus, by_name[corpus.name]) for corpus in corpora.corpora if corpus.name in by_name],
        metric_table=_metric_table,
        own_metrics=evaluate_corpus(root).metrics,
    )


def accuracy_summary(root: Path) -> str:
    """Return the held-out F1 by language as a short table, or say that there is none."""
    held_out = load_held_out(root)
    if held_out is None:
        return "Accuracy on unseen texts has not been measured.\n"
    scores: dict[tuple[str, str], dict[str, float]] = {}
    for row in held_out["quotes"]:
        match = f"overlap of at least {row['overlap']}"
        scores.setdefault((f"quotes, {row['corpus']}", match), {})[row["language"]] = row["f1"]
    for match, score in (("any overlap", "touch_f1"), ("the same words", "exact_f1")):
        scores["names of people", match] = {row["language"]: row[score] for row in held_out["people"]}
    languages = sorted({language for by_language in scores.values() for language in by_language}, key=_language_name)
    rows = [
        (*label, *(f"{by_language[language]:.2f}" if language in by_language else "" for language in languages))
        for label, by_language in scores.items()
    ]
    return format_table(("F1", "counts as found", *map(_language_name, languages)), rows)


def _language_name(code: str) -> str:
    return str(Locale.parse(code).get_display_name("en"))


def _held_out_tables(held_out: Mapping[str, Any]) -> dict[str, str]:
    columns = {"quotes": HELD_OUT_QUOTES, "people": HELD_OUT_PEOPLE, "pronouns": HELD_OUT_PRONOUNS}
    return {
        name: format_table(
            tuple(labels.values()), [[_format(row.get(key)) for key in labels] for row in held_out[name]]
        )
        for name, labels in columns.items()
    }


def _peer_rows(held_out: Mapping[str, Any] | None) -> list[tuple[str, ...]]:
    """Return the peers, preceded by ordrett itself as measured on the same texts by the same program."""
    rows = [
        (peer.system, *(f"{score:.2f}" for score in peer.scores), *([""] * (len(PEER_COLUMNS) - 1 - len(peer.scores))))
        for peer in load_corpus_list().peers
    ]
    polnear = [row for row in held_out["quotes"] if row["corpus"] == "PolNeAR test"] if held_out else []
    if len(polnear) == 2:  # at overlap 0.3 and 0.8
        low, high = polnear
        scores = (low["f1"], high["f1"], high["direct_recall"], low["speaker"])
        rows.insert(0, ("**ordrett**", *(f"{score:.2f}" for score in scores)))
    return rows


def _metric_table(metrics: Iterable[Metric]) -> str:
    """Return the metrics as a table, without columns that are empty for all of them."""
    rows = [metric.to_row() for metric in metrics]
    used = [i for i, _ in enumerate(METRIC_COLUMNS) if any(row[i] for row in rows)]
    return format_table([METRIC_COLUMNS[i] for i in used], [[row[i] for i in used] for row in rows])


def _format(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) and value not in (0.3, 0.8) else value
