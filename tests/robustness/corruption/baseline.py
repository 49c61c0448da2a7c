"""The right package, as mutants are made of it."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from ordrett.errors import InputError
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.schemas import KEYS, TABLES

Row = dict[str, Any]


class Ground:
    """The tables of a package folder as rows, what evidence each cell has, and the files."""

    def __init__(self, folder: Path) -> None:
        opened = open_package(folder)
        if opened.package is None or opened.issues or check_package(opened.package):
            raise InputError(str(folder), "mutants_are_made_of_a_sound_package", "it breaks a rule", "Run: validate.")
        self.folder = folder
        self.package = opened.package
        self.tables = dict(self.package.tables)

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each table, in its order."""
        return {table: list(frame.iter_rows(named=True)) for table, frame in self.tables.items()}

    @cached_property
    def reasons(self) -> dict[tuple[str, str, str], list[int]]:
        """The places of the rows of evidence, by the table, the key and the column of their cell."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for n, row in enumerate(self.rows["evidence"]):
            found.setdefault((row["target_table"], row["target_id"], row["target_column"]), []).append(n)
        return found

    @cached_property
    def pointing(self) -> dict[tuple[str, str], list[tuple[str, int]]]:
        """The rows that name a row of another table, by that table and the key."""
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for table, model in TABLES.items():
            for name, column in model.to_schema().columns.items():
                if to := (column.metadata or {}).get("references"):
                    for n, row in enumerate(self.rows[table]):
                        if row[name] is not None and row[name] != row.get(KEYS[table][0]):
                            found.setdefault((to.split(".")[0], row[name]), []).append((table, n))
        return found

    @cached_property
    def content(self) -> dict[str, bytes]:
        """Every file that the descriptor lists, and the descriptor, by its path."""
        listed = [resource["path"] for resource in self.descriptor["resources"]]
        return {path: (self.folder / path).read_bytes() for path in ["datapackage.json", *listed]}

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """What the descriptor says."""
        said: dict[str, Any] = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        return said

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article."""
        return {row["article_id"]: self.content[row["path"]].decode() for row in self.rows["articles"]}

    def key(self, table: str, row: Row) -> str:
        """Return how issues name a row."""
        return "/".join(str(row[column]) for column in KEYS[table])
