"""`ordrett diff` on broken packages: an error on one line that names the issue, and nothing unsafe is opened."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from tests.support.corpus_folder import CommandResult
from tests.support.other_versions import edit_table, remove_parquet, update_hashes, zip_package

Command = Callable[..., CommandResult]


def change_bytes(folder: Path) -> None:
    path = folder / "dataset/people.csv"
    path.write_bytes(path.read_bytes().replace(b"Tandberg", b"Tandborg"))


def replace_by_link(folder: Path) -> None:
    (folder / "dataset/people.csv").unlink()
    (folder / "dataset/people.csv").symlink_to(folder / "dataset/quotes.csv")


def repeat_rows(folder: Path) -> None:
    edit_table(folder, "people", lambda rows: pl.concat([rows, rows]))


def name_unknown_key(folder: Path) -> None:
    edit_table(folder, "people", edit_schema=lambda schema: schema.update(primaryKey=["nothing"]))


def replace_fields_by_text(folder: Path) -> None:
    edit_table(folder, "people", edit_schema=lambda schema: schema.update(fields="none"))


def drop_column(folder: Path) -> None:
    edit_table(folder, "people", lambda rows: rows.drop("name"))


def write_text_as_number(folder: Path) -> None:
    edit_table(folder, "quotes", lambda rows: rows.with_columns(text_start=pl.lit("\x1b[31mx")))
    remove_parquet(folder)


def retype_parquet(folder: Path) -> None:
    path = folder / "dataset/quotes.parquet"
    pl.read_parquet(path).with_columns(pl.col("text_start").cast(pl.Int32)).write_parquet(path)
    update_hashes(folder)


def empty_parquet(folder: Path) -> None:
    path = folder / "dataset/quotes.parquet"
    pl.read_parquet(path).clear().write_parquet(path)
    update_hashes(folder)


def lead_out_of_package(folder: Path) -> None:
    path = folder / "datapackage.json"
    path.write_text(path.read_text().replace("dataset/people.csv", "../people.csv"))


FAULTS: Final[list[tuple[Callable[[Path], None], str, str]]] = [
    (change_bytes, "dataset/people.csv", "file_hash_matches"),
    (replace_by_link, "dataset/people.csv", "file_is_not_a_link"),
    (repeat_rows, "people", "key_is_unique"),
    (name_unknown_key, "people", "schema_is_readable"),
    (replace_fields_by_text, "people", "schema_is_readable"),
    (drop_column, "people", "columns_match_descriptor"),
    (write_text_as_number, "quotes", "table_is_readable"),
    (retype_parquet, "quotes", "csv_matches_parquet"),
    (empty_parquet, "quotes", "csv_matches_parquet"),
    (lead_out_of_package, "people", "path_stays_in_package"),
]


@pytest.mark.parametrize(("break_package", "location", "code"), FAULTS)
def test_a_broken_package_is_an_error_on_one_line(
    break_package: Callable[[Path], None], location: str, code: str, good: Path, tmp_path: Path, command: Command
) -> None:
    folder = shutil.copytree(good, tmp_path / "bad")
    break_package(folder)
    for arguments in ((good, folder), (folder, good)):
        result = command("diff", *arguments)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith(f"{folder}: {location}: ")
        assert result.err.endswith(f" [{code}]\n")
        assert result.err.count("\n") == 1
        assert "\x1b" not in result.err


def test_a_zip_that_leads_out_of_its_folder_is_not_extracted(good: Path, tmp_path: Path, command: Command) -> None:
    path = zip_package(good, tmp_path / "bad.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../escaped.txt", "x")
    result = command("diff", path, good)
    assert result.code == 1
    assert "path_stays_in_package" in result.err
    assert not any(file.name == "escaped.txt" for file in tmp_path.rglob("*"))


def test_control_characters_of_a_package_are_escaped(good: Path, tmp_path: Path, command: Command) -> None:
    folder = edit_table(
        shutil.copytree(good, tmp_path / "\x07red"),
        "people",
        lambda rows: rows.with_columns(description=pl.lit("\x1b[2Jgone [bold]x[/bold]")),
    )
    for options in ((), ("--changelog",), ("--json",)):
        result = command("diff", good, folder, *options)
        assert (result.code, result.err) == (0, "")
        assert not {"\x1b", "\x07"} & set(result.out)
    assert "\\x1b[2Jgone [bold]x[/bold]" in command("diff", good, folder).out
