"""How many wrong packages were found out, as it is kept in the project: docs/error-detection.json."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from scripts.accuracy.results import hash_code

FILE: Final = "docs/error-detection.json"
REMEDY: Final = "Measure again: make mutation."
# What the figures depend on: the package, the rules, and the mutants.
PARTS: Final = ("dataset", "schemas", "src/ordrett_dataset/rules", "src/ordrett", "tests/robustness/corruption")
# Of a hundred mutants, so many at least must be found out.
GOALS: Final = {"certain": 100, "read": 95, "rebuilt": 100}


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the mutants of one kind in one column, how many there were and how many were found out."""

    group: str
    table: str
    column: str
    kind: str
    made: int
    killed: int


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that broke no rule, and what was changed."""

    group: str
    table: str
    column: str
    kind: str
    row: str
    said: str


@dataclass(frozen=True, slots=True)
class Mutation:
    """What was measured, with at most so many mutants of a kind in a column, and on which state of the project."""

    state: str
    most: int
    same: int  # mutants that are no other package
    proved: int  # of them were written to files and judged there as well
    outside: tuple[tuple[str, ...], ...]  # table, column, kind or all of them, and why nothing says what is right
    tallies: tuple[Tally, ...]
    survivors: tuple[Survivor, ...]

    def share(self, group: str, table: str = "") -> tuple[int, int]:
        """Return how many mutants of a group, of all tables or one, were found out, and how many there were."""
        of = [tally for tally in self.tallies if tally.group == group and table in ("", tally.table)]
        return sum(tally.killed for tally in of), sum(tally.made for tally in of)


def state(root: Path) -> str:
    """Return the hash of all that the figures depend on; empty lines and comments alone leave it as it is."""
    parts = "".join(hash_code(root / part) for part in PARTS)
    return hashlib.sha256(parts.encode()).hexdigest()


def written(mutation: Mutation) -> str:
    """Return the text of the file, a tally or a survivor a line."""
    content = asdict(mutation)
    head = {key: value for key, value in content.items() if key not in ("tallies", "survivors")}
    lists = ",\n".join(
        f' "{key}": [\n'
        + ",\n".join("  " + json.dumps(list(item.values()), ensure_ascii=False) for item in content[key])
        + "\n ]"
        for key in ("tallies", "survivors")
    )
    return json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}") + f",\n{lists}\n}}\n"


def kept(root: Path) -> Mutation | None:
    """Return what the file of a project says, or nothing where there is none; raise InputError for another file."""
    path = root / FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        lists = {
            "outside": tuple(tuple(column) for column in content["outside"]),
            "tallies": tuple(Tally(*tally) for tally in content["tallies"]),
            "survivors": tuple(Survivor(*survivor) for survivor in content["survivors"]),
        }
        return Mutation(**content | lists)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(FILE, "error_detection_file_is_valid", f"{type(error).__name__}: {error}", REMEDY) from None
