"""A kind of malicious package, with variants that one rule must detect."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Changes the good package in a folder; returns the zip that is to be checked instead of the folder, if any.
Attack = Callable[[Path], Path | None]


@dataclass(frozen=True)
class MaliciousCase:
    """Attacks of one kind: the rule that must detect each of them, a description, and the attacks by name."""

    rule: str
    description: str
    attacks: dict[str, Attack]

    def packages(self, make_folder: Callable[[str], Path]) -> Iterator[tuple[str, Path]]:
        """Yield the name of each attack and its package, made from the good one in the folder of that name."""
        for name, attack in self.attacks.items():
            folder = make_folder(name)
            yield name, attack(folder) or folder


MaliciousCases = dict[str, MaliciousCase]


def to_case(rule: str, description: str, *attacks: Attack) -> MaliciousCase:
    """Return a case whose attacks are functions, named after themselves."""
    return MaliciousCase(rule, description, {attack.__name__: attack for attack in attacks})
