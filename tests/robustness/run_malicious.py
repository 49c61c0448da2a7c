"""Packages that a stranger could send, tried: python -m reliability.strangers prints the figures as JSON.

Each is made of a good package and validated. It must be caught by the rule that it is made for, and nothing beside it
may have changed.
"""

import json
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from ordrett.errors import InputError
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.build_runner import Builds
from tests.robustness.malicious import HOSTILE
from tests.robustness.malicious.probe import tree

PARTS = ("dataset", "seeds", "datapackage.json")


def run() -> dict[str, object]:
    """Try all of them; return what each is, the rule that must catch it, and those that were not caught."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        builds = Builds(home / "builds")
        good = home / "builds" / f"package-{next(iter(builds.packages))}"
        caught = {of: _caught(of, good, home / f"{n}") for n, of in enumerate(HOSTILE)}
    return {
        "packages": len(caught),
        "caught": sum(caught.values()),
        "lost": sorted(of for of, was in caught.items() if not was),
        "kinds": {of: {"what": maker.makes, "rule": maker.rule} for of, maker in HOSTILE.items()},
    }


def _caught(of: str, good: Path, home: Path) -> bool:
    home.mkdir()
    package = home / "package"
    package.mkdir()
    for part in PARTS:
        (shutil.copytree if (good / part).is_dir() else shutil.copy)(good / part, package / part)
    with chdir(home):
        place = HOSTILE[of].make(package)
        before = tree(home)
        try:
            rules = {issue.rule for issue in validate_package(place).issues}
        except InputError as refusal:
            rules = {refusal.code}
        return HOSTILE[of].rule in rules and tree(home) == before


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
