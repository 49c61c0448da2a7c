"""Single comparisons: nulls, types, keys and metadata."""

from typing import Any

import pytest

from ordrett.errors import InputError
from ordrett_dataset.versioning import changes_to_json, compare_versions
from tests.support.sample_versions import REAL_SCHEMAS, Row, SamplePackage, Schema, one_table


def string_schema(*names: str) -> Schema:
    return {"fields": [{"name": name, "type": "string"} for name in names], "primaryKey": [names[0]]}


def test_null_differs_from_every_value_and_from_the_empty_string() -> None:
    values = [None, "", "null", "0", "false"]
    versions = [one_table(string_schema("id", "value"), [{"id": "x", "value": value}]).version() for value in values]
    for old, before in zip(values, versions, strict=True):
        for new, after in zip(values, versions, strict=True):
            assert bool(compare_versions(before, after)) == (old is not new)


def test_every_cell_of_a_retyped_column_changes_unless_it_is_null() -> None:
    texts: list[Row] = [{"id": key, "n": value} for key, value in zip("abcd", ("1", "x", None, None), strict=True)]
    numbers: list[Row] = [{"id": key, "n": value} for key, value in zip("abcd", (1, None, 3, None), strict=True)]
    schema = string_schema("id", "n")
    retyped = schema | {"fields": [schema["fields"][0], {"name": "n", "type": "integer"}]}
    changes = compare_versions(one_table(schema, texts).version(), one_table(retyped, numbers).version())
    assert changes.tables["t"].rows.cells["n"].rows() == [("a", "1", 1), ("b", "x", None), ("c", None, 3)]


@pytest.mark.parametrize(("old", "new"), [(True, 1), (1, 1.0), (False, 0), ([True], [1]), ({"a": [1]}, {"a": [True]})])
def test_json_values_of_different_types_differ(old: object, new: object) -> None:
    before, after = (SamplePackage(metadata={"title": value}).version() for value in (old, new))
    [change] = compare_versions(before, after).metadata
    assert (change.path[0], change.before is not None) == ("title", True)


def test_json_leaves_out_the_side_where_a_value_is_absent() -> None:
    before, after = SamplePackage(metadata={"a": "x"}), SamplePackage(metadata={"b": None, "c": 0})
    changes = compare_versions(before.version(), after.version())
    assert changes_to_json(changes)["metadata"] == [{"path": ["a"], "before": "x"}, {"path": ["c"], "after": 0}]


def empty_row(table: str, **cells: Any) -> Row:
    return dict.fromkeys(field["name"] for field in REAL_SCHEMAS[table]["fields"]) | cells


def test_a_row_whose_key_changed_is_removed_and_added() -> None:
    target = {"target_id": "q1", "target_table": "quotes", "target_column": "speaker_name"}
    first, second, third = (empty_row("evidence", **target, evidence_no=number) for number in (1, 2, 3))
    before, after = (
        one_table(REAL_SCHEMAS["evidence"], rows, "evidence").version() for rows in ([first, second], [first, third])
    )
    rows = compare_versions(before, after).tables["evidence"].rows
    assert (rows.removed.to_dicts(), rows.added.to_dicts(), rows.cells) == ([second], [third], {})


@pytest.mark.parametrize("max_rows", [1, 1000])
def test_a_repeated_key_is_an_error_that_names_it(max_rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ordrett_dataset.versioning.row_diff.MAX_ROWS_IN_MEMORY", max_rows)
    once = [empty_row("people", person_id="ada")]
    twice = [empty_row("people", person_id="ada", name=name) for name in "AB"]
    good, bad = (one_table(REAL_SCHEMAS["people"], rows, "people").version() for rows in (once, twice))
    for before, after in ((good, bad), (bad, good)):
        with pytest.raises(InputError, match="people: ada occurs more than once"):
            compare_versions(before, after)
