"""Parse the issues that `ordrett validate` prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedIssue:
    """A block of lines: where the issue is, what follows on indented lines, and the rule."""

    location: str
    lines: tuple[str, ...]
    rule: str


def parse_issues(stderr: str) -> list[PrintedIssue]:
    """Return the issues in the output of `ordrett validate`, without lines that only count further ones."""
    issues: list[PrintedIssue] = []
    block: list[str] = []
    for line in stderr.splitlines():
        if not line.startswith(" "):
            block = [line.partition(": ")[2]]
        elif line.startswith("  rule: "):
            issues.append(PrintedIssue(block[0], tuple(block[1:]), line.removeprefix("  rule: ")))
        else:
            block.append(line.strip())
    return issues
