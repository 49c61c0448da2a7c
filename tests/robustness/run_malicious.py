"""Validate every malicious package: python -m tests.robustness.run_malicious prints the results as JSON.

Each package is made from a good one. It must violate the rule of its case, and nothing beside it may change.
"""

import json
import tempfile
from contextlib import chdir
from pathlib import Path

from ordrett.errors import InputError
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.build_runner import BuildRunner
from tests.robustness.malicious import ALL_CASES
from tests.robustness.malicious.case import MaliciousCase
from tests.robustness.malicious.probe import snapshot
from tests.support.package_files import copy_package


def run() -> dict[str, object]:
    """Validate all packages; return per case its description, rule, number of packages and those not detected."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        runner = BuildRunner(home / "builds")
        good = runner.package_folder(next(iter(runner.packages)))
        undetected = {
            name: [attack for attack in case.attacks if not _is_detected(case, attack, good, home / f"{name}-{n}")]
            for n, (name, case) in enumerate(ALL_CASES.items())
        }
    n_packages = sum(len(case.attacks) for case in ALL_CASES.values())
    return {
        "packages": n_packages,
        "detected": n_packages - sum(map(len, undetected.values())),
        "cases": {
            name: {
                "description": case.description,
                "rule": case.rule,
                "packages": len(case.attacks),
                "undetected": undetected[name],
            }
            for name, case in ALL_CASES.items()
        },
    }


def _is_detected(case: MaliciousCase, attack: str, good: Path, home: Path) -> bool:
    folder = copy_package(good, home / attack / "package")
    with chdir(folder.parent):
        package = case.attacks[attack](folder) or folder
        before = snapshot(folder.parent)
        try:
            rules = {issue.rule for issue in validate_package(package).issues}
        except InputError as error:
            rules = {error.code}
        return case.rule in rules and snapshot(folder.parent) == before


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
