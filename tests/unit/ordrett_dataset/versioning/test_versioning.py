"""What is told of two versions, held to a plain reading of both of them."""

import json
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ordrett.errors import InputError
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from ordrett_dataset.versioning import (
    Bump,
    Changes,
    PackageVersion,
    apply_changes,
    changes_from_json,
    changes_to_json,
    compare_versions,
    required_bump,
)
from ordrett_dataset.versioning.metadata_diff import MetadataChange, file_metadata, package_metadata, table_metadata
from ordrett_dataset.versioning.row_diff import RowChanges
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable

Row = dict[str, Any]
TYPES: Final = {"string": pl.String, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}
# Few values, so that rows often meet, and among them those that are easily taken for each other.
VALUES: Final[Mapping[str, list[Any]]] = {
    "string": ["", "a", "A", "å", "a\u030a", "1", "null", " a", "a\n", '"', ",", "\u2028", "🜁", "\x00"],
    "integer": [0, 1, -1, 2**63 - 1, -(2**63)],
    "boolean": [True, False],
    "date": [date(1, 1, 1), date(2022, 2, 24), date(9999, 12, 31)],
}
# Also the names that the code gives to columns of its own.
COLUMNS: Final = ("a", "b", "before", "after", "key.a", "at")
# Of properties whose machinery others try as well.
FEWER: Final = 40
STEPS: Final[tuple[Bump | None, ...]] = (None, "patch", "minor", "major")


@dataclass(frozen=True)
class Made:
    """A package in memory: by table its Table Schema and its rows."""

    said: Mapping[str, Any]
    tables: Mapping[str, tuple[dict[str, Any], list[Row]]]
    seeds: Mapping[str, str]

    def frames(self) -> dict[str, pl.DataFrame]:
        """Return the tables as frames, each sorted by its key."""
        return {name: _frame(schema, rows).sort(schema["primaryKey"]) for name, (schema, rows) in self.tables.items()}

    def version(self) -> PackageVersion:
        """Return the package as a version."""
        tables = {
            name: VersionedTable(
                name,
                table_metadata({"name": name, "title": name, "schema": schema}),
                TableShape.from_schema(schema),
                _frame(schema, rows).lazy(),
            )
            for name, (schema, rows) in self.tables.items()
        }
        files = {path: file_metadata({"path": path, "hash": content}) for path, content in self.seeds.items()}
        return PackageVersion("made", package_metadata(self.said), tables, files)


def _frame(schema: dict[str, Any], rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={field["name"]: TYPES[field["type"]] for field in schema["fields"]}, orient="row")


@st.composite
def schemas(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=5, unique=True))
    fields = [
        {"name": name, "type": draw(st.sampled_from(["string", "string", *TYPES])), "constraints": draw(CONSTRAINTS)}
        for name in names
    ]
    key = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    return {"fields": fields, "missingValues": [""], "primaryKey": key}


CONSTRAINTS: Final = st.fixed_dictionaries(
    {"required": st.booleans()},
    optional={"enum": st.lists(st.sampled_from("abc"), unique=True), "minimum": st.integers(0, 2)},
)


@st.composite
def rows_of(draw: st.DrawFn, schema: dict[str, Any], most: int) -> list[Row]:
    key = schema["primaryKey"]
    cells = {
        field["name"]: st.sampled_from([None, *VALUES[field["type"]]][: 4 if field["name"] in key else None])
        for field in schema["fields"]
    }
    least = draw(st.sampled_from([0, 1, 1, 2]))
    rows = st.lists(
        st.fixed_dictionaries(cells),
        min_size=least,
        max_size=most,
        unique_by=lambda row: tuple(row[name] for name in key),
    )
    return [row | {name: draw(ANY_TEXT) for name in row if name not in key and row[name] == "a"} for row in draw(rows)]


