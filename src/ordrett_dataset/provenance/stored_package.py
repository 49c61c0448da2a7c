"""Rows and articles of a package folder, read when they are asked for, unvalidated; CSV without a dataframe library."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from ordrett.errors import InputError

Row = Mapping[str, Any]
DESCRIPTOR: Final = "datapackage.json"
VALIDATE_HINT: Final = "Run `ordrett validate`."
# The text of an article, the longest cell there is, may be quoted in one.
csv.field_size_limit(2**31 - 1)


class StoredPackage:
    """A package folder; cells are strings, and None where they are empty.

    Raises InputError if a file that is needed is missing, unreadable or leads out of the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The content of datapackage.json."""
        path = self.folder / DESCRIPTOR
        if not path.is_file():
            hint = "Name the folder of a package with --package, or run `ordrett build`."
            raise InputError(str(path), "package_has_descriptor", "there is no such file", hint)
        try:
            content = json.loads(path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise InputError(str(path), "descriptor_is_valid_json", str(error), VALIDATE_HINT) from None
        if not isinstance(content, dict):
            raise InputError(str(path), "descriptor_is_valid_json", "it is not a JSON object", VALIDATE_HINT)
        return content

    @cached_property
    def schemas(self) -> dict[str, dict[str, Any]]:
        """The Table Schema of each table."""
        try:
            described = [*self.descriptor["resources"], *self.descriptor.get("tables", [])]
            tables = [table for table in described if "schema" in table]
            return {str(table["name"]): table["schema"] for table in tables}
        except (LookupError, TypeError):
            problem = "it has no readable list of tables"
            raise InputError(DESCRIPTOR, "descriptor_lists_resources", problem, VALIDATE_HINT) from None

    @property
    def keys(self) -> dict[str, list[str]]:
        """The key columns of each table."""
        return {table: list(schema["primaryKey"]) for table, schema in self.schemas.items()}

    def code_labels(self, table: str, column: str) -> dict[str, str]:
        """Return what each code of a column means; empty if the descriptor does not say."""
        try:
            fields = {field["name"]: field for field in self.schemas[table]["fields"]}
            categories = fields[column].get("categories", ())
            return {str(category["value"]): str(category["label"]) for category in categories}
        except (LookupError, TypeError, AttributeError):
            return {}

    @property
    def removed_rows(self) -> dict[str, str]:
        """Why rows of earlier versions were removed, by key."""
        removed = self.descriptor.get("removedRows")
        return {str(key): str(notice) for key, notice in removed.items()} if isinstance(removed, dict) else {}

    def rows(self, table: str, column: str, values: Collection[str]) -> Iterator[Row]:
        """Yield the rows of a table whose cell in `column` is one of `values`, in one pass over its files."""
        if "tables" in self.descriptor:
            yield from self._partitioned_rows(table, column, values)
            return
        path = self._path(f"dataset/{table}.csv")
        try:
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row[column] in values:
                        yield {name: cell or None for name, cell in row.items()}
        except (OSError, KeyError, ValueError, csv.Error) as error:
            raise InputError(str(path), "table_is_readable", str(error), VALIDATE_HINT) from None

    def _partitioned_rows(self, table: str, column: str, values: Collection[str]) -> Iterator[Row]:
        import polars as pl  # only packages with partitions need it

        from ordrett_dataset.tables.frames import to_csv_bytes

        resource_paths = (str(resource["path"]) for resource in self.descriptor["resources"])
        paths = sorted(path for path in resource_paths if fnmatchcase(path, f"dataset/{table}/*.parquet"))
        for path in map(self._path, paths):
            try:
                rows = pl.scan_parquet(path, glob=False).filter(pl.col(column).is_in(list(values))).collect()
                text = to_csv_bytes(rows).decode()
            except (OSError, pl.exceptions.PolarsError) as error:
                raise InputError(str(path), "table_is_readable", str(error), VALIDATE_HINT) from None
            for row in csv.DictReader(io.StringIO(text, newline="")):
                yield {name: cell or None for name, cell in row.items()}

    def find(self, table: str, column: str, value: str) -> Row | None:
        """Return the first row of a table with this value in a column."""
        return next(self.rows(table, column, {value}), None)

    def article_text(self, article_id: str) -> str | None:
        """Return the text of an article; None if the package does not hold it."""
        article = self.find("articles", "article_id", article_id)
        if article is None or article["path"] is None or not (self.folder / article["path"]).exists():
            return None
        return self._path(article["path"]).read_bytes().decode("utf-8", "replace")

    def _path(self, name: str) -> Path:
        path = self.folder / name
        # A link could lead out of a package from somebody else.
        if not path.is_file() or not path.resolve().is_relative_to(self.folder.resolve()):
            raise InputError(str(path), "file_exists", "the package has no such file", VALIDATE_HINT)
        return path
