"""What breaks a rule: where, which rule, what was found and what should be there."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

# So many findings of a rule are kept to be shown; the others are counted.
KEPT: Final = 1000


class Broken(NamedTuple):
    """What a rule yields; `times` tells of so many cells at once."""

    table: str
    row: str = ""
    column: str = ""
    found: str = ""
    says: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One cell, row, table or file that breaks a rule."""

    rule: str
    table: str  # or the path of a file
    row: str = ""
    column: str = ""
    found: str = ""
    says: str = ""  # what the article, or the other cell that it depends on, says there
    times: int = 1

    @property
    def where(self) -> str:
        """Table, row and column, as one name."""
        return " ".join(filter(None, (self.table, self.row, self.column)))

    @property
    def message(self) -> str:
        """What was found, and what should be there."""
        return "; ".join(filter(None, (self.found, self.says)))


class Issues(list[Issue]):
    """Issues in order, and how many of each rule there are in all, kept or not."""

    def __init__(self, found: Iterable[Issue] = ()) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.extend(found)

    def append(self, finding: Issue) -> None:
        """Count a finding, and keep it unless there are many of its rule."""
        self.counts[finding.rule] += finding.times
        if self.counts[finding.rule] - finding.times < KEPT:
            super().append(finding)

    def only(self, rules: Container[str]) -> "Issues":
        """Return those of some rules."""
        kept = Issues(finding for finding in self if finding.rule in rules)
        kept.counts = Counter({rule: count for rule, count in self.counts.items() if rule in rules})
        return kept

    def extend(self, found: Iterable[Issue]) -> None:
        """Take more findings; those of other Issues that were counted only are counted on."""
        for finding in found:
            self.append(finding)
        if isinstance(found, Issues):
            kept = Counter[str]()
            for finding in found:
                kept[finding.rule] += finding.times
            self.counts.update(found.counts - kept)
