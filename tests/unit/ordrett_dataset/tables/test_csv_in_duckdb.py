"""A CSV of any size is read by duckdb, which looks at the first 20,480 rows to see whether cells are quoted."""

from pathlib import Path

import duckdb
import polars as pl

from ordrett_dataset.tables.frames import to_csv_bytes

ROWS_THAT_DECIDE = 20_480


def test_a_cell_that_is_quoted_late_is_read(tmp_path: Path) -> None:
    late: list[str | None] = ["“Yes”, she said", 'a "plain" mark', "two\nlines", "NA", None]
    texts: list[str | None] = [*["x"] * (2 * ROWS_THAT_DECIDE), *late]
    frame = pl.DataFrame({"row": range(len(texts)), "text": texts})
    path = tmp_path / "table.csv"
    path.write_bytes(to_csv_bytes(frame))
    assert read(f"'{path}'") == frame.rows()
    types = "{'row': 'BIGINT', 'text': 'VARCHAR'}"
    assert read(f"read_csv('{path}', types = {types})") == frame.rows()
    # With `columns`, duckdb detects nothing else.
    assert read(f"read_csv('{path}', columns = {types}, escape = '\"')") == frame.rows()


def read(source: str) -> list[tuple[object, ...]]:
    return duckdb.execute(f"SELECT * FROM {source} ORDER BY row").fetchall()  # noqa: S608 - a file of this test
