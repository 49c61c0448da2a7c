"""Time to build the five articles, beside the time to import the libraries: python -m benchmarks.bench_build [RUNS]."""

import sys
import tempfile
from typing import Final

from benchmarks.measure_process import ProcessCost, measure_process

IMPORTS: Final = "import pandera.polars, polars, py3langid.langid, pydantic, typer, yaml"


def main(n_runs: int) -> None:
    """Run both in turn, so that a busy machine affects both, and print medians and their ratio."""
    builds, imports = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(n_runs):
            builds.append(measure_process("-m", "ordrett_dataset", "build", "--output", folder))
            imports.append(measure_process("-c", IMPORTS))
    build, baseline = ProcessCost.median(builds).wall, ProcessCost.median(imports).wall
    print(f"build {build:.2f} s, imports {baseline:.2f} s, ratio {build / baseline:.2f} (medians of {n_runs} runs)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
