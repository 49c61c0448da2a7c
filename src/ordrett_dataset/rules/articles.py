"""Articles: their files, languages and what was extracted from them."""

import hashlib
from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.article import decode_article
from ordrett.errors import InputError
from ordrett.language.detect import LanguageNotReadError, detect_language
from ordrett.language.packs import language_packs
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import SPAN_TABLES, EvidenceSummary, Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule, summary_rule
from ordrett_dataset.schemas import KEYS

# In UTF-8 the bytes of a code point after its first one.
_CONTINUATION_BYTES: Final = bytes(range(0x80, 0xC0))
# Column of articles -> table that has no rows of the article if it is false.
_EXTRACTED_TABLES: Final = {
    "quotes_extracted": "quotes",
    "people_extracted": "person_mentions",
    "events_extracted": "event_mentions",
}


@rule
@needs_articles
def article_row_matches_file(package: Package) -> Iterator[RuleViolation]:
    """Path, hash and lengths of an article are those of its file."""
    for row in package.tables["articles"].iter_rows(named=True):
        article = row["article_id"]
        expected: dict[str, object] = {"path": None if package.withholds_texts else f"seeds/{article}.txt"}
        if (data := package.article_bytes.get(article)) is not None:
            expected["sha256"] = hashlib.sha256(data).hexdigest()
            expected["n_bytes"] = len(data)
            expected["n_characters"] = len(data.translate(None, _CONTINUATION_BYTES))
        for column, value in expected.items():
            if row[column] != value:
                yield RuleViolation("articles", article, column, format_value(row[column]), format_value(value))


@rule
@needs_articles
def article_is_text(package: Package) -> Iterator[RuleViolation]:
    """An article is UTF-8 text without NUL characters, as a build accepts it."""
    for article, data in package.article_bytes.items():
        try:
            decode_article(data, article, article, len(data))
        except InputError as error:
            yield RuleViolation("articles", article, "", error.problem, error.hint)


@rule
@needs_articles
def language_matches_text(package: Package) -> Iterator[RuleViolation]:
    """The language is stated in corpus.toml or else detected in the text; an article that was extracted has a pack."""
    supported = language_packs()
    is_extracted = pl.any_horizontal(*_EXTRACTED_TABLES)
    rows = package.tables["articles"].select("article_id", "language", is_extracted=is_extracted)
    for article, language, extracted in rows.iter_rows():
        expected = package.languages.get(article) or _detect(package, article) or language
        if language != expected or (extracted and language not in supported):
            expected = f"{format_value(expected)}; supported: {', '.join(supported)}"
            yield RuleViolation("articles", article, "language", format_value(language), expected)


def _detect(package: Package, article: str) -> str | None:
    """Return the detected language, "und" if the detector is unsure; None if the article is not available."""
    if article not in package.texts:
        return None
    try:
        return detect_language(package.texts[article], article)
    except LanguageNotReadError as error:
        return error.language


@rule
def outlet_is_original_or_publisher(package: Package) -> Iterator[RuleViolation]:
    """The outlet of an article is its original outlet, or else its publisher."""
    rows = package.tables["articles"].with_columns(expected=pl.coalesce("original_outlet", "publisher"))
    rows = rows.filter(pl.col("outlet").ne_missing(pl.col("expected")))
    yield from issues_for_rows("articles", rows, "outlet", lambda row: format_value(row["expected"]))


@rule
def machine_translation_has_other_language(package: Package) -> Iterator[RuleViolation]:
    """A machine translation is translated from a language other than its own."""
    is_translated = pl.col("translated_from").ne_missing(pl.col("language")) & pl.col("translated_from").is_not_null()
    rows = package.tables["articles"].filter((pl.col("text_kind") == "machine_translation") & ~is_translated)
    yield from issues_for_rows("articles", rows, "text_kind", lambda _: "a language that it is translated from")


@rule
def extracted_article_names_source(package: Package) -> Iterator[RuleViolation]:
    """A source file has a path and a hash; record and encoding are those of a source file."""
    for column in ("source_sha256", "source_record", "encoding"):
        has_value, has_source = pl.col(column).is_not_null(), pl.col("source_path").is_not_null()
        is_wrong = has_value != has_source if column == "source_sha256" else has_value & ~has_source
        rows = package.tables["articles"].filter(is_wrong)
        yield from issues_for_rows("articles", rows, column, lambda _: "a value only beside `source_path`")


@rule
def unprocessed_article_has_no_rows(package: Package) -> Iterator[RuleViolation]:
    """An article from which quotes, people or events were not extracted has no such rows."""
    for column, table in _EXTRACTED_TABLES.items():
        unprocessed = package.tables["articles"].filter(~pl.col(column)).with_columns(table=pl.lit(table))
        rows = unprocessed.join(package.tables[table], on="article_id", how="semi", maintain_order="left")
        yield from issues_for_rows("articles", rows, column, lambda row: f"true, since {row['table']} has its rows")


@rule
def annotation_source_matches_article(package: Package) -> Iterator[RuleViolation]:
    """A row has the annotation source of its article, and an extraction rule only if rules extracted it."""
    sources = package.tables["articles"].select("article_id", expected="annotation_source")
    for table in SPAN_TABLES:
        rows = package.tables[table].select(*KEYS[table], "article_id", "annotation_source", "extraction_rule")
        rows = rows.join(sources, on="article_id", how="inner", maintain_order="left")
        differs = pl.col("annotation_source") != pl.col("expected")
        yield from issues_for_rows(
            table, rows.filter(differs), "annotation_source", lambda row: f"{row['expected']!r}, as in its article"
        )
        is_annotated = pl.col("annotation_source") != "rules"
        yield from issues_for_rows(
            table,
            rows.filter(~differs & (pl.col("extraction_rule").is_null() != is_annotated)),
            "extraction_rule",
            lambda row: "the name of a rule" if row["annotation_source"] == "rules" else "nothing",
        )


@summary_rule
def row_counts_in_expected_range(package: Package, evidence: EvidenceSummary) -> Iterator[RuleViolation]:
    """The number of rows of an article is within the range that corpus.toml states, so that losses are noticed."""
    tables = sorted({table for ranges in package.expected_row_counts.values() for table in ranges})
    counts = {
        table: evidence.rows_by_article
        if table == "evidence"
        else dict(package.tables[table].group_by("article_id").len().iter_rows())
        for table in tables
    }
    for article, ranges in package.expected_row_counts.items():
        for table, (lowest, highest) in ranges.items():
            n_rows = counts[table].get(article, 0)
            if not lowest <= n_rows <= highest:
                expected = f"{lowest} to {highest}, as [expected_rows] in corpus.toml says"
                yield RuleViolation("articles", article, "", f"{n_rows} rows of {table}", expected)
