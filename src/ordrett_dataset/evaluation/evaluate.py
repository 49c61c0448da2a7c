"""Measure how accurate automatic extraction is on the annotated articles of a corpus folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, DateExpression
from ordrett.reader import read_article
from ordrett_dataset.annotations import Annotations, load_annotations
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.corpus.config import CorpusConfig, load_config
from ordrett_dataset.evaluation.from_tables import annotations_from_tables
from ordrett_dataset.evaluation.gold_files import (
    DATES_FILE,
    EVENTS_FILE,
    GOLD_FILE_NAMES,
    NAMES_FILE,
    PRONOUNS_FILE,
    QUOTES_FILE,
    DatesLine,
    EventsLine,
    GoldLine,
)
from ordrett_dataset.evaluation.metric import Metric
from ordrett_dataset.evaluation.score_annotations import score_annotations
from ordrett_dataset.evaluation.score_events import event_items, gold_events, score_dates, score_events
from ordrett_dataset.evaluation.score_gold import score_names, score_pronouns, score_quotes
from ordrett_dataset.pipeline.batch_extract import extract_articles
from ordrett_dataset.sources.field_names import ArticleFields

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Evaluation:
    """The metrics of a corpus, the number of its annotated articles, and the errors of those that cannot be read.

    `began_as_draft` are the articles whose annotation is not independent of the rules that are measured.
    """

    n_articles: int
    metrics: list[Metric]
    errors: dict[str, InputError]
    began_as_draft: tuple[str, ...] = ()


def evaluate_corpus(
    folder: Path, processes: int | None = None, on_progress: Progress = lambda _total, _done: None
) -> Evaluation:
    """Extract the annotated articles of `folder` automatically and score the result against their annotations.

    Annotations are those in `annotations/` and the gold files beside `seeds/`. `on_progress` gets the number of
    articles and how many were finished since the last call. Raises InputError, or a group of them, if an annotation
    is invalid or there is none.
    """
    config = load_config(folder)
    articles, unreadable = find_articles(folder, config.max_article_bytes)
    if unreadable:
        raise ExceptionGroup("seeds", list(unreadable.values()))
    quote_lines = QUOTES_FILE.read(folder, articles)
    name_lines = NAMES_FILE.read(folder, articles)
    pronoun_lines = PRONOUNS_FILE.read(folder, articles)
    event_lines, date_lines = EVENTS_FILE.read(folder, articles), DATES_FILE.read(folder, articles)
    loaded = _load_annotations(folder, config, articles)
    annotated = loaded.by_article
    files: tuple[Sequence[GoldLine], ...] = (quote_lines, name_lines, pronoun_lines, event_lines, date_lines)
    targets = {line.article for lines in files for line in lines} | set(annotated)
    if not targets:
        hint = f"Annotate an article (ordrett draft), or put one of {', '.join(GOLD_FILE_NAMES)} beside seeds/."
        raise InputError(str(folder), "folder_contains_annotations", "no article is annotated", hint)
    on_progress(len(targets), 0)
    batch = extract_articles(
        [articles[article_id] for article_id in targets],
        config.languages,
        processes=processes,
        on_progress=lambda done: on_progress(len(targets), done),
        fields={name: ArticleFields(published=day) for name, day in _published(event_lines, annotated).items()},
    )
    extracted = annotations_from_tables(batch.tables, articles)
    metrics: list[Metric] = []
    if annotated:
        with_sections = {name: _add_sections(extracted[name], config) for name in annotated if name in extracted}
        metrics += score_annotations(annotated, with_sections)
    metrics += score_quotes(quote_lines, extracted) if quote_lines else []
    metrics += score_names(name_lines, extracted) if name_lines else []
    metrics += score_pronouns(pronoun_lines, extracted) if pronoun_lines else []
    if event_lines:
        predicted = [item for annotation in extracted.values() for item in event_items(annotation, by_trigger=False)]
        metrics += score_events(gold_events(event_lines), predicted)
    if date_lines:
        metrics += score_dates(date_lines, _read_dates(date_lines, articles, config))
    metrics.append(score_offsets(batch.tables, articles))
    return Evaluation(len(targets), metrics, batch.errors | batch.not_read, tuple(sorted(loaded.drafted_by_rules)))


def score_offsets(tables: Mapping[str, pl.DataFrame], articles: Mapping[str, Article]) -> Metric:
    """Return how many spans in the tables, evidence included, equal the article's text between their offsets."""
    n_correct = n_spans = 0
    for table in tables.values():
        for column in (name.removesuffix("_start") for name in table.columns if name.endswith("_start")):
            spans = table.select("article_id", column, f"{column}_start", f"{column}_end").drop_nulls()
            for article_id, text, start, end in spans.iter_rows():
                n_spans += 1
                n_correct += articles[article_id].text[start:end] == text
    return Metric("spans", "text equals article", n_correct, n_spans)


def _published(lines: Iterable[EventsLine], annotated: Mapping[str, ArticleAnnotation]) -> dict[str, str]:
    """Return the day of publication of the articles, as far as it is annotated."""
    dates = {name: annotation.metadata.published.value for name, annotation in annotated.items()}
    known = {name: date.edtf for name, date in dates.items() if date}
    return known | {line.article: line.published for line in lines if line.published}


def _read_dates(
    lines: Iterable[DatesLine], articles: Mapping[str, Article], config: CorpusConfig
) -> dict[str, tuple[DateExpression, ...]]:
    """Return the dates of articles; those that cannot be read are left out."""
    dates = {}
    for line in lines:
        with suppress(InputError):
            language = config.languages.get(line.article)
            dates[line.article] = read_article(articles[line.article], language, line.published).dates
    return dates


def _load_annotations(folder: Path, config: CorpusConfig, articles: dict[str, Article]) -> Annotations:
    loaded = load_annotations(folder / "annotations", articles, config.languages)
    if errors := [error for group in loaded.errors.values() for error in group]:
        raise ExceptionGroup("annotations", errors)
    return loaded


def _add_sections(annotation: ArticleAnnotation, config: CorpusConfig) -> ArticleAnnotation:
    # The tables do not hold the sections of lines in which nothing was found.
    article = annotation.article
    return replace(annotation, sections=read_article(article, config.languages.get(article.article_id)).sections)
