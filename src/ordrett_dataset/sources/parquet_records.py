"""The rows of Parquet files."""

import io
from collections.abc import Iterator

from ordrett.errors import InputError
from ordrett_dataset.sources.record import Record


def read_parquet(data: bytes, location: str) -> Iterator[Record]:
    """Yield the rows of a Parquet file; raise InputError if it is none."""
    import polars as pl

    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except Exception as error:
        if not isinstance(error, (pl.exceptions.PolarsError, OSError)):
            raise
        hint = "Get the file again, or write it anew."
        raise InputError(location, "file_is_parquet", str(error).partition("\n")[0], hint) from None
    for number, row in enumerate(frame.iter_rows(named=True), 1):
        yield Record(number, row)
