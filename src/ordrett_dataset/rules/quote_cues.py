"""The cue, source and relaying outlet that stand beside a quote."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import polars as pl

from ordrett.language.packs import language_packs
from ordrett.page.sections import HEADINGS
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.load_lexicon import load_quote_lexicon
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import compare_with_expected, issues_for_rows, needs_articles, rule

_WORDS_BEFORE: Final = 40  # characters in which a cue before a quote stands
_WORDS_AFTER: Final = 40
_LAST_WORDS: Final = re.compile(r"([^\W\d_]+)[,:]?\s*(?:([^\W\d_]+)\s+)?[’'”\"“«‘„–-]?\s*$")
_COLON: Final = re.compile(r"\w[’”\"»)]?:\s*[’'”\"“«‘„]?\s*$")
_FIRST_WORD: Final = re.compile(r"^[,’'”\"“»‘]*[ \u00a0]([^\W\d_]+)")


@rule
def cue_and_source_are_filled_together(package: Package) -> Iterator[RuleViolation]:
    """An annotated quote of a known speaker has a source if and only if it has a cue."""
    rows = package.tables["quotes"].filter(pl.col("annotation_source") != "rules")
    rows = rows.filter(pl.col("speaker_kind") != "unknown")
    for column, other in (("cue", "source"), ("source", "cue")):
        lacking = rows.filter(pl.col(f"{column}_start").is_null() & pl.col(f"{other}_start").is_not_null())
        yield from _report_lacking(lacking, column, other)


@rule
def cue_and_source_are_apart(package: Package) -> Iterator[RuleViolation]:
    """The cue of a quote is not among the words of its source."""
    overlaps = (pl.col("cue_start") < pl.col("source_end")) & (pl.col("source_start") < pl.col("cue_end"))
    rows = package.tables["quotes"].filter(overlaps)
    yield from issues_for_rows("quotes", rows, "cue", lambda _: "the words that report, beside the source")


def _report_lacking(rows: pl.DataFrame, column: str, other: str) -> Iterator[RuleViolation]:
    yield from issues_for_rows("quotes", rows, column, lambda _: f"a {column} beside the {other}")


@rule
@needs_articles
def cue_beside_quote_is_named(package: Package) -> Iterator[RuleViolation]:
    """A reporting verb or colon directly before an annotated quote, or a reporting verb after it, is a cue."""
    rows = package.tables["quotes"].filter((pl.col("annotation_source") != "rules") & pl.col("cue_start").is_null())
    languages = package.tables["articles"].select("article_id", "language")
    rows = rows.join(languages, on="article_id", how="inner", maintain_order="left")
    # A heading may name its subject before a colon.
    rows = rows.filter(pl.col("language").is_in(list(language_packs())) & ~pl.col("section").is_in(list(HEADINGS)))
    rows = rows.drop_nulls(["text_start", "text_end"])
    expected = [
        _find_cue(package, article, start, end, load_quote_lexicon(language_packs()[language]))
        for article, start, end, language in rows.select("article_id", "text_start", "text_end", "language").iter_rows()
    ]
    rows = rows.with_columns(expected=pl.Series(expected, dtype=pl.String)).drop_nulls("expected")
    yield from issues_for_rows("quotes", rows, "cue", lambda row: f"{format_value(row['expected'])}, beside the quote")


@rule
@needs_articles
def relay_beside_quote_is_named(package: Package) -> Iterator[RuleViolation]:
    """An outlet named after the source of an annotated quote, as in "says Hill, according to TV 2", relayed it."""
    rows = package.tables["quotes"].filter(
        (pl.col("annotation_source") != "rules")
        & pl.col("relayed_by_start").is_null()
        & pl.col("source_start").is_not_null()
    )
    languages = package.tables["articles"].select("article_id", "language")
    rows = rows.join(languages, on="article_id", how="inner", maintain_order="left")
    rows = rows.filter(pl.col("language").is_in(list(language_packs()))).drop_nulls("source_end")
    expected = [
        _find_relay(package, article, max(ends), cue_start, load_quote_lexicon(language_packs()[language]))
        for article, cue_start, *ends, language in rows.select(
            "article_id", pl.col("cue_start").fill_null(-1), pl.col("cue_end").fill_null(-1), "source_end", "language"
        ).iter_rows()
    ]
    rows = rows.with_columns(expected=pl.Series(expected, dtype=pl.String)).drop_nulls("expected")
    yield from issues_for_rows(
        "quotes", rows, "relayed_by", lambda row: f"the outlet after {format_value(row['expected'])}"
    )


@rule
def parts_of_utterance_share_outlets(package: Package) -> Iterator[RuleViolation]:
    """A quote that continues another is relayed by, and addressed to, the same outlet."""
    columns = ["relayed_by", "addressed_to"]
    quotes = package.tables["quotes"].unique("quote_id", keep="first")
    earlier = quotes.select(continues_quote_id="quote_id", **{f"expected_{name}": name for name in columns})
    rows = package.tables["quotes"].join(earlier, on="continues_quote_id", how="inner", maintain_order="left")
    for column in columns:
        yield from compare_with_expected("quotes", rows, column, "as in the part before")


def _find_relay(package: Package, article: str, end: int, cue_start: int, lexicon: QuoteLexicon) -> str | None:
    """Return the phrase before the name of an outlet at `end`; None if there is none, or it is the cue."""
    if article not in package.texts:
        return None
    after = package.texts[article][end : end + _WORDS_AFTER].partition("\n")[0]
    match = _relaying_phrase(lexicon).match(after)
    if match and match[2].isupper() and end + match.start(1) != cue_start:
        return match[1]
    return None


@cache
def _relaying_phrase(lexicon: QuoteLexicon) -> re.Pattern[str]:
    """Return a pattern of "according to" and the first letter of a name."""
    phrases = (phrase for group in lexicon.according_to_phrases.values() for phrase in group)
    words = "|".join(r"\s+".join(map(re.escape, phrase)) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf",?[ \u00a0]({words})[ \u00a0][’'”\"“«]?([A-ZÆØÅÄÖ])", re.IGNORECASE)


def _find_cue(package: Package, article: str, start: int, end: int, lexicon: QuoteLexicon) -> str | None:
    """Return the reporting verb beside a quote; None if there is none, or the article is not available."""
    if article not in package.texts:
        return None
    text = package.texts[article]
    before = text[max(0, start - _WORDS_BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + _WORDS_AFTER].partition("\n")[0]
    if _COLON.search(before):
        return ":"
    words = []
    if match := _LAST_WORDS.search(before):
        word, complementiser = match.groups()
        words.append(word if (complementiser or "").lower() in lexicon.complementisers else complementiser or word)
    if match := _FIRST_WORD.match(after):
        words.append(match[1])
    return next((word for word in words if word.lower() in lexicon.verbs and word.islower()), None)
