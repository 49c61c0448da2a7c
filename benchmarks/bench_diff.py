"""Time and memory to compare two versions of a package, beside a full outer join in duckdb.

`python -m benchmarks.bench_diff [--rows 100000 1000000] [--folder DIR] [--repeat 5]`

Synthetic packages are generated if DIR does not hold them (`benchmarks.synthetic_package`,
`benchmarks.synthetic_next_version`). Each run is a process of its own: the join (`benchmarks.duckdb_baseline`), and the
whole command `ordrett diff`, which also checks the packages and the hashes of all files. They take turns, so that a
busy machine affects both; results are medians. The files were read before, so they come from memory. The smallest
package is a single article; it shows the cost of the imports.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure_process import ProcessCost, measure_process

ONE_ARTICLE: Final = 1_000  # rows
HEADER: Final = f"""{"":12}{"wall seconds":^26}{"processor seconds":^18}{"megabytes":^18}
{"rows":>12}{"duckdb":>8}{"diff":>9}{"ratio":>9}{2 * f"{'duckdb':>9}{'diff':>9}"}"""


@dataclass
class VersionPair:
    """Two versions of a package, and the cost of comparing them."""

    before: Path
    after: Path
    n_rows: int
    joins: list[ProcessCost] = field(default_factory=list)
    diffs: list[ProcessCost] = field(default_factory=list)

    def run(self) -> None:
        """Run the join, then the command."""
        self.joins.append(measure_process("-m", "benchmarks.duckdb_baseline", str(self.before), str(self.after)))
        self.diffs.append(measure_process("-m", "ordrett_dataset", "diff", str(self.before), str(self.after), "--json"))

    def forget_runs(self) -> None:
        """Discard the runs so far."""
        self.joins.clear()
        self.diffs.clear()

    def format(self) -> str:
        """Return the medians as a line below HEADER."""
        join, diff = ProcessCost.median(self.joins), ProcessCost.median(self.diffs)
        return (
            f"{self.n_rows:>12,}{join.wall:>8.2f}{diff.wall:>9.2f}{diff.wall / join.wall:>9.2f}"
            f"{join.processor:>9.2f}{diff.processor:>9.2f}{join.megabytes:>9,.0f}{diff.megabytes:>9,.0f}"
        )


def prepare_versions(folder: Path, rows: int) -> VersionPair:
    """Return two versions of a synthetic package of about `rows` rows, generated if they are missing."""
    before, after = folder.absolute() / f"{rows}", folder.absolute() / f"{rows}-after"
    if not (before / "datapackage.json").is_file():
        print(f"generating {before}", file=sys.stderr)
        measure_process("-m", "benchmarks.synthetic_package", str(before), str(rows))
    if not (after / "datapackage.json").is_file():
        print(f"generating {after}", file=sys.stderr)
        measure_process("-m", "benchmarks.synthetic_next_version", str(before), str(after))
    resources = json.loads((before / "datapackage.json").read_bytes())["resources"]
    return VersionPair(before, after, sum(resource.get("rows", 0) for resource in resources))


def main() -> None:
    """Measure every size and print one line per size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "synthetic-packages"), metavar="DIR")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    arguments = parser.parse_args()
    pairs = [prepare_versions(arguments.folder, rows) for rows in (ONE_ARTICLE, *sorted(arguments.rows))]
    for pair in pairs:
        pair.run()  # warms up the file cache
        pair.forget_runs()
    for _ in range(arguments.repeat):
        for pair in pairs:
            pair.run()
    print(HEADER, *(pair.format() for pair in pairs), sep="\n")


if __name__ == "__main__":
    main()
