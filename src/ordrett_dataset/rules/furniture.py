"""What stands in menus, links and notices of a page is not reported by its article."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.article import decode_article
from ordrett.errors import InputError
from ordrett.language.packs import language_packs
from ordrett.page.classify_line import classify_line
from ordrett.page.vocabulary import compile_vocabulary
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, needs_articles, rule

_TABLES: Final = ("quotes", "event_mentions", "fact_checks")


@rule
@needs_articles
def row_is_not_in_page_furniture(package: Package) -> Iterator[RuleViolation]:
    """No annotated quote, event mention or fact check is in a line of page furniture."""
    is_annotated = pl.col("annotation_source") != "rules"
    articles = package.tables["articles"].filter(is_annotated & pl.col("language").is_in(list(language_packs())))
    starts = [
        start
        for article, language in articles.select("article_id", "language").iter_rows()
        for start in _furniture_lines(package, article, language)
    ]
    lines = pl.DataFrame(starts, schema={"article_id": pl.String, "line": pl.Int64}, orient="row")
    for table in _TABLES if lines.height else ():
        rows = package.tables[table]
        rows = rows.with_columns(line=package.article_texts.line_starts(rows, "text_start"))
        rows = rows.join(lines, on=["article_id", "line"], how="semi", maintain_order="left")
        yield from issues_for_rows(table, rows, "text", lambda _: "words of the article, not of the page around it")


def _furniture_lines(package: Package, article: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield the article and the beginning of each line of furniture; nothing if the article cannot be read.

    Only lines that their own words show to be furniture count: a classification by the lines around them can be wrong,
    and the annotator then has the last word.
    """
    data = package.article_bytes.get(article, b"")
    try:
        decoded = decode_article(data, article, article, len(data))
    except InputError:
        return
    vocabulary = compile_vocabulary(language_packs()[language])
    for start, end in decoded.paragraphs:
        if classify_line(decoded.text[start:end].strip(), vocabulary) == "furniture":
            yield article, start
