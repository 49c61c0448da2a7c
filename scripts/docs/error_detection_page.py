"""How many injected errors `validate` detects: docs/error-detection.md."""

from collections import Counter
from pathlib import Path
from typing import Final

from ordrett_dataset.rules.check import ERROR_RULES, describe_rule
from ordrett_dataset.schemas import TABLES
from scripts.docs.error_detection_results import TARGETS, ErrorDetection, load_results
from scripts.docs.templates import render

GROUPS: Final = {
    "determined": "a key, an offset, a computed value, a printed text, or a row",
    "annotated": "a value that the annotator chose",
    "consistent": "a value and its evidence consistently, or a row with all that refers to it",
    "forged": "a text, its offsets and its evidence, so that only the words beside it contradict the change",
    "undetectable": "a value that nothing else in the package determines",
    "rebuild": "any of these, detected by `validate --rebuild`",
}


def error_detection_page(root: Path) -> str:
    """Return the page, with the results that were measured last."""
    results = load_results(root)
    if results is None:
        return render("error_detection", results=None)
    return render(
        "error_detection",
        results=results,
        state=results.state[:12],
        shares={group: _format_share(*results.share(group)) for group in GROUPS},
        groups=[_group_row(results, group) for group in GROUPS],
        tables=[_table_row(results, table) for table in _table_names(results)],
        table_header=("table", *(group for group in GROUPS if group != "rebuild")),
        operators=_operator_rows(results),
        rules=[(f"`{rule}`", describe_rule(rule)) for rule in sorted(ERROR_RULES)],
        missed=[
            (missed.group, missed.table, missed.row, missed.column, missed.operator, missed.change)
            for group in GROUPS
            for missed in results.missed
            if missed.group == group
        ],
    )


def format_percentage(detected: int, injected: int) -> str:
    """Return a percentage rounded down, so that 100 % means all."""
    return f"{detected * 1000 // injected / 10:.1f} %" if injected else ""


def _group_row(results: ErrorDetection, group: str) -> tuple[object, ...]:
    detected, injected = results.share(group)
    target = f"{TARGETS[group]} %" if group in TARGETS else "none"
    return group, GROUPS[group], target, injected, detected, format_percentage(detected, injected)


def _table_names(results: ErrorDetection) -> list[str]:
    return [*TABLES, *sorted({tally.table for tally in results.tallies} - TABLES.keys())]


def _table_row(results: ErrorDetection, table: str) -> tuple[str, ...]:
    shares = (results.share(group, table) for group in GROUPS if group != "rebuild")
    return f"`{table}`", *(_format_share(*share) for share in shares)


def _operator_rows(results: ErrorDetection) -> list[tuple[object, ...]]:
    injected, detected = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for tally in results.tallies:
        injected[tally.group, tally.operator] += tally.injected
        detected[tally.group, tally.operator] += tally.detected
    order = list(GROUPS)
    keys = sorted(injected, key=lambda key: (order.index(key[0]), key))
    return [(*key, injected[key], detected[key]) for key in keys]


def _format_share(detected: int, injected: int) -> str:
    return f"{detected:,} of {injected:,}" if injected else ""
