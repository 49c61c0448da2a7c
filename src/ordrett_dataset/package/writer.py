"""Tables -> dataset/ and datapackage.json: all at once or not at all."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package import atomic_swap as switch
from ordrett_dataset.package.atomic_swap import WAITING, finish, synced
from ordrett_dataset.package.check_output import refuse_strange_seeds
from ordrett_dataset.package.descriptor import LEFT_OUT, descriptor, written
from ordrett_dataset.package.folder_lock import locked
from ordrett_dataset.package.settle import SCRATCH, settle

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
    """Put a package in the place of the one in `folder`, whole or not at all.

    `copies` says that the seeds of the folder are copies, which go with the old package; the corpus' own are only
    compared. All is written beside the old package first, then switched (`ordrett_dataset.package.atomic_swap`); a
    build that finds another one writing waits for its turn. Raises EnvironmentProblem where the folder cannot be
    written to, and InputError where another seed of the same name is there; what is there then is whole: the old
    package, or, where only the disk's word that it keeps the new one did not come, the new.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder) as held:
            if held is not None:
                settle(folder)
            if copies:
                refuse_strange_seeds(folder)
            new = _without_seeds(folder, package, copies=copies)
            scratch = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=folder))
            try:
                _prepare(scratch, new)
            except BaseException:
                shutil.rmtree(scratch, ignore_errors=True)
                raise
            _switch(scratch, folder, held)
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, folder) from None


def _without_seeds(folder: Path, package: Mapping[str, bytes], *, copies: bool) -> Mapping[str, bytes]:
    """Return the files to write: no seeds where the folder has its own, or just these."""
    place = folder / "seeds"
    own = place.exists() and not copies
    seeds = {path for path in package if path.startswith("seeds/")}
    for seed in sorted(seeds):
        there = (folder / seed).exists()
        if there and (folder / seed).read_bytes() != package[seed]:
            found, remedy = "another file of that name is there", "Take it away, or write to another folder."
            raise InputError(str(folder / seed), "output_has_no_foreign_articles", found, remedy)
        if own and not there:
            raise InputError(
                str(folder / seed), "article_unchanged_during_build", "it is there no longer", "Build again."
            )
    if own or (place.exists() and {f"seeds/{path.name}" for path in place.iterdir()} == seeds):
        return {path: content for path, content in package.items() if path not in seeds}
    return package


def _prepare(scratch: Path, package: Mapping[str, bytes]) -> None:
    for path, content in package.items():
        target = scratch / (path if path.startswith("dataset/") else f"{WAITING}/{path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for made in (scratch, *scratch.rglob("*")):
        synced(made)


def _switch(scratch: Path, folder: Path, held: int | None) -> None:
    """Have a process of its own switch the packages.

    It holds the folder too, so no other build begins before it has ended, whatever becomes of this one. `scratch` is
    its own from now on: Ctrl-C ends the waiting here and takes nothing away.
    """
    command = [sys.executable, "-I", "-S", switch.__file__, str(scratch), str(folder)]
    kept = () if held is None else (held,)
    try:
        with Popen(  # noqa: S603 - this interpreter and a file of the project
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, pass_fds=kept
        ) as process:
            ended = process.wait()
        if ended:
            finish(folder)
            found = os.strerror(ended) if ended > 0 else "the process that puts the package in place was killed"
            raise OSError(ended, found)
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
