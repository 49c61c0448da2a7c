"""The kind of a line that its own words show: page furniture, a credit, a byline, or running text."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.language.packs import language_packs
from ordrett.page.classify_line import classify_line
from ordrett.page.vocabulary import compile_vocabulary
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule
from ordrett_dataset.schemas import KEYS

# A name may stand in furniture, if its section says so.
_TABLES: Final = ("quotes", "event_mentions", "fact_checks", "person_mentions")
# A date alone and the heading of a list of links are furniture too.
_FURNITURE: Final = ("furniture", "date", "list")
_LINES_AT_A_TIME: Final = 20_000
_LINE: Final = ["article_id", "line"]
# Kind of a line -> sections that it may have.
_SECTIONS: Final = pl.DataFrame(
    [("credit", "credit"), ("credit", "caption"), ("credit", "byline"), ("byline", "byline"), ("byline", "credit")],
    schema=["kind", "section"],
    orient="row",
)
_NOT_RUNNING_TEXT: Final = ("crosshead", "byline", "credit")


@rule
@needs_articles
def row_is_not_in_page_furniture(package: Package) -> Iterator[RuleViolation]:
    """No annotated row is in a line of page furniture, except names in the section `furniture`."""
    kinds = package.computed_once(_line_kinds).filter(pl.col("kind").is_in(_FURNITURE))
    for table in _TABLES if kinds.height else ():
        rows = _with_lines(package, table).join(kinds, on=_LINE, how="semi", maintain_order="left")
        rows = rows.filter(pl.col("section") != "furniture") if table == "person_mentions" else rows
        yield from issues_for_rows(table, rows, "text", lambda _: "words of the article, not of the page around it")


@rule
@needs_articles
def section_matches_words_of_line(package: Package) -> Iterator[RuleViolation]:
    """An annotated row in a line of credits or names of authors has such a section, one in running text has none."""
    kinds = package.computed_once(_line_kinds)
    for table in SPAN_TABLES:
        rows = _with_lines(package, table).join(kinds, on=_LINE, how="inner", maintain_order="left")
        special = rows.filter(pl.col("kind").is_in(_SECTIONS["kind"].unique().implode()))
        wrong = special.join(_SECTIONS, on=["kind", "section"], how="anti", maintain_order="left")
        yield from issues_for_rows(table, wrong, "section", lambda row: f"'{row['kind']}', as its line is one")
        text = rows.filter((pl.col("kind") == "text") & pl.col("section").is_in(_NOT_RUNNING_TEXT))
        yield from issues_for_rows(table, text, "section", lambda _: "a section of running text")


def _with_lines(package: Package, table: str) -> pl.DataFrame:
    """Return the rows of a table with the beginning of their line, null if the article is not available."""
    section = ["section"] if table in SPAN_TABLES else []
    rows = package.tables[table].select(*KEYS[table], "article_id", "text", "text_start", *section)
    return rows.with_columns(line=package.article_texts.line_starts(rows, "text_start"))


def _line_kinds(package: Package) -> pl.DataFrame:
    """Return the kind of each line of an annotated article that has rows: `article_id`, `line`, `kind`.

    Only its own words count: a classification by the lines around it can be wrong, and the annotator then has the last
    word.
    """
    is_annotated = pl.col("annotation_source") != "rules"
    articles = package.tables["articles"].filter(is_annotated & pl.col("language").is_in(list(language_packs())))
    lines = pl.concat(_with_lines(package, table).select(_LINE) for table in _TABLES).drop_nulls().unique()
    lines = lines.join(articles.select("article_id", "language"), on="article_id").sort(_LINE)
    # In parts, so that the texts of all lines are never in memory together.
    return pl.concat(
        [_classify(package, lines.clear()), *(_classify(package, part) for part in lines.iter_slices(_LINES_AT_A_TIME))]
    )


def _classify(package: Package, lines: pl.DataFrame) -> pl.DataFrame:
    text = package.article_texts.lines(lines, "line").cast(pl.String)
    lines = lines.with_columns(text=text.str.strip_prefix("\ufeff").str.strip_chars())
    texts = lines.select("language", "text").filter(pl.col("text") != "").unique()
    kinds = [
        classify_line(line, compile_vocabulary(language_packs()[language])) for language, line in texts.iter_rows()
    ]
    texts = texts.with_columns(kind=pl.Series(kinds, dtype=pl.String))
    return lines.join(texts, on=["language", "text"], how="left", maintain_order="left").select(*_LINE, "kind")
