"""An annotation that came back from brat otherwise than it went out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.shape import SHAPES
from ordrett_dataset.brat.standing import Standing


@dataclass(frozen=True)
class Correction:
    """The new annotation of an article, where each entry of it stands in the .ann file, and what it stands in place of.

    `people` are entries that people.yaml may lack: those of a first annotation.
    """

    stem: str
    name: str  # of the .ann file
    source: str
    data: Tree
    lines: Mapping[tuple[str, str], int]
    standing: Standing
    people: Mapping[str, Mapping[str, str]]

    def where(self, part: str, key: str) -> str:
        """Return file and line of an entry."""
        line = self.lines.get((part, key))
        return ": ".join(filter(None, (self.name, f"line {line}" if line else "", f"{part}.{key}" if key else part)))

    def changes(self) -> Iterator[str]:
        """Yield what was changed, in words."""
        for part in ("sections", *(shape.part for shape in SHAPES)):
            old, new = self.standing.data.get(part, {}), self.data.get(part, {})
            for what, keys in (
                ("new", [key for key in new if key not in old]),
                ("changed", [key for key in new if key in old and old[key] != new[key]]),
                ("taken out", [key for key in old if key not in new]),
            ):
                if keys:
                    yield f"{part} {what}: {', '.join(keys)}"
        for part in ("draft", "article", "id", "sha256"):
            if self.data.get(part) != self.standing.data.get(part):
                yield part
