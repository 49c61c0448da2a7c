"""A rule is a claim about a package; what breaks it is a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from schemas import TABLES
from schemas.table import primary_key


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What breaks a rule: where, which rule, what was found and what should be there."""

    rule: str
    where: str
    message: str


@dataclass(frozen=True)
class Package:
    """The tables of a package and the texts of its articles."""

    tables: Mapping[str, pl.DataFrame]
    texts: Mapping[str, str]  # article_id -> text, for the seeds that are there
    seeds: Mapping[str, bytes] = field(default_factory=dict)  # article_id -> bytes
    languages: Mapping[str, str] = field(default_factory=dict)  # article_id -> language that corpus.toml states
    bounds: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)  # article_id -> table -> rows


Check = Callable[[Package], Iterable[tuple[str, str]]]
RULES: Final[dict[str, Check]] = {}
KEYS: Final = {table: primary_key(model) for table, model in TABLES.items()}


def rule(check: Check) -> Check:
    """Register a function as the rule of its name; it yields (where, message) for all that breaks it."""
    RULES[check.__name__] = check
    return check


def row_name(table: str, row: Mapping[str, object]) -> str:
    """Return how a finding names a row: the table and the key."""
    return f"{table} " + "/".join(str(row[column]) for column in KEYS[table])


def columns_beside(suffix: str) -> dict[str, list[str]]:
    """Return by table the columns beside which a column of the same name and this suffix stands."""
    columns = {table: model.to_schema().columns for table, model in TABLES.items()}
    return {table: [name for name in of if f"{name}{suffix}" in of] for table, of in columns.items()}


def rows_and_columns(package: Package, of: Mapping[str, list[str]]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each row of these tables with each of their columns."""
    for table, columns in of.items():
        for row in package.tables[table].iter_rows(named=True) if columns else ():
            for column in columns:
                yield table, row, column
