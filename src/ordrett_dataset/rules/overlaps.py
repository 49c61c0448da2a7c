"""Spans of an article that overlap, without comparing each span with each other one."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, rule
from ordrett_dataset.schemas import KEYS

# The most crowded words of the dataset lie in 4 event mentions. Without a limit, a small package could hold so many
# pairs of overlapping spans that looking for them would take minutes and gigabytes.
MAX_SHARING: Final = 50
# Table -> columns in which rows agree that must not overlap.
_DISJOINT_ROWS: Final[Mapping[str, list[str]]] = {
    "quotes": ["article_id"],
    "person_mentions": ["article_id"],
    "event_mentions": ["article_id", "event_id"],
    "fact_checks": ["article_id", "event_id", "quote_id", "aspect"],
}
# Longer than any article: offsets of different articles never meet.
_ARTICLE_DISTANCE: Final = 2**40


@rule
def few_rows_share_a_place(package: Package) -> Iterator[RuleViolation]:
    """At most 50 quotes, person mentions, event mentions or fact checks share a character of an article."""
    for table in (*SPAN_TABLES, "fact_checks"):
        crowded = _crowding(package.tables[table]).filter(pl.col("n_sharing") > MAX_SHARING)
        for article, n_rows in crowded.sort("article_id").iter_rows():
            yield RuleViolation(
                table, "", "text", f"{n_rows} rows share a character of {article}", f"at most {MAX_SHARING}"
            )


@rule
def same_words_are_annotated_once(package: Package) -> Iterator[RuleViolation]:
    """Annotated names do not overlap, nor mentions of an event, nor checks of a claim; quotes are apart or nested."""
    for table, group in _DISJOINT_ROWS.items():
        rows = package.tables[table].drop_nulls(["text_start", "text_end"])
        if "annotation_source" in rows.columns:
            rows = rows.filter(pl.col("annotation_source") != "rules")
        place = [*group, "text_start", "text_end"]
        rows = rows.select(*KEYS[table], *place)
        # `no_duplicate_spans` reports rows with the same span.
        rows = rows.unique(place, keep="first", maintain_order=True).sort(place)
        rows = rows.with_columns(previous_end=pl.col("text_end").cum_max().shift().over(group))
        overlaps = pl.col("text_start") < pl.col("previous_end")
        if table == "quotes":
            overlaps &= pl.col("text_end") > pl.col("previous_end")
        wrong = package.tables[table].join(rows.filter(overlaps), on=KEYS[table], how="semi", maintain_order="left")
        yield from issues_for_rows(table, wrong, "text", lambda _: "words that no other row covers")


def overlapping_pairs(spans: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Return each span beside each of the others that has a character in common with it.

    Both have `article_id`, `text_start` and `text_end` as `_place_spans` needs them; the columns of the others get the
    suffix `_other` where both have them. Articles in which more than 50 spans share a character are left out:
    `few_rows_share_a_place` reports them.
    """
    left, right = _place_spans(spans, spans, others), _place_spans(others, spans, others)
    right = right.rename({"_start": "_other_start", "_end": "_other_end"})
    right = right.rename({name: f"{name}_other" for name in right.columns if name in spans.columns})
    pairs = left.join_where(right, pl.col("_start") < pl.col("_other_end"), pl.col("_other_start") < pl.col("_end"))
    return pairs.drop("_start", "_end", "_other_start", "_other_end")


def _place_spans(frame: pl.DataFrame, *all_spans: pl.DataFrame) -> pl.DataFrame:
    """Return the rows in articles that are not crowded, with `_start` and `_end` counted through all articles."""
    crowding = pl.concat(map(_crowding, all_spans)).group_by("article_id").agg(pl.col("n_sharing").max())
    articles = crowding.filter(pl.col("n_sharing") <= MAX_SHARING).sort("article_id").with_row_index("_base")
    base = pl.col("_base").cast(pl.Int64) * _ARTICLE_DISTANCE
    is_span = (pl.col("text_start") >= 0) & pl.col("text_end").is_between(
        pl.col("text_start"), _ARTICLE_DISTANCE, closed="right"
    )
    rows = frame.filter(is_span).join(articles.select("article_id", "_base"), on="article_id", maintain_order="left")
    return rows.with_columns(_start=pl.col("text_start") + base, _end=pl.col("text_end") + base).drop("_base")


def _crowding(spans: pl.DataFrame) -> pl.DataFrame:
    """Return by article how many spans share the character that the most spans share: `article_id`, `n_sharing`."""
    spans = spans.select("article_id", "text_start", "text_end").drop_nulls()
    spans = spans.filter(pl.col("text_start") < pl.col("text_end"))
    steps = pl.concat(
        spans.select("article_id", offset=bound, step=pl.lit(step, pl.Int64))
        for bound, step in (("text_start", 1), ("text_end", -1))
    ).sort("article_id", "offset", "step")
    n_sharing = pl.col("step").cum_sum().over("article_id")
    return steps.select("article_id", n_sharing=n_sharing).group_by("article_id").agg(pl.col("n_sharing").max())
