"""What stands where a package should be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ordrett_dataset.rules.issue import Issue

DESCRIPTOR = "datapackage.json"


@dataclass
class ScanResult:
    """The plain files that were seen, by path with their bytes, and what is at fault with the others."""

    files: dict[str, int] = field(default_factory=dict)
    descriptor: bytes | None = None
    issues: list[Issue] = field(default_factory=list)
    zipped: bool = False

    def find(self, rule: str, path: str, found: str, says: str = "") -> None:
        """Add an issue about a path."""
        self.issues.append(Issue(rule=rule, table=path, actual=found, expected=says))


@dataclass(frozen=True)
class Manifest:
    """What a descriptor lists: path -> stated bytes (None where it states none), and what is at fault with the rest."""

    files: Mapping[str, int | None]
    issues: list[Issue]
