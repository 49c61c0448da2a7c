"""Every table by its pandera model, in the words of an issue."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import polars as pl
from pandera.api.polars.container import DataFrameSchema
from pandera.config import CONFIG, ValidationDepth, config_context
from pandera.errors import SchemaErrors

from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE
from ordrett_dataset.rules.registry import Issue, format_value, row_key
from ordrett_dataset.schemas import KEYS, TABLES

# pandera takes this from the environment when it is imported; the other backend cannot hold lists of values.
CONFIG.use_narwhals_backend = False

COLUMNS: Final = "columns_match_schema"
FILLED: Final = "required_value_present"
CLAIMS: Final = {
    "isin": ("value_in_codebook", "no value of the column's list"),
    "str_matches": ("value_matches_pattern", "not of the form of the column"),
    "str_length": ("text_is_not_empty", "too short: an unknown is null"),
    "greater_than_or_equal_to": ("number_in_range", "below the least that can be"),
    "not_nullable": (FILLED, "the column allows no null"),
    "field_uniqueness": ("key_is_unique", "in more than one row"),
    "multiple_fields_uniqueness": ("key_is_unique", "in more than one row"),
}
MODEL_RULES: Final = (COLUMNS, *sorted({claim for claim, _ in CLAIMS.values()}))


def check_schema(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
    """Yield what breaks the model of one table; environment variables cannot switch the checks off."""
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            _schema(table).validate(frame, lazy=True)
        except SchemaErrors as errors:
            yield from _told(table, frame, errors.failure_cases)
        else:
            if table == "evidence":
                yield from _doubled(table, frame)


def _told(table: str, frame: pl.DataFrame, cases: pl.DataFrame) -> Iterator[Issue]:
    broken = list(cases.unique(maintain_order=True).iter_rows(named=True))
    wrong = [case for case in broken if _check(case) not in CLAIMS]
    for case in wrong:
        found = f"{case['check']}: {case['failure_case']}"
        yield Issue(COLUMNS, table, actual=found, expected="see docs/data-dictionary.md for the columns")
    for case in broken if not wrong else ():  # the values of wrong columns are not looked into
        claim, what = CLAIMS[_check(case)]
        row = frame.row(case["index"], named=True) if case["index"] is not None else None
        column = case["column"] if case["column"] in frame.columns else ""
        found = format_value(row[column] if row and column else case["failure_case"])
        yield Issue(claim, table, row_key(table, row) if row else "", column, found, what)


def _doubled(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
    """Yield the rows of a sorted table that have the key of the row before."""
    same = pl.all_horizontal(pl.col(key) == pl.col(key).shift() for key in KEYS[table])
    for row in frame.filter(same).head(MAX_ISSUES_PER_RULE).iter_rows(named=True):
        yield Issue("key_is_unique", table, row_key(table, row), actual="a row", expected="in more than one row")


@cache
def _schema(table: str) -> DataFrameSchema:
    schema = TABLES[table].to_schema()
    if table == "evidence":
        # It comes in parts, sorted: rows of one key stand beside each other.
        schema.unique = None
    return schema


def _check(case: Mapping[str, object]) -> str:
    return str(case["check"]).partition("(")[0]
