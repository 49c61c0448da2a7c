"""Which kind a change is of, and which version it asks for."""

import copy
import re
from collections.abc import Callable
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.versioning import (
    Bump,
    ChangeType,
    PackageVersion,
    allowed_versions,
    classify_changes,
    compare_versions,
    required_bump,
)
from ordrett_dataset.versioning.changelog import draft_changelog
from ordrett_dataset.versioning.metadata_diff import file_metadata, package_metadata, table_metadata
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable
from scripts.docs.versioning_page import write_versioning_page

Package = dict[str, Any]
Edit = Callable[[Package], object]
TYPES: Final = {"string": pl.String, "integer": pl.Int64}

# Two tables, of which the second refers to the first, and one that nothing refers to.
PACKAGE: Final[Package] = {
    "said": {"name": "news", "title": "News", "version": "1.0.0", "created": "2022-02-03T00:00:00Z"},
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
        "dataset/skipped_articles.csv": {"hash": "sha256:3"},
    },
}


def version(package: Package) -> PackageVersion:
    tables = {}
    for name, said in package["tables"].items():
        resource = {"name": name} | {key: value for key, value in said.items() if key != "rows"}
        types = {field["name"]: TYPES[field["type"]] for field in said["schema"]["fields"]}
        rows = pl.DataFrame([{column: row.get(column) for column in types} for row in said["rows"]], schema=types)
        tables[name] = VersionedTable(
            name, table_metadata(resource), TableShape.from_schema(said["schema"]), rows.lazy()
        )
    files = {path: file_metadata({"path": path, **said}) for path, said in package["files"].items()}
    return PackageVersion("here", package_metadata(package["said"]), tables, files)


def edited(*edits: Edit) -> Package:
    package = copy.deepcopy(PACKAGE)
    for edit in edits:
        edit(package)
    return package


def table(package: Package, name: str = "people") -> dict[str, Any]:
    found: dict[str, Any] = package["tables"][name]
    return found


def schema(package: Package, name: str = "people") -> dict[str, Any]:
    found: dict[str, Any] = package["tables"][name]["schema"]
    return found


def field(package: Package, n: int) -> dict[str, Any]:
    found: dict[str, Any] = schema(package)["fields"][n]
    return found


