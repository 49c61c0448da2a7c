"""The valid package that is corrupted."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from ordrett.errors import InputError
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.keys import FOREIGN_KEYS
from ordrett_dataset.rules.registry import row_key
from ordrett_dataset.schemas import KEYS

Row = dict[str, Any]
# Table, key and column.
CellKey = tuple[str, str, str]


class Baseline:
    """The tables of a valid package folder as rows, with indexes of evidence and references, and its files."""

    def __init__(self, folder: Path) -> None:
        loaded = open_package(folder)
        if loaded.package is None or loaded.issues or check_package(loaded.package):
            raise InputError(str(folder), "baseline_is_valid", "it has issues", "Run: ordrett validate.")
        self.folder = folder
        self.package = loaded.package
        self.tables = dict(self.package.tables)

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each table, in order."""
        return {table: list(frame.iter_rows(named=True)) for table, frame in self.tables.items()}

    @cached_property
    def evidence_positions(self) -> dict[CellKey, list[int]]:
        """The positions of the evidence of each cell."""
        positions: dict[CellKey, list[int]] = {}
        for position, row in enumerate(self.rows["evidence"]):
            cell = (row["target_table"], row["target_id"], row["target_column"])
            positions.setdefault(cell, []).append(position)
        return positions

    @cached_property
    def referrers(self) -> dict[tuple[str, str], list[tuple[str, int]]]:
        """By table and key: the table and position of each row that refers to it."""
        referrers: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for table, columns in FOREIGN_KEYS.items():
            for column, (target, _) in columns.items():
                for position, row in enumerate(self.rows[table]):
                    # A row is not its own referrer.
                    if row[column] is not None and row[column] != row.get(KEYS[table][0]):
                        referrers.setdefault((target, row[column]), []).append((table, position))
        return referrers

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The descriptor and the files that it lists, by path."""
        paths = [resource["path"] for resource in self.descriptor["resources"]]
        return {path: (self.folder / path).read_bytes() for path in ["datapackage.json", *paths]}

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The content of datapackage.json."""
        descriptor: dict[str, Any] = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        return descriptor

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article."""
        return {row["article_id"]: self.files[row["path"]].decode() for row in self.rows["articles"]}

    def key(self, table: str, row: Row) -> str:
        """Return the key of a row as issues name it."""
        return row_key(table, row)
