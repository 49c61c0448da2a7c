"""The same corpus gives the same package, whatever the order of files and entries."""

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

from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.schemas import KEYS
from tests.support.annotated_corpus import CORPUS, SHARED_FILES, Corpus, corpora


def build_corpus(corpus: Corpus) -> BuildResult:
    with tempfile.TemporaryDirectory() as folder:
        result = build(corpus.write(Path(folder)))
    assert result.errors == {}
    assert result.issues == []
    return result


def shuffle(entry: Any, rng: random.Random) -> Any:  # plain data of any shape
    """Return the same data with the keys of every mapping in another order; lists keep theirs."""
    if not isinstance(entry, dict):
        return entry
    return {key: shuffle(entry[key], rng) for key in rng.sample(sorted(entry), len(entry))}


def test_building_twice_gives_the_same_bytes(built: BuildResult) -> None:
    assert build_corpus(CORPUS).files == built.files


@settings(max_examples=5)
@given(rng=st.randoms(use_true_random=False))
def test_order_of_files_and_entries_changes_no_byte(built: BuildResult, rng: random.Random) -> None:
    real_iterdir, real_glob = Path.iterdir, Path.glob

    def iterdir(path: Path) -> Iterator[Path]:
        return iter(rng.sample(paths := sorted(real_iterdir(path)), len(paths)))

    def glob(path: Path, pattern: str) -> Iterator[Path]:
        return iter(rng.sample(paths := sorted(real_glob(path, pattern)), len(paths)))

    parts = ("texts", "articles", *SHARED_FILES)
    shuffled = replace(CORPUS, **{part: shuffle(dict(getattr(CORPUS, part)), rng) for part in parts})
    with mock.patch.object(Path, "iterdir", iterdir), mock.patch.object(Path, "glob", glob):
        assert build_corpus(shuffled).files == built.files


WITHOUT_ANNOTATION = Corpus(
    {"zz": "Dette er en norsk artikkel som ingen har lest. Den handler om Runa Prøvdal og elva i Lysdalen.\n"}
)


@pytest.mark.slow
@settings(max_examples=7)
@given(addition=st.just(WITHOUT_ANNOTATION) | corpora("0") | corpora("zz"))
def test_another_article_changes_no_existing_row(built: BuildResult, addition: Corpus) -> None:
    larger = build_corpus(CORPUS | addition).tables
    for table, rows in built.tables.items():
        same_rows = larger[table].join(rows, on=KEYS[table], how="semi", maintain_order="left")
        assert_frame_equal(same_rows.drop("canonical_id", strict=False), rows.drop("canonical_id", strict=False))
        assert larger[table].height >= rows.height + (table == "articles")
