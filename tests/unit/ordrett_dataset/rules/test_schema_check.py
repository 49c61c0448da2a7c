from dataclasses import replace
from typing import Final

import polars as pl
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import TABLES
from tests.support.package_edits import (
    EVENT_VALUE_RULES,
    Draw,
    Row,
    Violation,
    add_rows,
    change_cells,
    change_with_evidence,
    draw_row,
    location_of,
    violates_only,
)

CODED: Final = [
    *(("fact_checks", "verdict"), ("event_mentions", "modality")),
    *(("external_sources", "published_basis"), ("people", "name_form")),
]
PATTERNED: Final = [
    ("articles", "rights", "https://rightsstatements.org/vocab/InC/1.0/"),
    ("articles", "translated_from", "Norwegian"),
    ("external_sources", "url", "ftp://example.org"),
    ("people", "wikidata_id", "Q123\n"),
]
TEXTS: Final = [
    *(("external_sources", column) for column in ("title", "publisher", "excerpt")),
    *(("evidence", "note"), ("events", "label"), ("people", "description"), ("fact_checks", "explanation")),
]
OFFSETS: Final = [("articles", "headline_start"), ("evidence", "text_start")]


@violates_only("columns_match_schema")
def test_wrong_column_name_order_or_type(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(sorted(TABLES)))
    frame = package.tables[table]
    column = draw(st.sampled_from(frame.columns))
    other_type = pl.lit(1) if frame.schema[column] == pl.String else pl.lit("x")
    wrong_frames = [
        frame.drop(column),
        frame.with_columns(surplus=pl.lit("x")),
        frame.rename({column: "renamed"}),
        frame.select(*frame.columns[1:], frame.columns[0]),
        frame.with_columns(other_type.alias(column)),
        frame.with_columns(pl.lit(None).alias(column)),
    ]
    return replace(package, tables={**package.tables, table: draw(st.sampled_from(wrong_frames))}), table


@violates_only("value_in_codebook")
def test_unknown_code(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from(CODED))
    row = draw_row(package, draw, table, **({"name": "Fictus"} if table == "people" else {column: ...}))
    return change_with_evidence(package, table, row, column, "perhaps"), location_of(table, row, column)


@violates_only("value_matches_pattern")
def test_value_that_does_not_match_the_pattern(package: Package, draw: Draw) -> Violation:
    table, column, value = draw(st.sampled_from(PATTERNED))
    row = draw_row(package, draw, table, **{column: ...})
    return change_with_evidence(package, table, row, column, value), location_of(table, row, column)


@violates_only("text_is_not_empty")
def test_empty_text(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from(TEXTS))
    row = draw_row(package, draw, table, **{column: ...})
    if table in ("evidence", "external_sources"):
        return change_cells(package, table, row, **{column: ""}), location_of(table, row, column)
    return change_with_evidence(package, table, row, column, ""), location_of(table, row, column)


@violates_only("number_in_range")
def test_negative_offset(package: Package, draw: Draw) -> Violation:
    table, column = draw(st.sampled_from(OFFSETS))
    cells: Row = {"target_table": "events"} if table == "evidence" else {}  # other evidence must not move
    row = draw_row(package, draw, table, **{column: ...}, **cells)
    return change_cells(package, table, row, **{column: -1}), location_of(table, row, column)


@violates_only("required_value_present")
def test_null_in_a_required_column(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(sorted(TABLES)))
    required = [name for name, column in TABLES[table].to_schema().columns.items() if not column.nullable]
    row, column = draw_row(package, draw, table), draw(st.sampled_from(required))
    changed = change_cells(package, table, row, **{column: None})
    return changed, location_of(table, row | {column: None}, column)


@violates_only("key_is_unique", consequences=EVENT_VALUE_RULES)
def test_repeated_row(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from([table for table in TABLES if table != "quotes"]))
    row = draw_row(package, draw, table)
    return add_rows(package, table, row), location_of(table, row)
