"""Changes -> a draft of the section of CHANGELOG.md on a version."""

from collections.abc import Iterable, Iterator
from typing import Final

import polars as pl

from ordrett_dataset.versioning.classify import OF_A_RELEASE, SEEDS
from ordrett_dataset.versioning.compare import Changes
from ordrett_dataset.versioning.metadata_diff import Statement
from ordrett_dataset.versioning.table_shape import Shape

NAMED: Final = 8
FIELD: Final = len(("schema", "fields", "NAME"))


def changelog(made: Changes, version: str) -> str:
    """Return Markdown: what was added, changed and removed, each with its count and, of a few, its name."""
    parts = (("Added", _came(made, added=True)), ("Changed", _changed(made)), ("Removed", _came(made, added=False)))
    text = f"## {version}\n"
    for part, lines in parts:
        if found := list(lines):
            text += f"\n### {part}\n\n" + "".join(f"- {line}.\n" for line in found)
    return text


def _came(made: Changes, *, added: bool) -> Iterator[str]:
    """Yield what only the later version has, or only the earlier one."""
    yield from _files(said for said in made.files if _is_whole(said) and (said.before is None) == added)
    for name, table in made.tables.items():
        rows, shape, other = (
            (table.rows.added, table.after, table.before) if added else (table.rows.removed, table.before, table.after)
        )
        if shape is not None and other is None:
            yield f"Table `{name}`, {_count(rows.height, 'row')}"
        elif shape is not None and rows.height:
            yield f"`{name}`: {_count(rows.height, 'row')}{_keys(shape, rows)}"
        fields = [said.path[-1] for said in table.said if _is_field(said) and (said.before is None) == added]
        if fields:
            yield f"`{name}`: {_count(len(fields), 'field')}: {_listed(fields)}"


def _changed(made: Changes) -> Iterator[str]:
    for name, table in made.tables.items():
        cells = [f"{_count(rows.height, 'cell')} of `{column}`" for column, rows in table.corrected.items()]
        if cells:
            yield f"`{name}`: {', '.join(cells)}"
        said = [said for said in table.said if said.path and not _is_field(said)]
        if said:
            yield f"`{name}`: what is said of {_listed(_place(each) for each in said)}"
    said_of = [said.where for said in made.said if said.path[0] not in OF_A_RELEASE]
    if said_of:
        yield f"What is said of the package: {_listed(said_of)}"
    yield from _files(said for said in made.files if not _is_whole(said))


def _is_field(said: Statement) -> bool:
    """Return whether a field came or went."""
    return said.path[:2] == ("schema", "fields") and len(said.path) == FIELD


def _is_whole(said: Statement) -> bool:
    """Return whether a file came or went."""
    return len(said.path) == 1


def _place(said: Statement) -> str:
    return ".".join(key for key in said.path if key not in ("schema", "fields", "constraints"))


def _files(made: Iterable[Statement]) -> Iterator[str]:
    paths = list(dict.fromkeys(said.path[0] for said in made))
    for what, found in (
        ("article", [path for path in paths if path.startswith(SEEDS)]),
        ("other file", [path for path in paths if not path.startswith(SEEDS)]),
    ):
        if found:
            yield f"{_count(len(found), what)}: {_listed(found)}"


def _keys(shape: Shape, rows: pl.DataFrame) -> str:
    if len(shape.key) > 1 or rows.height > NAMED:
        return ""
    return ": " + _listed(map(str, rows[shape.key[0]]))


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return ", ".join(f"`{name}`" for name in found[:NAMED]) + more


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
