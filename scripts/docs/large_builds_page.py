"""The page docs/large-builds.md: what a build of many articles costs, measured and extended to a million."""

import json
from pathlib import Path
from typing import Any, Final

from ordrett_dataset.metadata.markdown import format_table

RESULTS_FILE: Final = "docs/large-builds.json"
MILLION: Final = 1_000_000
INTRODUCTION: Final = """# Large builds

What `ordrett build` takes for many articles, on a machine with two processors of an ordinary server, measured by
`python -m benchmarks.bench_large_build ARTICLES --write`. The articles are of about 2,500 characters, made of
paragraphs of this dataset with other names; more than 1,000 of them are
[built in parts](toolkit.md#many-articles). The memory is that of the largest process.

![Seconds and megabytes of a build by the number of articles, on logarithmic scales: the time grows in proportion, the
memory much more slowly](images/large-builds.svg)
"""
BOUND: Final = """
Time is bounded by reading, which is done in parts and so grows in proportion; [a cluster](toolkit.md#many-articles)
divides it. Memory is bounded by the second pass, in which one process links people and events across all parts: it
holds a row for each person and event, no text.
"""


def large_builds_page(root: Path) -> str:
    """Return the page for the builds that were measured."""
    builds: list[dict[str, Any]] = json.loads((root / RESULTS_FILE).read_text(encoding="utf-8"))
    header = ("articles", "seconds", "articles a minute", "processor seconds", "MB")
    rows = [
        (
            f"{build['articles']:,}",
            f"{build['seconds']:,.0f}",
            f"{60 * build['articles'] / build['seconds']:,.0f}",
            f"{build['processor_seconds']:,.0f}",
            f"{build['megabytes']:,}",
        )
        for build in builds
    ]
    return f"{INTRODUCTION}\n{format_table(header, rows)}\n{_million(builds)}{BOUND}"


def _million(builds: list[dict[str, Any]]) -> str:
    """Return what a million articles would take, if time and memory go on growing as between the two largest builds."""
    smaller, larger = builds[-2:]
    per_article = {
        name: (larger[name] - smaller[name]) / (larger["articles"] - smaller["articles"])
        for name in ("seconds", "megabytes")
    }
    further = MILLION - larger["articles"]
    hours = (larger["seconds"] + further * per_article["seconds"]) / 3600
    gigabytes = (larger["megabytes"] + further * max(per_article["megabytes"], 0)) / 1000
    return (
        f"A million articles were not built. If time and memory go on growing as between {smaller['articles']:,} and "
        f"{larger['articles']:,} articles, they take {hours:.0f} hours on such a machine, and {gigabytes:.1f} GB in "
        "the largest process.\n"
    )
