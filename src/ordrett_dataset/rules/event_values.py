"""Values of an event that follow from its mentions and fact checks."""

from collections.abc import Iterator, Sequence
from typing import Final

import polars as pl

from ordrett.model import Modality
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import compare_with_expected, rule
from ordrett_dataset.tables.event_values import (
    BASES,
    CLAIMED_DATE_MODALITIES,
    DATE_MODALITIES,
    DISPUTING_VERDICTS,
    FACTUALITIES,
    FACTUALITY,
)

_IS_ASSERTED: Final = pl.col("modality") == "asserted"
_TABLE_ORDER: Final = ("article_id", "text_start", "text_end", "event_mention_id")


@rule
def event_factuality_matches_mentions(package: Package) -> Iterator[RuleViolation]:
    """`factuality` is the strongest modality of the mentions that are not negated; `denied` if all are negated."""
    mentions = package.computed_once(_mentions_of_rows)
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
    yield from _compare_events(package, expected, "factuality", "from its mentions")


@rule
def event_contradicted_matches_mentions_and_fact_checks(package: Package) -> Iterator[RuleViolation]:
    """An event is contradicted if a fact check disputes its occurrence, or asserted mentions differ in negation."""
    polarities = (
        package.computed_once(_mentions_of_rows)
        .group_by("row")
        .agg(met=pl.col("is_negated").filter(_IS_ASSERTED).n_unique())
    )
    disputed = _disputing_checks(package, "occurrence").select("row", is_disputed=True).unique()
    expected = polarities.join(disputed, on="row", how="left").select(
        event_id="row", expected_contradicted=(pl.col("met") > 1) | pl.col("is_disputed").fill_null(value=False)
    )
    yield from _compare_events(package, expected, "contradicted", "from its mentions and fact checks")


@rule
def event_denied_by_source_matches_mentions(package: Package) -> Iterator[RuleViolation]:
    """A source denies an event if an alleged mention of it is negated."""
    is_denial = (pl.col("modality") == "alleged") & pl.col("is_negated")
    expected = (
        package.computed_once(_mentions_of_rows).group_by(event_id="row").agg(expected_denied_by_source=is_denial.any())
    )
    yield from _compare_events(package, expected, "denied_by_source", "from its mentions")


@rule
def event_date_is_common_to_asserted_mentions(package: Package) -> Iterator[RuleViolation]:
    """The date of an event is what all dates of asserted mentions allow, except negated ones and disputed dates."""
    expected = package.computed_once(_asserted_dates)
    for column in ("date", "date_basis"):
        yield from _compare_events(package, expected, column, "from its asserted mentions")


@rule
def event_claimed_date_is_common_to_mentions(package: Package) -> Iterator[RuleViolation]:
    """The claimed date is what alleged, predicted and planned mentions allow; null if the event has a date."""
    expected = package.computed_once(_claimed_dates)
    for column in ("date_claimed", "date_claimed_basis"):
        yield from _compare_events(package, expected, column, "from its mentions")


@rule
def mentions_consistent_is_correct(package: Package) -> Iterator[RuleViolation]:
    """`mentions_consistent` is false if dates exclude each other that would count in `date` or `date_claimed`."""
    conflicts = [package.computed_once(_asserted_dates), package.computed_once(_claimed_dates)]
    inconsistent = pl.concat(frame.filter("is_conflict").select("event_id") for frame in conflicts).unique()
    rows = package.tables["events"].select("event_id")
    expected = rows.with_columns(
        expected_mentions_consistent=~pl.col("event_id").is_in(inconsistent["event_id"].implode())
    )
    yield from _compare_events(package, expected, "mentions_consistent", "from its mentions")


@rule
def event_counts_match_mentions(package: Package) -> Iterator[RuleViolation]:
    """`n_mentions`, `n_articles` and `n_articles_asserting` count the mentions of an event and their articles."""
    is_asserting = _IS_ASSERTED & ~pl.col("is_negated")
    expected = (
        package.computed_once(_mentions_of_rows)
        .group_by(event_id="row")
        .agg(
            expected_n_mentions=pl.len().cast(pl.Int64),
            expected_n_articles=pl.col("article_id").n_unique().cast(pl.Int64),
            expected_n_articles_asserting=pl.col("article_id").filter(is_asserting).n_unique().cast(pl.Int64),
        )
    )
    for column in ("n_mentions", "n_articles", "n_articles_asserting"):
        yield from _compare_events(package, expected, column, "from its mentions")


def _compare_events(package: Package, expected: pl.DataFrame, column: str, origin: str) -> Iterator[RuleViolation]:
    """Compare a column of `events` with `expected_` + column; a row that `expected` lacks should be null."""
    events = package.tables["events"].select("event_id", column)
    # Another rule reports an event without any mention.
    mentions = package.computed_once(_mentions_of_rows)
    events = events.join(mentions, left_on="event_id", right_on="row", how="semi", maintain_order="left")
    rows = events.join(expected, on="event_id", how="left", maintain_order="left")
    yield from compare_with_expected("events", rows, column, origin)


