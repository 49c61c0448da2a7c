"""The page docs/robustness.md: how builds and validation were tested, and with what result."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

from scripts.docs.error_detection_page import GROUPS, format_percentage
from scripts.docs.error_detection_results import TARGETS, load_results
from scripts.docs.templates import render

RESULTS_FILE: Final = "docs/robustness.json"

COUNT_LABELS: Final = {
    "builds": "started",
    "killed": "killed",
    "killed_while_writing": "killed while writing",
    "ended_before_the_kill": "ended before the kill",
    "rounds": "started",
    "failed_builds": "with a build that failed",
    "complete": "with the complete, valid package of one build",
    "writes": "tried",
    "reported_failures": "reported as failed",
    "old_package": "left the old package, complete and valid",
    "new_package": "left the new package, complete and valid",
    "lost": "lost",
}


def robustness_page(root: Path) -> str:
    """Return the page for the results that were measured last; a part that was never measured is left out."""
    path = root / RESULTS_FILE
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    values = {part: results.get(part) for part in ("crash_tests", "reproducibility", "malicious_packages", "speed")}
    values["error_detection"] = list(_error_detection_rows(root))
    if crash_tests := values["crash_tests"]:
        values["faults"] = [tuple(row.values()) for row in crash_tests["fault_at_every_step"]]
        for part in ("random_kills", "concurrent_builds"):
            values[part] = _count_rows(crash_tests[part])
        values["full_disk"] = crash_tests["full_disk"]
        values["full_disk_counts"] = _count_rows(crash_tests["full_disk"])
    if reproducibility := values["reproducibility"]:
        outcomes = reproducibility["environments"]
        values["environments"] = [(name, _format_outcome(outcome)) for name, outcome in outcomes.items()]
        values["n_run"] = sum(outcome["ran"] for outcome in outcomes.values())
        values["n_equal"] = sum(outcome["ran"] and outcome["is_equal"] for outcome in outcomes.values())
    if malicious_packages := values["malicious_packages"]:
        values["malicious_cases"] = [
            (
                "zip" if name.startswith("zip") else "folder",
                case["description"],
                f"`{case['rule']}`",
                case["packages"],
                case["packages"] - len(case["undetected"]),
            )
            for name, case in malicious_packages["cases"].items()
        ]
    if speed := values["speed"]:
        values["speed"] = list(map(_speed_row, speed["packages"]))
    return render("robustness", **values)


def _error_detection_rows(root: Path) -> Iterator[tuple[object, ...]]:
    results = load_results(root)
    if results is None:
        return
    for group, changed in GROUPS.items():
        detected, injected = results.share(group)
        target = f"{TARGETS[group]} %" if group in TARGETS else "none"
        yield group, changed, target, injected, detected, format_percentage(detected, injected)


def _count_rows(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(label, counts[name]) for name, label in COUNT_LABELS.items() if name in counts]


def _format_outcome(outcome: Mapping[str, Any]) -> str:
    if not outcome["ran"]:
        return f"not run: {outcome['reason']}"
    return "yes" if outcome["is_equal"] else f"no: {', '.join(outcome['differences'])}"


def _speed_row(package: Mapping[str, Any]) -> tuple[str, ...]:
    minimal, validate = (
        {cost: median(run[cost] for run in package[runs]) for cost in ("wall", "processor", "megabytes")}
        for runs in ("minimal_runs", "validate_runs")
    )
    frictionless = package["frictionless"]
    return (
        f"{package['rows']:,}",
        f"{package['articles']:,}",
        f"{len(package['validate_runs'])}",
        f"{minimal['processor']:.1f}",
        f"{validate['processor']:.1f}",
        f"{validate['processor'] / minimal['processor']:.1f}",
        f"{validate['wall'] / minimal['wall']:.1f}",
        f"{minimal['megabytes']:.0f}",
        f"{validate['megabytes']:.0f}",
        f"{frictionless['processor'] / validate['processor']:.1f}" if frictionless else "",
    )
