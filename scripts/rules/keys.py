"""Keys, and rows that nothing points at."""

from collections import Counter
from collections.abc import Iterator

import polars as pl

from schemas import TABLES
from schemas.table import primary_key
from scripts.rules.rule import Package, row_name, rule


@rule
def keys_are_unique_over_all_tables(package: Package) -> Iterator[tuple[str, str]]:
    """No two tables use the same key."""
    keys = {
        table: set(package.tables[table][key[0]].drop_nulls())
        for table, model in TABLES.items()
        if len(key := primary_key(model)) == 1
    }
    for key, count in sorted(Counter(key for of in keys.values() for key in of).items()):
        if count > 1:
            tables = [table for table, of in keys.items() if key in of]
            yield f"{tables[0]} {key}", f"the same key stands in {', '.join(tables)}"


@rule
def foreign_keys_resolve(package: Package) -> Iterator[tuple[str, str]]:
    """Every key that a row names is the key of a row."""
    for table, model in TABLES.items():
        for name, column in model.to_schema().columns.items():
            if not (references := (column.metadata or {}).get("references")):
                continue
            target, key = references.split(".")
            known = package.tables[target][key].drop_nulls().unique()
            lost = pl.col(name).is_not_null() & ~pl.col(name).is_in(known.implode())
            for row in package.tables[table].filter(lost).iter_rows(named=True):
                yield f"{row_name(table, row)} {name}", f"{row[name]!r} is no row of {target}"


@rule
def canonical_row_stands_for_itself(package: Package) -> Iterator[tuple[str, str]]:
    """The row that stands for others is its own canonical row."""
    for table, key in (("people", "person_id"), ("events", "event_id")):
        canonical = dict(package.tables[table].select(key, "canonical_id").iter_rows())
        for row_id, stands in canonical.items():
            if canonical.get(stands, stands) != stands:
                yield f"{table} {row_id} canonical_id", f"{stands!r} points further, at {canonical[stands]!r}"


@rule
def every_person_is_mentioned(package: Package) -> Iterator[tuple[str, str]]:
    """Nobody is in the table of people whose name no article prints."""
    yield from _pointed_at(package, "people", "person_id", "mentions", "person_id")


@rule
def every_event_is_reported(package: Package) -> Iterator[tuple[str, str]]:
    """Nothing is in the table of events that no article tells."""
    yield from _pointed_at(package, "events", "event_id", "reports", "event_id")


@rule
def every_outside_source_is_used(package: Package) -> Iterator[tuple[str, str]]:
    """Every outside source proves a cell."""
    yield from _pointed_at(package, "external_sources", "external_source_id", "evidence", "external_source_id")


def _pointed_at(package: Package, table: str, key: str, by: str, column: str) -> Iterator[tuple[str, str]]:
    used = set(package.tables[by][column])
    for row_id in package.tables[table][key]:
        if row_id not in used:
            yield f"{table} {row_id}", f"no row of {by} points at it"
