import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ordrett_dataset.pipeline.build import BuildResult, build
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from tests.support.annotated_corpus import CORPUS, Corpus, corpora


def built_of(corpus: Corpus) -> BuildResult:
    with tempfile.TemporaryDirectory() as name:
        built = build(corpus.write(Path(name)))
    assert built.errors == {}
    assert built.issues == []
    return built


def shuffled(notes: Any, chance: random.Random) -> Any:  # plain data of any shape
    """Return the same data with the entries of every mapping in another order; lists keep theirs."""
    if not isinstance(notes, dict):
        return notes
    keys = chance.sample(sorted(notes), len(notes))
    return {key: shuffled(notes[key], chance) for key in keys}


def test_building_twice_gives_the_same_bytes(built: BuildResult) -> None:
    assert built_of(CORPUS).files == built.files


@settings(max_examples=5)
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_files_and_entries_changes_no_byte(built: BuildResult, chance: random.Random) -> None:
    listed, found = Path.iterdir, Path.glob

    def iterdir(path: Path) -> Iterator[Path]:
        return iter(chance.sample(names := sorted(listed(path)), len(names)))

    def glob(path: Path, pattern: str) -> Iterator[Path]:
        return iter(chance.sample(names := sorted(found(path, pattern)), len(names)))

    parts = ("seeds", "articles", "people", "events", "fact_checks", "external_sources")
    other = replace(CORPUS, **{part: shuffled(dict(getattr(CORPUS, part)), chance) for part in parts})
    with mock.patch.object(Path, "iterdir", iterdir), mock.patch.object(Path, "glob", glob):
        assert built_of(other).files == built.files


UNREAD = Corpus(
    {"zz": "Dette er en norsk artikkel som ingen har lest. Den handler om Runa Prøvdal og elva i Lysdalen.\n"}
)


@pytest.mark.slow
@settings(max_examples=7)
@given(more=st.just(UNREAD) | corpora("0") | corpora("zz"))
def test_an_article_more_changes_no_row_that_is_there(built: BuildResult, more: Corpus) -> None:
    grown = built_of(CORPUS | more).tables
    for table, before in built.tables.items():
        kept = grown[table].join(before, on=primary_key(TABLES[table]), how="semi", maintain_order="left")
        assert_frame_equal(kept.drop("canonical_id", strict=False), before.drop("canonical_id", strict=False))
        assert grown[table].height >= before.height + (table == "articles")
