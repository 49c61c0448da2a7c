"""Values of an event that follow from its mentions and fact checks."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import compare_with_expected, rule
from ordrett_dataset.tables.event_values import (
    DISPUTING_VERDICTS,
    FACTUALITIES,
    FACTUALITY,
)

_IS_ASSERTED: Final = pl.col("modality") == "asserted"
TABLE_ORDER: Final = ("article_id", "text_start", "text_end", "event_mention_id")


@rule
def event_factuality_matches_mentions(package: Package) -> Iterator[RuleViolation]:
    """`factuality` is the strongest modality of the mentions that are not negated; `denied` if all are negated."""
    mentions = package.computed_once(mentions_of_rows)
    is_presupposed = pl.col("modality") == "presupposed"
    voting = mentions.filter(~is_presupposed | is_presupposed.all().over("row"))
    strength = pl.col("modality").replace_strict(
        {modality: FACTUALITIES.index(factuality) for modality, factuality in FACTUALITY.items()},
        default=None,
        return_dtype=pl.Int64,
    )
    strongest = voting.group_by("row").agg(
        positive=strength.filter(~pl.col("is_negated")).min(), negated=strength.filter("is_negated").min()
    )
    by_strength = dict(enumerate(FACTUALITIES))
    if_negated = pl.when(pl.col("negated") <= FACTUALITIES.index("alleged")).then(pl.lit("denied"))
    expected = strongest.select(
        event_id="row",
        expected_factuality=pl.col("positive")
        .replace_strict(by_strength, return_dtype=pl.String)
        .fill_null(if_negated.otherwise(pl.lit("hypothetical"))),
    )
    yield from compare_events(package, expected, "factuality", "from its mentions")


@rule
def event_contradicted_matches_mentions_and_fact_checks(package: Package) -> Iterator[RuleViolation]:
    """An event is contradicted if a fact check disputes its occurrence, or asserted mentions differ in negation."""
    polarities = (
        package.computed_once(mentions_of_rows)
        .group_by("row")
        .agg(met=pl.col("is_negated").filter(_IS_ASSERTED).n_unique())
    )
    disputed = disputing_checks(package, "occurrence").select("row", is_disputed=True).unique()
    expected = polarities.join(disputed, on="row", how="left").select(
        event_id="row", expected_contradicted=(pl.col("met") > 1) | pl.col("is_disputed").fill_null(value=False)
    )
    yield from compare_events(package, expected, "contradicted", "from its mentions and fact checks")


@rule
def event_denied_by_source_matches_mentions(package: Package) -> Iterator[RuleViolation]:
    """A source denies an event if an alleged mention of it is negated."""
    is_denial = (pl.col("modality") == "alleged") & pl.col("is_negated")
    expected = (
        package.computed_once(mentions_of_rows).group_by(event_id="row").agg(expected_denied_by_source=is_denial.any())
    )
    yield from compare_events(package, expected, "denied_by_source", "from its mentions")


@rule
def event_counts_match_mentions(package: Package) -> Iterator[RuleViolation]:
    """`n_mentions`, `n_articles` and `n_articles_asserting` count the mentions of an event and their articles."""
    is_asserting = _IS_ASSERTED & ~pl.col("is_negated")
    expected = (
        package.computed_once(mentions_of_rows)
        .group_by(event_id="row")
        .agg(
            expected_n_mentions=pl.len().cast(pl.Int64),
            expected_n_articles=pl.col("article_id").n_unique().cast(pl.Int64),
            expected_n_articles_asserting=pl.col("article_id").filter(is_asserting).n_unique().cast(pl.Int64),
        )
    )
    for column in ("n_mentions", "n_articles", "n_articles_asserting"):
        yield from compare_events(package, expected, column, "from its mentions")


def compare_events(package: Package, expected: pl.DataFrame, column: str, origin: str) -> Iterator[RuleViolation]:
    """Compare a column of `events` with `expected_` + column; a row that `expected` lacks should be null."""
    events = package.tables["events"].select("event_id", column)
    # Another rule reports an event without any mention.
    mentions = package.computed_once(mentions_of_rows)
    events = events.join(mentions, left_on="event_id", right_on="row", how="semi", maintain_order="left")
    rows = events.join(expected, on="event_id", how="left", maintain_order="left")
    yield from compare_with_expected("events", rows, column, origin)


def mentions_of_rows(package: Package) -> pl.DataFrame:
    """Return the event mentions with the events that they count for in `row`: their own, and its canonical event."""
    dates = ("date", "date_earliest", "date_latest", "date_basis")
    mentions = package.tables["event_mentions"].select("event_id", *TABLE_ORDER, "modality", "is_negated", *dates)
    return _with_canonical_rows(package, mentions)


def _with_canonical_rows(package: Package, frame: pl.DataFrame) -> pl.DataFrame:
    """Return rows that have an `event_id` once for this event and, if it is another, once for its canonical event."""
    events = package.tables["events"].select("event_id", "canonical_id")
    rows = frame.join(events, on="event_id", how="inner", maintain_order="left")
    is_linked = pl.col("canonical_id") != pl.col("event_id")
    return pl.concat([rows.with_columns(row="event_id"), rows.filter(is_linked).with_columns(row="canonical_id")])


def disputing_checks(package: Package, aspect: str) -> pl.DataFrame:
    """Return the fact checks that dispute an aspect of an event, with the event in `row`."""
    is_disputing = (pl.col("aspect") == aspect) & pl.col("verdict").is_in(DISPUTING_VERDICTS)
    return _with_canonical_rows(package, package.tables["fact_checks"].filter(is_disputing))
