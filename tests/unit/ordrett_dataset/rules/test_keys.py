from dataclasses import replace

import polars as pl
from hypothesis import strategies as st

from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.schemas import KEYS, TABLES
from tests.support.package_edits import (
    EVENT_VALUE_RULES,
    Draw,
    Violation,
    add_rows,
    change_cells,
    copy_with_evidence,
    draw_other_key,
    draw_row,
    find_rows,
    location_of,
    violates_only,
)


@violates_only("keys_are_unique_across_tables")
def test_key_of_another_table(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["fact_checks", "person_mentions", "event_mentions"]))
    row = draw_row(package, draw, table)
    other = draw(st.sampled_from([name for name in TABLES if name not in ("evidence", table)]))
    key = draw_other_key(package, draw, other, None)
    changed = change_cells(package, table, row, **{KEYS[table][0]: key})
    for evidence in find_rows(package, "evidence", target_table=table, target_id=row[KEYS[table][0]]):
        changed = change_cells(changed, "evidence", evidence, target_id=key)
    first = min(table, other, key=list(TABLES).index)
    return changed, f"{first} {key}"


@violates_only("key_of_removed_row_is_not_used")
def test_key_that_a_removed_row_had(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from([table for table, key in KEYS.items() if len(key) == 1]))
    row = draw_row(package, draw, table)
    key = KEYS[table][0]
    return replace(package, removed_rows={row[key]: "invented", "001.q99": "invented"}), location_of(table, row, key)


@violates_only("foreign_keys_resolve")
def test_foreign_key_without_row(package: Package, draw: Draw) -> Violation:
    table = draw(st.sampled_from(["fact_checks", "evidence"]))
    row = draw_row(package, draw, table, article_id=...)
    changed = change_cells(package, table, row, article_id="nowhere")
    return changed, location_of(table, row, "article_id")


@violates_only("canonical_id_is_idempotent", consequences={*EVENT_VALUE_RULES, "canonical_id_matches_event_linking"})
def test_canonical_row_with_another_canonical_row(package: Package, draw: Draw) -> Violation:
    package = to_extracted_package(package)
    first, second, third = draw(st.permutations(find_rows(package, "events")))[:3]
    package = change_cells(package, "events", first, canonical_id=second["event_id"])
    package = change_cells(package, "events", second, canonical_id=third["event_id"])
    return package, location_of("events", first, "canonical_id")


def to_extracted_package(package: Package) -> Package:
    source, rule = pl.lit("rules").alias("annotation_source"), pl.lit("some_rule").alias("extraction_rule")
    entities = ("articles", "people", "events", "event_participants")
    tables = {table: package.tables[table].with_columns(source) for table in entities}
    tables |= {table: package.tables[table].with_columns(source, rule) for table in SPAN_TABLES}
    return replace(package, tables={**package.tables, **tables})


@violates_only("every_person_is_mentioned")
def test_person_without_mention(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "people")
    return copy_with_evidence(package, "people", row, "nobody", canonical_id="nobody"), "people nobody"


@violates_only("every_event_is_mentioned")
def test_event_without_mention(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "events", plover_type=None)  # some types require a recipient, which is not copied
    no_date = dict.fromkeys(("date", "date_earliest", "date_latest", "date_basis"))
    copied = copy_with_evidence(package, "events", row, "nothing", canonical_id="nothing", **no_date)
    return copied, "events nothing"


@violates_only("every_external_source_is_used")
def test_external_source_without_evidence(package: Package, draw: Draw) -> Violation:
    row = draw_row(package, draw, "external_sources")
    unused = row | {"external_source_id": "unused", "url": "http://x.org"}
    return add_rows(package, "external_sources", unused), "external_sources unused"
