from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from ordrett_dataset.cli.app import app
from ordrett_dataset.schemas import TABLES
from tests.support.corpus_folder import (
    SECOND_ARTICLE_FILE,
    SECOND_TEXT,
    TEXT,
    CommandResult,
    read_folder,
    replace_article,
    run_subprocess,
    write_corpus,
)
from tests.support.terminal_output import is_printable

COMMANDS = [str(command.name or getattr(command.callback, "__name__", "")) for command in app.registered_commands]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns_and_gives_an_example(name: str, command: Callable[..., CommandResult]) -> None:
    ran = command(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: ordrett {name} ")
    assert f"`ordrett {name}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert is_printable(ran.out)


def test_main_help_lists_commands_and_exit_codes(command: Callable[..., CommandResult]) -> None:
    ran = command("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert not any(line.endswith("...") for line in ran.out.splitlines()[1:])
    assert "Exit codes: 0 success, 1 errors in the input, 2 usage or system error." in ran.out


def test_build_prints_one_line_with_row_counts(tmp_path: Path, command: Callable[..., CommandResult]) -> None:
    folder = write_corpus(tmp_path / "corpus")
    before = read_folder(folder)
    ran = command("build", folder, "--output", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{tmp_path}/out/datapackage.json: skarv 1.2.3: 2 articles, 2 people, 2 quotes, ")
    assert len(ran.out.splitlines()) == 1
    assert read_folder(folder) == before
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"datapackage.json", "dataset", "seeds"}
    # As many rows as it says.
    counts = ran.out.strip().split("1.2.3: ")[1].split(", ")
    assert len(counts) == len(TABLES)
    for count, table in zip(counts, TABLES, strict=True):
        n_rows, _, noun = count.partition(" ")
        assert pl.read_parquet(tmp_path / f"out/dataset/{table}.parquet").height == int(n_rows)
        assert (n_rows == "1") != noun.split(" of ")[0].endswith(("s", "people"))


@pytest.mark.slow
def test_output_into_a_pipe_has_no_control_characters(tmp_path: Path) -> None:
    printed = "Isen \x1b[31mkommer tidlig i år"
    changes = replace_article(TEXT.replace("Isen kommer tidlig i år", printed), {"Isen kommer": "Isen \\e[31mkommer"})
    folder = write_corpus(tmp_path, {**changes, "annotations/fact_checks.yaml": ""})
    for ran in (
        run_subprocess("build", folder),
        run_subprocess("validate", folder),
        run_subprocess("trace", "010.q01", "--package", folder),
    ):
        assert (ran.code, ran.err) == (0, "")
        assert ran.out
        assert is_printable(ran.out)
    assert "⟦Isen \\x1b[31mkommer tidlig i år⟧" in ran.out


def test_output_folder_is_rebuilt_only_from_the_same_articles(
    tmp_path: Path, command: Callable[..., CommandResult]
) -> None:
    folder = write_corpus(tmp_path / "corpus")
    assert command("build", folder, "--output", tmp_path / "out").code == 0
    assert command("validate", tmp_path / "out").code == 0
    write_corpus(folder, {SECOND_ARTICLE_FILE: SECOND_TEXT + "Enden.\n"})
    # The seed that lies there is another one now: it may be the only copy, and nothing is overwritten.
    before = read_folder(tmp_path / "out")
    ran = command("build", folder, "--output", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert f"{tmp_path}/out/{SECOND_ARTICLE_FILE}: another file has this name. " in ran.err
    assert read_folder(tmp_path / "out") == before
