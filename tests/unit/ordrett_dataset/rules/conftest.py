"""Speed up the tests of rules: the schema of unchanged tables is checked only once."""

from collections.abc import Iterator

import polars as pl
import pytest

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.schema_check import check_schema


@pytest.fixture(scope="session")
def issues_of_unchanged_tables(package: Package) -> dict[int, list[Issue]]:
    return {id(frame): list(check_schema(table, frame)) for table, frame in package.tables.items()}


@pytest.fixture(scope="module", autouse=True)
def _check_unchanged_tables_once(issues_of_unchanged_tables: dict[int, list[Issue]]) -> Iterator[None]:
    def check(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
        known = issues_of_unchanged_tables.get(id(frame))
        yield from check_schema(table, frame) if known is None else known

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ordrett_dataset.rules.check.check_schema", check)
        yield
