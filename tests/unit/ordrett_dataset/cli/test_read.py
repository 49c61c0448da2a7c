"""`ordrett read` prints what `ordrett.read` returns, and reports every file that it cannot read."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

import ordrett
from tests.support.corpus_folder import CommandResult

Command = Callable[..., CommandResult]

TEXT: Final = (
    "“The bridge is closed,” said Maria Holm.\n\n"
    "She warned on Monday that it would not open in May.\n\nPolice arrested two men on Monday.\n"
)
PUBLISHED: Final = "2024-05-31"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Bro stengt.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def expected_rows(show: str) -> list[tuple[int, int]]:
    annotation = ordrett.read(TEXT, published=PUBLISHED)
    items = {
        "quotes": annotation.quotes,
        "people": annotation.person_mentions,
        "events": annotation.event_mentions,
        "dates": annotation.dates,
    }
    return [(item.text.start, item.text.end) for item in items[show]]  # type: ignore[attr-defined]  # all have a text


def read_rows(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        return pl.read_parquet(file).to_dicts()
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines] if file.suffix == ".jsonl" else list(csv.DictReader(lines))


@pytest.mark.parametrize("show", ["quotes", "people", "events", "dates"])
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet"])
def test_every_format_holds_the_spans_of_the_reader(
    show: str, to: str, article: Path, tmp_path: Path, command: Command
) -> None:
    output = tmp_path / f"output.{to}"
    result = command("read", article, "--show", show, "--to", to, "--output", output, "--published", PUBLISHED)
    assert (result.code, result.out) == (0, "")
    rows = read_rows(output)
    assert [(int(row["text_start"]), int(row["text_end"])) for row in rows] == expected_rows(show)
    assert all(TEXT[int(row["text_start"]) : int(row["text_end"])] == row["text"] for row in rows)


def test_a_pipe_gets_one_line_for_each_quote(article: Path, command: Command) -> None:
    lines = command("read", article).out.splitlines()
    assert lines[0].split("\t") == ["speaker", "quote_kind", "text"]
    assert lines[1].split("\t") == ["Maria Holm", "direct", "The bridge is closed"]


def test_all_unreadable_files_are_reported_and_the_others_read(article: Path, tmp_path: Path, command: Command) -> None:
    bad = [tmp_path / "empty.txt", tmp_path / "picture.png"]
    for path in bad:
        path.write_bytes(b"")
    result = command("read", bad[0], article, bad[1])
    assert result.code == 1
    assert "The bridge is closed" in result.out
    assert [line.partition(": ")[0] for line in result.err.splitlines()] == [path.name for path in bad]


@pytest.mark.parametrize("options", [["--to", "parquet"], ["--output", "x.txt"], ["--to", "yaml"]])
def test_options_that_do_not_fit_are_usage_errors(options: list[str], article: Path, command: Command) -> None:
    result = command("read", article, *options)
    assert result.code == 2
    assert "--to" in result.err
