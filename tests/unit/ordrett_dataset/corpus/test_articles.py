"""The articles of a corpus folder are found, or have an error each."""

from pathlib import Path

import pytest

from ordrett.errors import InputError
from ordrett_dataset.corpus.articles import find_articles
from tests.support.corpus_folder import write_corpus

SAMPLE_IDS = {"010_skarv", "011_lykt"}


def test_size_limit_is_checked_before_the_file_is_read(tmp_path: Path) -> None:
    large_file = write_corpus(tmp_path) / "seeds/012_large.txt"
    with large_file.open("wb") as file:
        file.truncate(40_000_000_000)
    articles, errors = find_articles(tmp_path)
    assert set(articles) == SAMPLE_IDS
    assert errors["012_large"].problem == "the text has 40,000,000,000 bytes, and the limit is 32,000,000"


def test_readme_and_hidden_files_are_ignored(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"seeds/README.md": "# seeds", "seeds/.DS_Store": b"\0"})
    articles, errors = find_articles(tmp_path)
    assert (set(articles), errors) == (SAMPLE_IDS, {})


def test_error_has_all_its_parts(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find_articles(tmp_path)
    assert str(caught.value) == f"{tmp_path}/seeds: there is no such folder. {caught.value.hint} [corpus_has_articles]"
    assert caught.value.hint
