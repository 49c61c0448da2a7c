"""What follows from the format of annotations: canonical rows, external sources and codebook notes."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, rule
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK

# Table of entities -> its key and the table of their mentions.
_ENTITY_TABLES: Final = {"people": ("person_id", "person_mentions"), "events": ("event_id", "event_mentions")}
# The notes that state the meaning of a code: of each coded column, MEANING and "CODE: MEANING".
_CODEBOOK_NOTES: Final = pl.DataFrame(
    [
        (table, name, note, code)
        for table, model in TABLES.items()
        for name, column in model.to_schema().columns.items()
        for code, meaning in CODEBOOK.get(
            (column.metadata or {})["codes"] or ("is_negated" if name == "is_negated" else ""), {}
        ).items()
        for note in (meaning, f"{code}: {meaning}")
    ],
    schema=["target_table", "target_column", "note", "value"],
    orient="row",
)


@rule
def annotated_row_is_canonical(package: Package) -> Iterator[RuleViolation]:
    """An annotated person or event is its own canonical row."""
    for table, (key, mention_table) in _ENTITY_TABLES.items():
        mentions = package.tables[mention_table]
        annotated = mentions.filter(pl.col("annotation_source") == "language_model").select(key).unique()
        rows = package.tables[table].join(annotated, on=key, how="semi", maintain_order="left")
        rows = rows.filter(pl.col("canonical_id") != pl.col(key)).with_columns(own_key=key)
        yield from issues_for_rows(
            table, rows, "canonical_id", lambda row: f"{row['own_key']!r}, since the row is annotated"
        )


@rule
def external_source_date_is_printed(package: Package) -> Iterator[RuleViolation]:
    """The date of an external source is printed on its page or in its address."""
    rows = package.tables["external_sources"]
    rows = rows.filter(pl.col("published_basis").is_in(["resolved", "external"]))
    yield from issues_for_rows("external_sources", rows, "published_basis", lambda _: "'printed' or nothing")


@batch_rule
def codebook_note_matches_value(_: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A note that quotes the codebook quotes the meaning of its own value."""
    note_columns = ["target_table", "target_column", "note"]
    is_consistent = (pl.col("derivation") == "inferred") & (pl.col("value") == pl.col("cell_value"))
    rows = batch.rows_with_cells.filter(is_consistent)
    quoting = rows.select(*note_columns, "value").unique().join(_CODEBOOK_NOTES, on=note_columns, how="semi")
    wrong = quoting.join(_CODEBOOK_NOTES, on=[*note_columns, "value"], how="anti")
    if wrong.height:
        rows = rows.join(wrong, on=[*note_columns, "value"], how="semi", maintain_order="left")
        yield from issues_for_rows("evidence", rows, "note", lambda row: f"the meaning of {row['value']!r}")
