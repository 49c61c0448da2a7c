"""A wrong package, told by what differs from the right one."""

from dataclasses import dataclass
from typing import Literal

from tests.robustness.corruption.edit import Edit

# certain: a key, an offset, what can be computed, words as printed. read: what a reader decided. alike: a cell changed
# together with what proves it. outside: nothing in the package alone says what is right.
Group = Literal["certain", "read", "alike", "outside"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One thing changed in the row of a table; `said` tells what it was and what it became."""

    kind: str
    group: Group
    table: str
    column: str
    row: str
    said: str
    edits: tuple[Edit, ...]
