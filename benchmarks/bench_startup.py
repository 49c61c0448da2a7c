"""Time of short commands as multiples of `import polars`: python -m benchmarks.bench_startup [RUNS].

Runs in the folder of a built package. All commands take turns, so that a busy machine affects all of them, and each
run is a process of its own. The first round is not counted: it fills the file cache.
"""

import sys
import tempfile
from typing import Final

from benchmarks.measure_process import ProcessCost, measure_process

BASELINE: Final = "import polars"
COMMANDS: Final = ("--help", "cite", "trace 001.q05 speaker_id", "dtypes quotes", "validate", "build --output")


def main(n_runs: int) -> None:
    """Print one line per command: median seconds, and the multiple of the import."""
    costs: dict[str, list[ProcessCost]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(n_runs + 1):
            costs.setdefault(BASELINE, []).append(measure_process("-c", BASELINE))
            for command in COMMANDS:
                output = (folder,) if command.endswith("--output") else ()
                cost = measure_process("-m", "ordrett_dataset", *command.split(), *output)
                costs.setdefault(f"ordrett {command.removesuffix(' --output')}", []).append(cost)
    medians = {command: ProcessCost.median(runs[1:]).wall for command, runs in costs.items()}
    print(f"{'':36}{'seconds':>8}{'multiple':>10}")
    for command, seconds in medians.items():
        print(f"{command:36}{seconds:8.2f}{seconds / medians[BASELINE]:10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
