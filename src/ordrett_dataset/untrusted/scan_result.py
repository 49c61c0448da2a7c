"""What a scan of a package folder or zip reports."""

from dataclasses import dataclass, field
from typing import Final

from ordrett_dataset.rules.issue import Issue

DESCRIPTOR: Final = "datapackage.json"


@dataclass
class ScanResult:
    """The regular files of a package (path -> size in bytes), its raw descriptor, and issues about everything else."""

    files: dict[str, int] = field(default_factory=dict)
    descriptor: bytes | None = None
    issues: list[Issue] = field(default_factory=list)
    is_zip: bool = False

    def add_issue(self, rule: str, path: str, actual: str, expected: str = "") -> None:
        """Add an issue about a path."""
        self.issues.append(Issue(rule=rule, table=path, actual=actual, expected=expected))