@st.composite
def packages(draw: st.DrawFn, schema: st.SearchStrategy[dict[str, Any]], names: tuple[str, ...]) -> Made:
    described = {name: draw(schema) for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True))}
    return Made(
        {"name": "made", **draw(st.dictionaries(st.sampled_from(["title", "version", "a.b"]), NESTED))},
        {name: (said, draw(rows_of(said, 6))) for name, said in described.items()},
        draw(st.dictionaries(st.sampled_from(["seeds/a.txt", "seeds/b.txt"]), st.sampled_from(["1", "2"]))),
    )


ANY_TEXT: Final = st.text(max_size=3)
NESTED: Final = st.recursive(
    st.none() | st.booleans() | st.integers(0, 1) | st.sampled_from([1.0, "", "1"]),
    lambda of: st.lists(of, max_size=2) | st.dictionaries(st.sampled_from(["a", "b"]), of, max_size=2),
    max_leaves=4,
)
REAL: Final = {name: json.loads(json.dumps(table_schema(model))) for name, model in TABLES.items()}


@st.composite
def real_packages(draw: st.DrawFn) -> tuple[Made, Made]:
    """Return two packages of the tables of this project, or some of them."""
    names = draw(st.lists(st.sampled_from(list(REAL)), min_size=1, max_size=2, unique=True))
    one, other = ({name: (REAL[name], draw(rows_of(REAL[name], 3))) for name in names} for _ in range(2))
    return Made({}, one, {}), Made({}, other, {})


@st.composite
def evolved(draw: st.DrawFn, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a later schema of the same key: fields of it went, came, changed their type or their place."""
    fields = draw(st.permutations(schema["fields"]))
    fields = [field for field in fields if field["name"] in schema["primaryKey"] or draw(st.booleans())]
    n = draw(st.integers(0, len(fields) - 1))
    fields[n] = fields[n] | {"type": draw(st.sampled_from([*TYPES]))}
    new = draw(st.sampled_from([name for name in COLUMNS if all(field["name"] != name for field in schema["fields"])]))
    return schema | {"fields": [*fields, *([{"name": new, "type": "string"}] if draw(st.booleans()) else [])]}


@st.composite
def one_table(
    draw: st.DrawFn, after: Callable[[dict[str, Any]], st.SearchStrategy[dict[str, Any]]]
) -> tuple[Made, Made]:
    """Return two packages of one table, each with a few rows."""
    schema = draw(schemas())
    later = draw(after(schema))
    one, other = (Made({}, {"t": (of, draw(rows_of(of, 6)))}, {}) for of in (schema, later))
    return one, other


SAME_SCHEMA: Final = one_table(st.just)
# Also two that have nothing to do with each other but a few names and values.
PAIRS: Final = st.tuples(*[packages(schemas(), ("t", "u"))] * 2) | real_packages() | one_table(evolved) | SAME_SCHEMA


def again(made: Changes) -> Changes:
    return changes_from_json(json.loads(json.dumps(changes_to_json(made))))


@given(PAIRS)
def test_what_changed_applied_to_the_one_gives_the_other(pair: tuple[Made, Made]) -> None:
    before, after = pair
    made = compare_versions(before.version(), after.version())
    for told in (made, again(made)):
        found = apply_changes(told, before.frames())
        assert found.keys() == after.tables.keys()
        for name, rows in after.frames().items():
            assert_frame_equal(found[name].sort(after.tables[name][0]["primaryKey"]), rows)
        for name, table in told.tables.items():
            if table.before is not None and table.after is not None:
                said = before.version().tables[name].metadata
                assert restated(said, table.metadata) == after.version().tables[name].metadata
        assert restated(before.version().metadata, told.metadata) == after.version().metadata
        assert restated(before.version().files, told.files) == after.version().files


def restated(before: Mapping[str, Any], made: Iterable[MetadataChange]) -> dict[str, Any]:
    """Return the object that the statements make out of another."""
    after = dict(before)
    for statement in made:
        key, *below = statement.path
        if below:
            after[key] = restated(after[key], [MetadataChange(tuple(below), statement.before, statement.after)])
        elif statement.after is None:
            del after[key]
        else:
            after[key] = statement.after
    return after


@given(PAIRS)
def test_what_changed_taken_back_gives_the_one_out_of_the_other(pair: tuple[Made, Made]) -> None:
    before, after = pair
    made = compare_versions(before.version(), after.version())
    for told in (made, again(made)):
        found = apply_changes(taken_back(told), after.frames())
        assert found.keys() == before.tables.keys()
        for name, rows in before.frames().items():
            assert_frame_equal(found[name].sort(before.tables[name][0]["primaryKey"]), rows)


def taken_back(made: Changes) -> Changes:
    """Return the changes with before and after in each other's place."""
    tables = {}
    for name, table in made.tables.items():
        cells = {column: of.rename({"before": "after", "after": "before"}) for column, of in table.rows.cells.items()}
        rows = RowChanges(table.rows.removed, table.rows.added, cells)
        tables[name] = replace(table, before=table.after, after=table.before, rows=rows)
    return replace(made, tables=tables)


@given(SAME_SCHEMA)
def test_rows_and_cells_are_those_that_a_plain_comparison_finds(pair: tuple[Made, Made]) -> None:
    before, after = pair
    made = compare_versions(before.version(), after.version())
    for name in before.tables.keys() & after.tables.keys():
        schema = before.tables[name][0]
        old, new = ({_key(schema, row): row for row in of.tables[name][1]} for of in pair)
        cells = {
            (column, key, type(old[key][column]), old[key][column], new[key][column])
            for key in old.keys() & new.keys()
            for column in old[key]
            if old[key][column] != new[key][column]
        }
        table = made.tables.get(name)
        if table is None:
            assert old == new
            continue
        assert {_key(schema, row) for row in table.rows.added.to_dicts()} == new.keys() - old.keys()
        assert {_key(schema, row) for row in table.rows.removed.to_dicts()} == old.keys() - new.keys()
        assert cells == {
            (column, tuple(key), type(was), was, now)
            for column, found in table.rows.cells.items()
            for *key, was, now in found.iter_rows()
        }


def _key(schema: dict[str, Any], row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in schema["primaryKey"])


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=FEWER)
def test_nothing_changed_between_a_package_and_itself_with_its_rows_in_another_order(
    pair: tuple[Made, Made], chance: random.Random
) -> None:
    for made in pair:
        assert not compare_versions(made.version(), _shuffled(made, chance).version())


