"""Kinds of quotes, and chains of quotes that belong to one utterance."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.characters import OPENING_QUOTE_CHARACTERS
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule
from ordrett_dataset.rules.text_offsets import ArticleTexts

# French and Norwegian printers put a space after the opening mark.
_MARK_AND_SPACE: Final = ["« ", "«\u00a0", "«\u202f"]
_DASHES: Final = "–—-―"
_MAX_DASH_CHARACTERS: Final = 50


@rule
@needs_articles
def quote_kind_matches_quotation_marks(package: Package) -> Iterator[RuleViolation]:
    """Direct speech follows a quotation mark or dash, indirect speech does not; direct beside indirect is `mixed`."""
    rows = package.tables["quotes"].filter(pl.col("annotation_source") != "rules")
    rows = rows.with_columns(
        head=chain_heads(rows),
        is_marked=_follows_quotation_mark(package.article_texts, rows),
        is_direct=pl.col("quote_kind") != "indirect",
    )
    indirect_chains = rows.filter(~pl.col("is_direct"))["head"].unique().implode()
    rows = rows.with_columns(has_indirect=pl.col("head").is_in(indirect_chains))
    wrongly_marked = rows.filter(pl.col("is_direct") != pl.col("is_marked"))
    yield from issues_for_rows(
        "quotes",
        wrongly_marked,
        "quote_kind",
        lambda row: (
            "'direct' or 'mixed' after a quotation mark or dash"
            if row["is_marked"]
            else "'indirect' without a quotation mark or dash"
        ),
    )
    fits_marks = pl.col("is_direct") == pl.col("is_marked").fill_null(pl.col("is_direct"))
    is_available = pl.col("article_id").is_in(list(package.article_bytes))
    wrongly_mixed = (pl.col("quote_kind") == "mixed") != pl.col("has_indirect")
    yield from issues_for_rows(
        "quotes",
        rows.filter(is_available & fits_marks & pl.col("is_direct") & wrongly_mixed),
        "quote_kind",
        lambda row: (
            "'mixed' in an utterance with indirect speech"
            if row["has_indirect"]
            else "'direct' in an utterance without indirect speech"
        ),
    )


@rule
def continued_quote_is_previous_part(package: Package) -> Iterator[RuleViolation]:
    """A quote with the cue and source of an earlier one continues the nearest of them."""
    utterance_columns = ["article_id", "cue_start", "cue_end", "source_start", "source_end"]
    rows = package.tables["quotes"].sort("article_id", "text_start", "text_end", "quote_id")
    last_parts: dict[tuple[object, ...], str] = {}
    for quote, continued, *values in rows.select("quote_id", "continues_quote_id", *utterance_columns).iter_rows():
        utterance = tuple(values)
        has_cue_or_source = any(offset is not None for offset in values[1:])
        expected = last_parts.get(utterance) if has_cue_or_source else None
        if continued != expected:
            expected_text = f"{format_value(expected)}, the part before with the same cue and source"
            yield RuleViolation("quotes", quote, "continues_quote_id", format_value(continued), expected_text)
        last_parts[utterance] = quote


@rule
def outlet_of_quote_is_another(package: Package) -> Iterator[RuleViolation]:
    """An annotated quote is relayed by, or addressed to, another outlet than the article's publisher and original."""
    outlets = package.tables["articles"].select("article_id", "publisher", "original_outlet")
    rows = package.tables["quotes"].filter(pl.col("annotation_source") != "rules")
    rows = rows.join(outlets, on="article_id", how="inner", maintain_order="left")
    for column in ("relayed_by", "addressed_to"):
        own = rows.filter(pl.any_horizontal(pl.col(column) == pl.col("publisher", "original_outlet")))
        yield from issues_for_rows(
            "quotes", own, column, lambda _: "another outlet than that of the article, or nothing"
        )


def chain_heads(quotes: pl.DataFrame) -> pl.Series:
    """Return for each quote the first quote of the chain that it continues; a cycle ends where it closes."""
    previous = dict(quotes.select("quote_id", "continues_quote_id").drop_nulls().iter_rows())
    heads: dict[str, str] = {}
    for quote in quotes["quote_id"]:
        # A quote on the path is its own head until the end of the path is known.
        path, head = [], quote
        while head not in heads:
            heads[head] = head
            path.append(head)
            head = previous.get(head, head)
        heads.update(dict.fromkeys(path, heads[head]))
    return pl.Series("head", [heads[quote] for quote in quotes["quote_id"]], dtype=pl.String)


def _follows_quotation_mark(texts: ArticleTexts, quotes: pl.DataFrame) -> pl.Series:
    """Return whether each quote begins after a quotation mark or the dash that opens a paragraph.

    Null if the article is not available, and later in a paragraph that a dash opens, where both kinds occur.
    """
    start = pl.col("text_start")
    rows = quotes.select("article_id", start=start, one_before=start - 1, two_before=start - 2)
    rows = rows.with_columns(line=texts.line_starts(quotes, "text_start"))
    # A dash and the spaces around it; the whole of a long paragraph before each of its quotes would take gigabytes.
    rows = rows.with_columns(line_end=pl.min_horizontal("start", pl.col("line") + _MAX_DASH_CHARACTERS))
    before = pl.DataFrame(
        {
            "is_available": rows["line"].is_not_null(),
            **{name: texts.slices(rows, name, "start") for name in ("one_before", "two_before")},
            "line": texts.slices(rows, "line", "line_end"),
        }
    )
    before = before.with_columns(pl.col("one_before", "two_before", "line").cast(pl.String))
    before = before.with_columns(line=pl.col("line").str.strip_chars())
    is_after_mark = pl.col("one_before").is_in(list(OPENING_QUOTE_CHARACTERS)) | pl.col("two_before").is_in(
        _MARK_AND_SPACE
    )
    is_dash_paragraph = pl.col("line").str.head(1).is_in(list(_DASHES)).fill_null(value=False)
    is_marked = pl.when(is_after_mark).then(True).when(pl.col("is_available") & ~is_dash_paragraph).then(False)
    # `line` is what precedes the quote in its paragraph.
    return before.select(is_marked.when(pl.col("line").str.len_chars() == 1).then(True)).to_series()
