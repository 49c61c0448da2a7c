"""Print an issue."""

from ordrett_dataset.printable import escape_controls
from ordrett_dataset.rules.check import describe_rule
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import ALL_TABLES


def format_issue(issue: Issue) -> str:
    """Return an issue as a block of lines: where it is, what must hold, what is there and what should be there.

    Control characters in values are escaped.
    """
    location = [f"{issue.table}.csv" if issue.table in ALL_TABLES else issue.table]
    if issue.row:
        location.append(issue.row if issue.row.startswith("row ") else f"row {issue.row}")
    if issue.column:
        location.append(f"column {issue.column}")
    lines = ["  ".join(location)]
    if description := describe_rule(issue.rule):
        lines.append(f"  {description}")
    if issue.actual:
        lines.append(f"    actual    {issue.actual}")
    if issue.expected:
        lines.append(f"    expected  {issue.expected}")
    return "\n".join(_escape(line) for line in [*lines, f"  rule: {issue.rule}"])


def _escape(line: str) -> str:
    return escape_controls(line).replace("\n", "\\n")
