"""Metrics: counts of gold, predicted and correct items, and the ratios that follow from them."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from ordrett_dataset.evaluation.attribution import Attribution
from ordrett_dataset.evaluation.matching import match_attributions, ranges_touch

METRIC_COLUMNS: Final = (
    "item",
    "match",
    "gold",
    "predicted",
    "correct",
    "precision",
    "recall",
    "F1",
    "speaker",
    "source",
    "cue",
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many of how many are correct."""

    correct: int
    total: int

    @property
    def value(self) -> float:
        """The ratio; 0 if there is nothing to count."""
        return self.correct / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Metric:
    """Counts for one kind of item under one matching criterion; a count that does not apply is None.

    `speaker`, `source` and `cue` count the matched pairs whose gold item has one: the same speaker, overlapping text.
    """

    item: str
    match: str
    correct: int
    gold: int | None = None
    predicted: int | None = None
    speaker: Ratio | None = None
    source: Ratio | None = None
    cue: Ratio | None = None

    @property
    def precision(self) -> float | None:
        """Correct items among the predicted ones; 0 if nothing was predicted."""
        return None if self.predicted is None else Ratio(self.correct, self.predicted).value

    @property
    def recall(self) -> float | None:
        """Correct items among the gold ones; if nothing is predicted as such, the share that is correct."""
        return None if self.gold is None else Ratio(self.correct, self.gold).value

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.gold is None or self.predicted is None:
            return None
        return Ratio(2 * self.correct, self.gold + self.predicted).value

    def to_row(self) -> tuple[str, ...]:
        """Return the cells of a table with METRIC_COLUMNS; a value that does not apply is empty."""
        counts = (self.gold, self.predicted, self.correct)
        shares = (share.value if share else None for share in (self.speaker, self.source, self.cue))
        return (
            self.item,
            self.match,
            *("" if count is None else str(count) for count in counts),
            *("" if ratio is None else f"{ratio:.3f}" for ratio in (self.precision, self.recall, self.f1, *shares)),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return counts and ratios as plain data for JSON."""
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return asdict(self) | {name: ratio if ratio is None else round(ratio, 6) for name, ratio in ratios.items()}


def attribution_metric(
    item: str,
    gold: Iterable[Attribution],
    predicted: Iterable[Attribution],
    min_overlap: float,
    *,
    with_precision: bool = True,
) -> Metric:
    """Return the metric of attributions matched at `min_overlap`.

    Pass `with_precision=False` if `gold` holds only some of what the prediction should contain, such as one kind.
    """
    gold, predicted = list(gold), list(predicted)
    pairs = match_attributions(gold, predicted, min_overlap)

    def ratio(is_correct: Callable[[Attribution, Attribution], bool | None]) -> Ratio | None:
        answers = [answer for a, b in pairs if (answer := is_correct(a, b)) is not None]
        return Ratio(sum(answers), len(answers)) if answers else None

    return Metric(
        item,
        overlap_label(min_overlap),
        len(pairs),
        len(gold),
        len(predicted) if with_precision else None,
        ratio(lambda a, b: a.speaker == b.speaker if a.speaker and b.speaker else None),
        ratio(lambda a, b: ranges_touch(a.source, b.source) if a.source else None),
        ratio(lambda a, b: ranges_touch(a.cue, b.cue) if a.cue else None),
    )


def rule_metrics(gold: Iterable[Attribution], predicted: Iterable[Attribution], min_overlap: float) -> list[Metric]:
    """Return one metric per extraction rule: how many of the attributions that it predicted are correct."""
    predicted = list(predicted)
    correct = [match.rule for _, match in match_attributions(gold, predicted, min_overlap)]
    rules = sorted({item.rule for item in predicted if item.rule})
    return [
        Metric(
            f"rule {rule}",
            overlap_label(min_overlap),
            correct.count(rule),
            predicted=sum(item.rule == rule for item in predicted),
        )
        for rule in rules
    ]


def overlap_label(min_overlap: float) -> str:
    """Return the name of the matching criterion."""
    return f"overlap {min_overlap:.1f}"
