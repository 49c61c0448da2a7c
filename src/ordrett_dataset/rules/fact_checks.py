"""What fact checks are about, and the external sources they rest on."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, rule


@rule
def fact_check_overlaps_event_and_quote(package: Package) -> Iterator[RuleViolation]:
    """The text of a fact check overlaps a mention of its event, and the text, cue or source of its quote."""
    span = ["article_id", "text_start", "text_end"]
    checks = package.tables["fact_checks"]
    mentions = overlapping_pairs(
        checks.select("fact_check_id", "event_id", *span), package.tables["event_mentions"].select("event_id", *span)
    )
    of_event = mentions.filter(pl.col("event_id") == pl.col("event_id_other"))
    # A repeated key is reported by `key_is_unique`.
    quotes = package.tables["quotes"].unique("quote_id", keep="first")
    pairs = checks.join(quotes, on=["quote_id", "article_id"], suffix="_of_quote")
    of_quote = pairs.filter(
        pl.any_horizontal(
            (pl.col("text_start") < pl.col(end)) & (pl.col("text_end") > pl.col(start))
            for start, end in (
                ("text_start_of_quote", "text_end_of_quote"),
                ("cue_start", "cue_end"),
                ("source_start", "source_end"),
            )
        )
    )
    for column, target, overlapping in (("event_id", "events", of_event), ("quote_id", "quotes", of_quote)):
        # Other rules report offsets that are negative or in the wrong order.
        is_span = (pl.col("text_start") >= 0) & (pl.col("text_start") < pl.col("text_end"))
        linked = checks.filter(pl.col(column).is_not_null() & is_span)
        rows = linked.join(overlapping, on="fact_check_id", how="anti", maintain_order="left")
        # `foreign_keys_resolve` reports articles, events and quotes that do not exist.
        for key, table in (("article_id", "articles"), (column, target)):
            rows = rows.join(package.tables[table].select(key), on=key, how="semi", maintain_order="left")
        yield from issues_for_rows("fact_checks", rows, column, lambda _: "what the text of the check overlaps")


@rule
def fact_check_has_aspect_of_target(package: Package) -> Iterator[RuleViolation]:
    """A fact check has an aspect if and only if it is about an event or a quote; `wording` is about a quote."""
    has_target = pl.col("event_id").is_not_null() | pl.col("quote_id").is_not_null()
    is_wording_of_event = (pl.col("aspect") == "wording") & pl.col("quote_id").is_null()
    is_wrong = (pl.col("aspect").is_not_null() != has_target) | is_wording_of_event.fill_null(value=False)
    yield from issues_for_rows(
        "fact_checks", package.tables["fact_checks"].filter(is_wrong), "aspect", lambda _: "an aspect of its target"
    )


@rule
def external_source_is_described(package: Package) -> Iterator[RuleViolation]:
    """An external source has a title or an excerpt, so that a reader sees what supports a value."""
    rows = package.tables["external_sources"].filter(pl.col("title").is_null() & pl.col("excerpt").is_null())
    yield from issues_for_rows("external_sources", rows, "excerpt", lambda _: "a title or an excerpt")


@batch_rule
def conclusive_check_has_independent_source(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A verdict other than `unconfirmed` rests on a source that is not the outlet of the article itself."""
    sources = package.tables["external_sources"].select("external_source_id", source_publisher="publisher")
    outlets = package.tables["articles"].select("article_id", "publisher", "original_outlet")
    is_verdict = (pl.col("target_table") == "fact_checks") & (pl.col("target_column") == "verdict")
    publishers = batch.rows.filter(is_verdict).join(sources, on="external_source_id", how="inner")
    checks = batch.table_part("fact_checks").filter(pl.col("verdict") != "unconfirmed")
    checks = checks.join(outlets, on="article_id", how="inner", maintain_order="left")
    pairs = checks.join(publishers, left_on="fact_check_id", right_on="target_id", how="inner", suffix="_of_evidence")
    is_own = pl.any_horizontal(pl.col("source_publisher") == pl.col("publisher", "original_outlet"))
    pairs = pairs.with_columns(is_own=is_own.fill_null(value=False))
    independent = pairs.filter(~pl.col("is_own")).select("fact_check_id")
    rows = checks.join(pairs.select("fact_check_id").unique(), on="fact_check_id", how="semi", maintain_order="left")
    rows = rows.join(independent, on="fact_check_id", how="anti", maintain_order="left")
    yield from issues_for_rows("fact_checks", rows, "verdict", lambda _: "'unconfirmed' without an independent source")
