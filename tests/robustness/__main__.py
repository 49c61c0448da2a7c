"""Measure how robust builds and validation are: python -m tests.robustness [PART ...].

The parts are crash_tests, reproducibility, malicious_packages and speed; by default all of them run. The results are
stored in docs/robustness.json, from which `python -m scripts.build_docs` generates a page.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from scripts.docs.robustness_page import RESULTS_FILE
from tests.robustness import crash_tests, reproducibility, run_malicious
from tests.robustness.build_runner import ROOT


def measure_speed(row_counts: list[int]) -> object:
    """Return the results of `benchmarks.bench_validate`, which runs in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        results = Path(name, "speed.json")
        arguments = ["--rows", *map(str, row_counts), "--json", str(results)]
        subprocess.run([sys.executable, "-m", "benchmarks.bench_validate", *arguments], cwd=ROOT, check=True)
        return json.loads(results.read_text(encoding="utf-8"))


PARTS: Final[dict[str, Callable[[argparse.Namespace], object]]] = {
    "crash_tests": lambda options: crash_tests.run(options.kills),
    "reproducibility": lambda options: reproducibility.run(python_versions=options.python_versions),
    "malicious_packages": lambda _: run_malicious.run(),
    "speed": lambda options: measure_speed(options.rows),
}


def main() -> None:
    """Run the parts named on the command line, and store their results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART")
    parser.add_argument("--kills", type=int, default=50, help="number of builds to kill at random moments")
    parser.add_argument("--python-versions", action="store_true", help="also build with other versions of Python")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000], help="package sizes to time")
    options = parser.parse_args()
    path = ROOT / RESULTS_FILE
    results = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for part in options.parts:
        print(part, file=sys.stderr)
        results[part] = PARTS[part](options)
        ordered = {name: results[name] for name in PARTS if name in results}
        path.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
