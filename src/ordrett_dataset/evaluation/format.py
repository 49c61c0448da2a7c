"""Figures -> rows of plain words, for a table or for JSON."""

from dataclasses import asdict
from typing import Any, Final

from ordrett_dataset.evaluation.metric import Figure, Share

HEAD: Final = ("what", "how", "gold", "found", "right", "precision", "recall", "F1", "speaker", "source", "cue")


def row(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the cells under HEAD; a share is its value, and nothing where it does not apply."""
    counts = (figure.gold, figure.found, figure.right)
    ratios = (figure.precision, figure.recall, figure.f1, *(_value(getattr(figure, name)) for name in HEAD[-3:]))
    return (
        figure.what,
        figure.how,
        *("" if count is None else str(count) for count in counts),
        *("" if ratio is None else f"{ratio:.3f}" for ratio in ratios),
    )


def plain(figure: Figure) -> dict[str, Any]:
    """Return a figure as plain data: its counts, and what follows from them."""
    ratios = {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
    return asdict(figure) | {name: ratio if ratio is None else round(ratio, 6) for name, ratio in ratios.items()}


def _value(share: Share | None) -> float | None:
    return None if share is None else share.value
