"""A corpus folder or a call with an error is rejected, and the old package stays."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.support.bad_input import TOML, BadInput, Command, assert_rejected, assert_reported
from tests.support.corpus_folder import (
    ARTICLE_FILE,
    CORPUS_FILES,
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    edit_file,
    read_folder,
    read_package_files,
    write_corpus,
)

SOURCES_FILE: Final = "annotations/external_sources.yaml"

CASES: Final = {
    "TOML syntax": BadInput({"corpus.toml": 'name = "skarv'}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "not UTF-8": BadInput({"corpus.toml": b'name = "\xff"'}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "too deep": BadInput({"corpus.toml": "a = " + "[" * 5000}, "corpus.toml: ", "corpus_toml_is_valid_toml"),
    "missing key": BadInput(
        {"corpus.toml": 'name = "x"\nversion = "1.0.0"\n'}, "corpus.toml: title: ", "corpus_toml_is_valid"
    ),
    "unknown key": BadInput(
        {"corpus.toml": "kyewords = []\n" + TOML}, "corpus.toml: kyewords: ", "corpus_toml_is_valid"
    ),
    "wrong type": BadInput(
        {"corpus.toml": TOML.replace('"1.2.3"', "1.2")}, "corpus.toml: version: ", "corpus_toml_is_valid"
    ),
    "incomplete annotator": BadInput(
        {"corpus.toml": TOML.replace('kind = "invented"\n', "")}, "annotators.0.kind: ", "corpus_toml_is_valid"
    ),
    "impossible date of annotation": BadInput(
        {"corpus.toml": TOML.replace('kind = "invented"\n', 'kind = "invented"\ndate = "soon"\n')},
        "annotators.0.date.",
        "corpus_toml_is_valid",
    ),
    "licence is not an identifier": BadInput(
        {"corpus.toml": TOML.replace("CC0-1.0", "my own")}, "corpus.toml: licence: ", "corpus_toml_is_valid"
    ),
    "language of no article": BadInput(
        {"corpus.toml": TOML + '[languages]\n012 = "da"\n'},
        "corpus.toml: languages.012: ",
        "corpus_toml_names_existing_articles",
    ),
    "expected rows of no article": BadInput(
        {"corpus.toml": TOML + "[expected_rows.012]\nquotes = [1, 2]\n"},
        "corpus.toml: expected_rows.012: ",
        "corpus_toml_names_existing_articles",
    ),
    "expected rows of no table": BadInput(
        {"corpus.toml": TOML + "[expected_rows.010_skarv]\nquots = [1, 2]\n"},
        "corpus.toml: expected_rows.010_skarv.quots.[key]: ",
        "corpus_toml_is_valid",
    ),
    "no article": BadInput(
        {ARTICLE_FILE: None, SECOND_ARTICLE_FILE: None},
        "seeds: ",
        "corpus_has_articles",
        "the folder contains no article",
    ),
}

# Tables that break a rule: location of the row and id of the rule.
RULE_CASES: Final = {
    "URL without scheme": (
        edit_file(SOURCES_FILE, "https://example.org", "example.org"),
        "external_sources.csv  row almanac  column url",
        "value_matches_pattern",
    ),
    "unused source": (
        {SOURCES_FILE: CORPUS_FILES[SOURCES_FILE] + "b: {publisher: X, url: http://b}\n"},
        "external_sources.csv  row b",
        "every_external_source_is_used",
    ),
    "unknown rights": (
        {"corpus.toml": TOML.replace("NoC-US", "XX")},
        "articles.csv  row 010_skarv  column rights",
        "value_matches_pattern",
    ),
    "fewer rows than expected": (
        {"corpus.toml": TOML + "[expected_rows.010_skarv]\nquotes = [3, 9]\n"},
        "articles.csv  row 010_skarv\n",
        "row_counts_in_expected_range",
    ),
}


def link_articles(corpus: Path) -> None:
    (corpus / "seeds").rename(corpus.parent / "outside")
    (corpus / "seeds").symlink_to(corpus.parent / "outside")


def link_annotations(corpus: Path) -> None:
    (corpus / "annotations").rename(corpus.parent / "outside")
    (corpus / "annotations").symlink_to(corpus.parent / "outside")


def link_toml(corpus: Path) -> None:
    (corpus / "corpus.toml").unlink()
    (corpus / "corpus.toml").symlink_to("/nowhere/at/all")


def pipe_toml(corpus: Path) -> None:
    (corpus / "corpus.toml").unlink()
    os.mkfifo(corpus / "corpus.toml")


def delete_articles(corpus: Path) -> None:
    shutil.rmtree(corpus / "seeds")


def replace_articles_by_a_file(corpus: Path) -> None:
    shutil.rmtree(corpus / "seeds")
    (corpus / "seeds").write_text("not a folder")


FOLDER_CASES: Final[dict[Callable[[Path], None], tuple[str, ...]]] = {
    link_articles: ("seeds/010_skarv.txt: ", "file_is_not_a_link", "seeds is a link to /"),
    link_annotations: ("annotations/people.yaml: ", "file_is_not_a_link", "annotations is a link to /"),
    link_toml: ("corpus.toml: ", "file_is_not_a_link", "it is a link to /nowhere/at/all"),
    pipe_toml: ("corpus.toml: ", "file_is_regular", "a pipe"),
    delete_articles: ("seeds: ", "corpus_has_articles", "no such folder"),
    replace_articles_by_a_file: ("seeds: ", "corpus_has_articles", "no such folder"),
}


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["", "strict"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_corpus_is_always_rejected(
    case: BadInput, options: tuple[str, ...], corpus: Path, command: Command
) -> None:
    assert_rejected(corpus, case, command, *options)


@pytest.mark.parametrize(("changes", "location", "rule"), RULE_CASES.values(), ids=RULE_CASES)
def test_tables_that_break_a_rule_are_not_written(
    changes: dict[str, str], location: str, rule: str, corpus: Path, command: Command
) -> None:
    before = read_package_files(corpus)
    write_corpus(corpus, changes)
    result = command("build", corpus)
    assert (result.code, result.out) == (1, "")
    assert location in result.err
    assert f"rule: {rule}\n" in result.err
    assert read_package_files(corpus) == before


@pytest.mark.parametrize(("make", "error"), FOLDER_CASES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_linked_or_missing_folder_is_rejected(
    make: Callable[[Path], None], error: tuple[str, ...], corpus: Path, command: Command
) -> None:
    before = read_package_files(corpus)
    make(corpus)
    assert_reported(command("build", corpus), *error)
    assert read_package_files(corpus) == before


def test_all_errors_of_corpus_toml_are_reported_together(corpus: Path, command: Command) -> None:
    write_corpus(corpus, {"corpus.toml": 'name = "Not A Name"\nversion = "one"\nsurplus = 1\n'})
    result = command("build", corpus)
    assert result.code == 1
    assert [line.split(": ")[1] for line in result.err.splitlines()] == ["name", "title", "version", "surplus"]


def test_folder_without_corpus_toml_is_built_with_a_warning(tmp_path: Path, command: Command) -> None:
    only_articles = {name: None for name in CORPUS_FILES if not name.startswith("seeds/")}
    folder = write_corpus(tmp_path / "My Articles", only_articles)
    result = command("build", folder)
    assert result.code == 0
    assert "no corpus.toml" in result.err
    assert "my-articles 0.0.0: 2 articles" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "no/such/folder"),
        ("build", "corpus.toml", "--field", "body=text"),
        ("build", ".", "--leave-in"),
        ("build", ".", "--output", "corpus.toml"),
        ("validate", "no/such/folder"),
        ("trace", "c01", "--package", "no/such/folder"),
        ("trace",),
        ("no-such-command",),
    ],
)
def test_usage_error_exits_with_2(
    arguments: tuple[str, ...], corpus: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus)
    result = command(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert "Usage: ordrett" in result.err


def test_output_that_cannot_be_written_exits_with_2(corpus: Path, command: Command) -> None:
    before = read_folder(corpus)
    result = command("build", corpus, "--output", corpus / "corpus.toml" / "out")
    assert result.code == 2
    assert result.out == ""
    [line] = result.err.splitlines()
    problem = f"{corpus}/corpus.toml is not a folder"
    assert line.startswith(f"{corpus}/corpus.toml/out: {problem}. ")
    assert read_folder(corpus) == before


def test_descriptor_that_cannot_be_replaced_leaves_the_old_tables(corpus: Path, command: Command) -> None:
    (corpus / "datapackage.json").unlink()
    (corpus / "datapackage.json").mkdir()
    write_corpus(corpus, {SECOND_ARTICLE_FILE: SECOND_TEXT + "Enden.\n"})
    before = read_folder(corpus)
    result = command("build", corpus)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert read_folder(corpus) == before


def test_linked_dataset_is_replaced_and_its_target_stays(corpus: Path, command: Command) -> None:
    (corpus / "dataset").rename(corpus.parent / "elsewhere")
    (corpus / "dataset").symlink_to(corpus.parent / "elsewhere")
    before = read_folder(corpus.parent / "elsewhere")
    write_corpus(corpus, {SECOND_ARTICLE_FILE: SECOND_TEXT + "Enden.\n"})
    assert command("build", corpus).code == 0
    assert not (corpus / "dataset").is_symlink()
    assert read_folder(corpus.parent / "elsewhere") == before
    assert command("validate", corpus).code == 0
