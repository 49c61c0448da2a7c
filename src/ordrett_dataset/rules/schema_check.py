"""Check a table with its pandera model, and report failures as issues."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import polars as pl
from pandera.api.polars.container import DataFrameSchema
from pandera.config import CONFIG, ValidationDepth, config_context
from pandera.errors import SchemaErrors

from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, Issue, format_value
from ordrett_dataset.rules.registry import row_key
from ordrett_dataset.schemas import ALL_TABLES, KEYS

# pandera reads this from the environment on import; the narwhals backend does not support columns of lists.
CONFIG.use_narwhals_backend = False

COLUMNS_MATCH: Final = "columns_match_schema"
VALUE_PRESENT: Final = "required_value_present"
KEY_UNIQUE: Final = "key_is_unique"
SCHEMA_RULES: Final[Mapping[str, str]] = {
    COLUMNS_MATCH: "The columns have the names, types and order of the schema.",
    KEY_UNIQUE: "No two rows of a table have the same key.",
    "number_in_range": "A number is not below the minimum of its column.",
    VALUE_PRESENT: "A column that allows no null has a value in every row.",
    "text_is_not_empty": "A text is not empty; an unknown value is null.",
    "value_in_codebook": "A coded value is one of the codes of its column.",
    "value_matches_pattern": "A value matches the pattern of its column.",
}
# By pandera check: our rule, and what it expects.
_PANDERA_CHECKS: Final = {
    "isin": ("value_in_codebook", "a code of the column (docs/data-dictionary.md)"),
    "str_matches": ("value_matches_pattern", "a value that matches the pattern of the column"),
    "str_length": ("text_is_not_empty", "a text, or null if it is unknown"),
    "greater_than_or_equal_to": ("number_in_range", "a number not below the minimum of the column"),
    "not_nullable": (VALUE_PRESENT, "a value: the column allows no null"),
    "field_uniqueness": (KEY_UNIQUE, "one row with this key"),
    "multiple_fields_uniqueness": (KEY_UNIQUE, "one row with this key"),
}


def check_schema(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
    """Yield the violations of the schema of a table; environment variables cannot disable the check."""
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            _schema(table).validate(frame, lazy=True)
        except SchemaErrors as errors:
            yield from _to_issues(table, frame, errors.failure_cases)
        else:
            if table == "evidence":
                yield from _duplicate_keys(table, frame)


def _to_issues(table: str, frame: pl.DataFrame, failure_cases: pl.DataFrame) -> Iterator[Issue]:
    cases = list(failure_cases.unique(maintain_order=True).iter_rows(named=True))
    column_cases = [case for case in cases if _check_name(case) not in _PANDERA_CHECKS]
    for case in column_cases:
        actual = f"{case['check']}: {case['failure_case']}"
        yield Issue(COLUMNS_MATCH, table, actual=actual, expected="the columns in docs/data-dictionary.md")
    for case in cases if not column_cases else ():  # values in wrong columns are not checked
        rule, expected = _PANDERA_CHECKS[_check_name(case)]
        row = frame.row(case["index"], named=True) if case["index"] is not None else None
        column = case["column"] if case["column"] in frame.columns else ""
        actual = format_value(row[column] if row and column else case["failure_case"])
        yield Issue(rule, table, row_key(table, row) if row else "", column, actual, expected)


def _duplicate_keys(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
    """Yield the rows of a sorted table that have the key of the row before."""
    same_key = pl.all_horizontal(pl.col(key) == pl.col(key).shift() for key in KEYS[table])
    for row in frame.filter(same_key).head(MAX_ISSUES_PER_RULE).iter_rows(named=True):
        yield Issue(KEY_UNIQUE, table, row_key(table, row), actual="a further row", expected="one row with this key")


@cache
def _schema(table: str) -> DataFrameSchema:
    schema = ALL_TABLES[table].to_schema()
    if table == "evidence":
        # Evidence is checked in sorted batches: `_duplicate_keys` is faster than pandera there.
        schema.unique = None
    return schema


def _check_name(case: Mapping[str, object]) -> str:
    return str(case["check"]).partition("(")[0]
