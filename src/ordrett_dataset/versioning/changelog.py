"""Draft the section of CHANGELOG.md on a version."""

from collections.abc import Iterable, Iterator
from typing import Final

import polars as pl

from ordrett_dataset.versioning.classify import ARTICLE_FOLDER, RELEASE_PROPERTIES
from ordrett_dataset.versioning.compare import Changes
from ordrett_dataset.versioning.metadata_diff import MetadataChange
from ordrett_dataset.versioning.table_shape import TableShape

MAX_NAMES: Final = 8
FIELD_PATH_LENGTH: Final = len(("schema", "fields", "NAME"))


def draft_changelog(changes: Changes, version: str) -> str:
    """Return Markdown with the sections Added, Changed and Removed: counts, and names if they are few."""
    sections = (
        ("Added", _added_or_removed(changes, added=True)),
        ("Changed", _changed(changes)),
        ("Removed", _added_or_removed(changes, added=False)),
    )
    text = f"## {version}\n"
    for title, lines in sections:
        if items := list(lines):
            text += f"\n### {title}\n\n" + "".join(f"- {line}.\n" for line in items)
    return text


def _added_or_removed(changes: Changes, *, added: bool) -> Iterator[str]:
    """Yield what only the later version has (`added`), or only the earlier one."""
    yield from _describe_files(
        change for change in changes.files if _is_whole_file(change) and (change.before is None) == added
    )
    for name, table in changes.tables.items():
        rows, shape, other = (
            (table.rows.added, table.after, table.before) if added else (table.rows.removed, table.before, table.after)
        )
        if shape is not None and other is None:
            yield f"Table `{name}`, {_count(rows.height, 'row')}"
        elif shape is not None and rows.height:
            yield f"`{name}`: {_count(rows.height, 'row')}{_format_keys(shape, rows)}"
        fields = [
            change.path[-1] for change in table.metadata if _is_field(change) and (change.before is None) == added
        ]
        if fields:
            yield f"`{name}`: {_count(len(fields), 'field')}: {_format_names(fields)}"


def _changed(changes: Changes) -> Iterator[str]:
    for name, table in changes.tables.items():
        cells = [f"{_count(rows.height, 'cell')} of `{column}`" for column, rows in table.corrected_cells.items()]
        if cells:
            yield f"`{name}`: {', '.join(cells)}"
        metadata = [change for change in table.metadata if change.path and not _is_field(change)]
        if metadata:
            yield f"`{name}`: metadata of {_format_names(map(_short_location, metadata))}"
    package = [change.location for change in changes.metadata if change.path[0] not in RELEASE_PROPERTIES]
    if package:
        yield f"Package metadata: {_format_names(package)}"
    yield from _describe_files(change for change in changes.files if not _is_whole_file(change))


def _is_field(change: MetadataChange) -> bool:
    """Return whether a field was added or removed."""
    return change.path[:2] == ("schema", "fields") and len(change.path) == FIELD_PATH_LENGTH


def _is_whole_file(change: MetadataChange) -> bool:
    """Return whether a file was added or removed."""
    return len(change.path) == 1


def _short_location(change: MetadataChange) -> str:
    return ".".join(key for key in change.path if key not in ("schema", "fields", "constraints"))


def _describe_files(changes: Iterable[MetadataChange]) -> Iterator[str]:
    paths = list(dict.fromkeys(change.path[0] for change in changes))
    articles = [path for path in paths if path.startswith(ARTICLE_FOLDER)]
    others = [path for path in paths if not path.startswith(ARTICLE_FOLDER)]
    for noun, group in (("article", articles), ("other file", others)):
        if group:
            yield f"{_count(len(group), noun)}: {_format_names(group)}"


def _format_keys(shape: TableShape, rows: pl.DataFrame) -> str:
    if len(shape.key) > 1 or rows.height > MAX_NAMES:
        return ""
    return ": " + _format_names(map(str, rows[shape.key[0]]))


def _format_names(names: Iterable[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = f" and {len(unique) - MAX_NAMES} more" if len(unique) > MAX_NAMES else ""
    return ", ".join(f"`{name}`" for name in unique[:MAX_NAMES]) + more


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
