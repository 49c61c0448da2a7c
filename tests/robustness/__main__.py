"""What the project promises of its builds and its validation, tried: python -m reliability [PART ...].

The parts are kills, same_bytes, strangers and speed; all of them where none is named. Their figures are kept in
docs/robustness.json, of which `python -m scripts docs` makes a page.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from scripts.docs.robustness_page import FILE
from tests.robustness import crash_tests as kills
from tests.robustness import reproducibility as same_bytes
from tests.robustness import run_malicious as strangers
from tests.robustness.build_runner import ROOT


def speed(rows: list[int]) -> object:
    """Return the figures of `benchmarks.bench_validate`, which runs in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        figures = Path(name, "speed.json")
        sizes = ["--rows", *map(str, rows), "--json", str(figures)]
        subprocess.run([sys.executable, "-m", "benchmarks.bench_validate", *sizes], cwd=ROOT, check=True)
        return json.loads(figures.read_text(encoding="utf-8"))


PARTS: Final[dict[str, Callable[[argparse.Namespace], object]]] = {
    "kills": lambda asked: kills.run(asked.kills),
    "same_bytes": lambda asked: same_bytes.run(other_interpreters=asked.interpreters),
    "strangers": lambda _: strangers.run(),
    "speed": lambda asked: speed(asked.rows),
}


def main() -> None:
    """Run the parts that are named, and keep their figures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART")
    asked.add_argument("--kills", type=int, default=50, help="builds that are killed at random moments")
    asked.add_argument("--interpreters", action="store_true", help="build by other versions of Python too")
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000], help="sizes that are timed")
    said = asked.parse_args()
    path = ROOT / FILE
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for part in said.parts:
        print(part, file=sys.stderr)
        kept[part] = PARTS[part](said)
        path.write_text(
            json.dumps({name: kept[name] for name in PARTS if name in kept}, indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