@given(SAME_SCHEMA, st.randoms(use_true_random=False))
@settings(max_examples=FEWER)
def test_the_order_of_rows_changes_nothing_of_what_is_told(pair: tuple[Made, Made], chance: random.Random) -> None:
    told = changes_to_json(compare_versions(*(made.version() for made in pair)))
    assert changes_to_json(compare_versions(*(_shuffled(made, chance).version() for made in pair))) == told


def _shuffled(made: Made, chance: random.Random) -> Made:
    tables = {name: (schema, chance.sample(rows, len(rows))) for name, (schema, rows) in made.tables.items()}
    return replace(made, tables=tables)


@given(PAIRS)
@settings(max_examples=FEWER)
def test_rows_that_are_held_a_few_at_a_time_are_told_as_all_at_once(pair: tuple[Made, Made]) -> None:
    versions = [made.version() for made in pair]
    told = changes_to_json(compare_versions(*versions))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ordrett_dataset.versioning.row_diff.MAX_ROWS_IN_MEMORY", 1)
        assert changes_to_json(compare_versions(*versions)) == told


@given(SAME_SCHEMA)
@settings(max_examples=FEWER)
def test_keys_of_the_same_hash_are_told_apart(pair: tuple[Made, Made]) -> None:
    versions = [made.version() for made in pair]
    told = changes_to_json(compare_versions(*versions))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "ordrett_dataset.versioning.row_diff._hash_keys",
            lambda _, rows: pl.Series([0] * rows.height, dtype=pl.UInt64),
        )
        assert changes_to_json(compare_versions(*versions)) == told


