"""Keys, foreign keys, and rows that nothing refers to."""

from collections.abc import Collection, Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import batch_part_of, issues_for_rows, row_key, rule, summary_rule
from ordrett_dataset.schemas import KEYS, TABLES

# By table and column: the table that a foreign key refers to, and the key there.
FOREIGN_KEYS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    table: {
        name: (reference.split(".")[0], reference.split(".")[1])
        for name, column in model.to_schema().columns.items()
        if (reference := (column.metadata or {}).get("references"))
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
        actual = f"{format_value(key)}, also a key of {' and '.join(others)}"
        yield RuleViolation(first, key, KEYS[first][0], actual, "a key of one table")


@rule
def key_of_removed_row_is_not_used(package: Package) -> Iterator[RuleViolation]:
    """No row has the key of a row that an earlier version had and that was removed."""
    for table, key in KEYS.items():
        if len(key) == 1:
            keys = package.tables[table][key[0]]
            for row in keys.filter(keys.is_in(list(package.removed_rows))):
                yield RuleViolation(table, row, key[0], format_value(row), f"a new key: {package.removed_rows[row]}")


@rule
def foreign_keys_resolve(package: Package) -> Iterator[RuleViolation]:
    """Every foreign key is the key of a row."""
    for table in TABLES:
        if table != "evidence":
            yield from _find_dangling_keys(package, table, package.tables[table])


@batch_part_of(foreign_keys_resolve)
def _check_evidence_keys(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    yield from _find_dangling_keys(package, "evidence", batch.rows)


@rule
def canonical_id_is_idempotent(package: Package) -> Iterator[RuleViolation]:
    """A canonical row is its own canonical row."""
    for table, key in (("people", "person_id"), ("events", "event_id")):
        rows = package.tables[table]
        canonical_rows = rows.select(pl.col(key).alias("canonical_id"), next_id="canonical_id")
        rows = rows.join(canonical_rows, on="canonical_id", how="inner", maintain_order="left")
        rows = rows.filter(pl.col("canonical_id") != pl.col("next_id"))
        yield from issues_for_rows(
            table, rows, "canonical_id", lambda row: f"{row['next_id']!r}, the canonical row of that row"
        )


@rule
def every_person_is_mentioned(package: Package) -> Iterator[RuleViolation]:
    """Every person has a person mention."""
    yield from _find_unused(package, "people", set(package.tables["person_mentions"]["person_id"]), "a person mention")


@rule
def every_event_is_mentioned(package: Package) -> Iterator[RuleViolation]:
    """Every event has an event mention."""
    yield from _find_unused(package, "events", set(package.tables["event_mentions"]["event_id"]), "an event mention")


@summary_rule
def every_external_source_is_used(package: Package, evidence: EvidenceSummary) -> Iterator[RuleViolation]:
    """Every external source is cited by evidence."""
    yield from _find_unused(package, "external_sources", evidence.external_sources, "a row of evidence")


def _find_dangling_keys(package: Package, table: str, frame: pl.DataFrame) -> Iterator[RuleViolation]:
    """Yield one violation for each value and column, with the first row that has it."""
    for column, (target, key) in FOREIGN_KEYS[table].items():
        keys = package.tables[target].select(pl.col(key).alias(column))
        dangling = frame.filter(pl.col(column).is_not_null()).join(keys, on=column, how="anti", maintain_order="left")
        if not dangling.height:
            continue
        first_rows = dangling.group_by(column, maintain_order=True).agg(
            *(pl.col(name).first() for name in KEYS[table] if name != column), n_rows=pl.len()
        )
        for row in first_rows.iter_rows(named=True):
            others = f" and in {row['n_rows'] - 1} more rows" if row["n_rows"] > 1 else ""
            actual = f"{format_value(row[column])}{others}"
            yield RuleViolation(table, row_key(table, row), column, actual, f"a key of {target}")


def _find_unused(package: Package, table: str, used: Collection[str], user: str) -> Iterator[RuleViolation]:
    [key] = KEYS[table]
    rows = package.tables[table].filter(~pl.col(key).is_in(pl.Series(list(used), dtype=pl.String).implode()))
    yield from issues_for_rows(table, rows, "", lambda _: f"{user} that refers to it", lambda _: "none")
