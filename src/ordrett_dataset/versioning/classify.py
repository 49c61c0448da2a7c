"""Classify changes by type."""

from collections.abc import Iterator
from typing import Any, Final

from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH
from ordrett_dataset.versioning.change_type import ChangeType
from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import MetadataChange, json_equal

# Package properties that follow from the release itself.
RELEASE_PROPERTIES: Final = frozenset({"version", "created", "id", "homepage"})
DESCRIPTIVE_PROPERTIES: Final = frozenset({"title", "description", "example", "origins"})
# A smaller lower bound, or a larger upper bound, accepts more values.
LOWER_BOUNDS: Final = frozenset({"minimum", "minLength", "exclusiveMinimum"})
UPPER_BOUNDS: Final = frozenset({"maximum", "maxLength", "exclusiveMaximum"})
ARTICLE_FOLDER: Final = "seeds/"


def classify_changes(changes: Changes) -> dict[ChangeType, list[str]]:
    """Return the types of the changes, each with its locations; for rows and cells, only the table or column."""
    locations: dict[ChangeType, list[str]] = {}
    for change_type, location in _classify(changes):
        locations.setdefault(change_type, []).append(location)
    return locations


def _classify(changes: Changes) -> Iterator[tuple[ChangeType, str]]:
    for change in changes.metadata:
        yield _classify_package_metadata(change), change.location
    for name, table in changes.tables.items():
        yield from _classify_table(name, table)
    for change in changes.files:
        yield _classify_file(change), change.path[0]


def _classify_package_metadata(change: MetadataChange) -> ChangeType:
    if change.path == ("name",):
        return ChangeType.PACKAGE_RENAMED
    is_release = change.path[0] in RELEASE_PROPERTIES
    return ChangeType.RELEASE_CHANGED if is_release else ChangeType.DESCRIPTION_CHANGED


def _classify_table(name: str, table: TableChanges) -> Iterator[tuple[ChangeType, str]]:
    for change in table.metadata:
        path = (key for key in change.path if key not in ("schema", "fields", "foreignKeys"))
        if change_type := _classify_table_metadata(change):
            yield change_type, ".".join((name, *path))
    if table.before is None or table.after is None:
        return
    if table.rows.added.height:
        yield ChangeType.ROW_ADDED, name
    if table.rows.removed.height:
        yield ChangeType.REFERENCED_ROW_REMOVED if table.is_referenced else ChangeType.ROW_REMOVED, name
    for column in table.corrected_cells:
        yield ChangeType.CELL_CHANGED, f"{name}.{column}"


def _classify_table_metadata(change: MetadataChange) -> ChangeType | None:
    """Return the type, or None if the order of fields differs only because fields were added or removed."""
    match change.path:
        case ():
            return _added_or_removed(change, ChangeType.TABLE_ADDED, ChangeType.TABLE_REMOVED)
        case ("path",):
            return ChangeType.RELEASE_CHANGED
        case ("schema", "order"):
            return ChangeType.FIELDS_REORDERED if _is_reordered(change.before, change.after) else None
        case ("schema", "fields", _, *attribute):
            return _classify_field(tuple(attribute), change)
        case ("schema", "primaryKey"):
            return ChangeType.KEY_CHANGED
        case ("schema", "foreignKeys", _):
            return _classify_foreign_key(change)
        case ("schema", name, *_) if name not in DESCRIPTIVE_PROPERTIES:
            return ChangeType.PARSING_CHANGED
    return ChangeType.DESCRIPTION_CHANGED


def _classify_field(attribute: tuple[str, ...], change: MetadataChange) -> ChangeType:
    match attribute:
        case ():
            return _added_or_removed(change, ChangeType.FIELD_ADDED, ChangeType.FIELD_REMOVED)
        case ("type" | "format",):
            return ChangeType.TYPE_CHANGED
        case ("constraints", name):
            return _classify_constraint(name, change.before, change.after)
    is_descriptive = attribute[0] in DESCRIPTIVE_PROPERTIES
    return ChangeType.DESCRIPTION_CHANGED if is_descriptive else ChangeType.PARSING_CHANGED


def _classify_foreign_key(change: MetadataChange) -> ChangeType:
    if change.before is None or change.after is None:
        return _added_or_removed(change, ChangeType.CONSTRAINT_STRICTER, ChangeType.CONSTRAINT_LOOSER)
    return ChangeType.REFERENCE_CHANGED


def _classify_constraint(name: str, before: Any, after: Any) -> ChangeType:  # noqa: ANN401 - any JSON value
    if name in ("required", "unique"):
        if before is not True and after is not True:
            return ChangeType.DESCRIPTION_CHANGED
        return ChangeType.CONSTRAINT_STRICTER if after is True else ChangeType.CONSTRAINT_LOOSER
    is_looser = after is None
    if isinstance(before, list) and isinstance(after, list):
        removed = [value for value in before if not _contains(after, value)]
        added = [value for value in after if not _contains(before, value)]
        if not removed and not added:
            return ChangeType.DESCRIPTION_CHANGED
        is_looser = not removed
    if type(before) is type(after) is int:
        is_looser = (name in LOWER_BOUNDS and after < before) or (name in UPPER_BOUNDS and after > before)
    return ChangeType.CONSTRAINT_LOOSER if is_looser else ChangeType.CONSTRAINT_STRICTER


def _classify_file(change: MetadataChange) -> ChangeType:
    path, *keys = change.path
    if keys not in ([], ["hash"]):
        return ChangeType.DESCRIPTION_CHANGED
    if path == SKIPPED_ARTICLES_PATH:
        return ChangeType.SKIPPED_LIST_CHANGED
    if keys:
        return ChangeType.ARTICLE_CHANGED
    if path.startswith(ARTICLE_FOLDER):
        return _added_or_removed(change, ChangeType.ARTICLE_ADDED, ChangeType.ARTICLE_REMOVED)
    return _added_or_removed(change, ChangeType.FILE_ADDED, ChangeType.FILE_REMOVED)


def _added_or_removed(change: MetadataChange, added: ChangeType, removed: ChangeType) -> ChangeType:
    return added if change.before is None else removed


def _is_reordered(before: list[str], after: list[str]) -> bool:
    """Return whether the fields that both versions have are in another order."""
    return [name for name in before if name in after] != [name for name in after if name in before]


def _contains(values: list[Any], value: object) -> bool:
    return any(json_equal(value, other) for other in values)
