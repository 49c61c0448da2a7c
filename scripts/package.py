"""Tables -> dataset/ and datapackage.json: all at once or not at all."""

import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import polars as pl

from ordrett.refusal import Refusal
from scripts.corpus import Metadata
from scripts.descriptor import LEFT_OUT, descriptor, written
from scripts.output import stale_seeds

README: Final = """# dataset
The tables, each as CSV and as Parquet with the same rows; `python -m scripts build` writes them, and nothing else does.
What each column is stands in datapackage.json; a reading is mended in annotations/, never here.
"""


def files(
    tables: Mapping[str, pl.DataFrame], seeds: Mapping[str, bytes], about: Metadata, left_out: bytes | None = None
) -> dict[str, bytes]:
    """Return every file of the package by its path.

    `seeds` maps article ids to bytes; `left_out` is the CSV of the articles that were refused, if any were.
    """
    found = {} if left_out is None else {LEFT_OUT: left_out}
    found |= {f"seeds/{article}.txt": data for article, data in seeds.items()}
    found["dataset/README.md"] = README.encode()
    for table, frame in tables.items():
        found[f"dataset/{table}.csv"] = frame.write_csv().encode()
        parquet = io.BytesIO()
        frame.rechunk().write_parquet(parquet, compression="zstd", statistics=True)
        found[f"dataset/{table}.parquet"] = parquet.getvalue()
    found["datapackage.json"] = written(descriptor(about, tables, found))
    return found


def write(folder: Path, package: Mapping[str, bytes], *, copies: bool = False) -> None:
    """Put `dataset/` and `datapackage.json` in place of the old ones; seeds only where they are not there yet.

    `copies` says that the seeds of the folder are copies: those of an old package that are not in the new one go.
    Everything is written beside them first; what exists is replaced by renaming alone. Raises Refusal where another
    seed of the same name is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = {path for path in package if path.startswith("seeds/") and (folder / path).exists()}
    for seed in sorted(there):
        if (folder / seed).read_bytes() != package[seed]:
            found, remedy = "another file of that name is there", "Take it away, or write to another folder."
            raise Refusal(str(folder / seed), "output_holds_no_other_seed", found, remedy)
    stale = stale_seeds(folder, package) if copies else []
    with tempfile.TemporaryDirectory(prefix=".partial-", dir=folder) as scratch:
        new = {path: content for path, content in package.items() if path not in there}
        for path, content in new.items():
            target = Path(scratch, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _replace(Path(scratch), folder)
        for seed in sorted(path for path in new if path.startswith("seeds/")):
            (folder / "seeds").mkdir(exist_ok=True)
            Path(scratch, seed).replace(folder / seed)
        for old in stale:
            old.unlink()


def _replace(scratch: Path, folder: Path) -> None:
    # What is put aside goes with the folder that it is put into.
    new, place, aside = scratch / "dataset", folder / "dataset", scratch / "old"
    try:
        if place.exists() or place.is_symlink():
            place.rename(aside)
        new.rename(place)
        (scratch / "datapackage.json").replace(folder / "datapackage.json")
    except BaseException:
        if not new.exists() and place.exists():
            place.rename(new)
        if aside.exists() or aside.is_symlink():
            aside.rename(place)
        raise
