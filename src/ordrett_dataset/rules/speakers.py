"""Names, where they stand as a source or in a headline."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.registry import Package, RuleViolation, issues_for_rows, rule

SPOKEN: Final = ("quotes", "person_mentions", "event_mentions")


@rule
def named_source_is_speaker(package: Package) -> Iterator[RuleViolation]:
    """Where the words that name the speaker are the name of a person, that person speaks."""
    place = {"source_start": "text_start", "source_end": "text_end"}
    named = package.tables["person_mentions"].select("article_id", **place, should="person_id")
    rows = package.tables["quotes"].join(named, on=["article_id", *place], how="inner", maintain_order="left")
    other = rows.filter(pl.col("speaker_id").ne_missing(pl.col("should")))
    yield from issues_for_rows("quotes", other, "speaker_id", lambda row: f"the source is the name of {row['should']}")


@rule
def headline_text_has_headline_section(package: Package) -> Iterator[RuleViolation]:
    """What stands within the headline of an article is in the section of that name."""
    headlines = package.tables["articles"].select("article_id", "headline_start", "headline_end")
    for table in SPOKEN:
        rows = package.tables[table].join(headlines, on="article_id", how="inner", maintain_order="left")
        within = (pl.col("text_start") >= pl.col("headline_start")) & (pl.col("text_end") <= pl.col("headline_end"))
        other = rows.filter(within & (pl.col("section") != "headline"))
        yield from issues_for_rows(table, other, "section", lambda _: "it stands within the headline of its article")