def limits(package: Package, n: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = field(package, n).setdefault("constraints", {})
    return found


def retyped(package: Package) -> None:
    field(package, 2)["type"] = "string"
    for row in table(package)["rows"]:
        row["age"] = row["age"] and str(row["age"])


def named_by_its_own(package: Package) -> None:
    """Have a table refer to itself, in the way that leaves its name out, and lose a row."""
    key = {"fields": ["id"], "reference": {"resource": "", "fields": ["id"]}}
    schema(package, "quotes")["foreignKeys"].append(key)
    table(package, "quotes")["rows"].pop()


FIELD: Final = {"name": "new", "type": "string"}
# What is edited, the kinds that it is of, and where they are found.
EDITS: Final[list[tuple[Edit, dict[ChangeType, list[str]]]]] = [
    (lambda p: p["said"].update(name="other"), {ChangeType.PACKAGE_RENAMED: ["name"]}),
    (lambda p: p["said"].update(title="Other"), {ChangeType.DESCRIPTION_CHANGED: ["title"]}),
    (lambda p: p["said"].update(licenses=[{"name": "CC0-1.0"}]), {ChangeType.DESCRIPTION_CHANGED: ["licenses"]}),
    (
        lambda p: p["said"].update(expectedRowCounts={"one": {}}),
        {ChangeType.DESCRIPTION_CHANGED: ["expectedRowCounts"]},
    ),
    (
        lambda p: p["said"].update(version="9.9.9", created="2023", id="x"),
        {ChangeType.RELEASE_CHANGED: ["created", "id", "version"]},
    ),
    (lambda p: p["tables"].pop("quotes"), {ChangeType.TABLE_REMOVED: ["quotes"]}),
    (lambda p: p["tables"].update(more=p["tables"]["quotes"]), {ChangeType.TABLE_ADDED: ["more"]}),
    (lambda p: table(p).update(title="Persons"), {ChangeType.DESCRIPTION_CHANGED: ["people.title"]}),
    (lambda p: table(p).update(path="dataset/persons.csv"), {ChangeType.RELEASE_CHANGED: ["people.path"]}),
    (lambda p: schema(p)["fields"].append(FIELD), {ChangeType.FIELD_ADDED: ["people.new"]}),
    (lambda p: schema(p)["fields"].pop(), {ChangeType.FIELD_REMOVED: ["people.age"]}),
    (lambda p: schema(p)["fields"].reverse(), {ChangeType.FIELDS_REORDERED: ["people.order"]}),
    (retyped, {ChangeType.TYPE_CHANGED: ["people.age.type"], ChangeType.CELL_CHANGED: ["people.age"]}),
    (lambda p: field(p, 1).update(format="email"), {ChangeType.TYPE_CHANGED: ["people.kind.format"]}),
    (lambda p: field(p, 1).update(categories=["a"]), {ChangeType.PARSING_CHANGED: ["people.kind.categories"]}),
    (lambda p: schema(p).update(missingValues=["", "-"]), {ChangeType.PARSING_CHANGED: ["people.missingValues"]}),
    (lambda p: field(p, 2).update(title="Years"), {ChangeType.DESCRIPTION_CHANGED: ["people.age.title"]}),
    (
        lambda p: schema(p).update(primaryKey=["id", "kind"]),
        {
            ChangeType.KEY_CHANGED: ["people.primaryKey"],
            ChangeType.ROW_ADDED: ["people"],
            ChangeType.REFERENCED_ROW_REMOVED: ["people"],
        },
    ),
    (
        lambda p: limits(p, 2).update(required=True),
        {ChangeType.CONSTRAINT_STRICTER: ["people.age.constraints.required"]},
    ),
    (lambda p: limits(p, 0).update(required=False), {ChangeType.CONSTRAINT_LOOSER: ["people.id.constraints.required"]}),
    (lambda p: limits(p, 0).pop("unique"), {ChangeType.CONSTRAINT_LOOSER: ["people.id.constraints.unique"]}),
    (lambda p: limits(p, 2).update(unique=False), {ChangeType.DESCRIPTION_CHANGED: ["people.age.constraints.unique"]}),
    (
        lambda p: limits(p).update(enum=["a", "b", "c"]),
        {ChangeType.CONSTRAINT_LOOSER: ["people.kind.constraints.enum"]},
    ),
    (lambda p: limits(p).update(enum=["a"]), {ChangeType.CONSTRAINT_STRICTER: ["people.kind.constraints.enum"]}),
    (lambda p: limits(p).update(enum=["a", "c"]), {ChangeType.CONSTRAINT_STRICTER: ["people.kind.constraints.enum"]}),
    (lambda p: limits(p).update(enum=["b", "a"]), {ChangeType.DESCRIPTION_CHANGED: ["people.kind.constraints.enum"]}),
    (lambda p: limits(p).pop("enum"), {ChangeType.CONSTRAINT_LOOSER: ["people.kind.constraints.enum"]}),
    (lambda p: limits(p).update(pattern="^a"), {ChangeType.CONSTRAINT_STRICTER: ["people.kind.constraints.pattern"]}),
    (lambda p: limits(p).update(minLength=0), {ChangeType.CONSTRAINT_LOOSER: ["people.kind.constraints.minLength"]}),
    (lambda p: limits(p).update(minLength=2), {ChangeType.CONSTRAINT_STRICTER: ["people.kind.constraints.minLength"]}),
    (
        lambda p: limits(p).update(minLength="0"),
        {ChangeType.CONSTRAINT_STRICTER: ["people.kind.constraints.minLength"]},
    ),
    (lambda p: schema(p, "quotes").pop("foreignKeys"), {ChangeType.CONSTRAINT_LOOSER: ['quotes.["by"]']}),
    (
        lambda p: schema(p, "quotes")["foreignKeys"][0]["reference"].update(fields="kind"),
        {ChangeType.REFERENCE_CHANGED: ['quotes.["by"]']},
    ),
    (lambda p: table(p)["rows"].append({"id": "cy"}), {ChangeType.ROW_ADDED: ["people"]}),
    (lambda p: table(p)["rows"].pop(), {ChangeType.REFERENCED_ROW_REMOVED: ["people"]}),
    (lambda p: table(p, "quotes")["rows"].pop(), {ChangeType.ROW_REMOVED: ["quotes"]}),
    (
        named_by_its_own,
        {ChangeType.CONSTRAINT_STRICTER: ['quotes.["id"]'], ChangeType.REFERENCED_ROW_REMOVED: ["quotes"]},
    ),
    (lambda p: table(p)["rows"][0].update(age=2, kind=None), {ChangeType.CELL_CHANGED: ["people.kind", "people.age"]}),
    (
        lambda p: table(p)["rows"][0].update(id="al"),
        {ChangeType.ROW_ADDED: ["people"], ChangeType.REFERENCED_ROW_REMOVED: ["people"]},
    ),
    (lambda p: p["files"].pop("seeds/one.txt"), {ChangeType.ARTICLE_REMOVED: ["seeds/one.txt"]}),
    (lambda p: p["files"].update({"seeds/two.txt": {}}), {ChangeType.ARTICLE_ADDED: ["seeds/two.txt"]}),
    (lambda p: p["files"]["seeds/one.txt"].update(hash="sha256:0"), {ChangeType.ARTICLE_CHANGED: ["seeds/one.txt"]}),
    (lambda p: p["files"]["seeds/one.txt"].update(title="1"), {ChangeType.DESCRIPTION_CHANGED: ["seeds/one.txt"]}),
    (lambda p: p["files"].pop("dataset/people.parquet"), {ChangeType.FILE_REMOVED: ["dataset/people.parquet"]}),
    (lambda p: p["files"].update({"dataset/quotes.parquet": {}}), {ChangeType.FILE_ADDED: ["dataset/quotes.parquet"]}),
    (lambda p: p["files"]["dataset/people.parquet"].update(hash="sha256:0"), {}),
    (
        lambda p: p["files"].pop("dataset/skipped_articles.csv"),
        {ChangeType.SKIPPED_LIST_CHANGED: ["dataset/skipped_articles.csv"]},
    ),
    (
        lambda p: p["files"]["dataset/skipped_articles.csv"].update(hash="sha256:0"),
        {ChangeType.SKIPPED_LIST_CHANGED: ["dataset/skipped_articles.csv"]},
    ),
]
# The recipe of the standard, as it is worded there: what a change of each step is, by the kinds above.
RECIPE: Final[dict[Bump, set[ChangeType]]] = {
    "major": {
        *(
            ChangeType.PACKAGE_RENAMED,
            ChangeType.TABLE_REMOVED,
            ChangeType.FIELD_ADDED,
            ChangeType.FIELD_REMOVED,
            ChangeType.FIELDS_REORDERED,
        ),
        *(ChangeType.TYPE_CHANGED, ChangeType.CONSTRAINT_STRICTER, ChangeType.REFERENCED_ROW_REMOVED),
    },
    "minor": {ChangeType.TABLE_ADDED, ChangeType.ROW_ADDED, ChangeType.CONSTRAINT_LOOSER, ChangeType.REFERENCE_CHANGED},
    "patch": {ChangeType.CELL_CHANGED, ChangeType.DESCRIPTION_CHANGED},
}


@pytest.mark.parametrize(("edit", "found"), EDITS)
def test_a_change_is_of_its_kind_and_asks_for_its_step(edit: Edit, found: dict[ChangeType, list[str]]) -> None:
    made = compare_versions(version(PACKAGE), version(edited(edit)))
    assert classify_changes(made) == found
    steps = {kind.bump for kind in found}
    assert required_bump(made) == next((each for each in ("major", "minor", "patch") if each in steps), None)


@pytest.mark.parametrize(("edit", "found"), EDITS)
def test_the_draft_of_a_changelog_passes_over_nothing_but_the_release(
    edit: Edit, found: dict[ChangeType, list[str]]
) -> None:
    made = compare_versions(version(PACKAGE), version(edited(edit)))
    bullets = re.findall(r"^- ", draft_changelog(made, "2.0.0"), re.MULTILINE)
    assert bullets or not found.keys() - {ChangeType.RELEASE_CHANGED}


def test_the_page_on_versions_has_each_kind_with_its_step_in_order() -> None:
    lines = [line.split(" | ")[:2] for line in write_versioning_page().splitlines() if line.startswith("| ")][2:]
    assert lines == [[f"| {kind.label}", str(kind.bump or "none")] for kind in ChangeType]
    order = ["major", "minor", "patch", "none"]
    assert [step for _, step in lines] == sorted((step for _, step in lines), key=order.index)


def test_every_kind_is_met_and_steps_are_those_of_the_recipe() -> None:
    assert {kind for _, found in EDITS for kind in found} == set(ChangeType)
    for asked, of in RECIPE.items():
        assert {kind.bump for kind in of} == {asked}


# Edits of which none takes back another.
APART: Final = [edit for edit, _ in EDITS[:10] + EDITS[-9:]]


@pytest.mark.slow
@given(st.lists(st.sampled_from(range(len(APART))), max_size=4, unique=True))
def test_edits_together_ask_for_no_smaller_step_than_each(chosen: list[int]) -> None:
    order = (None, "patch", "minor", "major")
    try:
        together = version(edited(*(APART[n] for n in chosen)))
    except KeyError:
        reject()  # one takes away what another would change
    least = [order.index(required_bump(compare_versions(version(PACKAGE), version(edited(APART[n]))))) for n in chosen]
    assert order.index(required_bump(compare_versions(version(PACKAGE), together))) >= max(least, default=0)


FITTING: Final = [
    ("1.2.3", "patch", ("1.2.4", "1.3.0", "2.0.0")),
    ("1.2.3", "minor", ("1.3.0", "2.0.0")),
    ("1.2.3", "major", ("2.0.0",)),
    ("1.2.3", None, ()),
    ("0.2.3", "major", ("0.3.0", "1.0.0")),
    ("0.0.9", "patch", ("0.0.10", "0.1.0", "1.0.0")),
]


@pytest.mark.parametrize(("last", "asked", "found"), FITTING)
def test_the_versions_that_may_follow(last: str, asked: Bump | None, found: tuple[str, ...]) -> None:
    assert allowed_versions(last, asked) == found


@pytest.mark.parametrize("last", ["1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.0\n", "", "None"])
def test_a_version_that_cannot_be_counted_from_is_refused(last: str) -> None:
    with pytest.raises(InputError, match=f"version_is_semantic: {re.escape(repr(last))}"):
        allowed_versions(last, "patch")
