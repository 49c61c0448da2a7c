"""One measure: what was looked for, what was found, what is right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ordrett_dataset.evaluation.attribution import Attribution
from ordrett_dataset.evaluation.matching import Pair, matched, touch


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """How many the annotation has, how many were found, how many of these are right; null where it does not apply.

    `speaker`, `source` and `cue` count pairs in which the annotation has one: the same speaker, words that touch.
    """

    what: str
    how: str
    right: int
    gold: int | None = None
    found: int | None = None
    speaker: Share | None = None
    source: Share | None = None
    cue: Share | None = None

    @property
    def precision(self) -> float | None:
        """The right ones among those found; 0 where nothing was found."""
        return None if self.found is None else Share(self.right, self.found).value

    @property
    def recall(self) -> float | None:
        """The right ones among those of the annotation; for a share, the share."""
        return None if self.gold is None else Share(self.right, self.gold).value

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        if self.gold is None or self.found is None:
            return None
        return Share(2 * self.right, self.gold + self.found).value


def spoken(
    what: str, gold: Iterable[Attribution], found: Iterable[Attribution], least: float, *, precision: bool = True
) -> Figure:
    """Return the figure of attributions matched at `least`; without precision where `gold` is a part of all."""
    wanted, got = list(gold), list(found)
    pairs = matched(wanted, got, least)
    return Figure(
        what,
        overlap(least),
        len(pairs),
        len(wanted),
        len(got) if precision else None,
        _share(pairs, lambda a, b: a.speaker == b.speaker if a.speaker and b.speaker else None),
        _share(pairs, lambda a, b: touch(a.source, b.source) if a.source else None),
        _share(pairs, lambda a, b: touch(a.cue, b.cue) if a.cue else None),
    )


def rules(gold: Iterable[Attribution], found: Iterable[Attribution], least: float) -> list[Figure]:
    """Return a figure a rule: how many of the attributions that it found are right."""
    got = list(found)
    right = [b.rule for _, b in matched(gold, got, least)]
    names = sorted({item.rule for item in got if item.rule})
    return [
        Figure(f"rule {name}", overlap(least), right.count(name), found=sum(item.rule == name for item in got))
        for name in names
    ]


def overlap(least: float) -> str:
    """Return how attributions are matched, in words."""
    return f"overlap {least:.1f}"


def _share(pairs: list[Pair], right: Callable[[Attribution, Attribution], bool | None]) -> Share | None:
    told = [answer for a, b in pairs if (answer := right(a, b)) is not None]
    return Share(sum(told), len(told)) if told else None