@given(PAIRS, SAME_SCHEMA)
@settings(max_examples=FEWER)
def test_a_change_that_holds_another_asks_for_no_smaller_step(one: tuple[Made, Made], other: tuple[Made, Made]) -> None:
    first, second = (compare_versions(*(made.version() for made in pair)) for pair in (one, other))
    both = Changes(
        first.metadata + second.metadata,
        dict(first.tables) | {f"{name} too": table for name, table in second.tables.items()},
        first.files + second.files,
    )
    assert STEPS.index(required_bump(both)) == max(
        STEPS.index(required_bump(first)), STEPS.index(required_bump(second))
    )


def test_null_differs_from_every_value_and_from_the_empty_string() -> None:
    schema = {"fields": [{"name": name, "type": "string"} for name in ("id", "value")], "primaryKey": ["id"]}
    values = [None, "", "null", "0", "false"]
    for old in values:
        for new in values:
            made = compare_versions(
                *(Made({}, {"t": (schema, [{"id": "x", "value": value}])}, {}).version() for value in (old, new))
            )
            assert bool(made) == (old is not new)


def test_of_a_column_of_another_type_every_cell_with_a_value_is_told_with_both_values() -> None:
    before: list[Row] = [{"id": "a", "n": "1"}, {"id": "b", "n": "x"}, {"id": "c", "n": None}, {"id": "d", "n": None}]
    after: list[Row] = [{"id": "a", "n": 1}, {"id": "b", "n": None}, {"id": "c", "n": 3}, {"id": "d", "n": None}]
    versions = []
    for made_of, rows in (("string", before), ("integer", after)):
        fields = [{"name": "id", "type": "string"}, {"name": "n", "type": made_of}]
        versions.append(Made({}, {"t": ({"fields": fields, "primaryKey": ["id"]}, rows)}, {}))
    made = compare_versions(*(version.version() for version in versions))
    assert made.tables["t"].rows.cells["n"].rows() == [("a", "1", 1), ("b", "x", None), ("c", None, 3)]


@pytest.mark.parametrize(("old", "new"), [(True, 1), (1, 1.0), (False, 0), ([True], [1]), ({"a": [1]}, {"a": [True]})])
def test_what_json_tells_apart_is_told(old: object, new: object) -> None:
    made = compare_versions(*(Made({"said": value}, {}, {}).version() for value in (old, new)))
    assert [(said.path[0], said.before is not None) for said in made.metadata] == [("said", True)]


def test_what_only_one_side_says_lacks_the_key_of_the_other_in_json() -> None:
    made = compare_versions(Made({"a": "x"}, {}, {}).version(), Made({"b": None, "c": 0}, {}, {}).version())
    assert changes_to_json(made)["metadata"] == [{"path": ["a"], "before": "x"}, {"path": ["c"], "after": 0}]


def test_a_row_whose_key_changed_went_and_came() -> None:
    rows = [
        dict.fromkeys(_names("evidence")) | {"target_id": "q1", "target_table": "quotes", "evidence_no": n}
        for n in (1, 2)
    ]
    before = [row | {"target_column": "speaker_name"} for row in rows]
    after = [before[0], before[1] | {"evidence_no": 3}]
    made = compare_versions(*(Made({}, {"evidence": (REAL["evidence"], of)}, {}).version() for of in (before, after)))
    told = made.tables["evidence"].rows
    assert (told.removed.to_dicts(), told.added.to_dicts(), told.cells) == ([before[1]], [after[1]], {})


def _names(table: str) -> list[str]:
    return [field["name"] for field in REAL[table]["fields"]]


@pytest.mark.parametrize("held", [1, 1000])
def test_a_key_that_stands_twice_is_refused_by_name(held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ordrett_dataset.versioning.row_diff.MAX_ROWS_IN_MEMORY", held)
    person = dict.fromkeys(_names("people"))
    good = Made({}, {"people": (REAL["people"], [person | {"person_id": "ada"}])}, {})
    bad = Made({}, {"people": (REAL["people"], [person | {"person_id": "ada", "name": name} for name in "AB"])}, {})
    for pair in ((good, bad), (bad, good)):
        with pytest.raises(InputError, match="people: key_is_unique: ada occurs more than once"):
            compare_versions(*(made.version() for made in pair))
