"""Time and memory to validate packages of several sizes, beside a minimal validator and frictionless.

`python -m benchmarks.bench_validate [--rows 100000 1000000 10000000] [--folder DIR] [--repeat 3]`

Synthetic packages are generated if DIR does not hold them. Each run is a process of its own: the minimal validator
(`benchmarks.minimal_validator`), and the whole command `ordrett validate`. All take turns, so that a busy machine
affects all; results are medians. The files were read before, so they come from memory. The smallest package is a single
article; it shows the cost of the imports. frictionless runs once per package.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure_process import ProcessCost, measure_process

ONE_ARTICLE: Final = 1_000  # rows
MICROSECONDS: Final = 1e6
HEADER: Final = f"""{"":22}{"wall seconds":^24}{"processor seconds":^24}{"megabytes":^18}{"µs":>7}{"frictionless":^18}
{"rows":>12}{"articles":>10}{2 * f"{'minimal':>8}{'validate':>9}{'ratio':>7}"}{"minimal":>9}{"validate":>9}{"a row":>7}\
{"seconds":>10}{"ratio":>8}"""


@dataclass
class PackageRuns:
    """A package, and the cost of each validation of it."""

    folder: str
    rows: int
    articles: int
    minimal_runs: list[ProcessCost] = field(default_factory=list)
    validate_runs: list[ProcessCost] = field(default_factory=list)
    frictionless: ProcessCost | None = None

    @property
    def minimal(self) -> ProcessCost:
        """The medians of the minimal validator."""
        return ProcessCost.median(self.minimal_runs)

    @property
    def validate(self) -> ProcessCost:
        """The medians of `ordrett validate`."""
        return ProcessCost.median(self.validate_runs)

    @property
    def frictionless_ratio(self) -> float | None:
        """How many times as long frictionless takes as `ordrett validate`."""
        return self.frictionless.wall / self.validate.wall if self.frictionless else None

    def run(self) -> None:
        """Run the minimal validator, then `ordrett validate`."""
        self.minimal_runs.append(measure_process("-m", "benchmarks.minimal_validator", self.folder))
        self.validate_runs.append(measure_process("-m", "ordrett_dataset", "validate", self.folder))

    def run_frictionless(self) -> None:
        """Run frictionless once."""
        arguments = ("-m", "frictionless", "validate", "--type", "package", "datapackage.json")
        self.frictionless = measure_process(*arguments, cwd=Path(self.folder))

    def format(self) -> str:
        """Return the medians as a line below HEADER."""
        low, high = self.minimal, self.validate
        line = f"{self.rows:>12,}{self.articles:>10,}"
        for baseline, seconds in ((low.wall, high.wall), (low.processor, high.processor)):
            line += f"{baseline:>8.2f}{seconds:>9.2f}{seconds / baseline:>7.2f}"
        line += f"{low.megabytes:>9,.0f}{high.megabytes:>9,.0f}{high.wall / self.rows * MICROSECONDS:>7.1f}"
        if self.frictionless:
            line += f"{self.frictionless.wall:>10.1f}{self.frictionless_ratio:>8.1f}"
        return line


def prepare_package(folder: Path, rows: int) -> PackageRuns:
    """Return a synthetic package of about `rows` rows, generated if it is missing, with its files read once."""
    place = folder.absolute() / f"{rows}"
    if not (place / "datapackage.json").is_file():
        print(f"generating {place}", file=sys.stderr)
        measure_process("-m", "benchmarks.synthetic_package", str(place), str(rows))
    resources = json.loads((place / "datapackage.json").read_bytes())["resources"]
    heights = {resource["name"]: resource["rows"] for resource in resources if "rows" in resource}
    measure_process("-m", "benchmarks.minimal_validator", str(place))
    return PackageRuns(str(place), sum(heights.values()), heights["articles"])


def compare_with_goals(packages: Sequence[PackageRuns]) -> list[str]:
    """Return one sentence per goal, with the measured values; the first package is a single article."""
    imports, sizes = packages[0].validate, packages[1:]
    ratios = ", ".join(f"{size.validate.wall / size.minimal.wall:.2f} at {size.rows:,}" for size in sizes)
    per_row = ", ".join(
        f"{(size.validate.wall - imports.wall) / size.rows * MICROSECONDS:.1f} "
        f"({(size.validate.processor - imports.processor) / size.rows * MICROSECONDS:.1f} of processor time) "
        f"at {size.rows:,}"
        for size in sizes
    )
    memory = ", ".join(f"{size.validate.megabytes:,.0f} at {size.rows:,}" for size in sizes)
    frictionless = ", ".join(f"{ratio:.1f} at {size.rows:,}" for size in sizes if (ratio := size.frictionless_ratio))
    shares = ", ".join(f"{imports.wall / size.validate.wall:.0%} at {size.rows:,}" for size in sizes)
    return [
        f"ratio to the minimal validator, goal at most 2: {ratios} rows",
        f"µs per row without imports, goal constant: {per_row} rows",
        f"megabytes, goal below 2,000: {memory} rows",
        f"frictionless time over validate time, goal at least 20: {frictionless} rows",
        f"imports (one article): {imports.wall:.2f} s, {shares} rows",
    ]


def main() -> None:
    """Measure every size; print one line per size and one per goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "synthetic-packages"), metavar="DIR")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    parser.add_argument("--frictionless", type=int, metavar="ROWS", help="largest size; the smallest by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to FILE")
    arguments = parser.parse_args()
    sizes = sorted(arguments.rows)
    packages = [prepare_package(arguments.folder, rows) for rows in (ONE_ARTICLE, *sizes)]
    for _ in range(arguments.repeat):
        for package in packages:
            package.run()
    for rows, package in zip(sizes, packages[1:], strict=True):
        if rows <= (arguments.frictionless or sizes[0]):
            package.run_frictionless()
    print(HEADER, *(package.format() for package in packages), *compare_with_goals(packages), sep="\n")
    if arguments.json:
        results = [{key: value for key, value in asdict(package).items() if key != "folder"} for package in packages]
        arguments.json.write_text(json.dumps({"packages": results}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
