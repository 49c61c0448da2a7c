"""Extract many articles by rules, in several processes if that is faster."""

import os
import signal
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Final

import polars as pl

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation
from ordrett.reader import read_article
from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.frames import concat_sorted

# Annotates an article; the second argument is its language, or None to detect it.
Extractor = Callable[[Article, str | None], ArticleAnnotation]

# Starting a process takes about as long as extracting this many characters.
CHARACTERS_PER_PROCESS: Final = 1_000_000
CHARACTERS_PER_JOB: Final = 200_000


@dataclass(frozen=True)
class Extraction:
    """The tables of the articles that could be extracted, and the errors of the others by article id."""

    tables: Mapping[str, pl.DataFrame]
    errors: dict[str, InputError] = field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    articles: Sequence[Article]
    languages: Mapping[str, str]  # by article id, where the language is not detected
    rights: str
    extractor: Extractor


def extract_articles(
    articles: Sequence[Article],
    languages: Mapping[str, str],
    rights: str = "",
    processes: int | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
    extractor: Extractor = read_article,
) -> Extraction:
    """Extract articles; the result does not depend on their order or on the number of processes.

    `on_progress` is called with the number of articles finished since the last call. A small number of articles is
    extracted in this process. Raises OSError if a process is killed, and RuntimeError with the path of the article if
    the extractor fails.
    """
    by_id = sorted(articles, key=lambda article: article.article_id)
    jobs = [_Job(batch, _select(languages, batch), rights, extractor) for batch in _batches(by_id)]
    useful_processes = 1 + sum(len(article.text) for article in articles) // CHARACTERS_PER_PROCESS
    n_processes = min(processes or _available_cores(), len(jobs), useful_processes)
    parts: list[Extraction] = []
    with closing(
        (_run_job(job) for job in jobs) if n_processes < 2 else _run_in_parallel(jobs, n_processes)
    ) as results:
        for part in results:
            parts.append(part)
            on_progress(len(part.tables["articles"]) + len(part.errors))
    tables = {table: concat_sorted(table, [part.tables[table] for part in parts]) for table in TABLES}
    return Extraction(tables, {article_id: error for part in parts for article_id, error in part.errors.items()})


def _run_job(job: _Job) -> Extraction:
    annotations: list[ArticleAnnotation] = []
    errors: dict[str, InputError] = {}
    for article in job.articles:
        try:
            annotations.append(downgrade_evidence(job.extractor(article, job.languages.get(article.article_id))))
        except InputError as error:
            errors[article.article_id] = error
        except Exception as error:
            # An exception of another class may not survive the way from one process to another.
            message = f"{article.path}: extraction failed: {type(error).__name__}: {error}"
            raise RuntimeError(message) from error
    return Extraction(build_tables(annotations, rights=job.rights), errors)


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


def _select(languages: Mapping[str, str], articles: Sequence[Article]) -> dict[str, str]:
    """Return the languages of some articles: a job is pickled, so it should not carry those of the whole corpus."""
    return {a.article_id: languages[a.article_id] for a in articles if a.article_id in languages}


def _available_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_in_parallel(jobs: Sequence[_Job], processes: int) -> Generator[Extraction]:
    other_children = set(active_children())
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_exit_with_parent)
    unfinished: set[Future[Extraction]] = set()
    try:
        with _interrupts_blocked():
            unfinished |= {pool.submit(_run_job, job) for job in jobs}
        for future in as_completed(unfinished):
            unfinished.discard(future)  # frees the memory of its result
            yield future.result()
    except BrokenProcessPool:
        message = "An extraction process was killed, perhaps because memory ran out. Try --processes 1."
        raise OSError(message) from None
    finally:
        for child in set(active_children()) - other_children if unfinished else ():
            child.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Start processes that ignore Ctrl-C: only this process handles it, and then ends the others."""
    can_block = hasattr(signal, "pthread_sigmask")
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else None
    try:
        yield
    finally:
        if previous is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, previous)


def _exit_with_parent() -> None:
    """End this process as soon as the process that started it has ended, for whatever reason."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
