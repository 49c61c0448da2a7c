"""Write the files of a package: all of them or none."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.package import atomic_swap
from ordrett_dataset.package.atomic_swap import SCRATCH_PREFIX, WAITING, finish_swap, recover, sync_to_disk
from ordrett_dataset.package.check_output import check_no_foreign_articles
from ordrett_dataset.package.descriptor import build_descriptor, to_json_bytes
from ordrett_dataset.package.folder_lock import CAN_LOCK_FOLDERS, lock_folder
from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH
from ordrett_dataset.tables.frames import to_csv_bytes

README: Final = """# dataset
The tables, each as CSV and as Parquet with the same rows. `ordrett build` generates this folder: do not edit it.
datapackage.json describes every column; corrections belong in annotations/.
"""


def package_files(
    tables: Mapping[str, pl.DataFrame],
    articles: Mapping[str, bytes],
    metadata: CorpusConfig,
    skipped_articles: bytes | None = None,
) -> dict[str, bytes]:
    """Return the content of every file of a package, by path.

    `articles` maps article ids to bytes; `skipped_articles` is a CSV of the articles with errors, if there are any.
    """
    files = {} if skipped_articles is None else {SKIPPED_ARTICLES_PATH: skipped_articles}
    files |= {f"seeds/{article}.txt": content for article, content in articles.items()}
    files["dataset/README.md"] = README.encode()
    for table, frame in tables.items():
        files[f"dataset/{table}.csv"] = to_csv_bytes(frame)
        parquet = io.BytesIO()
        frame.rechunk().write_parquet(parquet, compression="zstd", statistics=True)
        files[f"dataset/{table}.parquet"] = parquet.getvalue()
    files["datapackage.json"] = to_json_bytes(build_descriptor(metadata, tables, files))
    return files


def write_package(folder: Path, files: Mapping[str, bytes], *, copy_articles: bool = False) -> None:
    """Replace the package in `folder`, completely or not at all.

    With `copy_articles`, the articles in the folder are copies that belong to the old package and go with it; else they
    are the corpus' own, and only compared. The new package is written beside the old one and then swapped in
    (`atomic_swap`). A build that meets another one waits for it.

    Raises EnvironmentProblem if the folder cannot be written to, and InputError if it holds another article of the same
    name. The folder then holds a complete package: the old one, or the new one if only its flush to disk failed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_folder(folder) as lock:
            if lock is not None:
                recover(folder)
            if copy_articles:
                check_no_foreign_articles(folder)
            new_paths = _drop_unchanged_articles(folder, files, copy_articles=copy_articles)
            scratch = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir=folder))
            try:
                _write_scratch(scratch, files, new_paths)
            except BaseException:
                shutil.rmtree(scratch, ignore_errors=True)
                raise
            _run_swap(scratch, folder, lock)
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, folder) from None


def _drop_unchanged_articles(folder: Path, files: Mapping[str, bytes], *, copy_articles: bool) -> list[str]:
    """Return the files to write: without articles if the folder holds the corpus' own, or exactly the same copies."""
    seeds = folder / "seeds"
    holds_own_articles = seeds.exists() and not copy_articles
    articles = {path for path in files if path.startswith("seeds/")}
    for article in sorted(articles):
        exists = (folder / article).exists()
        if exists and (folder / article).read_bytes() != files[article]:
            problem, hint = "another file has this name", "Remove it, or write to another folder."
            raise InputError(str(folder / article), "output_has_no_foreign_articles", problem, hint)
        if holds_own_articles and not exists:
            problem = "removed while the build was running"
            raise InputError(str(folder / article), "article_unchanged_during_build", problem, "Build again.")
    if holds_own_articles or (seeds.exists() and {f"seeds/{path.name}" for path in seeds.iterdir()} == articles):
        return [path for path in files if path not in articles]
    return list(files)


def _write_scratch(scratch: Path, files: Mapping[str, bytes], paths: Iterable[str]) -> None:
    for path in paths:
        target = scratch / (path if path.startswith("dataset/") else f"{WAITING}/{path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])
    for path_to_sync in (scratch, *scratch.rglob("*")):
        sync_to_disk(path_to_sync)


def _run_swap(scratch: Path, folder: Path, lock: int | None) -> None:
    """Swap the packages in a process of its own, which owns `scratch` from now on; Ctrl-C only ends the wait for it.

    The process inherits the lock, so that no other build starts before it has ended, whatever happens to this one.
    Windows passes no locks on; there the swap ends long before another build has started up.
    """
    command = [sys.executable, "-I", "-S", atomic_swap.__file__, str(scratch), str(folder)]
    inherited = (lock,) if lock is not None and CAN_LOCK_FOLDERS else ()
    try:
        with Popen(  # noqa: S603 - this interpreter and a file of the project
            command,
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            pass_fds=inherited,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        ) as process:
            exit_code = process.wait()
        if exit_code:
            finish_swap(folder)
            raise OSError(exit_code, os.strerror(exit_code) if exit_code > 0 else "the swapping process was killed")
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
