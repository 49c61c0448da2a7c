import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ordrett_dataset.release.sqlite import write_sqlite
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, TABLES


@pytest.fixture(scope="module")
def database_file(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "package.sqlite"
    write_sqlite(package.tables, path)
    return path


@pytest.fixture
def database(database_file: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(database_file.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_and_its_view_have_the_rows_of_the_package(
    table: str, database: sqlite3.Connection, package: Package
) -> None:
    frame = package.tables[table].sort(KEYS[table])
    rows = [tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in frame.rows()]
    order = ", ".join(KEYS[table])
    assert database.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall() == rows  # noqa: S608 - names from the schemas
    view = database.execute(f"SELECT * FROM {table}_named ORDER BY {order}")  # noqa: S608 - names from the schemas
    columns = [column[0] for column in view.description]
    assert len(columns) == len(set(columns)), "no column name occurs twice"
    assert [row[: frame.width] for row in view.fetchall()] == rows


def test_a_view_has_the_names_of_the_rows_that_foreign_keys_refer_to(
    database: sqlite3.Connection, package: Package
) -> None:
    names = dict(package.tables["people"].select("person_id", "name").rows())
    for table, key, column in (
        ("person_mentions", "person_id", "person_name"),
        ("quotes", "speaker_id", "speaker_name"),
    ):
        query = f"SELECT {key}, {column} FROM {table}_named WHERE {key} IS NOT NULL"  # noqa: S608 - names above
        pairs = database.execute(query).fetchall()
        assert len(pairs) == package.tables[table][key].drop_nulls().len() > 0
        assert all(names[person] == name for person, name in pairs)


def test_a_view_has_the_english_name_of_a_person_or_else_the_printed_one(
    database: sqlite3.Connection, package: Package
) -> None:
    people = package.tables["people"].rows_by_key("person_id", named=True, unique=True)
    rows = database.execute("SELECT person_id, person_name_en FROM person_mentions_named").fetchall()
    assert {bool(people[person]["name_en"]) for person, _ in rows} == {True, False}
    assert all(name == (people[person]["name_en"] or people[person]["name"]) for person, name in rows)


def test_sqlite_finds_no_error(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    "statement",
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
def test_keys_and_constraints_are_enforced(statement: str, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


def test_the_same_tables_give_the_same_bytes(database_file: Path, package: Package, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    write_sqlite({table: package.tables[table] for table in reversed(TABLES)}, again)
    assert again.read_bytes() == database_file.read_bytes()
