"""Speakers of quotes."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, rule


@rule
def speaker_matches_kind(package: Package) -> Iterator[RuleViolation]:
    """A person who speaks has an id, an unknown speaker has no name, and every other speaker has only a name."""
    fits_id = (pl.col("speaker_kind") == "person") == pl.col("speaker_id").is_not_null()
    fits_name = (pl.col("speaker_kind") == "unknown") == pl.col("speaker_name").is_null()
    yield from issues_for_rows(
        "quotes",
        package.tables["quotes"].filter(~fits_id | ~fits_name),
        "speaker_kind",
        lambda row: (
            f"the kind of a speaker with id {format_value(row['speaker_id'])}"
            f" and name {format_value(row['speaker_name'])}"
        ),
    )


@rule
def speaker_name_matches_person(package: Package) -> Iterator[RuleViolation]:
    """The name of a speaker who is a person is the name of that person."""
    names = package.tables["people"].select(speaker_id="person_id", expected="name")
    rows = package.tables["quotes"].join(names, on="speaker_id", how="inner", maintain_order="left")
    rows = rows.filter(pl.col("speaker_name") != pl.col("expected"))
    yield from issues_for_rows("quotes", rows, "speaker_name", lambda row: format_value(row["expected"]))


@rule
def speaker_name_en_matches_person(package: Package) -> Iterator[RuleViolation]:
    """The English name of a speaker is that of the person, or else the name of the speaker."""
    names = package.tables["people"].select(speaker_id="person_id", expected="name_en")
    rows = package.tables["quotes"].join(names, on="speaker_id", how="left", maintain_order="left")
    rows = rows.with_columns(expected=pl.coalesce("expected", "speaker_name"))
    rows = rows.filter(pl.col("speaker_name_en").ne_missing(pl.col("expected")))
    yield from issues_for_rows("quotes", rows, "speaker_name_en", lambda row: format_value(row["expected"]))


@rule
def named_source_is_speaker(package: Package) -> Iterator[RuleViolation]:
    """If the source of a quote is a person mention, that person is the speaker."""
    span = {"source_start": "text_start", "source_end": "text_end"}
    people = package.tables["person_mentions"].select("article_id", **span, expected="person_id")
    rows = package.tables["quotes"].join(people, on=["article_id", *span], how="inner", maintain_order="left")
    rows = rows.filter(pl.col("speaker_id").ne_missing(pl.col("expected")))
    yield from issues_for_rows("quotes", rows, "speaker_id", lambda row: f"{row['expected']!r}, as in the source")
