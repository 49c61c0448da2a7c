"""A build in parts has the rows of a build of all articles at once, and goes on after a kill."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.package import partitions
from ordrett_dataset.pipeline import build_in_parts
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.pipeline.part import FinishedPart, Part, build_part
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.validation.validate import validate_package
from tests.support.corpus_folder import ROOT, read_folder
from tests.support.package_files import read_descriptor

# The same people and the same event in every article, and a person in each alone.
TEXT = """Zelensky met Biden in May

President Volodymyr Zelensky met Joe Biden on 5 May 2023. “We will fight on,” Zelensky said.

“I heard nothing of it,” said {name} Smith of the harbour office. Joe Biden thanked {name} Smith.
"""
NAMES = ("Alice", "Bertha", "Carol", "Dora", "Emma", "Fanny", "Gerda", "Helen", "Irene", "Joan", "Karen")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # In the order of the tables, the rows of `a.txt` come after those of `a-1.txt`, in another part.
    folder = tmp_path_factory.mktemp("corpus") / "texts"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{'ab'[number % 2]}{f'-{number}' if number > 1 else ''}.txt").write_text(TEXT.format(name=name))
    return folder


@pytest.fixture(scope="module")
def at_once(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return build(texts, tmp_path_factory.mktemp("package"))


def divide(monkeypatch: pytest.MonkeyPatch, articles_per_part: int, rows_per_partition: int = 20) -> list[Part]:
    """Make parts small; return the list of those that are built from now on."""
    built: list[Part] = []

    def count(part: Part) -> FinishedPart:
        built.append(part)
        return build_part(part)

    monkeypatch.setattr(build_in_parts, "MAX_ARTICLES_AT_ONCE", 9)
    monkeypatch.setattr(build_in_parts, "ARTICLES_PER_PART", articles_per_part)
    monkeypatch.setattr(build_in_parts, "build_part", count)
    monkeypatch.setattr(partitions, "ROWS_PER_PARTITION", rows_per_partition)
    return built


def read_partitions(package: Path, table: str) -> pl.DataFrame:
    return pl.concat(pl.read_parquet(path) for path in sorted((package / "dataset" / table).iterdir()))


@pytest.mark.parametrize("articles_per_part", [1, 4, 10])
def test_rows_and_digest_are_those_of_a_build_at_once(
    articles_per_part: int, texts: Path, at_once: BuildResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = divide(monkeypatch, articles_per_part)
    result = build(texts, tmp_path / "package", processes=1)
    assert len(built) == -(-len(NAMES) // articles_per_part)
    assert result.row_counts == {table: frame.height for table, frame in at_once.tables.items()}
    for table in TABLES:
        assert read_partitions(tmp_path / "package", table).equals(at_once.tables[table])
    people, events = at_once.tables["people"], at_once.tables["events"]
    assert people.filter(name="Volodymyr Zelensky")["canonical_id"].n_unique() == 1
    assert events.filter(date="2023-05-05")["canonical_id"].n_unique() == 1
    assert events["n_articles"].max() == len(NAMES)
    descriptor = read_descriptor(tmp_path / "package")
    assert descriptor["digest"].encode() in at_once.files["datapackage.json"]
    assert not (tmp_path / "package.parts").exists()


def test_size_of_parts_and_number_of_processes_change_no_byte(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = []
    for number, (articles_per_part, processes) in enumerate([(3, 1), (10, 1), (6, 2)]):
        with monkeypatch.context() as patch:
            divide(patch, articles_per_part)
            if processes > 1:
                patch.setattr(build_in_parts, "build_part", build_part)
            assert build(texts, tmp_path / str(number), processes=processes).files
        packages.append(read_folder(tmp_path / str(number)))
    assert packages[0] == packages[1] == packages[2]


@pytest.mark.parametrize("n_finished", [0, 1, 3])
def test_killed_build_goes_on_where_it_stopped(
    n_finished: int, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    divide(monkeypatch, 3)
    build(texts, tmp_path / "whole", processes=1)

    def fail(part: Part) -> FinishedPart:
        if len(list((tmp_path / "package.parts").iterdir())) == n_finished:
            raise KeyboardInterrupt
        return build_part(part)

    monkeypatch.setattr(build_in_parts, "build_part", fail)
    with pytest.raises(KeyboardInterrupt):
        build(texts, tmp_path / "package", processes=1)
    assert not (tmp_path / "package").exists()
    built = divide(monkeypatch, 3)
    build(texts, tmp_path / "package", processes=1)
    assert len(built) == 4 - n_finished
    assert read_folder(tmp_path / "package") == read_folder(tmp_path / "whole")


def test_only_the_part_of_a_changed_article_is_built_again(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = shutil.copytree(texts, tmp_path / "texts")
    built = divide(monkeypatch, 3)
    with monkeypatch.context() as patch:
        patch.setattr(build_in_parts, "link_parts", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(texts, tmp_path / "package", processes=1)
    (texts / "b.txt").write_text(TEXT.format(name="Zoë"), encoding="utf-8")
    built.clear()
    assert build(texts, tmp_path / "package", processes=1).files
    assert [[source.article.article_id for source in part.sources] for part in built] == [["b", "b-3", "b-5"]]


def interrupt(_: object) -> None:
    raise KeyboardInterrupt


def test_unreadable_article_is_skipped_and_prevents_a_strict_build(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = shutil.copytree(texts, tmp_path / "texts")
    (texts / "empty.txt").write_text("")
    divide(monkeypatch, 3)
    assert not build(texts, tmp_path / "package", processes=1, strict=True).files
    assert not (tmp_path / "package").exists()
    result = build(texts, tmp_path / "package", processes=1)
    assert list(result.errors) == ["empty.txt"]
    assert "dataset/skipped.csv" in result.files
    assert result.row_counts["articles"] == len(NAMES)


def test_package_is_replaced_by_the_next_build(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = shutil.copytree(texts, tmp_path / "texts")
    divide(monkeypatch, 3)
    build(texts, tmp_path / "package", processes=1)
    (texts / "b.txt").unlink()
    assert build(texts, tmp_path / "package", processes=1).row_counts["articles"] == len(NAMES) - 1
    assert not (tmp_path / "package/seeds/b.txt").exists()


def test_corpus_folder_without_annotations_is_built_in_parts(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(texts, corpus / "seeds")
    (corpus / "corpus.toml").write_text(CORPUS_TOML, encoding="utf-8")
    at_once = build(corpus)
    assert validate_package(corpus).issues == []
    before = read_folder(corpus / "seeds")
    built = divide(monkeypatch, 3, rows_per_partition=200)
    result = build(corpus, processes=1)
    assert len(built) == 4
    assert result.config == at_once.config
    assert read_folder(corpus / "seeds") == before
    report = validate_package(corpus, rebuild=True)
    assert report.issues == []
    assert report.digest == json.loads(at_once.files["datapackage.json"])["digest"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed")
def test_package_of_a_killed_process_is_the_same(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    divide(monkeypatch, 1)
    build(texts, tmp_path / "whole", processes=1)
    script, parts = tmp_path / "build_small_parts.py", tmp_path / "package.parts"
    script.write_text(SMALL_PARTS, encoding="utf-8")
    python_path = os.pathsep.join([str(ROOT), *(entry for entry in sys.path if entry)])
    command = [
        sys.executable,
        str(script),
        "build",
        str(texts),
        "--output",
        str(tmp_path / "package"),
        "--processes",
        "2",
    ]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": python_path}, cwd=ROOT)
    while not (finished := finished_parts(parts)) and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not (tmp_path / "package").exists()
    built = divide(monkeypatch, 1)
    build(texts, tmp_path / "package", processes=1)
    assert len(built) <= len(NAMES) - len(finished)
    assert read_folder(tmp_path / "package") == read_folder(tmp_path / "whole")


def finished_parts(parts: Path) -> list[Path]:
    return [path for path in parts.iterdir() if re.fullmatch("[0-9a-f]{32}", path.name)] if parts.exists() else []


CORPUS_TOML = """name = "harbour"
title = "Harbour news"
version = "1.0.0"
languages = { b = "en" }
expected_rows = { a = { quotes = [1, 9] } }
"""
# `ordrett` with parts of one article.
SMALL_PARTS = """
import sys
from ordrett_dataset.cli.main import main
from ordrett_dataset.package import partitions
from ordrett_dataset.pipeline import build_in_parts
build_in_parts.MAX_ARTICLES_AT_ONCE, build_in_parts.ARTICLES_PER_PART, partitions.ROWS_PER_PARTITION = 10, 1, 20
if __name__ == "__main__":
    sys.exit(main())
"""
