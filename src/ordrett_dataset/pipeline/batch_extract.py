"""Extract many articles by rules, in several processes if that is faster."""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

import polars as pl

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.reader import read_article
from ordrett_dataset.pipeline.extract_article import ExtractedArticle, Extractor, extract_article
from ordrett_dataset.pipeline.worker_processes import available_cores, run_jobs
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.sources.field_names import ArticleFields
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.frames import concat_sorted

T = TypeVar("T")

# Starting a process takes about as long as extracting this many characters.
CHARACTERS_PER_PROCESS: Final = 1_000_000
CHARACTERS_PER_JOB: Final = 200_000


@dataclass(frozen=True)
class Extraction:
    """The tables of the articles, and by article id the errors of those that are not in them, and warnings.

    `not_read` says why nothing was extracted from an article that is in the tables.
    """

    tables: Mapping[str, pl.DataFrame]
    errors: dict[str, InputError] = field(default_factory=dict)
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_read: dict[str, InputError] = field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    articles: Sequence[Article]
    languages: Mapping[str, str]  # by article id, where the language is not detected
    fields: Mapping[str, ArticleFields]  # by article id, where there is metadata
    rights: str
    extractor: Extractor


def extract_articles(
    articles: Sequence[Article],
    languages: Mapping[str, str],
    rights: str = "",
    processes: int | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
    extractor: Extractor = read_article,
    fields: Mapping[str, ArticleFields] = MappingProxyType({}),
) -> Extraction:
    """Extract articles; the result does not depend on their order or on the number of processes.

    `on_progress` is called with the number of articles finished since the last call. A small number of articles is
    extracted in this process. Raises OSError if a process is killed, and RuntimeError with the path of the article if
    the extractor fails.
    """
    by_id = sorted(articles, key=lambda article: article.article_id)
    jobs = [
        _Job(batch, _select(languages, batch), _select(fields, batch), rights, extractor) for batch in _batches(by_id)
    ]
    useful_processes = 1 + sum(len(article.text) for article in articles) // CHARACTERS_PER_PROCESS
    n_processes = min(processes or available_cores(), len(jobs), useful_processes)
    parts: list[Extraction] = []
    with closing(run_jobs(_run_job, jobs, n_processes)) as results:
        for part in results:
            parts.append(part)
            on_progress(len(part.tables["articles"]) + len(part.errors))
    tables = {table: concat_sorted(table, [part.tables[table] for part in parts]) for table in TABLES}
    return Extraction(
        tables,
        dict(ChainMap(*(part.errors for part in parts))),
        dict(ChainMap(*(part.warnings for part in parts))),
        dict(ChainMap(*(part.not_read for part in parts))),
    )


def _run_job(job: _Job) -> Extraction:
    extracted: list[ExtractedArticle] = []
    errors: dict[str, InputError] = {}
    for article in job.articles:
        article_id = article.article_id
        try:
            extracted.append(
                extract_article(
                    article, job.languages.get(article_id), job.fields.get(article_id, ArticleFields()), job.extractor
                )
            )
        except InputError as error:
            errors[article_id] = error
    tables = build_tables(
        [item.annotation for item in extracted],
        external_sources=[item.external_source for item in extracted if item.external_source],
        rights=job.rights,
    )
    warnings = {item.annotation.article.article_id: item.warnings for item in extracted if item.warnings}
    not_read = {item.annotation.article.article_id: item.not_read for item in extracted if item.not_read}
    return Extraction(tables, errors, warnings, not_read)


def _batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.text)
        if characters >= CHARACTERS_PER_JOB:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _select(values: Mapping[str, T], articles: Sequence[Article]) -> dict[str, T]:
    """Return the values of some articles: a job is pickled, so it should not carry those of the whole corpus."""
    return {a.article_id: values[a.article_id] for a in articles if a.article_id in values}
