"""What follows from the format of annotations: canonical rows, sources of rows, and the dates of external sources."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, rule

# Table of entities -> its key and the table of their mentions.
_ENTITY_TABLES: Final = {"people": ("person_id", "person_mentions"), "events": ("event_id", "event_mentions")}


@rule
def annotated_row_is_canonical(package: Package) -> Iterator[RuleViolation]:
    """An annotated person or event is its own canonical row."""
    for table, (key, mention_table) in _ENTITY_TABLES.items():
        mentions = package.tables[mention_table]
        annotated = mentions.filter(pl.col("annotation_source") != "rules").select(key).unique()
        rows = package.tables[table].join(annotated, on=key, how="semi", maintain_order="left")
        rows = rows.filter(pl.col("canonical_id") != pl.col(key)).with_columns(own_key=key)
        yield from issues_for_rows(
            table, rows, "canonical_id", lambda row: f"{row['own_key']!r}, since the row is annotated"
        )


@rule
def entity_source_matches_mentions(package: Package) -> Iterator[RuleViolation]:
    """Of people, events and participants, the annotation source is that of the mentions; annotators precede rules."""
    for table, (key, mention_table) in (*_ENTITY_TABLES.items(), ("event_participants", _ENTITY_TABLES["events"])):
        # In alphabetical order, `rules` comes after the annotators.
        sources = package.tables[mention_table].group_by(key).agg(expected=pl.col("annotation_source").min())
        rows = package.tables[table].join(sources, on=key, how="inner", maintain_order="left")
        rows = rows.filter(pl.col("annotation_source") != pl.col("expected"))
        yield from issues_for_rows(table, rows, "annotation_source", lambda row: repr(row["expected"]))


@rule
def extracted_row_has_no_agreement(package: Package) -> Iterator[RuleViolation]:
    """Only rows that annotators gave have an agreement."""
    for table in (*SPAN_TABLES, "event_participants"):
        rows = package.tables[table]
        rows = rows.filter((pl.col("annotation_source") == "rules") & pl.col("agreement").is_not_null())
        yield from issues_for_rows(table, rows, "agreement", lambda _: "nothing, as rules extracted the row")


@rule
def external_source_date_is_printed(package: Package) -> Iterator[RuleViolation]:
    """The date of an external source is printed on its page or in its address."""
    rows = package.tables["external_sources"]
    rows = rows.filter(pl.col("published_basis").is_in(["resolved", "external"]))
    yield from issues_for_rows("external_sources", rows, "published_basis", lambda _: "'printed' or nothing")
