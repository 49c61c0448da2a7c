"""What the text of evidence states."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final

import polars as pl

from ordrett.article import LINE_END
from ordrett.language.packs import language_packs
from ordrett.tokenizer import split_sentences
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, needs_articles
from ordrett_dataset.tables.normalisers import NORMALISERS, PERSON_NORMALISERS, Context

# A line end, or a stop before a letter or digit: a text without a match is certainly one sentence.
POSSIBLE_BREAK: Final = "[\n\r\u0085\u2028\u2029]|[.!?…]\\W*\\w"


@batch_rule
@needs_articles
def normaliser_reproduces_value(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The named normaliser, run on the text again, returns the value."""
    is_normalised = pl.col("derivation") == "normalised"
    # `value_in_codebook` reports other normalisers.
    is_known = pl.col("normaliser").is_in(list(NORMALISERS))
    rows = batch.rows.filter(is_normalised & pl.col("text").is_not_null() & is_known)
    rows = rows.join(article_languages(package), on="article_id", how="inner", maintain_order="left")
    # Only the normalisers of people depend on the article; run the others once for each text.
    needs_people = pl.col("normaliser").is_in(list(PERSON_NORMALISERS))
    rows = rows.with_columns(people_of=pl.when(needs_people).then("article_id"))
    arguments = ["people_of", "language", "normaliser", "text"]
    # By article, since the last context is kept.
    calls = rows.select(arguments).unique().sort("people_of", "language")
    contexts = ArticleContexts(package, calls["people_of"].drop_nulls().unique().sort())
    # `foreign_keys_resolve` reports people that do not exist.
    calls = calls.filter(~pl.col("people_of").is_in(list(contexts.incomplete_articles)).fill_null(value=False))
    results = [
        NORMALISERS[normaliser](text, contexts.context(article, language))
        if article
        else _normalise(normaliser, text, language)
        for article, language, normaliser, text in calls.iter_rows()
    ]
    calls = calls.with_columns(expected=pl.Series(results, dtype=pl.String))
    rows = rows.join(calls, on=arguments, how="inner", nulls_equal=True, maintain_order="left")
    yield from issues_for_rows(
        "evidence",
        rows.filter(pl.col("value").ne_missing(pl.col("expected"))),
        "value",
        lambda row: f"{format_value(row['expected'])}, by {row['normaliser']} of {format_value(row['text'])}",
    )


@batch_rule
@needs_articles
def inferred_evidence_is_one_sentence(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The text of an inferred value is at most one sentence."""
    is_candidate = (pl.col("derivation") == "inferred") & pl.col("text").str.contains(POSSIBLE_BREAK)
    rows = batch.rows.filter(is_candidate)
    rows = rows.join(article_languages(package), on="article_id", how="left", maintain_order="left")
    texts = rows.select("language", "text").unique(maintain_order=True)
    is_long = [has_two_sentences(text, abbreviations(language)) for language, text in texts.iter_rows()]
    long_texts = texts.filter(pl.Series(is_long, dtype=pl.Boolean))
    rows = rows.join(long_texts, on=["language", "text"], how="semi", nulls_equal=True, maintain_order="left")
    yield from issues_for_rows(
        "evidence",
        rows,
        "text",
        lambda _: "one sentence or less",
        lambda row: f"{len(row['text'])} characters in several sentences",
    )


def has_two_sentences(text: str, abbreviations: Collection[str]) -> bool:
    """Return whether a text spans lines, or more than one of its sentences has a letter or digit."""
    if LINE_END.search(text):
        return True
    sentences = (text[start:end] for start, end in split_sentences(text, abbreviations))
    return sum(any(c.isalpha() or c.isdecimal() for c in sentence) for sentence in sentences) > 1


class ArticleContexts:
    """What the normalisers of people know about each article: its language and the names of the people in it."""

    def __init__(self, package: Package, articles: pl.Series) -> None:
        names = package.tables["people"].select("person_id", "name")
        mentions = package.tables["person_mentions"].select("article_id", "person_id")
        mentions = mentions.filter(pl.col("article_id").is_in(articles.implode())).unique()
        # Articles with mentions of people who have no row.
        self.incomplete_articles = set(mentions.join(names, on="person_id", how="anti")["article_id"])
        self._people: dict[str, dict[str, str]] = {}
        named = mentions.join(names, on="person_id").sort("article_id", "person_id")
        for article, person, name in named.iter_rows():
            self._people.setdefault(article, {})[person] = name
        self._last: tuple[tuple[str, str], Context] | None = None

    def context(self, article: str, language: str) -> Context:
        """Return the context of an article; the last one is kept, since it caches lookups."""
        if self._last is None or self._last[0] != (article, language):
            self._last = (article, language), Context(language, self._people.get(article, {}))
        return self._last[1]


def article_languages(package: Package) -> pl.DataFrame:
    """Return the articles whose language has a pack: `article_id`, `language`."""
    articles = package.tables["articles"].select("article_id", "language")
    return articles.filter(pl.col("language").is_in(list(language_packs())))


@cache
def abbreviations(language: str | None) -> frozenset[str]:
    """Return the abbreviations of a language, after whose stop a sentence goes on."""
    return frozenset(language_packs()[language].naming.abbreviations) if language else frozenset()


@lru_cache(maxsize=100_000)
def _normalise(normaliser: str, text: str, language: str) -> str | None:
    return NORMALISERS[normaliser](text, Context(language))
