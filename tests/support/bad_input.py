"""Checks for `ordrett build` of a corpus with an error: nothing is written, or the bad article is skipped."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.support.corpus_folder import (
    CORPUS_FILES,
    CommandResult,
    read_folder,
    read_package_files,
    write_corpus,
)

Changes = Mapping[str, str | bytes | None]
Command = Callable[..., CommandResult]
SKIPPED_ARTICLES: Final = "dataset/skipped.csv"
TOML: Final = CORPUS_FILES["corpus.toml"]
FINNISH_TEXT: Final = (
    "Majakanvartija odottaa aikaista talvea saarella.\n"
    "Kaikki kalastajat ovat jo palanneet satamaan ennen myrskyä, eikä kukaan lähde enää merelle.\n"
)


class BadInput(NamedTuple):
    """Changes to the sample corpus that cause an error, the start of its location, its code, words of its problem."""

    changes: Changes
    location: str
    code: str
    problem: str = ""


def assert_rejected(corpus: Path, case: BadInput, command: Command, *options: str) -> None:
    """Build the corpus with the changes of a case; nothing is written, and the message says what to do."""
    before = read_package_files(corpus)
    write_corpus(corpus, case.changes)
    assert_reported(command("build", corpus, *options), case.location, case.code, case.problem)
    assert read_package_files(corpus) == before


def assert_reported(result: CommandResult, location: str, code: str, problem: str = "") -> None:
    """Check that a failed build reports an error in one line: where, what is wrong, what to do, and its code."""
    assert result.code == 1
    assert result.out == ""
    assert "Traceback" not in result.err
    lines = [line.partition(location)[2] for line in result.err.splitlines() if line.endswith(f" [{code}]")]
    assert any(problem in line.partition(". ")[0] and line.partition(". ")[2] for line in lines), result.err


def assert_skipped(corpus: Path, article_id: str, case: BadInput, rest: Mapping[str, bytes], command: Command) -> None:
    """Build the changed corpus without invalid articles; the tables are `rest`, and the skipped article is listed."""
    output = corpus.parent / "out"
    result = command("build", corpus, "--output", output)
    assert result.code == 1
    assert case.location in result.err
    tables = read_tables(output)
    del tables[SKIPPED_ARTICLES]
    assert tables == rest
    skipped = read_rows(output / SKIPPED_ARTICLES)
    assert {row["article_id"] for row in skipped} == {article_id}
    assert all(all(row.values()) for row in skipped)
    location = case.location.replace("\\x1b", "\x1b")  # escaped only for the terminal
    assert any(f"{row['location']}: ".startswith(location) and case.code == row["code"] for row in skipped)


def read_tables(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_folder(folder).items() if name.endswith((".csv", ".parquet"))}


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
