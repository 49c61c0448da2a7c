"""Checking packages of several sizes, beside the least that it could take and beside frictionless.

`python -m benchmarks.validate [--rows 100000 1000000 10000000] [--folder DIR] [--repeat 3]`

Made-up packages that DIR does not hold yet are made first. Each run is a process of its own, the whole command as a
user runs it; all packages, floor and validation take turns, so that a noisy machine is noisy for all, and the figures
are medians. The files were read once before: they come from memory, not from the disk. The smallest package of all is
one article, which shows what the imports take; frictionless runs once a package.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure_process import Ran, ran

ONE_ARTICLE: Final = 1_000  # rows
MICRO: Final = 1e6
HEADS: Final = f"""{"":22}{"wall seconds":^24}{"processor seconds":^24}{"megabytes":^18}{"µs":>7}{"frictionless":^18}
{"rows":>12}{"articles":>10}{2 * f"{'floor':>8}{'validate':>9}{'times':>7}"}{"floor":>9}{"validate":>9}{"a row":>7}\
{"seconds":>10}{"times":>8}"""


@dataclass
class Measured:
    """What checking one package takes."""

    place: str
    rows: int
    articles: int
    floors: list[Ran] = field(default_factory=list)
    validations: list[Ran] = field(default_factory=list)
    frictionless: Ran | None = None

    @property
    def floor(self) -> Ran:
        """The medians of the floor."""
        return Ran.median(self.floors)

    @property
    def validation(self) -> Ran:
        """The medians of the validation."""
        return Ran.median(self.validations)

    @property
    def ahead(self) -> float | None:
        """How many times as long frictionless takes."""
        return self.frictionless.wall / self.validation.wall if self.frictionless else None

    def again(self) -> None:
        """Run the floor, then the validation."""
        self.floors.append(ran("-m", "benchmarks.minimal_validator", self.place))
        self.validations.append(ran("-m", "ordrett_dataset", "validate", self.place))

    def beside(self) -> None:
        """Run frictionless."""
        self.frictionless = ran(
            *("-m", "frictionless", "validate", "--type", "package", "datapackage.json"), cwd=Path(self.place)
        )


def package(folder: Path, rows: int) -> Measured:
    """Return the made-up package of about so many rows, made where it is missing, and read once."""
    place = folder.absolute() / f"{rows}"
    if not (place / "datapackage.json").is_file():
        print(f"making {place}", file=sys.stderr)
        ran("-m", "benchmarks.synthetic_package", str(place), str(rows))
    resources = json.loads((place / "datapackage.json").read_bytes())["resources"]
    heights = {resource["name"]: resource["rows"] for resource in resources if "rows" in resource}
    ran("-m", "benchmarks.minimal_validator", str(place))
    return Measured(str(place), sum(heights.values()), heights["articles"])


def line(of: Measured) -> str:
    """Return the figures of one package, as they stand below the heads."""
    low, high = of.floor, of.validation
    told = f"{of.rows:>12,}{of.articles:>10,}"
    for least, took in ((low.wall, high.wall), (low.processor, high.processor)):
        told += f"{least:>8.2f}{took:>9.2f}{took / least:>7.2f}"
    told += f"{low.megabytes:>9,.0f}{high.megabytes:>9,.0f}{high.wall / of.rows * MICRO:>7.1f}"
    return told + (f"{of.frictionless.wall:>10.1f}{of.ahead:>8.1f}" if of.frictionless else "")


def verdicts(found: Sequence[Measured]) -> list[str]:
    """Return a sentence a goal, with the figures that were measured; the first package is one article."""
    start, sizes = found[0].validation, found[1:]
    ratios = ", ".join(f"{of.validation.wall / of.floor.wall:.2f} at {of.rows:,}" for of in sizes)
    a_row = ", ".join(
        f"{(of.validation.wall - start.wall) / of.rows * MICRO:.1f} "
        f"({(of.validation.processor - start.processor) / of.rows * MICRO:.1f} of processors) at {of.rows:,}"
        for of in sizes
    )
    held = ", ".join(f"{of.validation.megabytes:,.0f} at {of.rows:,}" for of in sizes)
    beside = ", ".join(f"{of.ahead:.1f} at {of.rows:,}" for of in sizes if of.ahead)
    shares = ", ".join(f"{start.wall / of.validation.wall:.0%} at {of.rows:,}" for of in sizes)
    return [
        f"times the floor, to be 2 at most: {ratios} rows",
        f"µs a row beyond the imports, to stay the same: {a_row} rows",
        f"megabytes, to stay below 2,000: {held} rows",
        f"times as fast as frictionless, to be 20 at least: {beside} rows",
        f"imports (one article): {start.wall:.2f} s of the whole, {shares} rows",
    ]


def main() -> None:
    """Measure every size, and print a line a size and a line a goal."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "made-up-packages"), metavar="DIR")
    asked.add_argument("--repeat", type=int, default=3, metavar="TIMES")
    asked.add_argument("--frictionless", type=int, metavar="ROWS", help="up to which size; by default the smallest")
    asked.add_argument("--json", type=Path, metavar="FILE", help="where the figures are written")
    said = asked.parse_args()
    sizes = sorted(said.rows)
    found = [package(said.folder, rows) for rows in (ONE_ARTICLE, *sizes)]
    for _ in range(said.repeat):
        for of in found:
            of.again()
    for rows, of in zip(sizes, found[1:], strict=True):
        if rows <= (said.frictionless or sizes[0]):
            of.beside()
    print(HEADS, *map(line, found), *verdicts(found), sep="\n")
    if said.json:
        figures = [{key: value for key, value in asdict(of).items() if key != "place"} for of in found]
        said.json.write_text(json.dumps({"packages": figures}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
