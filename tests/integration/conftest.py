import shutil
from pathlib import Path

import pytest

from ordrett_dataset.pipeline.build import build
from tests.support.bad_input import read_tables
from tests.support.corpus_folder import ARTICLE_FILE, CORPUS_FILES, SECOND_ARTICLE_FILE, write_corpus


@pytest.fixture
def package_folder(good: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample package, to be changed by a test."""
    return shutil.copytree(good, tmp_path / "package")


@pytest.fixture
def corpus(good: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample corpus with its package, to be changed by a test."""
    return shutil.copytree(good, tmp_path / "corpus")


@pytest.fixture(scope="session")
def tables_without(good: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return the tables of the sample corpus without each of its articles, and under "" those of both."""
    no_annotations: dict[str, None] = {name: None for name in CORPUS_FILES if name.startswith("annotations/")}
    tables = {"": read_tables(good)}
    for article_id, changes in (
        ("010_skarv", no_annotations | {ARTICLE_FILE: None}),
        ("011_lykt", {SECOND_ARTICLE_FILE: None}),
    ):
        folder = write_corpus(tmp_path_factory.mktemp("without"), changes)
        assert build(folder).files
        tables[article_id] = read_tables(folder)
    return tables
