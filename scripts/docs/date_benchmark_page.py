"""The page docs/date-benchmark.md: dates of ordrett beside those of other systems."""

import json
from pathlib import Path
from typing import Any, Final

from ordrett_dataset.metadata.markdown import format_table

RESULTS_FILE: Final = "docs/date-benchmark.json"
INTRODUCTION: Final = """# Dates beside other systems

How many expressions of time each system reads, and how fast, measured by `python -m benchmarks.bench_dates PEERS
--write` with the versions in `benchmarks/requirements-dates.txt`. The sentences are Norwegian, Danish, Swedish and
English, with one expression each; the rules of ordrett were developed on them. An expression is right if its date is
the expected one in EDTF, at the precision of the words. dateparser gives a day for every expression, so it cannot be
right about months, years and periods. Speed is that of reading news articles in one process, without the rest of the
reading.

"""


def date_benchmark_page(root: Path) -> str:
    """Return the page for the figures that were measured."""
    results: dict[str, Any] = json.loads((root / RESULTS_FILE).read_text(encoding="utf-8"))
    rows = [
        (
            system["system"],
            f"{system['right']} of {results['cases']}",
            f"{round(system['characters_per_second'], -3):,}",
        )
        for system in results["systems"]
    ]
    return INTRODUCTION + format_table(("system", "right", "characters per second"), rows) + "\n"
