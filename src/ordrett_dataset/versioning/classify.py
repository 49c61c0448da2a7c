"""Changes -> of which kinds they are, and where."""

from collections.abc import Iterator
from typing import Any, Final

from ordrett_dataset.package.descriptor import SKIPPED_ARTICLES_PATH
from ordrett_dataset.versioning.change_type import Kind
from ordrett_dataset.versioning.compare import Changes, TableChanges
from ordrett_dataset.versioning.metadata_diff import Statement, same

# What follows from the release itself, and where something lies.
OF_A_RELEASE: Final = frozenset({"version", "created", "id", "homepage"})
WORDS: Final = frozenset({"title", "description", "example", "origins"})
# A smaller bound of the first, a greater one of the second lets more values through.
LEAST: Final = frozenset({"minimum", "minLength", "exclusiveMinimum"})
MOST: Final = frozenset({"maximum", "maxLength", "exclusiveMaximum"})
SEEDS: Final = "seeds/"


def kinds(made: Changes) -> dict[Kind, list[str]]:
    """Return the kinds of the changes and where each was found; of rows and cells, only in which table or column."""
    found: dict[Kind, list[str]] = {}
    for kind, where in _all(made):
        found.setdefault(kind, []).append(where)
    return found


def _all(made: Changes) -> Iterator[tuple[Kind, str]]:
    for said in made.said:
        yield _of_package(said), said.where
    for name, table in made.tables.items():
        yield from _of_table(name, table)
    for said in made.files:
        yield _of_file(said), said.path[0]


def _of_package(said: Statement) -> Kind:
    if said.path == ("name",):
        return Kind.PACKAGE_RENAMED
    return Kind.RELEASE_CHANGED if said.path[0] in OF_A_RELEASE else Kind.WORDS_CHANGED


def _of_table(name: str, table: TableChanges) -> Iterator[tuple[Kind, str]]:
    for said in table.said:
        where = (key for key in said.path if key not in ("schema", "fields", "foreignKeys"))
        if kind := _of_statement(said):
            yield kind, ".".join((name, *where))
    if table.before is None or table.after is None:
        return
    if table.rows.added.height:
        yield Kind.ROW_ADDED, name
    if table.rows.removed.height:
        yield Kind.ROW_UNNAMED if table.referred else Kind.ROW_REMOVED, name
    for column in table.corrected:
        yield Kind.CELL_CHANGED, f"{name}.{column}"


def _of_statement(said: Statement) -> Kind | None:
    """Return the kind; None of an order that is another only because fields came and went."""
    match said.path:
        case ():
            return _came(said, Kind.TABLE_ADDED, Kind.TABLE_REMOVED)
        case ("path",):
            return Kind.RELEASE_CHANGED
        case ("schema", "order"):
            return Kind.FIELDS_REORDERED if _reordered(said.before, said.after) else None
        case ("schema", "fields", _, *attribute):
            return _of_field(tuple(attribute), said)
        case ("schema", "primaryKey"):
            return Kind.KEY_CHANGED
        case ("schema", "foreignKeys", _):
            return _of_foreign_key(said)
        case ("schema", name, *_) if name not in WORDS:
            return Kind.READING_CHANGED
    return Kind.WORDS_CHANGED


def _of_field(attribute: tuple[str, ...], said: Statement) -> Kind:
    match attribute:
        case ():
            return _came(said, Kind.FIELD_ADDED, Kind.FIELD_REMOVED)
        case ("type" | "format",):
            return Kind.TYPE_CHANGED
        case ("constraints", name):
            return _of_constraint(name, said.before, said.after)
    return Kind.WORDS_CHANGED if attribute[0] in WORDS else Kind.READING_CHANGED


def _of_foreign_key(said: Statement) -> Kind:
    if said.before is None or said.after is None:
        return _came(said, Kind.CONSTRAINT_STRICTER, Kind.CONSTRAINT_LOOSER)
    return Kind.REFERENCE_CHANGED


def _of_constraint(name: str, before: Any, after: Any) -> Kind:  # noqa: ANN401 - any value of JSON
    if name in ("required", "unique"):
        if before is not True and after is not True:
            return Kind.WORDS_CHANGED
        return Kind.CONSTRAINT_STRICTER if after is True else Kind.CONSTRAINT_LOOSER
    looser = after is None
    if isinstance(before, list) and isinstance(after, list):
        gone, new = ([one for one in a if not _among(one, b)] for a, b in ((before, after), (after, before)))
        if not gone and not new:
            return Kind.WORDS_CHANGED
        looser = not gone
    if type(before) is type(after) is int:
        looser = (name in LEAST and after < before) or (name in MOST and after > before)
    return Kind.CONSTRAINT_LOOSER if looser else Kind.CONSTRAINT_STRICTER


def _of_file(said: Statement) -> Kind:
    path, *below = said.path
    if below not in ([], ["hash"]):
        return Kind.WORDS_CHANGED
    if path == SKIPPED_ARTICLES_PATH:
        return Kind.LIST_CHANGED
    if below:
        return Kind.ARTICLE_CHANGED
    if path.startswith(SEEDS):
        return _came(said, Kind.ARTICLE_ADDED, Kind.ARTICLE_REMOVED)
    return _came(said, Kind.FILE_ADDED, Kind.FILE_REMOVED)


def _came(said: Statement, came: Kind, went: Kind) -> Kind:
    return came if said.before is None else went


def _reordered(before: list[str], after: list[str]) -> bool:
    """Return whether fields that stay follow each other otherwise."""
    return [name for name in before if name in after] != [name for name in after if name in before]


def _among(value: object, values: list[Any]) -> bool:
    return any(same(value, other) for other in values)
