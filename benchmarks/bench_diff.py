"""Comparing two versions of a package, beside a full outer join over all columns in duckdb.

`python -m benchmarks.diff [--rows 100000 1000000] [--folder DIR] [--repeat 5]`

Packages are made up (`benchmarks.synthetic_package`, `benchmarks.synthetic_next_version`) where DIR does not hold them
yet. Each run is a process of its own: the join (`benchmarks.duckdb_baseline`), and the whole command as a user runs
it, which also looks at the packages before it opens them and holds every file to its hash. They take turns, so that a
noisy machine is noisy for both, and the figures are medians. The files were read once before: they come from memory,
not from the disk. The smallest package of all is one article, which shows what the imports take.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure_process import Ran, ran

ONE_ARTICLE: Final = 1_000  # rows
HEADS: Final = f"""{"":12}{"wall seconds":^26}{"processor seconds":^18}{"megabytes":^18}
{"rows":>12}{"duckdb":>8}{"diff":>9}{"times":>9}{2 * f"{'duckdb':>9}{'diff':>9}"}"""


@dataclass
class Measured:
    """What comparing two versions takes."""

    before: Path
    after: Path
    rows: int
    joins: list[Ran] = field(default_factory=list)
    diffs: list[Ran] = field(default_factory=list)

    def again(self) -> None:
        """Run the join, then the command."""
        self.joins.append(ran("-m", "benchmarks.duckdb_baseline", str(self.before), str(self.after)))
        self.diffs.append(ran("-m", "ordrett_dataset", "diff", str(self.before), str(self.after), "--json"))

    def line(self) -> str:
        """Return the medians, as they stand below the heads."""
        join, diff = Ran.median(self.joins), Ran.median(self.diffs)
        told = f"{self.rows:>12,}{join.wall:>8.2f}{diff.wall:>9.2f}{diff.wall / join.wall:>9.2f}"
        told += f"{join.processor:>9.2f}{diff.processor:>9.2f}"
        return told + f"{join.megabytes:>9,.0f}{diff.megabytes:>9,.0f}"


def versions(folder: Path, rows: int) -> Measured:
    """Return two versions of the made-up package of about so many rows, made where they are missing."""
    before, after = folder.absolute() / f"{rows}", folder.absolute() / f"{rows}-after"
    if not (before / "datapackage.json").is_file():
        print(f"making {before}", file=sys.stderr)
        ran("-m", "benchmarks.synthetic_package", str(before), str(rows))
    if not (after / "datapackage.json").is_file():
        print(f"making {after}", file=sys.stderr)
        ran("-m", "benchmarks.synthetic_next_version", str(before), str(after))
    resources = json.loads((before / "datapackage.json").read_bytes())["resources"]
    return Measured(before, after, sum(resource.get("rows", 0) for resource in resources))


def main() -> None:
    """Measure every size, and print a line a size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "made-up-packages"), metavar="DIR")
    asked.add_argument("--repeat", type=int, default=5, metavar="TIMES")
    said = asked.parse_args()
    found = [versions(said.folder, rows) for rows in (ONE_ARTICLE, *sorted(said.rows))]
    for of in found:
        of.again()
        of.joins.clear()
        of.diffs.clear()
    for _ in range(said.repeat):
        for of in found:
            of.again()
    print(HEADS, *(of.line() for of in found), sep="\n")


if __name__ == "__main__":
    main()
