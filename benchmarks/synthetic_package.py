"""A valid package of any number of rows, made up: python -m benchmarks.synthetic FOLDER ROWS [SEED]."""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.synthetic.story import ARTICLES, story
from ordrett_dataset.corpus.config import NOT_EVALUATED, Metadata
from ordrett_dataset.package.writer import package_files
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.frames import concat_sorted

ROWS: Final = 1348  # of an article, in all tables
CHUNK: Final = 40  # stories that are made at a time
Part = tuple[dict[str, pl.DataFrame], dict[str, bytes]]


def synthetic(folder: Path, rows: int, seed: int = 0) -> None:
    """Write a package of about so many rows in all tables, the same for the same seed.

    An article has 25 quotes, and of the rest as many rows as an article of the dataset has beside 25 quotes. Every row
    is annotated. Keys, hashes, offsets, numbers and full names differ from article to article; what comes back is the
    words of `made_up/words.toml` (ten verbs, nine places, a dozen other names, a few cues, dates and filling sentences)
    and, among thousands of articles, surnames: there are 3,840.
    """
    articles = max(1, round(rows / ROWS))
    sizes = [min(ARTICLES, articles - first) for first in range(0, articles, ARTICLES)]
    parts = list(_parts(sizes, seed))
    frames = {table: concat_sorted(table, [part[table] for part, _ in parts]) for table in TABLES}
    seeds = {article: data for _, of in parts for article, data in of.items()}
    del parts
    about = Metadata(name="made-up", title="Made-up news", version="0.0.1", rows=_bounds(frames))
    for path, content in package_files(frames, seeds, about).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _parts(sizes: list[int], seed: int) -> Iterator[Part]:
    chunks = [range(first, min(first + CHUNK, len(sizes))) for first in range(0, len(sizes), CHUNK)]
    make = partial(_part, sizes, seed)
    if len(chunks) == 1:
        yield make(chunks[0])
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(make, chunks)


def _part(sizes: list[int], seed: int, numbers: range) -> Part:
    made = [story(number, sizes[number], seed) for number in numbers]
    readings = [reading for each in made for reading in each.readings]
    found = build_tables(
        readings,
        [check for each in made for check in each.checks],
        [source for each in made for source in each.external_sources],
        NOT_EVALUATED,
    )
    return found, {reading.article.article_id: reading.article.text.encode() for reading in readings}


def _bounds(frames: dict[str, pl.DataFrame]) -> dict[str, dict[str, tuple[int, int]]]:
    """Return the fewest and most rows of each article, as corpus.toml of the dataset states them."""
    bounds: dict[str, dict[str, tuple[int, int]]] = {article: {} for article in frames["articles"]["article_id"]}
    for table in ("quotes", "person_mentions", "event_mentions", "fact_checks", "evidence"):
        counts = frames[table].drop_nulls("article_id").group_by("article_id", maintain_order=True).len()
        for article, count in counts.iter_rows():
            bounds[article][table] = (count, count + count // 10)
    return bounds


if __name__ == "__main__":
    synthetic(Path(sys.argv[1]), *map(int, sys.argv[2:]))
