"""A violation of a rule: where it is, what is there and what should be there."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

# Further issues of the same rule are counted, but not stored.
MAX_ISSUES_PER_RULE: Final = 1000
MAX_VALUE_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """An issue as a rule function yields it: without the name of the rule, which the registry adds."""

    table: str
    row: str = ""
    column: str = ""
    actual: str = ""
    expected: str = ""
    count: int = 1

    def to_issue(self, rule: str) -> "Issue":
        """Return the issue of the given rule."""
        return Issue(rule, self.table, self.row, self.column, self.actual, self.expected, self.count)


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A cell, row, table or file that violates a rule."""

    rule: str
    table: str  # or the path of a file
    row: str = ""  # key of the row
    column: str = ""
    actual: str = ""
    expected: str = ""
    count: int = 1  # number of cells or rows, if the issue summarises several

    @property
    def location(self) -> str:
        """Table, row and column, separated by spaces."""
        return " ".join(filter(None, (self.table, self.row, self.column)))

    @property
    def message(self) -> str:
        """What is there and what should be there, on one line."""
        return "; ".join(filter(None, (self.actual, self.expected)))


class Issues(list[Issue]):
    """A list of issues that stores the first `MAX_ISSUES_PER_RULE` of each rule and counts all of them."""

    def __init__(self, issues: Iterable[Issue] = ()) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.extend(issues)

    def append(self, issue: Issue) -> None:
        """Count an issue, and store it unless its rule has reached the maximum."""
        self.counts[issue.rule] += issue.count
        if self.counts[issue.rule] - issue.count < MAX_ISSUES_PER_RULE:
            super().append(issue)

    def extend(self, issues: Iterable[Issue]) -> None:
        """Append several issues; from other `Issues`, also take over the counts of those that were not stored."""
        for issue in issues:
            self.append(issue)
        if isinstance(issues, Issues):
            stored = Counter[str]()
            for issue in issues:
                stored[issue.rule] += issue.count
            self.counts.update(issues.counts - stored)

    def with_rules(self, rules: Container[str]) -> "Issues":
        """Return the issues of the given rules, with their counts."""
        selected = Issues(issue for issue in self if issue.rule in rules)
        selected.counts = Counter({rule: count for rule, count in self.counts.items() if rule in rules})
        return selected


def format_value(value: object) -> str:
    """Return a cell value as text: strings quoted and shortened in the middle, null as `nothing`."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        half = MAX_VALUE_LENGTH // 2
        return repr(value if len(value) <= MAX_VALUE_LENGTH else f"{value[:half]} […] {value[-half:]}")
    return str(value).lower() if isinstance(value, bool) else str(value)
