"""Building the five articles, beside loading the libraries that it needs: python -m benchmarks.build [RUNS]."""

import statistics
import subprocess
import sys
import tempfile
import time

FLOOR = "import pandera.polars, polars, py3langid.langid, pydantic, typer, yaml"


def seconds(*command: str) -> float:
    """Return how long a command takes, from start to end of its process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)  # noqa: S603 - this interpreter
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Run both in turn, so that a noisy machine is noisy for both; print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [
            (seconds("-m", "ordrett_dataset", "build", "--output", folder), seconds("-c", FLOOR)) for _ in range(runs)
        ]
    build, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"build {build:.2f} s, loading its libraries {floor:.2f} s, ratio {build / floor:.2f} (medians of {runs} runs)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
