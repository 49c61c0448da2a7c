"""What was tried against builds and validation, and what was lost: docs/robustness.md."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, Final

from ordrett_dataset.metadata.markdown import format_table
from scripts.docs.error_detection_results import GOALS, kept

FILE: Final = "docs/robustness.json"

TOP: Final = """# Reliability

What the project promises of its builds and of `validate` was tried. This page says how often, and what was lost. It is
made by `python -m scripts docs`; the figures are kept in [reliability.json](reliability.json) by `make reliability`,
and in [mutation.json](mutation.json) by `make mutation`. What needs rights that a machine lacks says so instead of a
figure.
"""
MUTATION: Final = """## Wrong cells are found out

Packages that are wrong in one cell, row or field, with hashes, counts and Parquet made to fit. They stand by table,
column and kind, with every survivor, in [mutation.md](mutation.md).
"""
KILLS: Final = """## Never half a package

Builds were killed at random moments, two were run at once, a disk was full. After each the folder was compared to the
last byte with the old package and with the new one, and validated. *Lost* counts the folders that were neither. Where
the figures have it, writing was cut off at each of its steps too: a step is a call of Python that opens, writes, moves
or removes. Build and switch killed together, as a power cut does, are looked at after the next build.
"""
BYTES: Final = """## Same bytes

The five articles and a few invented ones were built, and the pages of the project made, under other circumstances. CSV,
Parquet, descriptor, seeds and pages were compared to the last byte.
"""
STRANGERS: Final = """## Packages from strangers

`validate` looks at a package, folder or zip, before anything opens it. Each of these was made of a good package, and
had to break the rule beside it, with nothing written or fetched. What a package unpacks to within one Parquet page is
not bounded before it is read.
"""
SPEED: Final = """## Speed and memory

Made-up packages, 25 quotes an article, everything checked. The floor hashes every file, reads it once, and looks every
key up. Medians, each run a process of its own, both in turns; seconds of all processors together, as the clock of a
shared machine says little. `python -m benchmarks.validate` measures anew.
"""
HEAD: Final = (
    "rows",
    "articles",
    "floor, s",
    "validate, s",
    "times the floor",
    "times, by the clock",
    "floor, MB",
    "validate, MB",
    "frictionless, times validate",
)


def reliability_page(root: Path) -> str:
    """Return the page, of the figures as they were last measured."""
    path = root / FILE
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    parts = {"kills": _kills, "same_bytes": _bytes, "strangers": _strangers, "speed": _speed}
    told = [text for name, of in parts.items() if name in figures for text in of(figures[name])]
    return "\n".join([TOP, *_mutation(root), *told])


def _mutation(root: Path) -> Iterator[str]:
    if mutation := kept(root):
        shares = {group: mutation.share(group) for group in ("certain", "read", "alike", "rebuilt")}
        goals = {group: f"{GOALS[group]} %" if group in GOALS else "none" for group in shares}
        yield MUTATION
        yield format_table(
            ("group", "goal", "wrong packages", "found out"),
            [(group, goals[group], made, killed) for group, (killed, made) in shares.items()],
        )


def _kills(figures: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield KILLS
    for what, of in figures.items():
        yield f"### {what[:1].upper()}{what[1:]}\n"
        if all(isinstance(value, dict) for value in of.values()):
            heads = list(dict.fromkeys(name for value in of.values() for name in value))
            rows = [(name, *(value.get(head) for head in heads)) for name, value in of.items()]
            yield format_table(("where, and what", *heads), rows)
        else:
            yield format_table(("what", "figure"), [(name, _said(value)) for name, value in of.items() if value != ""])


def _bytes(figures: Mapping[str, Any]) -> Iterator[str]:
    yield BYTES
    tried = {name: of for name, of in figures.items() if isinstance(of, dict)}
    yield format_table(
        ("varied", "equal"),
        [
            (name, f"{_said(of['equal'])} {of['differ']}".strip() if of["ran"] else f"not run: {of['why not']}")
            for name, of in tried.items()
        ],
    )


def _strangers(figures: Mapping[str, Any]) -> Iterator[str]:
    yield STRANGERS
    lost = f"; not caught: {', '.join(figures['lost'])}" if figures["lost"] else ""
    yield f"{figures['caught']} of {figures['packages']} were caught{lost}.\n"
    yield format_table(("package", "rule"), [(of["what"], f"`{of['rule']}`") for of in figures["kinds"].values()])


def _speed(figures: Mapping[str, Any]) -> Iterator[str]:
    yield SPEED
    rows = []
    for of in figures["packages"]:
        low, high = (
            {name: median(run[name] for run in of[runs]) for name in ("wall", "processor", "megabytes")}
            for runs in ("minimal_runs", "validate_runs")
        )
        beside = f"{of['frictionless']['processor'] / high['processor']:.1f}" if of["frictionless"] else ""
        ratios = (f"{high[name] / low[name]:.1f}" for name in ("processor", "wall"))
        seconds = (f"{low['processor']:.1f}", f"{high['processor']:.1f}")
        memory = (f"{low['megabytes']:.0f}", f"{high['megabytes']:.0f}")
        rows.append((f"{of['rows']:,}", f"{of['articles']:,}", *seconds, *ratios, *memory, beside))
    yield format_table(HEAD, rows)
    yield "A package of one article takes as long as it takes to load the libraries and the language model.\n"


def _said(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value
