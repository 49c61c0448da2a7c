"""What the words of evidence say."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Any, Final

import polars as pl

from ordrett.article import LINE_END
from ordrett.language.packs import language_packs
from ordrett.tokenizer import split_sentences
from ordrett_dataset.rules.registry import (
    EvidenceBatch,
    Package,
    RuleViolation,
    batch_rule,
    format_value,
    issues_for_rows,
)
from ordrett_dataset.tables.normalisers import NORMALISERS, PERSON_NORMALISERS, Context

# A line end, or a stop before a letter or digit: a text without a match is certainly one sentence.
MAYBE_TWO_SENTENCES: Final = "[\n\r\u0085\u2028\u2029]|[.!?…]\\W*\\w"


@batch_rule
def normaliser_reproduces_value(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """The named function, run again on the words, gives the value."""
    read = pl.col("text").is_not_null() & pl.col("normaliser").is_not_null() & (pl.col("derivation") == "normalised")
    rows = stretch.rows.filter(read)
    known = pl.col("normaliser").is_in(list(NORMALISERS))
    yield from issues_for_rows(
        "evidence", rows.filter(~known), "normaliser", lambda _: f"the rules are {', '.join(NORMALISERS)}"
    )
    rows = rows.filter(known).join(_languages(package), on="article_id", how="inner", maintain_order="left")
    # Only what finds a person depends on the article.
    of_people = pl.when(pl.col("normaliser").is_in(list(PERSON_NORMALISERS))).then("article_id")
    rows = rows.with_columns(of=of_people)
    asked = ["of", "language", "normaliser", "text"]
    each_once = rows.select(asked).unique(maintain_order=True)
    contexts = _Contexts(package, each_once["of"].drop_nulls().unique().sort())
    # Where a row of people is missing, it is that which is told.
    each_once = each_once.filter(~pl.col("of").is_in(list(contexts.unknown)).fill_null(value=False))
    made = [
        NORMALISERS[rule](text, contexts(of, language)) if of else _made_of(rule, text, language)
        for of, language, rule, text in each_once.iter_rows()
    ]
    each_once = each_once.with_columns(should=pl.Series(made, dtype=pl.String))
    rows = rows.join(each_once, on=asked, how="inner", nulls_equal=True, maintain_order="left")
    other = rows.filter(pl.col("value").ne_missing(pl.col("should")))
    yield from issues_for_rows("evidence", other, "value", _made)


@batch_rule
def inferred_evidence_is_one_sentence(package: Package, stretch: EvidenceBatch) -> Iterator[RuleViolation]:
    """A paragraph is no evidence for a word."""
    inferred = stretch.rows.filter(
        (pl.col("derivation") == "inferred") & pl.col("text").str.contains(MAYBE_TWO_SENTENCES)
    )
    rows = inferred.join(_languages(package), on="article_id", how="left", maintain_order="left")
    each_once = rows.select("language", "text").unique(maintain_order=True)
    two = [_has_two_sentences(text, _short(code)) for code, text in each_once.iter_rows()]
    long = each_once.filter(pl.Series(two, dtype=pl.Boolean))
    other = rows.join(long, on=["language", "text"], how="semi", nulls_equal=True, maintain_order="left")
    yield from issues_for_rows(
        "evidence", other, "text", lambda row: f"{len(row['text'])} characters in more than one sentence"
    )


def _has_two_sentences(text: str, abbreviations: Collection[str]) -> bool:
    """Return whether a text spans lines, or more than one of its sentences has a letter or digit."""
    if LINE_END.search(text):
        return True
    sentences = (text[start:end] for start, end in split_sentences(text, abbreviations))
    return sum(any(c.isalpha() or c.isdecimal() for c in sentence) for sentence in sentences) > 1


class _Contexts:
    """What a normaliser may know of an article: its language, and the names of who is mentioned in it."""

    def __init__(self, package: Package, articles: pl.Series) -> None:
        self.people: dict[str, dict[str, str]] = {}
        names = package.tables["people"].select("person_id", "name")
        mentions = package.tables["person_mentions"].select("article_id", "person_id")
        named = mentions.filter(pl.col("article_id").is_in(articles.implode())).unique()
        self.unknown = set(named.join(names, on="person_id", how="anti")["article_id"])
        named = named.join(names, on="person_id")
        for article, person, name in named.sort("article_id", "person_id").iter_rows():
            self.people.setdefault(article, {})[person] = name
        self.last: tuple[tuple[str, str], Context] | None = None

    def __call__(self, article: str, language: str) -> Context:
        if self.last is None or self.last[0] != (article, language):
            self.last = (article, language), Context(language, self.people.get(article, {}))
        return self.last[1]


def _languages(package: Package) -> pl.DataFrame:
    return (
        package.tables["articles"]
        .select("article_id", "language")
        .filter(pl.col("language").is_in(list(language_packs())))
    )


@cache
def _short(language: str | None) -> frozenset[str]:
    return frozenset(language_packs()[language].naming.abbreviations) if language else frozenset()


@lru_cache(maxsize=100_000)
def _made_of(rule: str, text: str, language: str) -> str | None:
    return NORMALISERS[rule](text, Context(language))


def _made(row: dict[str, Any]) -> str:
    return f"{row['normaliser']} makes {format_value(row['should'])} of {format_value(row['text'])}"
