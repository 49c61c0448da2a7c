"""Articles, and what their rows may say of how they were read."""

import hashlib
from collections.abc import Iterator

import polars as pl

from ordrett.errors import InputError
from ordrett.language.detect import detect_language
from ordrett.language.packs import language_packs
from ordrett_dataset.rules.many_languages import many_languages
from ordrett_dataset.rules.registry import Package, RuleViolation, format_value, issues_for_rows, needs_articles, rule

# UTF-8: every code point has one leading byte, and these follow it.
CONTINUING = bytes(range(0x80, 0xC0))
ROWS_OF = {"quotes_extracted": "quotes", "people_extracted": "person_mentions", "events_extracted": "event_mentions"}


@rule
@needs_articles
def article_row_matches_file(package: Package) -> Iterator[RuleViolation]:
    """Path, hash, bytes and characters are those of the seed."""
    for row in package.tables["articles"].iter_rows(named=True):
        article = row["article_id"]
        should: dict[str, object] = {"path": f"seeds/{article}.txt"}
        if article in package.seeds:
            seed = package.seeds[article]
            should |= {"sha256": hashlib.sha256(seed).hexdigest(), "n_bytes": len(seed)}
            should |= {"n_characters": len(seed.translate(None, CONTINUING))}
        for column, value in should.items():
            if row[column] != value:
                yield RuleViolation(
                    "articles", article, column, format_value(row[column]), f"the seed gives {format_value(value)}"
                )


@rule
@needs_articles
def language_matches_text(package: Package) -> Iterator[RuleViolation]:
    """The language is the one that corpus.toml states, or else the one that the text reads as, and it has a pack."""
    stated = package.languages
    rows = list(package.tables["articles"].select("article_id", "language").iter_rows())
    asked = [article for article, _ in rows if article not in stated and article in package.texts]
    read = dict(zip(asked, many_languages([package.texts[article] for article in asked]), strict=True))
    for article, language in rows:
        should = stated.get(article) or read.get(article, language)
        if language != should:
            should = stated.get(article) or _language(package.texts[article], article)
        if language != should or language not in language_packs():
            says = f"the text reads as {format_value(should)}; packs: {', '.join(language_packs())}"
            yield RuleViolation("articles", article, "language", format_value(language), says)


def _language(text: str, article: str) -> str:
    try:
        return detect_language(text, article)
    except InputError as refusal:
        return refusal.found


@rule
def unprocessed_article_has_no_rows(package: Package) -> Iterator[RuleViolation]:
    """Where nobody looked, nothing was found."""
    for column, table in ROWS_OF.items():
        unread = package.tables["articles"].filter(~pl.col(column)).with_columns(of=pl.lit(table))
        held = unread.join(package.tables[table], on="article_id", how="semi", maintain_order="left")
        yield from issues_for_rows("articles", held, column, lambda row: f"{row['of']} has rows of the article")


@rule
def annotation_source_matches_article(package: Package) -> Iterator[RuleViolation]:
    """A row names the reading of its article; a rule stands with an automatic reading alone."""
    of = package.tables["articles"].select("article_id", should="annotation_source")
    for table in ROWS_OF.values():
        rows = package.tables[table].join(of, on="article_id", how="inner", maintain_order="left")
        other = pl.col("annotation_source") != pl.col("should")
        yield from issues_for_rows(
            table, rows.filter(other), "annotation_source", lambda row: f"its article is {row['should']}"
        )
        ruled = pl.col("extraction_rule").is_null() != (pl.col("annotation_source") == "language_model")
        yield from issues_for_rows(
            table,
            rows.filter(~other & ruled),
            "extraction_rule",
            lambda row: f"the reading is {row['annotation_source']}",
        )


@rule
def row_counts_in_expected_range(package: Package) -> Iterator[RuleViolation]:
    """An article has as many rows of each table as corpus.toml expects; a reading that loses rows fails here."""
    counts = {
        table: package.rows_by_article(table)
        for table in sorted({table for tables in package.bounds.values() for table in tables})
    }
    for article, tables in package.bounds.items():
        for table, (fewest, most) in tables.items():
            count = counts[table].get(article, 0)
            if not fewest <= count <= most:
                yield RuleViolation("articles", article, "", f"{count} rows of {table}", f"expected {fewest} to {most}")
