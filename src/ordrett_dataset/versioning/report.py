"""The comparison of two versions, as JSON, a summary line or a draft of the changelog."""

from dataclasses import dataclass
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.versioning.change_type import Bump
from ordrett_dataset.versioning.changelog import draft_changelog
from ordrett_dataset.versioning.classify import classify_changes
from ordrett_dataset.versioning.compare import Changes
from ordrett_dataset.versioning.json_io import changes_to_json
from ordrett_dataset.versioning.package_version import PackageVersion
from ordrett_dataset.versioning.semver import allowed_versions, is_dev_version, required_bump

MAX_LOCATIONS: Final = 5


@dataclass(frozen=True)
class ComparisonReport:
    """Two versions of a package and the changes between them."""

    before: PackageVersion
    after: PackageVersion
    changes: Changes

    @property
    def required_bump(self) -> Bump | None:
        """The bump that the changes require."""
        return required_bump(self.changes)

    @property
    def allowed_versions(self) -> tuple[str, ...]:
        """The version numbers that may follow; none if the earlier number is not MAJOR.MINOR.PATCH."""
        try:
            return allowed_versions(self.before.number, self.required_bump)
        except InputError:
            return ()

    def to_json(self) -> dict[str, Any]:
        """Return all changes as a JSON object, with the bump and the next version that they require."""
        return {
            "before": {"location": self.before.location, "version": self.before.metadata.get("version")},
            "after": {"location": self.after.location, "version": self.after.metadata.get("version")},
            "required_bump": self.required_bump,
            "next_version": next(iter(self.allowed_versions), None),
            "change_types": {kind.label: locations for kind, locations in classify_changes(self.changes).items()},
            **changes_to_json(self.changes),
        }

    def to_changelog(self) -> str:
        """Return a draft of the changelog section, headed by the later version unless that is too low."""
        allowed, number = self.allowed_versions, self.after.number
        is_usable = not allowed or number in allowed or is_dev_version(number)
        return draft_changelog(self.changes, number if is_usable else allowed[0])

    def to_summary(self) -> str:
        """Return one line: the versions, the required bump and its reasons, and the versions that may follow."""
        versions = f"{self.before.location} {self.before.number} -> {self.after.location} {self.after.number}: "
        if not self.changes:
            return versions + "nothing changed"
        if self.required_bump is None:
            return versions + "no new version is required"
        reasons = "; ".join(
            f"{kind.label} ({_format_locations(locations)})"
            for kind, locations in classify_changes(self.changes).items()
            if kind.bump == self.required_bump
        )
        next_versions = " or ".join(self.allowed_versions) or "the next version"
        return f"{versions}{self.required_bump}: {reasons}; {next_versions}"


def _format_locations(locations: list[str]) -> str:
    return ", ".join(locations[:MAX_LOCATIONS]) + (", ..." if len(locations) > MAX_LOCATIONS else "")
