"""Many articles -> the tables of their automatic readings, by several processes where that is faster."""

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
from ordrett.read import read_article
from ordrett_dataset.pipeline.downgrade_evidence import confirmed
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.frames import concat_sorted

Reader = Callable[[Article, str | None], ArticleAnnotation]

# A process takes about as long to start as one needs to read so many characters.
LEAST_CHARACTERS: Final = 1_000_000
CHUNK_CHARACTERS: Final = 200_000


@dataclass(frozen=True)
class ReadAll:
    """The tables of the articles that could be read, and by article why the others could not."""

    tables: Mapping[str, pl.DataFrame]
    refused: dict[str, InputError] = field(default_factory=dict)


def read_all(
    articles: Sequence[Article],
    languages: Mapping[str, str],
    rights: str = "",
    processes: int | None = None,
    told: Callable[[int], None] = lambda _: None,
    reader: Reader = read_article,
) -> ReadAll:
    """Read articles; the tables are the same whatever the order of the articles and the number of processes.

    `told` is given the number of articles that were read since it was last called. Few articles are read in this
    process. Raises OSError where a process is killed, RuntimeError naming the article where the reader fails.
    """
    chunks = list(_chunks(sorted(articles, key=lambda a: a.article_id)))
    jobs = [(chunk, {a.article_id: languages.get(a.article_id) for a in chunk}, rights, reader) for chunk in chunks]
    most = processes or _cores()
    helping = min(most, len(jobs), 1 + sum(len(article.text) for article in articles) // LEAST_CHARACTERS)
    read: list[ReadAll] = []
    with closing((_read(*job) for job in jobs) if helping < 2 else _in_parallel(jobs, helping)) as parts:
        for part in parts:
            read.append(part)
            told(len(part.tables["articles"]) + len(part.refused))
    frames = {table: concat_sorted(table, [part.tables[table] for part in read]) for table in TABLES}
    return ReadAll(frames, {article: refusal for part in read for article, refusal in part.refused.items()})


Job = tuple[Sequence[Article], Mapping[str, str | None], str, Reader]


def _read(articles: Sequence[Article], languages: Mapping[str, str | None], rights: str, reader: Reader) -> ReadAll:
    readings: list[ArticleAnnotation] = []
    refused: dict[str, InputError] = {}
    for article in articles:
        try:
            readings.append(confirmed(reader(article, languages[article.article_id])))
        except InputError as refusal:
            refused[article.article_id] = refusal
        except Exception as error:
            # An exception of any other class might not pass from one process to another.
            raise RuntimeError(f"{article.path}: reading it failed: {type(error).__name__}: {error}") from error
    return ReadAll(build_tables(readings, rights=rights), refused)


def _chunks(articles: Sequence[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    held = 0
    for article in articles:
        chunk.append(article)
        held += len(article.text)
        if held >= CHUNK_CHARACTERS:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_parallel(jobs: Sequence[Job], processes: int) -> Generator[ReadAll]:
    others = set(active_children())
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_end_with_the_parent)
    waiting: set[Future[ReadAll]] = set()
    try:
        with _interrupts_held():
            waiting |= {pool.submit(_read, *job) for job in jobs}
        for future in as_completed(waiting):
            waiting.discard(future)  # what it holds goes with it
            yield future.result()
    except BrokenProcessPool:
        raise OSError("a reading process was killed, perhaps for want of memory; try: --processes 1") from None
    finally:
        for child in set(active_children()) - others if waiting else ():
            child.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let the processes that start meanwhile never see Ctrl-C: it is for this process, which then ends them."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if held is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _end_with_the_parent() -> None:
    """Let a reading process not outlive the one that started it, however that ends."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
