"""Results of error injection: docs/error-detection.json."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from scripts.accuracy.results import hash_code

FILE: Final = "docs/error-detection.json"
# What the results depend on: the package, the rules and the injected errors.
SOURCE_FOLDERS: Final = (
    "dataset",
    "schemas",
    "src/ordrett_dataset/rules",
    "src/ordrett",
    "tests/robustness/corruption",
)
# By group: the percentage of errors that must be detected.
# One determined error is missed: the second of two pieces of evidence for the role of a participant can be deleted.
TARGETS: Final = {"determined": 99.9, "annotated": 95, "rebuild": 100}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many errors an operator injected into a column, and how many of them were detected."""

    group: str
    table: str
    column: str
    operator: str
    injected: int
    detected: int


@dataclass(frozen=True, slots=True)
class MissedError:
    """An error that was not detected."""

    group: str
    table: str
    column: str
    operator: str
    row: str
    change: str


@dataclass(frozen=True, slots=True)
class ErrorDetection:
    """The results, and the state of the project for which they hold."""

    state: str
    max_per_operator: int  # errors that each operator injected into a column
    n_unchanged: int  # mutants that equal the valid package; not counted
    n_checked_in_files: int  # mutants that were also written to files and validated there
    undetectable: tuple[tuple[str, ...], ...]  # table, column, operator (or all of them), reason
    tallies: tuple[Tally, ...]
    missed: tuple[MissedError, ...]

    def share(self, group: str, table: str = "") -> tuple[int, int]:
        """Return the numbers of detected and injected errors of a group, in one table or all."""
        tallies = [tally for tally in self.tallies if tally.group == group and table in ("", tally.table)]
        return sum(tally.detected for tally in tallies), sum(tally.injected for tally in tallies)


def project_state(root: Path) -> str:
    """Return a hash of everything that the results depend on, without comments and empty lines."""
    hashes = "".join(hash_code(root / folder) for folder in SOURCE_FOLDERS)
    return hashlib.sha256(hashes.encode()).hexdigest()


def to_json(results: ErrorDetection) -> str:
    """Return the content of the file, with one line for each tally and missed error."""
    content = asdict(results)
    properties = {key: value for key, value in content.items() if key not in ("tallies", "missed")}
    lists = ",\n".join(
        f' "{key}": [\n'
        + ",\n".join("  " + json.dumps(list(item.values()), ensure_ascii=False) for item in content[key])
        + "\n ]"
        for key in ("tallies", "missed")
    )
    return json.dumps(properties, indent=1, ensure_ascii=False).removesuffix("\n}") + f",\n{lists}\n}}\n"


def load_results(root: Path) -> ErrorDetection | None:
    """Return the results in the file, None if there is no file; raise InputError if the file is invalid."""
    path = root / FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        lists = {
            "undetectable": tuple(tuple(row) for row in content["undetectable"]),
            "tallies": tuple(Tally(*row) for row in content["tallies"]),
            "missed": tuple(MissedError(*row) for row in content["missed"]),
        }
        return ErrorDetection(**content | lists)
    except (ValueError, KeyError, TypeError) as error:
        problem, hint = f"{type(error).__name__}: {error}", "Measure again: make error-detection."
        raise InputError(FILE, "error_detection_file_is_valid", problem, hint) from None
