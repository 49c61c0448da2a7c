"""The folder in which the tables of a part wait: it is there completely or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.package.atomic_swap import sync_to_disk

OUTCOME_FILE: Final = "outcome.json"


@dataclass(frozen=True)
class PartOutcome:
    """The errors of the articles of a part that are not in its tables, and warnings, by article id."""

    errors: Mapping[str, InputError]
    warnings: Mapping[str, tuple[str, ...]]


def write_part(folder: Path, tables: Mapping[str, pl.DataFrame], outcome: PartOutcome) -> None:
    """Write a part; whoever finds `folder` finds all of it."""
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for table, frame in tables.items():
            frame.rechunk().write_parquet(scratch / f"{table}.parquet")
        errors = {key: [e.location, e.code, e.problem, e.hint] for key, e in outcome.errors.items()}
        content = json.dumps({"errors": errors, "warnings": outcome.warnings})
        (scratch / OUTCOME_FILE).write_text(content, encoding="utf-8")
        for path in (*scratch.iterdir(), scratch):
            sync_to_disk(path)
        os.rename(scratch, folder)  # noqa: PTH104 - fails where `folder` has files, on every system
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def read_outcome(folder: Path) -> PartOutcome:
    """Return the errors and warnings of a part."""
    content = json.loads((folder / OUTCOME_FILE).read_text(encoding="utf-8"))
    errors = {key: InputError(*values) for key, values in content["errors"].items()}
    return PartOutcome(errors, {key: tuple(texts) for key, texts in content["warnings"].items()})


def scan_part(folder: Path, table: str) -> pl.LazyFrame:
    """Return a table of a part, to be read in the columns and rows that are needed."""
    return pl.scan_parquet(folder / f"{table}.parquet", glob=False)