def _mentions_of_rows(package: Package) -> pl.DataFrame:
    """Return the event mentions with the events that they count for in `row`: their own, and its canonical event."""
    dates = ("date", "date_earliest", "date_latest", "date_basis")
    mentions = package.tables["event_mentions"].select("event_id", *_TABLE_ORDER, "modality", "is_negated", *dates)
    return _with_canonical_rows(package, mentions)


def _asserted_dates(package: Package) -> pl.DataFrame:
    """Return the date of each event, as `_common_dates` does."""
    return _common_dates(package, DATE_MODALITIES, "date")


def _with_canonical_rows(package: Package, frame: pl.DataFrame) -> pl.DataFrame:
    """Return rows that have an `event_id` once for this event and, if it is another, once for its canonical event."""
    events = package.tables["events"].select("event_id", "canonical_id")
    rows = frame.join(events, on="event_id", how="inner", maintain_order="left")
    is_linked = pl.col("canonical_id") != pl.col("event_id")
    return pl.concat([rows.with_columns(row="event_id"), rows.filter(is_linked).with_columns(row="canonical_id")])


def _disputing_checks(package: Package, aspect: str) -> pl.DataFrame:
    """Return the fact checks that dispute an aspect of an event, with the event in `row`."""
    is_disputing = (pl.col("aspect") == aspect) & pl.col("verdict").is_in(DISPUTING_VERDICTS)
    return _with_canonical_rows(package, package.tables["fact_checks"].filter(is_disputing))


def _claimed_dates(package: Package) -> pl.DataFrame:
    """Return the claimed date of each event without a date, as `_common_dates` does."""
    dated = package.computed_once(_asserted_dates).drop_nulls("expected_date")
    return _common_dates(package, CLAIMED_DATE_MODALITIES, "date_claimed").join(dated, on="event_id", how="anti")


def _common_dates(package: Package, modalities: Sequence[Modality], column: str) -> pl.DataFrame:
    """Return the common date of the mentions with these modalities for each event that has such dates.

    The columns are `event_id`, `expected_` + column, its basis, and `is_conflict`, where the date is null.
    """
    bounds = ["date_earliest", "date_latest"]
    counts = pl.col("modality").is_in(modalities) & ~pl.col("is_negated") & pl.col("date").is_not_null()
    rank = pl.col("date_basis").replace_strict({basis: n for n, basis in enumerate(BASES)}, default=None)
    mentions = (
        package.computed_once(_mentions_of_rows)
        .filter(counts)
        .join(_disputed_dates(package), on=["row", *bounds], how="anti", nulls_equal=True, maintain_order="left")
        .with_columns(
            rank=rank,
            earliest=pl.col("date_earliest").max().over("row"),
            latest=pl.col("date_latest").min().over("row"),
        )
    )
    is_earliest, is_latest = (pl.col(f"date_{bound}").eq_missing(pl.col(bound)) for bound in ("earliest", "latest"))
    exact = (
        mentions.filter(is_earliest & is_latest)
        .sort("row", "rank", *_TABLE_ORDER, nulls_last=True)
        .unique("row", keep="first", maintain_order=True)
        .select("row", exact="date", exact_basis="date_basis")
    )
    first, last = (pl.col(name).dt.to_string("iso") for name in ("earliest", "latest"))
    interval = pl.when(pl.col("earliest") == pl.col("latest")).then(first).otherwise(pl.format("{}/{}", first, last))
    weakest = pl.max_horizontal("first_rank", "last_rank")
    is_conflict = (pl.col("latest") < pl.col("earliest")).fill_null(value=False)
    return (
        mentions.group_by("row")
        .agg(
            pl.col("earliest", "latest").first(),
            first_rank=pl.col("rank").filter(is_earliest).min(),
            last_rank=pl.col("rank").filter(is_latest).min(),
        )
        .join(exact, on="row", how="left")
        .with_columns(
            is_conflict=is_conflict,
            exact=pl.col("exact").fill_null(interval),
            exact_basis=pl.col("exact_basis").fill_null(
                weakest.replace_strict(dict(enumerate(BASES)), default=None, return_dtype=pl.String)
            ),
        )
        .select(
            "is_conflict",
            event_id="row",
            **{
                f"expected_{column}": pl.when(~pl.col("is_conflict")).then("exact"),
                f"expected_{column}_basis": pl.when(~pl.col("is_conflict")).then("exact_basis"),
            },
        )
    )


def _disputed_dates(package: Package) -> pl.DataFrame:
    """Return the bounds of the dates that fact checks dispute: those of the mentions that the checks overlap."""
    checks = _disputing_checks(package, "date").select("row", "article_id", "text_start", "text_end")
    bounds = ["row", "date_earliest", "date_latest"]
    mentions = (
        package.computed_once(_mentions_of_rows)
        .drop_nulls("date")
        .select(*bounds, "article_id", "text_start", "text_end")
    )
    pairs = overlapping_pairs(mentions, checks)
    return pairs.filter(pl.col("row") == pl.col("row_other")).select(bounds).unique()
