"""Summaries of the dataset for its pages: counts as Markdown tables, and how the articles were annotated."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.corpus.config import MODEL_FIELDS, NOT_RECORDED, Annotator, CorpusConfig
from ordrett_dataset.metadata.markdown import format_table
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.codebook import CODEBOOK

Tables = Mapping[str, pl.DataFrame]
# The annotation source of an article that ordrett annotated by its rules.
AUTOMATIC: Final = "rules"


def describe_annotators(metadata: CorpusConfig, tables: Tables) -> Iterator[str]:
    """Yield a phrase for each annotator, if any article was annotated, and one for automatic annotation."""
    sources = tables["articles"]["annotation_source"]
    n_articles = sources.len()
    n_automatic = (sources == AUTOMATIC).sum()
    n_annotated = n_articles - n_automatic
    if n_annotated and not metadata.annotators:
        yield f"{n_annotated} of {n_articles} articles: annotated; the annotator is not stated"
    for annotator in metadata.annotators if n_annotated else ():
        review = "reviewed" if annotator.human_review else "not reviewed"
        yield f"{annotator.name}: {annotator.kind}{_describe_model(annotator)}, {review} by a human"
    if n_automatic:
        yield f"{n_automatic} of {n_articles} articles: annotated automatically, by the rules of ordrett"


def _describe_model(annotator: Annotator) -> str:
    """Return what is known of a language model, and which of its fields were not recorded."""
    if annotator.kind != "language model":
        return ""
    values = {name: str(getattr(annotator, name)) for name in MODEL_FIELDS}
    facts = [f"{name} {value}" for name, value in values.items() if value != NOT_RECORDED]
    missing = [name for name, value in values.items() if value == NOT_RECORDED]
    if missing:
        names = f"{', '.join(missing[:-1])} and {missing[-1]}" if len(missing) > 1 else missing[0]
        facts.append(f"{names} {NOT_RECORDED}")
    return f" ({'; '.join(facts)})"


def summarise_tables(tables: Tables) -> str:
    """Return one row per table: the number of its rows, and what a row is."""
    rows = [
        (f"`{name}`", tables[name].height, str(model.__doc__).removeprefix("One row per "))
        for name, model in TABLES.items()
    ]
    return format_table(("table", "rows", "one row per"), rows)


def summarise_articles(tables: Tables) -> str:
    """Return one row per article: language, publisher, date, length, and the number of its rows in each table."""
    counted = ("quotes", "person_mentions", "event_mentions", "fact_checks")
    header = ["article", "language", "publisher", "published", "characters", *counted]
    rows = []
    for article in tables["articles"].iter_rows(named=True):
        counts = [(tables[name]["article_id"] == article["article_id"]).sum() for name in counted]
        properties = [article[name] for name in ("language", "publisher", "published", "n_characters")]
        rows.append([f"`{article['article_id']}`", *properties, *counts])
    return format_table(header, rows)


def summarise_quotes(tables: Tables) -> str:
    """Return one row per kind of quote and kind of speaker."""
    counts = tables["quotes"].group_by("quote_kind", "speaker_kind").len().sort("quote_kind", "speaker_kind")
    return format_table(("kind of quote", "kind of speaker", "rows"), counts.iter_rows())


def summarise_reviews(tables: Tables) -> str:
    """Return one row per table whose rows can be reviewed: rows, and how many of them persons decided in which way."""
    verdicts = tuple(CODEBOOK["reviewed"])
    rows = [
        (
            f"`{table}`",
            frame.height,
            frame["reviewed"].count(),
            *((frame["reviewed"] == code).sum() for code in verdicts),
        )
        for table, frame in tables.items()
        if "reviewed" in frame.columns
    ]
    return format_table(("table", "rows", "reviewed", *verdicts), rows)


def summarise_evidence(tables: Tables) -> str:
    """Return one row per column with evidence: rows by derivation, and the length of the quoted text in characters."""
    evidence = tables["evidence"].with_columns(length=pl.col("text").str.len_chars())
    derivations = ("verbatim", "normalised", "inferred", "external")
    counts = (
        evidence.group_by("target_table", "target_column")
        .agg(
            *((pl.col("derivation") == derivation).sum().alias(derivation) for derivation in derivations),
            median=pl.col("length").median(),
            longest=pl.col("length").max(),
        )
        .sort("target_table", "target_column")
    )
    rows = [
        (f"`{table}.{column}`", *numbers, median if median is None else round(median, 1), longest)
        for table, column, *numbers, median, longest in counts.iter_rows()
    ]
    return format_table(("column", *derivations, "median characters", "longest"), rows)
