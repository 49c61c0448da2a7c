"""Dates of an event that follow from its mentions and fact checks."""

from collections.abc import Iterator, Sequence

import polars as pl

from ordrett.model import Modality
from ordrett_dataset.rules.event_values import TABLE_ORDER, compare_events, disputing_checks, mentions_of_rows
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import rule
from ordrett_dataset.tables.event_values import BASES, CLAIMED_DATE_MODALITIES, DATE_MODALITIES


@rule
def event_date_is_common_to_asserted_mentions(package: Package) -> Iterator[RuleViolation]:
    """The date of an event is what all dates of asserted mentions allow, except negated ones and disputed dates."""
    expected = package.computed_once(_asserted_dates)
    for column in ("date", "date_basis"):
        yield from compare_events(package, expected, column, "from its asserted mentions")


@rule
def event_claimed_date_is_common_to_mentions(package: Package) -> Iterator[RuleViolation]:
    """The claimed date is what alleged, predicted and planned mentions allow; null if the event has a date."""
    expected = package.computed_once(_claimed_dates)
    for column in ("date_claimed", "date_claimed_basis"):
        yield from compare_events(package, expected, column, "from its mentions")


@rule
def mentions_consistent_is_correct(package: Package) -> Iterator[RuleViolation]:
    """`mentions_consistent` is false if dates exclude each other that would count in `date` or `date_claimed`."""
    conflicts = [package.computed_once(_asserted_dates), package.computed_once(_claimed_dates)]
    inconsistent = pl.concat(frame.filter("is_conflict").select("event_id") for frame in conflicts).unique()
    rows = package.tables["events"].select("event_id")
    expected = rows.with_columns(
        expected_mentions_consistent=~pl.col("event_id").is_in(inconsistent["event_id"].implode())
    )
    yield from compare_events(package, expected, "mentions_consistent", "from its mentions")


def _asserted_dates(package: Package) -> pl.DataFrame:
    """Return the date of each event, as `_common_dates` does."""
    return _common_dates(package, DATE_MODALITIES, "date")


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
        package.computed_once(mentions_of_rows)
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
        .sort("row", "rank", *TABLE_ORDER, nulls_last=True)
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
    checks = disputing_checks(package, "date").select("row", "article_id", "text_start", "text_end")
    bounds = ["row", "date_earliest", "date_latest"]
    mentions = (
        package.computed_once(mentions_of_rows)
        .drop_nulls("date")
        .select(*bounds, "article_id", "text_start", "text_end")
    )
    pairs = overlapping_pairs(mentions, checks)
    return pairs.filter(pl.col("row") == pl.col("row_other")).select(bounds).unique()
