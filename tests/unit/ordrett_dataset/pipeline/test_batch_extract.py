"""Extraction of many articles: same result for any number of processes, errors with their article, no stray process."""

import random
from multiprocessing import active_children

import pytest
from polars.testing import assert_frame_equal

from ordrett.article import Article
from ordrett_dataset.pipeline import batch_extract, worker_processes
from ordrett_dataset.pipeline.batch_extract import Extraction, extract_articles
from ordrett_dataset.pipeline.extract_article import Extractor
from ordrett_dataset.schemas import TABLES
from tests.support.auto_corpus import extract_synthetic
from tests.support.faulty_extractors import (
    LANGUAGES,
    REJECTED_ARTICLES,
    TEXTS,
    decode_articles,
    die_once,
    fail_once,
    reject_some,
)


@pytest.fixture
def small_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use several processes for a few hundred characters."""
    monkeypatch.setattr(batch_extract, "CHARACTERS_PER_PROCESS", 100)
    monkeypatch.setattr(batch_extract, "CHARACTERS_PER_JOB", 1000)


def extract(
    processes: int, extractor: Extractor = extract_synthetic, articles: list[Article] | None = None
) -> Extraction:
    return extract_articles(articles or decode_articles(), LANGUAGES, "r", processes, extractor=extractor)


@pytest.mark.slow
@pytest.mark.usefixtures("small_jobs")
def test_number_of_processes_and_order_of_articles_change_nothing() -> None:
    shuffled = random.Random(1).sample(decode_articles(), len(TEXTS))  # noqa: S311 - nothing to keep secret
    one, three = extract(1, reject_some), extract(3, reject_some, shuffled)
    for table in TABLES:
        assert_frame_equal(one.tables[table], three.tables[table])
    assert one.tables["articles"]["article_id"].to_list() == sorted(TEXTS.keys() - set(REJECTED_ARTICLES))
    expected = {i: f"seeds/{i}.txt: “dull”. Write another. [article_is_liked]" for i in REJECTED_ARTICLES}
    for extraction in (one, three):
        assert {article_id: str(error) for article_id, error in extraction.errors.items()} == expected


@pytest.mark.usefixtures("small_jobs")
@pytest.mark.parametrize("processes", [1, 2])
def test_progress_counts_every_article_once(processes: int) -> None:
    finished: list[int] = []
    extract_articles(decode_articles(), LANGUAGES, "r", processes, finished.append, reject_some)
    assert len(finished) > 1
    assert sum(finished) == len(TEXTS)


def test_few_articles_are_extracted_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "ProcessPoolExecutor", None)
    assert extract(8).tables["articles"].height == len(TEXTS)


def test_no_articles_give_empty_tables() -> None:
    assert {frame.height for frame in extract_articles([], {}).tables.values()} == {0}


@pytest.mark.usefixtures("small_jobs")
@pytest.mark.parametrize("processes", [1, 2])
def test_unexpected_error_names_the_article_and_leaves_no_process(processes: int) -> None:
    with pytest.raises(RuntimeError, match=r"^seeds/a07\.txt: extraction failed: LookupError: nothing for nb$"):
        extract(processes, fail_once)
    assert active_children() == []


@pytest.mark.slow
@pytest.mark.usefixtures("small_jobs")
def test_killed_process_is_an_error_and_leaves_no_process() -> None:
    with pytest.raises(OSError, match="An extraction process was killed, perhaps because memory ran out"):
        extract(2, die_once)
    assert active_children() == []
