"""Packages at fault: the command says of each in one line what is wrong, and opens nothing that is dangerous."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from tests.unit.ordrett_dataset.cli.test_diff import Command, hashed_again, rewritten, without_parquet, zipped


def _other_bytes(folder: Path) -> None:
    path = folder / "dataset/people.csv"
    path.write_bytes(path.read_bytes().replace(b"Tandberg", b"Tandborg"))


def _link(folder: Path) -> None:
    (folder / "dataset/people.csv").unlink()
    (folder / "dataset/people.csv").symlink_to(folder / "dataset/quotes.csv")


def _key_twice(folder: Path) -> None:
    rewritten(folder, "people", lambda rows: pl.concat([rows, rows]))


def _no_such_key(folder: Path) -> None:
    rewritten(folder, "people", lambda rows: rows, lambda schema: schema.update(primaryKey=["nothing"]))


def _fields_that_are_none(folder: Path) -> None:
    rewritten(folder, "people", lambda rows: rows, lambda schema: schema.update(fields="none"))


def _other_columns(folder: Path) -> None:
    rewritten(folder, "people", lambda rows: rows.drop("name"))


def _no_numbers(folder: Path) -> None:
    rewritten(folder, "quotes", lambda rows: rows.with_columns(text_start=pl.lit("\x1b[31mx")))
    without_parquet(folder)


def _other_types_in_the_parquet(folder: Path) -> None:
    path = folder / "dataset/quotes.parquet"
    pl.read_parquet(path).with_columns(pl.col("text_start").cast(pl.Int32)).write_parquet(path)
    hashed_again(folder)


def _rows_that_the_parquet_lacks(folder: Path) -> None:
    path = folder / "dataset/quotes.parquet"
    pl.read_parquet(path).clear().write_parquet(path)
    hashed_again(folder)


def _leads_out(folder: Path) -> None:
    path = folder / "datapackage.json"
    path.write_text(path.read_text().replace("dataset/people.csv", "../people.csv"))


FAULTS: Final[dict[str, tuple[Callable[[Path], None], str]]] = {
    "other bytes": (_other_bytes, "dataset/people.csv: file_hash_matches"),
    "a link": (_link, "dataset/people.csv: file_is_not_a_link"),
    "a key twice": (_key_twice, "people: key_is_unique"),
    "no such key": (_no_such_key, "people: schema_is_readable"),
    "fields that are none": (_fields_that_are_none, "people: schema_is_readable"),
    "other columns": (_other_columns, "people: columns_match_descriptor"),
    "no numbers": (_no_numbers, "quotes: table_is_readable"),
    "other types in the Parquet": (_other_types_in_the_parquet, "quotes: csv_matches_parquet"),
    "rows that the Parquet lacks": (_rows_that_the_parquet_lacks, "quotes: csv_matches_parquet"),
    "a path that leads out": (_leads_out, "people: path_stays_in_package"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_package_at_fault_is_refused_by_name_in_one_line(
    fault: str, good: Path, tmp_path: Path, command: Command
) -> None:
    folder = shutil.copytree(good, tmp_path / "bad")
    break_it, said = FAULTS[fault]
    break_it(folder)
    for arguments in ((good, folder), (folder, good)):
        ran = command("diff", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"{folder}: {said}: ")
        assert ran.err.count("\n") == 1
        assert "\x1b" not in ran.err


def test_a_zip_that_leads_out_is_not_unpacked(good: Path, tmp_path: Path, command: Command) -> None:
    place = zipped(good, tmp_path / "bad.zip")
    with zipfile.ZipFile(place, "a") as archive:
        archive.writestr("../escaped.txt", "x")
    ran = command("diff", place, good)
    assert ran.code == 1
    assert "path_stays_in_package" in ran.err
    assert not any(path.name == "escaped.txt" for path in tmp_path.rglob("*"))


def test_what_a_stranger_wrote_commands_no_terminal(good: Path, tmp_path: Path, command: Command) -> None:
    folder = rewritten(
        shutil.copytree(good, tmp_path / "\x07red"),
        "people",
        lambda rows: rows.with_columns(description=pl.lit("\x1b[2Jgone [bold]x[/bold]")),
    )
    for options in ((), ("--changelog",), ("--json",)):
        ran = command("diff", good, folder, *options)
        assert (ran.code, ran.err) == (0, "")
        assert not {"\x1b", "\x07"} & set(ran.out)
    assert "\\x1b[2Jgone [bold]x[/bold]" in command("diff", good, folder).out
