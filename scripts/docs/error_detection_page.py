"""How many wrong packages are found out: docs/error-detection.md."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ordrett_dataset.metadata.markdown import format_table
from ordrett_dataset.schemas import TABLES
from scripts.docs.error_detection_results import GOALS, Mutation, kept

TOP: Final = """# Wrong packages

A package can be wrong in a single cell. This page says how many of such packages `validate` finds out. It is made by
`python -m scripts docs`; the figures are kept in [mutation.json](mutation.json) by `make mutation`.

The right package is made wrong in one place at a time: an offset by one, another letter, another key that is there,
another value of the list, nothing, two values that have changed places, a date moved, a row lost or there twice,
another letter in an article. Rows are sorted anew, CSV and Parquet agree, hashes, sizes and counts are recomputed: only
what the cells mean can give it away. Every column of every table takes part, with as many mutants of each kind.
"""
GROUPS: Final = {
    "certain": "keys, offsets, what can be computed, words as printed, rows",
    "read": "one cell that a reader decided",
    "alike": "a cell together with what proves it, a row with all that names it",
    "outside": "columns of which nothing in the package says what is right",
    "rebuilt": "any of these, with seeds and annotations beside the package: `validate --rebuild`",
}
ALIKE: Final = """Whoever changes a cell *and* the evidence that repeats it, or cuts words anew with their offsets,
writes another reading of the article, and often one that no program can call wrong. These mutants are counted apart,
without a goal. The seeds and annotations give them all away.
"""
OUTSIDE: Final = """Of these columns a package alone says nothing that the cell could contradict. They are held to their
form, and by `--rebuild` to the annotations.
"""
SURVIVORS: Final = """Mutants of a group with a goal that broke no rule.
"""


def mutation_page(root: Path) -> str:
    """Return the page, of the figures as they were last measured."""
    mutation = kept(root)
    if mutation is None:
        return f"{TOP}\nNot measured yet: `make mutation`.\n"
    return "\n".join(
        [
            TOP,
            *_figures(mutation),
            "## By table\n",
            _by_table(mutation),
            "## By kind\n",
            _by_kind(mutation),
            "## Outside any goal\n",
            OUTSIDE,
            format_table(("table", "column", "kind", "why"), mutation.outside),
            "## Survivors\n",
            SURVIVORS,
            _survivors(mutation),
        ]
    )


def _figures(mutation: Mutation) -> Iterator[str]:
    yield "## Figures\n"
    yield (
        f"At most {mutation.most} mutants of a kind in a column, on the state `{mutation.state[:12]}` of package and "
        f"rules. {mutation.same} mutants were no other package, equal but for the numbers of reasons at most; they are "
        f"not counted. {mutation.proved} were also written to files and validated there, with the same verdict.\n"
    )
    rows = []
    for group, what in GROUPS.items():
        killed, made = mutation.share(group)
        goal = f"{GOALS[group]} %" if group in GOALS else "none"
        rows.append((group, what, goal, made, killed, _percent(killed, made)))
    yield format_table(("group", "what is changed", "goal", "mutants", "found out", "share"), rows)
    yield ALIKE


def _by_table(mutation: Mutation) -> str:
    groups = [group for group in GROUPS if group != "rebuilt"]
    tables = [*TABLES, *sorted({tally.table for tally in mutation.tallies} - TABLES.keys())]
    rows = [(f"`{name}`", *(_of(*mutation.share(group, name)) for group in groups)) for name in tables]
    return format_table(("table", *groups), rows)


def _by_kind(mutation: Mutation) -> str:
    counts: dict[tuple[str, str], list[int]] = {}
    for tally in mutation.tallies:
        count = counts.setdefault((tally.group, tally.kind), [0, 0])
        count[0] += tally.killed
        count[1] += tally.made
    order = list(GROUPS)
    rows = [
        (group, kind, made, killed)
        for (group, kind), (killed, made) in sorted(counts.items(), key=lambda item: (order.index(item[0][0]), item[0]))
    ]
    return format_table(("group", "kind", "mutants", "found out"), rows)


def _survivors(mutation: Mutation) -> str:
    rows = [(s.table, s.row, s.column, s.kind, s.said) for s in mutation.survivors if s.group in GOALS]
    return format_table(("table", "row", "column", "kind", "change"), rows) if rows else "None.\n"


def _of(killed: int, made: int) -> str:
    return f"{killed} of {made}" if made else ""


def _percent(killed: int, made: int) -> str:
    # Rounded down: only all of them are 100 %.
    return f"{killed * 1000 // made / 10:.1f} %" if made else ""
