"""`ordrett init` makes a corpus that builds, validates, and is released."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.corpus.config import load_config
from tests.support.bad_input import read_rows
from tests.support.corpus_folder import CommandResult
from tests.support.git_repo import commit_all

Command = Callable[..., CommandResult]

BODY: Final = (
    "The bridge was closed on Monday, and it rained for days. “It is not safe,” said Karl Smith, who leads the work of "
    "the county on its roads. The river was high, and the crews had to wait until the water had gone down again."
)
OPTIONS: Final = ("--title", "Bridges", "--author", "Kari Moen <kari@example.org>", "--contact", "desk@example.org")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    record = {"id": "b1", "title": "Bridge closed", "text": BODY, "date": "2024-05-31", "site_name": "Example News"}
    (folder / "a.jsonl").write_text(f"{json.dumps(record)}\n", encoding="utf-8")
    (folder / "Bru stengt.txt").write_bytes("Brua på Ås er stengt, sa Kåre Ødegård til avisen.\n".encode("cp1252"))
    return folder


def test_a_new_corpus_is_built_and_released(articles: Path, tmp_path: Path, command: Command) -> None:
    corpus = tmp_path / "corpus"
    made = command("init", corpus, articles, *OPTIONS)
    assert (made.code, made.out) == (0, f"{corpus}/corpus.toml: written, with 2 articles in seeds/\n")
    config = load_config(corpus)
    assert (config.title, config.authors[0].email, config.licence) == ("Bridges", "kari@example.org", "CC-BY-4.0")
    assert command("build", corpus).code == 0
    rows = {row["article_id"]: row for row in read_rows(corpus / "dataset/articles.csv")}
    assert (rows["b1"]["published"], rows["b1"]["publisher"]) == ("2024-05-31", "Example News")
    assert (rows["Bru-stengt"]["source_path"], rows["Bru-stengt"]["encoding"]) == ("Bru stengt.txt", "cp1252")
    assert command("validate", corpus, "--rebuild").code == 0
    released = command("release", commit_all(corpus))
    assert released.code == 0, released.err
    dictionary = (corpus / "dist/corpus-1.0.0/docs/data-dictionary.md").read_text(encoding="utf-8")
    assert "Example News" in dictionary
    assert "Belarus" not in dictionary
    assert "Lukas" not in dictionary


def test_a_corpus_is_the_same_as_its_files_built_directly(articles: Path, tmp_path: Path, command: Command) -> None:
    assert command("init", tmp_path / "corpus", articles, *OPTIONS).code == 0
    assert command("build", tmp_path / "corpus").code == 0
    assert command("build", articles, "--output", tmp_path / "package").code == 0
    for table in ("articles", "quotes", "evidence", "external_sources"):
        path = f"dataset/{table}.csv"
        assert (tmp_path / "corpus" / path).read_bytes() == (tmp_path / "package" / path).read_bytes()


def test_nothing_is_overwritten(articles: Path, tmp_path: Path, command: Command) -> None:
    assert command("init", tmp_path / "corpus", articles, *OPTIONS).code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "corpus").rglob("*") if path.is_file()}
    again = command("init", tmp_path / "corpus", articles, *OPTIONS)
    assert (again.code, again.out) == (1, "")
    assert len(again.err.splitlines()) == len(before)
    assert {path: path.read_bytes() for path in (tmp_path / "corpus").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"article_id": "nobody"}', "sources_file_names_articles"),
        ('{"article_id": "b1", "url": "x"}', "sources_file_is_valid"),
        ('{"article_id": "b1", "source_sha256": "x"}', "sources_file_is_valid"),
        ("not json", "sources_file_is_valid"),
    ],
)
def test_a_wrong_line_of_sources_is_named(
    line: str, code: str, articles: Path, tmp_path: Path, command: Command
) -> None:
    assert command("init", tmp_path / "corpus", articles, *OPTIONS).code == 0
    with (tmp_path / "corpus/sources.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    built = command("build", tmp_path / "corpus")
    assert (built.code, built.out) == (1, "")
    assert re.search(rf"sources.jsonl: line 3: .*\. .*\. \[{code}\]\n", built.err)
