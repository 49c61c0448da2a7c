# mypy: disable-error-code="import-untyped, no-untyped-call"
# ^ pybtex and rispy ship no types.

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import rispy
from pybtex.database import parse_string

from ordrett_dataset.schemas import KEYS
from tests.support.corpus_folder import TEXT, CommandResult

Command = Callable[..., CommandResult]
FORMATS = ("apa", "bibtex", "ris", "csl")
IMPORTED_LIBRARIES = """
import sys, typer
from ordrett_dataset.cli.cite import cite
app = typer.Typer()
app.command()(cite)
app(standalone_mode=False)
print(sorted({"numpy", "pandera", "polars", "yaml"} & set(sys.modules)), file=sys.stderr)
"""


def test_cite_prints_the_dataset_in_each_format(good: Path, command: Command) -> None:
    results = {name: command("cite", "--format", name, "--package", good) for name in FORMATS}
    assert {(result.code, result.err) for result in results.values()} == {(0, "")}
    digest = json.loads((good / "datapackage.json").read_text(encoding="utf-8"))["digest"]
    reference = "Petra Nordgaard. (2022). Invented lighthouse news (Version 1.2.3) [Data set]."
    assert results["apa"].out == f"{reference} Digest {digest}.\n"
    assert command("cite", "-p", good).out == results["apa"].out
    assert list(parse_string(results["bibtex"].out, "bibtex").entries) == ["skarv-1.2.3"]
    assert [entry["title"] for entry in rispy.loads(results["ris"].out)] == ["Invented lighthouse news"]
    [item] = json.loads(results["csl"].out)
    assert (item["title"], item["issued"]) == ("Invented lighthouse news", {"date-parts": [[2022, 2, 3]]})


def test_cite_of_a_row_names_the_article_and_the_characters(good: Path, command: Command) -> None:
    start = TEXT.index("Isen kommer")
    characters = f"(010_skarv, characters {start} to {start + len('Isen kommer tidlig i år')})"
    for name in FORMATS:
        citation = command("cite", "010.q01", "-f", name, "-p", good).out.replace("\\_", "_")
        for text in (characters, "Ludvig Fjærestad", TEXT.splitlines()[0], "Skarvøyposten", "2021-03-04", "1.2.3"):
            assert text in citation, name


def test_trace_ends_with_the_citation(good: Path, command: Command) -> None:
    for row in ("010.q01", "tandberg", "harbour_meeting", "c01", "almanac", "010_skarv"):
        citation = command("cite", row, "-p", good).out
        assert command("trace", row, "-p", good).out.splitlines()[-1] == f"cite  {citation.rstrip()}"


def test_every_table_with_a_key_of_one_column_can_be_cited(good: Path, command: Command) -> None:
    for table in (table for table, key in KEYS.items() if len(key) == 1):
        key = pl.read_parquet(good / f"dataset/{table}.parquet")[KEYS[table][0]][0]
        [item] = json.loads(command("cite", key, "-f", "csl", "-p", good).out)
        assert item["title"] == f"Table {table}, row {key}"


def test_an_unknown_row_format_or_folder_is_an_error(good: Path, tmp_path: Path, command: Command) -> None:
    result = command("cite", "nobody", "-p", good)
    assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
    assert "row_exists" in result.err
    assert command("cite", "--format", "vancouver", "-p", good).code == 2
    assert command("cite", "-p", tmp_path / "nowhere").code == 2


def test_a_broken_package_is_an_error_on_one_line(good: Path, tmp_path: Path, command: Command) -> None:
    package = shutil.copytree(good, tmp_path / "package")
    outside = tmp_path / "outside.csv"
    (package / "dataset/people.csv").rename(outside)
    (package / "dataset/people.csv").symlink_to(outside)
    (package / "dataset/articles.csv").unlink()
    for row, table in (("tandberg", "people"), ("010.q01", "articles")):
        result = command("cite", row, "-p", package)
        assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
        assert "file_exists" in result.err, table
    descriptor = b'{"name": "a", "title": "t", "version": "1"}'
    broken = (b"", b"[]", b"{}", descriptor.replace(b'"a"', b"1"), b"[" * 10**6)
    for content in broken:
        (package / "datapackage.json").write_bytes(content)
        result = command("cite", "-p", package)
        assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1), content[:10]


def test_cite_imports_no_dataframe_library(good: Path) -> None:
    command = [sys.executable, "-c", IMPORTED_LIBRARIES, "010.q01", "-p", str(good)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stderr.splitlines()[-1] == "[]"
