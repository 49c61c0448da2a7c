import contextlib
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.reader.parquet_bounds import read_parquet_bounds
from ordrett_dataset.reader.thrift import ThriftError

ROWS = pl.DataFrame({"number": range(3000), "text": [f"row {n // 7}" for n in range(3000)]}).with_columns(
    empty=pl.lit(None, pl.String)
)


def unpacked_bytes(path: Path) -> int:
    """Return the sum that the footer states, which includes page headers."""
    footer = pq.ParquetFile(path).metadata
    chunks = (footer.row_group(n).column(m) for n in range(footer.num_row_groups) for m in range(footer.num_columns))
    return int(sum(chunk.total_uncompressed_size for chunk in chunks))


@pytest.mark.parametrize("row_group_size", [None, 100])
@pytest.mark.parametrize("writer", ["polars", "pyarrow"])
def test_bounds_are_those_that_another_reader_finds(writer: str, row_group_size: int | None, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    if writer == "polars":
        ROWS.write_parquet(path, row_group_size=row_group_size)
    else:
        pq.write_table(ROWS.to_arrow(), path, row_group_size=row_group_size)
    bounds = read_parquet_bounds(path)
    n_pages = 2 * ROWS.width * (30 if row_group_size else 1)
    assert bounds.n_rows == ROWS.height
    assert unpacked_bytes(path) - 200 * n_pages <= bounds.unpacked_bytes <= unpacked_bytes(path)


def test_few_bytes_that_become_many_are_seen_in_the_page_headers(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pl.DataFrame({"text": [f"{n}{'x' * 100_000}" for n in range(100)]}).write_parquet(path)
    assert path.stat().st_size < 100_000
    assert read_parquet_bounds(path).unpacked_bytes > 10_000_000


def test_encoding_that_no_build_writes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    encoding = {"text": "DELTA_BYTE_ARRAY"}
    pq.write_table(ROWS.select("text").to_arrow(), path, use_dictionary=False, column_encoding=encoding)
    with pytest.raises(ThriftError, match="an encoding other than"):
        read_parquet_bounds(path)


def test_metadata_that_no_build_writes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(ROWS.to_arrow().replace_schema_metadata({"hidden": "words"}), path)
    with pytest.raises(ThriftError, match="hidden"):
        read_parquet_bounds(path)


@given(data=st.data())
def test_damaged_file_raises_nothing_else(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("damaged") / "rows.parquet"
    ROWS.write_parquet(path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(len(content) - 1200, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with contextlib.suppress(ThriftError):
        read_parquet_bounds(path)
