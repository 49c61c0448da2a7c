"""Small packages that would cost whoever validates them gigabytes or minutes, or end in a traceback."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.support.corpus_folder import ROOT
from tests.support.package_files import copy_package, replace_file, replace_table, to_parquet_bytes

pytestmark = pytest.mark.slow  # validates packages that take seconds each

N_ROWS = 8000
YEAR_10000 = pl.lit(2_932_897, pl.Int32).cast(pl.Date)


def read_table(package: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(package / f"dataset/{table}.parquet")


def repeat_row(package: Path, table: str, **cells: pl.Series) -> None:
    """Replace a table by copies of its first row under other keys."""
    rows = read_table(package, table).head(1).select(pl.all().repeat_by(N_ROWS).explode())
    keys = pl.Series(rows.columns[0], [f"000.x{n:05}" for n in range(N_ROWS)])
    replace_table(package, table, rows.with_columns(keys).with_columns(**cells))


def add_empty_lines(package: Path) -> None:
    replace_file(package, "people", (package / "dataset/people.csv").read_bytes() + b"\n" * 3_000_000)


def replace_csv_by_gzip(package: Path) -> None:
    replace_file(package, "people", gzip.compress((package / "dataset/people.csv").read_bytes() + b"\n" * 10**8))


def set_year_10000_in_parquet(package: Path) -> None:
    rows = read_table(package, "articles").with_columns(published_latest=YEAR_10000)
    replace_file(package, "articles-parquet", to_parquet_bytes(rows))


def set_year_10000_in_both_files(package: Path) -> None:
    replace_table(package, "articles", read_table(package, "articles").with_columns(published_latest=YEAR_10000))


def repeat_long_text(package: Path) -> None:
    """Store a text of a megabyte once, and refer to it from 3,000 rows."""
    rows = read_table(package, "people").head(1).select(pl.all().repeat_by(3000).explode())
    replace_file(package, "people-parquet", to_parquet_bytes(rows.with_columns(description=pl.lit("x" * 10**5))))


def store_long_texts(package: Path) -> None:
    texts = pl.Series([f"{n}{'x' * 10**6}" for n in range(150)])
    rows = read_table(package, "people").head(1).select(pl.all().repeat_by(150).explode())
    replace_file(package, "people-parquet", to_parquet_bytes(rows.with_columns(description=texts)))


def leave_every_cell_empty(package: Path) -> None:
    rows = read_table(package, "people").clear(200_000)
    replace_table(package, "people", rows)


def overlap_all_spans(package: Path) -> None:
    for table in ("quotes", "event_mentions", "person_mentions", "fact_checks"):
        repeat_row(package, table)


def chain_all_quotes(package: Path) -> None:
    repeat_row(package, "quotes", continues_quote_id=pl.Series([None, *(f"000.x{n:05}" for n in range(N_ROWS - 1))]))


def nest_all_events(package: Path) -> None:
    parts = pl.Series([f"000.x{(n + 1) % N_ROWS:05}" for n in range(N_ROWS)])
    repeat_row(package, "events", part_of=parts)


@pytest.mark.parametrize(
    "attack",
    [
        *(add_empty_lines, replace_csv_by_gzip, set_year_10000_in_parquet, set_year_10000_in_both_files),
        *(repeat_long_text, store_long_texts, leave_every_cell_empty),
        *(overlap_all_spans, chain_all_quotes, nest_all_events),
    ],
)
def test_costly_package_is_refused_within_limits(attack: Callable[[Path], None], good: Path, tmp_path: Path) -> None:
    package, temporary = copy_package(good, tmp_path / "package"), tmp_path / "temporary"
    temporary.mkdir()
    attack(package)
    ran = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", "validate", str(package)],
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert "rule: " in ran.stderr  # detected, not only ended by the limits of the process
    assert "it takes more than" not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "panicked" not in ran.stderr
    assert list(temporary.iterdir()) == []
