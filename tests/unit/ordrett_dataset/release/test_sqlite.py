import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ordrett_dataset.release.sqlite import write_sqlite
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, TABLES


@pytest.fixture(scope="module")
def file(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "package.sqlite"
    write_sqlite(package.tables, path)
    return path


@pytest.fixture
def base(file: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(file.read_bytes())
    opened = sqlite3.connect(copy)
    opened.execute("PRAGMA foreign_keys = ON")
    yield opened
    opened.close()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_and_its_view_hold_the_rows_of_the_package(
    table: str, base: sqlite3.Connection, package: Package
) -> None:
    frame = package.tables[table].sort(KEYS[table])
    rows = [tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in frame.rows()]
    order = ", ".join(KEYS[table])
    assert base.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall() == rows  # noqa: S608 - tables of the models
    named = base.execute(f"SELECT * FROM {table}_named ORDER BY {order}").fetchall()  # noqa: S608 - tables of the models
    assert [row[: frame.width] for row in named] == rows


def test_a_view_names_what_its_keys_point_at(base: sqlite3.Connection, package: Package) -> None:
    names = dict(package.tables["people"].select("person_id", "name").rows())
    found = base.execute("SELECT speaker_id, speaker_name FROM quotes_named WHERE speaker_id IS NOT NULL").fetchall()
    assert len(found) == package.tables["quotes"]["speaker_id"].drop_nulls().len() > 0
    assert all(names[key] == name for key, name in found)


def test_nothing_in_it_is_broken(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE quotes SET speaker_id = 'nobody' WHERE speaker_id IS NOT NULL",
        "UPDATE quotes SET quote_kind = 'shouted'",
        "UPDATE quotes SET article_id = NULL",
        "UPDATE quotes SET text_start = -1",
        "UPDATE quotes SET text_start = 'one'",
        "UPDATE quotes SET text = ''",
        "UPDATE event_mentions SET is_negated = 2",
        "UPDATE articles SET published_earliest = '2021-02-30'",
        "INSERT INTO people SELECT * FROM people LIMIT 1",
        "INSERT INTO evidence SELECT * FROM evidence LIMIT 1",
        "DELETE FROM articles",
    ],
)
def test_what_breaks_a_key_or_a_constraint_is_refused(change: str, base: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        base.execute(change)


def test_the_same_tables_give_the_same_bytes(file: Path, package: Package, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    write_sqlite({table: package.tables[table] for table in reversed(TABLES)}, again)
    assert again.read_bytes() == file.read_bytes()
