"""What the form of an annotation gives."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.registry import EvidenceBatch, Package, RuleViolation, batch_rule, issues_for_rows, rule
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK

# By table of entities its key, and the table whose rows tell of them.
ENTITIES: Final = {"people": ("person_id", "person_mentions"), "events": ("event_id", "event_mentions")}
# The columns that hold values of a list, with the words by which the list says what a value means.
MEANINGS: Final = pl.DataFrame(
    [
        (table, name, said, value)
        for table, model in TABLES.items()
        for name, column in model.to_schema().columns.items()
        for value, meaning in CODEBOOK.get(
            (column.metadata or {})["codes"] or ("is_negated" if name == "is_negated" else ""), {}
        ).items()
        for said in (meaning, f"{value}: {meaning}")
    ],
    schema=["target_table", "target_column", "note", "value"],
    orient="row",
)


@rule
def annotated_row_is_canonical(package: Package) -> Iterator[RuleViolation]:
    """One entry of an annotation is one human being, or one event, over all articles: it stands for itself."""
    for table, (key, telling) in ENTITIES.items():
        annotated = package.tables[telling].filter(pl.col("annotation_source") == "language_model").select(key).unique()
        rows = package.tables[table].join(annotated, on=key, how="semi", maintain_order="left")
        other = rows.filter(pl.col("canonical_id") != pl.col(key))
        yield from issues_for_rows(
            table, other, "canonical_id", lambda _: "the row is annotated, and stands for itself"
        )


@rule
def external_source_date_is_printed(package: Package) -> Iterator[RuleViolation]:
    """The date of a page outside is what it prints itself, or its address."""
    rows = package.tables["external_sources"]
    other = rows.filter(pl.col("published_basis").is_in(["resolved", "external"]))
    yield from issues_for_rows(
        "external_sources", other, "published_basis", lambda _: "a page outside is no article of the corpus"
    )


@batch_rule
def codebook_note_matches_value(_: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Where a note is what the codebook says of a value, it is the value of the cell."""
    on = ["target_table", "target_column", "note"]
    rows = stretch.beside.filter((pl.col("derivation") == "inferred") & (pl.col("value") == pl.col("held")))
    said = rows.select(*on, "value").unique().join(MEANINGS, on=on, how="semi")
    wrong = said.join(MEANINGS, on=[*on, "value"], how="anti")
    other = rows.join(wrong, on=[*on, "value"], how="semi", maintain_order="left") if wrong.height else rows.clear()
    yield from issues_for_rows("evidence", other, "note", lambda row: f"the value is {row['value']}")
