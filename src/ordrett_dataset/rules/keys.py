"""Keys, and rows that nothing points at."""

from collections.abc import Collection, Iterator
from typing import Any, Final

import polars as pl

from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_part_of,
    format_value,
    issues_for_rows,
    row_key,
    rule,
)
from ordrett_dataset.schemas import KEYS, TABLES

# By table the columns that name a row of another table, or of their own, each with that table and its key.
FOREIGN: Final[dict[str, dict[str, tuple[str, str]]]] = {
    table: {
        name: (to.split(".")[0], to.split(".")[1])
        for name, column in model.to_schema().columns.items()
        if (to := (column.metadata or {}).get("references"))
    }
    for table, model in TABLES.items()
}


@rule
def keys_are_unique_across_tables(package: Package) -> Iterator[RuleViolation]:
    """No two tables use the same key."""
    keys = pl.concat(
        package.tables[table].select(key=pl.col(key[0]), table=pl.lit(table)).drop_nulls().unique()
        for table, key in KEYS.items()
        if len(key) == 1
    )
    shared = keys.filter(keys["key"].is_duplicated()).group_by("key").agg("table").sort("key")
    for key, tables in shared.iter_rows():
        first, *others = sorted(tables, key=list(TABLES).index)
        yield RuleViolation(first, key, KEYS[first][0], format_value(key), f"it is a key of {' and '.join(others)} too")


@rule
def foreign_keys_resolve(package: Package) -> Iterator[RuleViolation]:
    """Every key that a row names is the key of a row; a row that is missing is told once for each column."""
    for table in TABLES:
        if table != "evidence":
            yield from _lost(package, table, package.tables[table])


@batch_part_of(foreign_keys_resolve)
def _keys_of_evidence(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _lost(package, "evidence", stretch.rows)


@rule
def canonical_id_is_idempotent(package: Package) -> Iterator[RuleViolation]:
    """The row that stands for others is its own canonical row."""
    for table, key in (("people", "person_id"), ("events", "event_id")):
        rows = package.tables[table]
        further = rows.select(pl.col(key).alias("canonical_id"), further="canonical_id")
        rows = rows.join(further, on="canonical_id", how="inner", maintain_order="left")
        pointing = rows.filter(pl.col("canonical_id") != pl.col("further"))
        yield from issues_for_rows(
            table, pointing, "canonical_id", lambda row: f"that row points at {format_value(row['further'])}"
        )


@rule
def every_person_is_mentioned(package: Package) -> Iterator[RuleViolation]:
    """Nobody is in the table of people whose name no article prints."""
    yield from _unused(package, "people", set(package.tables["person_mentions"]["person_id"]), "mention")


@rule
def every_event_is_mentioned(package: Package) -> Iterator[RuleViolation]:
    """Nothing is in the table of events that no article tells."""
    yield from _unused(package, "events", set(package.tables["event_mentions"]["event_id"]), "report")


@rule
def every_external_source_is_used(package: Package) -> Iterator[RuleViolation]:
    """Every outside source proves a cell."""
    yield from _unused(package, "external_sources", package.gathered.sources, "row of evidence")


def _lost(package: Package, table: str, rows: pl.DataFrame) -> Iterator[RuleViolation]:
    for name, (target, key) in FOREIGN[table].items():
        known = package.tables[target].select(pl.col(key).alias(name))
        lost = rows.filter(pl.col(name).is_not_null()).join(known, on=name, how="anti", maintain_order="left")
        if not lost.height:
            continue
        named = lost.group_by(name, maintain_order=True).agg(pl.col(of).first() for of in KEYS[table] if of != name)
        counts = lost.group_by(name, maintain_order=True).len("naming")
        for row in named.join(counts, on=name, maintain_order="left").iter_rows(named=True):
            others = f"; {row['naming'] - 1} more rows name it" if row["naming"] > 1 else ""
            yield RuleViolation(
                table, row_key(table, row), name, format_value(row[name]), f"{target} has no such row{others}"
            )


def _unused(package: Package, table: str, used: Collection[Any], by: str) -> Iterator[RuleViolation]:
    [key] = KEYS[table]
    rows = package.tables[table].filter(~pl.col(key).is_in(pl.Series(list(used), dtype=pl.String).implode()))
    yield from issues_for_rows(table, rows, "", lambda _: "", lambda _: f"no {by} points at it")
