"""Edits of a sample package, each with the types of change that it makes."""

import copy
from collections.abc import Callable
from typing import Any, Final

import polars as pl

from ordrett_dataset.versioning import ChangeType, PackageVersion
from ordrett_dataset.versioning.metadata_diff import file_metadata, package_metadata, table_metadata
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable

Package = dict[str, Any]
Edit = Callable[[Package], object]
T = ChangeType  # short for the table below
# Two tables, of which the second refers to the first.
PACKAGE: Final[Package] = {
    "metadata": {"name": "news", "title": "News", "version": "1.0.0", "created": "2022-02-03T00:00:00Z"},
    "tables": {
        "people": {
            "title": "People",
            "path": "dataset/people.csv",
            "schema": {
                "fields": [
                    {"name": "id", "type": "string", "constraints": {"required": True, "unique": True}},
                    {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"], "minLength": 1}},
                    {"name": "age", "type": "integer", "title": "Age"},
                ],
                "missingValues": [""],
                "primaryKey": ["id"],
            },
            "rows": [{"id": "ada", "kind": "a", "age": 1}, {"id": "bo", "kind": None, "age": None}],
        },
        "quotes": {
            "schema": {
                "fields": [{"name": "id", "type": "string"}, {"name": "by", "type": "string"}],
                "primaryKey": "id",
                "foreignKeys": [{"fields": "by", "reference": {"resource": "people", "fields": "id"}}],
            },
            "rows": [{"id": "q1", "by": "ada"}, {"id": "q2", "by": None}],
        },
    },
    "files": {
        "seeds/one.txt": {"hash": "sha256:1", "title": "One"},
        "dataset/people.parquet": {"hash": "sha256:2", "format": "apache-parquet"},
        "dataset/skipped.csv": {"hash": "sha256:3"},
    },
}


def open_edited(*edits: Edit) -> PackageVersion:
    """Return the package as a version, after these edits."""
    package = copy.deepcopy(PACKAGE)
    for edit in edits:
        edit(package)
    tables = {}
    for name, table in package["tables"].items():
        resource = {"name": name} | {key: value for key, value in table.items() if key != "rows"}
        shape = TableShape.from_schema(table["schema"])
        rows = pl.DataFrame(
            [{column: row.get(column) for column in shape.dtypes} for row in table["rows"]], schema=dict(shape.dtypes)
        )
        tables[name] = VersionedTable(name, table_metadata(resource), shape, rows.lazy())
    files = {path: file_metadata({"path": path, **properties}) for path, properties in package["files"].items()}
    return PackageVersion("sample", package_metadata(package["metadata"]), tables, files)


def _table(package: Package, name: str = "people") -> dict[str, Any]:
    table: dict[str, Any] = package["tables"][name]
    return table


def _schema(package: Package, name: str = "people") -> dict[str, Any]:
    schema: dict[str, Any] = package["tables"][name]["schema"]
    return schema


def _field(package: Package, index: int) -> dict[str, Any]:
    field: dict[str, Any] = _schema(package)["fields"][index]
    return field


def _constraints(package: Package, index: int = 1) -> dict[str, Any]:
    constraints: dict[str, Any] = _field(package, index).setdefault("constraints", {})
    return constraints


def _retype_age(package: Package) -> None:
    _field(package, 2)["type"] = "string"
    for row in _table(package)["rows"]:
        row["age"] = row["age"] and str(row["age"])


def _refer_to_itself(package: Package) -> None:
    """Add a foreign key of `quotes` to itself, written without the table name, and remove a row."""
    key = {"fields": ["id"], "reference": {"resource": "", "fields": ["id"]}}
    _schema(package, "quotes")["foreignKeys"].append(key)
    _table(package, "quotes")["rows"].pop()


NEW_FIELD: Final = {"name": "new", "type": "string"}
# An edit of the package, and the types and locations of the changes.
EDITS: Final[list[tuple[Edit, dict[ChangeType, list[str]]]]] = [
    (lambda p: p["metadata"].update(name="other"), {T.PACKAGE_RENAMED: ["name"]}),
    (lambda p: p["metadata"].update(title="Other"), {T.DESCRIPTION_CHANGED: ["title"]}),
    (lambda p: p["metadata"].update(licenses=[{"name": "CC0-1.0"}]), {T.DESCRIPTION_CHANGED: ["licenses"]}),
    (
        lambda p: p["metadata"].update(expectedRowCounts={"one": {}}),
        {T.DESCRIPTION_CHANGED: ["expectedRowCounts"]},
    ),
    (
        lambda p: p["metadata"].update(version="9.9.9", created="2023", id="x"),
        {T.RELEASE_CHANGED: ["created", "id", "version"]},
    ),
    (lambda p: p["tables"].pop("quotes"), {T.TABLE_REMOVED: ["quotes"]}),
    (lambda p: p["tables"].update(more=p["tables"]["quotes"]), {T.TABLE_ADDED: ["more"]}),
    (lambda p: _table(p).update(title="Persons"), {T.DESCRIPTION_CHANGED: ["people.title"]}),
    (lambda p: _table(p).update(path="dataset/persons.csv"), {T.RELEASE_CHANGED: ["people.path"]}),
    (lambda p: _schema(p)["fields"].append(NEW_FIELD), {T.FIELD_ADDED: ["people.new"]}),
    (lambda p: _schema(p)["fields"].pop(), {T.FIELD_REMOVED: ["people.age"]}),
    (lambda p: _schema(p)["fields"].reverse(), {T.FIELDS_REORDERED: ["people.order"]}),
    (_retype_age, {T.TYPE_CHANGED: ["people.age.type"], T.CELL_CHANGED: ["people.age"]}),
    (lambda p: _field(p, 1).update(format="email"), {T.TYPE_CHANGED: ["people.kind.format"]}),
    (lambda p: _field(p, 1).update(categories=["a"]), {T.PARSING_CHANGED: ["people.kind.categories"]}),
    (lambda p: _schema(p).update(missingValues=["", "-"]), {T.PARSING_CHANGED: ["people.missingValues"]}),
    (lambda p: _field(p, 2).update(title="Years"), {T.DESCRIPTION_CHANGED: ["people.age.title"]}),
    (
        lambda p: _schema(p).update(primaryKey=["id", "kind"]),
        {
            T.KEY_CHANGED: ["people.primaryKey"],
            T.ROW_ADDED: ["people"],
            T.REFERENCED_ROW_REMOVED: ["people"],
        },
    ),
    (
        lambda p: _constraints(p, 2).update(required=True),
        {T.CONSTRAINT_STRICTER: ["people.age.constraints.required"]},
    ),
    (lambda p: _constraints(p, 0).update(required=False), {T.CONSTRAINT_LOOSER: ["people.id.constraints.required"]}),
    (lambda p: _constraints(p, 0).pop("unique"), {T.CONSTRAINT_LOOSER: ["people.id.constraints.unique"]}),
    (lambda p: _constraints(p, 2).update(unique=False), {T.DESCRIPTION_CHANGED: ["people.age.constraints.unique"]}),
    (
        lambda p: _constraints(p).update(enum=["a", "b", "c"]),
        {T.CONSTRAINT_LOOSER: ["people.kind.constraints.enum"]},
    ),
    (lambda p: _constraints(p).update(enum=["a"]), {T.CONSTRAINT_STRICTER: ["people.kind.constraints.enum"]}),
    (lambda p: _constraints(p).update(enum=["a", "c"]), {T.CONSTRAINT_STRICTER: ["people.kind.constraints.enum"]}),
    (lambda p: _constraints(p).update(enum=["b", "a"]), {T.DESCRIPTION_CHANGED: ["people.kind.constraints.enum"]}),
    (lambda p: _constraints(p).pop("enum"), {T.CONSTRAINT_LOOSER: ["people.kind.constraints.enum"]}),
    (lambda p: _constraints(p).update(pattern="^a"), {T.CONSTRAINT_STRICTER: ["people.kind.constraints.pattern"]}),
    (lambda p: _constraints(p).update(minLength=0), {T.CONSTRAINT_LOOSER: ["people.kind.constraints.minLength"]}),
    (lambda p: _constraints(p).update(minLength=2), {T.CONSTRAINT_STRICTER: ["people.kind.constraints.minLength"]}),
    (
        lambda p: _constraints(p).update(minLength="0"),
        {T.CONSTRAINT_STRICTER: ["people.kind.constraints.minLength"]},
    ),
    (lambda p: _schema(p, "quotes").pop("foreignKeys"), {T.CONSTRAINT_LOOSER: ['quotes.["by"]']}),
    (
        lambda p: _schema(p, "quotes")["foreignKeys"][0]["reference"].update(fields="kind"),
        {T.REFERENCE_CHANGED: ['quotes.["by"]']},
    ),
    (lambda p: _table(p)["rows"].append({"id": "cy"}), {T.ROW_ADDED: ["people"]}),
    (lambda p: _table(p)["rows"].pop(), {T.REFERENCED_ROW_REMOVED: ["people"]}),
    (lambda p: _table(p, "quotes")["rows"].pop(), {T.ROW_REMOVED: ["quotes"]}),
    (
        _refer_to_itself,
        {T.CONSTRAINT_STRICTER: ['quotes.["id"]'], T.REFERENCED_ROW_REMOVED: ["quotes"]},
    ),
    (lambda p: _table(p)["rows"][0].update(age=2, kind=None), {T.CELL_CHANGED: ["people.kind", "people.age"]}),
    (
        lambda p: _table(p)["rows"][0].update(id="al"),
        {T.ROW_ADDED: ["people"], T.REFERENCED_ROW_REMOVED: ["people"]},
    ),
    (lambda p: p["files"].pop("seeds/one.txt"), {T.ARTICLE_REMOVED: ["seeds/one.txt"]}),
    (lambda p: p["files"].update({"seeds/two.txt": {}}), {T.ARTICLE_ADDED: ["seeds/two.txt"]}),
    (lambda p: p["files"]["seeds/one.txt"].update(hash="sha256:0"), {T.ARTICLE_CHANGED: ["seeds/one.txt"]}),
    (lambda p: p["files"]["seeds/one.txt"].update(title="1"), {T.DESCRIPTION_CHANGED: ["seeds/one.txt"]}),
    (lambda p: p["files"].pop("dataset/people.parquet"), {T.FILE_REMOVED: ["dataset/people.parquet"]}),
    (lambda p: p["files"].update({"dataset/quotes.parquet": {}}), {T.FILE_ADDED: ["dataset/quotes.parquet"]}),
    (lambda p: p["files"]["dataset/people.parquet"].update(hash="sha256:0"), {}),
    (
        lambda p: p["files"].pop("dataset/skipped.csv"),
        {T.SKIPPED_LIST_CHANGED: ["dataset/skipped.csv"]},
    ),
    (
        lambda p: p["files"]["dataset/skipped.csv"].update(hash="sha256:0"),
        {T.SKIPPED_LIST_CHANGED: ["dataset/skipped.csv"]},
    ),
]
