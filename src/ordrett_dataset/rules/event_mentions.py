"""Event mentions and the quotes that contain them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import polars as pl

from ordrett.language.packs import language_packs
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.overlaps import overlapping_pairs
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.quotes import chain_heads
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule

_NEGATION_REACH: Final = 12  # characters


@rule
def event_mention_links_containing_quote(package: Package) -> Iterator[RuleViolation]:
    """`quote_id` is the shortest quote with more than half of the mention, or the first of a chain of such quotes."""
    quotes = package.tables["quotes"]
    quotes = quotes.select("quote_id", "article_id", "text_start", "text_end", head=chain_heads(quotes))
    mentions = package.tables["event_mentions"]
    rows = mentions.select("event_mention_id", "quote_id")
    rows = rows.join(
        _containing_quotes(mentions, quotes), on="event_mention_id", how="left", maintain_order="left"
    ).filter(pl.col("quote_id").ne_missing(pl.col("expected")))
    yield from issues_for_rows("event_mentions", rows, "quote_id", lambda row: format_value(row["expected"]))


@rule
def presupposed_mention_is_in_quote(package: Package) -> Iterator[RuleViolation]:
    """An event that is only presupposed is named within a quote."""
    rows = package.tables["event_mentions"]
    rows = rows.filter((pl.col("modality") == "presupposed") & pl.col("quote_id").is_null())
    yield from issues_for_rows("event_mentions", rows, "modality", lambda _: "another modality outside quotes")


@rule
def trigger_is_within_text(package: Package) -> Iterator[RuleViolation]:
    """The trigger of an event mention is part of its text."""
    rows = package.tables["event_mentions"]
    is_within = (pl.col("trigger_start") >= pl.col("text_start")) & (pl.col("trigger_end") <= pl.col("text_end"))
    yield from issues_for_rows(
        "event_mentions",
        rows.filter(~is_within),
        "trigger",
        lambda row: f"characters within {row['text_start']}–{row['text_end']}",
        lambda row: f"{row['trigger_start']}–{row['trigger_end']}",
    )


@rule
@needs_articles
def trigger_names_event(package: Package) -> Iterator[RuleViolation]:
    """The trigger is no word that only links others: an article, conjunction, or preposition before further words."""
    mentions = package.tables["event_mentions"]
    triggers = mentions.drop_nulls("trigger").select(
        "event_mention_id",
        "article_id",
        word=pl.col("trigger").str.to_lowercase(),
        is_before_others=pl.col("trigger_end") < pl.col("text_end"),
    )
    triggers = triggers.join(package.tables["articles"].select("article_id", "language"), on="article_id")
    linking = triggers.join(_linking_words(), on=["language", "word"])
    linking = linking.filter(~pl.col("is_preposition") | pl.col("is_before_others"))
    rows = mentions.join(linking, on="event_mention_id", how="semi", maintain_order="left")
    yield from issues_for_rows("event_mentions", rows, "trigger", lambda _: "a word for the event")


@rule
@needs_articles
def negation_before_trigger_negates(package: Package) -> Iterator[RuleViolation]:
    """A mention with a negation directly before its trigger ("did not attack") is negated."""
    mentions = package.tables["event_mentions"]
    rows = mentions.filter(~pl.col("is_negated")).drop_nulls("trigger_start")
    rows = rows.select("event_mention_id", "article_id", "trigger_start")
    rows = rows.with_columns(before=pl.max_horizontal(pl.col("trigger_start") - _NEGATION_REACH, 0))
    before = package.article_texts.slices(rows, "before", "trigger_start").cast(pl.String)
    negated = rows.filter(before.str.contains(_negation_at_end()).fill_null(value=False))
    wrong = mentions.join(negated, on="event_mention_id", how="semi", maintain_order="left")
    yield from issues_for_rows("event_mentions", wrong, "is_negated", lambda _: "true, since its trigger is negated")


@cache
def _negation_at_end() -> str:
    negations = sorted({word for pack in language_packs().values() for word in pack.speech.negations})
    return rf"(?i)(?:^|[^\p{{L}}])(?:\p{{L}}+n['’]t|{'|'.join(map(re.escape, negations))}) +$"


@cache
def _linking_words() -> pl.DataFrame:
    """Return the words that only link others: `language`, `word`, `is_preposition`."""
    rows: dict[tuple[str, str], bool] = {}
    for language, pack in language_packs().items():
        speech = pack.speech
        rows |= {(language, word): True for word in speech.prepositions}
        # Some definite articles are pronouns too, which may stand for an event.
        others = {*speech.indefinite_articles, *speech.conjunctions, *speech.definite_articles}
        others -= set(speech.definite_articles) & set(speech.subject_pronouns)
        rows |= {(language, word): False for word in others}
    columns = [(language, word, is_preposition) for (language, word), is_preposition in rows.items()]
    return pl.DataFrame(columns, schema=["language", "word", "is_preposition"], orient="row")


@rule
def asserted_mention_has_no_claimant(package: Package) -> Iterator[RuleViolation]:
    """Only what the article does not assert itself has a claimant."""
    rows = package.tables["event_mentions"]
    has_claimant = pl.col("claimant_name").is_not_null() | pl.col("claimant_id").is_not_null()
    rows = rows.filter((pl.col("modality") == "asserted") & has_claimant)
    yield from issues_for_rows("event_mentions", rows, "claimant_name", lambda _: "null, as the event is asserted")


@rule
def claimant_name_matches_person(package: Package) -> Iterator[RuleViolation]:
    """The name of a claimant who is a person is the name of that person."""
    names = package.tables["people"].select(claimant_id="person_id", expected="name")
    rows = package.tables["event_mentions"].select("event_mention_id", "claimant_id", "claimant_name")
    rows = rows.join(names, on="claimant_id", how="inner", maintain_order="left")
    rows = rows.filter(pl.col("claimant_name").ne_missing(pl.col("expected")))
    yield from issues_for_rows("event_mentions", rows, "claimant_name", lambda row: format_value(row["expected"]))


@rule
def claimant_in_quote_is_speaker(package: Package) -> Iterator[RuleViolation]:
    """If a mention within a quote has a claimant, that is the speaker of the quote."""
    speakers = package.tables["quotes"].select("quote_id", "speaker_id", expected="speaker_name")
    rows = package.tables["event_mentions"].select("event_mention_id", "quote_id", "claimant_id", "claimant_name")
    rows = rows.drop_nulls("claimant_name")
    rows = rows.join(speakers, on="quote_id", how="inner", maintain_order="left")
    is_speaker = pl.col("claimant_id").eq_missing(pl.col("speaker_id")) & pl.col("claimant_name").eq_missing(
        pl.col("expected")
    )
    yield from issues_for_rows(
        "event_mentions", rows.filter(~is_speaker), "claimant_name", lambda row: format_value(row["expected"])
    )


def _containing_quotes(mentions: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Return the quote that contains each mention, if there is one: `event_mention_id`, `expected`."""
    start, end = pl.col("text_start_other"), pl.col("text_end_other")
    overlap = pl.min_horizontal(end, "text_end") - pl.max_horizontal(start, "text_start")
    half = (pl.col("text_end") - pl.col("text_start")) / 2
    spans = mentions.select("event_mention_id", "article_id", "text_start", "text_end")
    pairs = (
        overlapping_pairs(spans, quotes.with_columns(chain_start=pl.col("text_start").min().over("head")))
        .with_columns(overlap=overlap)
        .with_columns(chain_overlap=pl.col("overlap").sum().over("event_mention_id", "head"))
    )
    in_quote = pairs.filter(pl.col("overlap") > half).sort(end - start, start, "quote_id")
    in_chain = pairs.filter(pl.col("chain_overlap") > half).sort("chain_start", "head")
    candidates = [
        in_quote.select("event_mention_id", expected="quote_id"),
        in_chain.select("event_mention_id", expected="head"),
    ]
    return pl.concat(candidates).unique("event_mention_id", keep="first", maintain_order=True)
