"""Versions of packages in memory, and strategies for pairs of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import polars as pl
from hypothesis import strategies as st

from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from ordrett_dataset.versioning import PackageVersion
from ordrett_dataset.versioning.metadata_diff import file_metadata, package_metadata, table_metadata
from ordrett_dataset.versioning.table_shape import TableShape
from ordrett_dataset.versioning.versioned_table import VersionedTable

Row = dict[str, Any]
Schema = dict[str, Any]
DTYPES: Final = {"string": pl.String, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}
# Few values, so that rows often match; among them values that are easily confused.
VALUES: Final[Mapping[str, list[Any]]] = {
    "string": ["", "a", "A", "å", "a\u030a", "1", "null", " a", "a\n", '"', ",", "\u2028", "🜁", "\x00"],
    "integer": [0, 1, -1, 2**63 - 1, -(2**63)],
    "boolean": [True, False],
    "date": [date(1, 1, 1), date(2022, 2, 24), date(9999, 12, 31)],
}
# Among them names that the comparison uses for columns of its own.
COLUMNS: Final = ("a", "b", "before", "after", "key.a", "index")
REAL_SCHEMAS: Final = {name: json.loads(json.dumps(table_schema(model))) for name, model in TABLES.items()}


@dataclass(frozen=True)
class SampleTable:
    """A Table Schema and rows."""

    schema: Schema
    rows: list[Row]

    @property
    def key(self) -> list[str]:
        """The columns of the primary key."""
        return list(self.schema["primaryKey"])

    def frame(self) -> pl.DataFrame:
        """Return the rows as a frame."""
        dtypes = {column["name"]: DTYPES[column["type"]] for column in self.schema["fields"]}
        return pl.DataFrame(self.rows, schema=dtypes, orient="row")

    def rows_by_key(self) -> dict[tuple[Any, ...], Row]:
        """Return the rows by the values of their key."""
        return {tuple(row[name] for name in self.key): row for row in self.rows}


@dataclass(frozen=True)
class SamplePackage:
    """A package in memory: its metadata, tables by name and the hashes of its articles by path."""

    tables: Mapping[str, SampleTable] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)

    def sorted_frames(self) -> dict[str, pl.DataFrame]:
        """Return the tables as frames, each sorted by its key."""
        return {name: table.frame().sort(table.key) for name, table in self.tables.items()}

    def version(self) -> PackageVersion:
        """Return the package as a version."""
        tables = {
            name: VersionedTable(
                name,
                table_metadata({"name": name, "title": name, "schema": table.schema}),
                TableShape.from_schema(table.schema),
                table.frame().lazy(),
            )
            for name, table in self.tables.items()
        }
        files = {path: file_metadata({"path": path, "hash": content}) for path, content in self.articles.items()}
        return PackageVersion("sample", package_metadata(self.metadata), tables, files)


Pair = tuple[SamplePackage, SamplePackage]


def one_table(schema: Schema, rows: list[Row], name: str = "t") -> SamplePackage:
    """Return a package of one table."""
    return SamplePackage({name: SampleTable(schema, rows)})


CONSTRAINTS: Final = st.fixed_dictionaries(
    {"required": st.booleans()},
    optional={"enum": st.lists(st.sampled_from("abc"), unique=True), "minimum": st.integers(0, 2)},
)
JSON_VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers(0, 1) | st.sampled_from([1.0, "", "1"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    """Draw a Table Schema of one to five columns."""
    names = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=5, unique=True))
    fields = [
        {"name": name, "type": draw(st.sampled_from(["string", "string", *DTYPES])), "constraints": draw(CONSTRAINTS)}
        for name in names
    ]
    key = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    return {"fields": fields, "missingValues": [""], "primaryKey": key}


@st.composite
def tables(draw: st.DrawFn, schema: Schema, max_rows: int) -> SampleTable:
    """Draw rows with unique keys."""
    key = schema["primaryKey"]
    cells = {
        column["name"]: st.sampled_from([None, *VALUES[column["type"]]][: 4 if column["name"] in key else None])
        for column in schema["fields"]
    }
    rows = draw(
        st.lists(
            st.fixed_dictionaries(cells),
            min_size=draw(st.sampled_from([0, 1, 1, 2])),
            max_size=max_rows,
            unique_by=lambda row: tuple(row[name] for name in key),
        )
    )
    any_text = st.text(max_size=3)
    return SampleTable(
        schema,
        [row | {name: draw(any_text) for name in row if name not in key and row[name] == "a"} for row in rows],
    )


@st.composite
def packages(draw: st.DrawFn, names: tuple[str, ...]) -> SamplePackage:
    """Draw a package of up to three tables with these names."""
    described = {name: draw(schemas()) for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True))}
    return SamplePackage(
        {name: draw(tables(schema, 6)) for name, schema in described.items()},
        {"name": "sample", **draw(st.dictionaries(st.sampled_from(["title", "version", "a.b"]), JSON_VALUES))},
        draw(st.dictionaries(st.sampled_from(["seeds/a.txt", "seeds/b.txt"]), st.sampled_from(["1", "2"]))),
    )


@st.composite
def real_packages(draw: st.DrawFn) -> Pair:
    """Draw two packages with one or two of the tables of this project."""
    names = draw(st.lists(st.sampled_from(list(REAL_SCHEMAS)), min_size=1, max_size=2, unique=True))
    first, second = ({name: draw(tables(REAL_SCHEMAS[name], 3)) for name in names} for _ in range(2))
    return SamplePackage(first), SamplePackage(second)


@st.composite
def evolved_schemas(draw: st.DrawFn, schema: Schema) -> Schema:
    """Draw a later schema with the same key: fields are added, removed, retyped and reordered."""
    fields = draw(st.permutations(schema["fields"]))
    fields = [column for column in fields if column["name"] in schema["primaryKey"] or draw(st.booleans())]
    index = draw(st.integers(0, len(fields) - 1))
    fields[index] = fields[index] | {"type": draw(st.sampled_from([*DTYPES]))}
    old_names = {column["name"] for column in schema["fields"]}
    new_name = draw(st.sampled_from([name for name in COLUMNS if name not in old_names]))
    new_fields = [{"name": new_name, "type": "string"}] if draw(st.booleans()) else []
    return schema | {"fields": [*fields, *new_fields]}


@st.composite
def table_pairs(draw: st.DrawFn, later_schema: Callable[[Schema], st.SearchStrategy[Schema]]) -> Pair:
    """Draw two packages of one table, the second with a later schema."""
    schema = draw(schemas())
    before, after = (SamplePackage({"t": draw(tables(s, 6))}) for s in (schema, draw(later_schema(schema))))
    return before, after


SAME_SCHEMA_PAIRS: Final = table_pairs(st.just)
# Among them packages that share nothing but a few names and values.
PAIRS: Final = (
    st.tuples(packages(("t", "u")), packages(("t", "u")))
    | real_packages()
    | table_pairs(evolved_schemas)
    | SAME_SCHEMA_PAIRS
)
