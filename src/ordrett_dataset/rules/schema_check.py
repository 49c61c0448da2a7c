"""Check a table with its pandera model, and report failures as issues.

The checks are those of the model, but polars runs them: pandera keeps every failure, which takes gigabytes for a table
of a few megabytes in which all cells are wrong, and lets environment variables turn its checks off.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import polars as pl
from pandera.api.polars.container import DataFrameSchema

from ordrett_dataset.rules.issue import Issue, RuleViolation
from ordrett_dataset.rules.registry import issues_for_rows
from ordrett_dataset.schemas import ALL_TABLES, KEYS

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
# By pandera check: our rule, what it expects, and the expression for a value that fails, from the check's statistics.
_CHECKS: Final[Mapping[str, tuple[str, str, Callable[[str, Mapping[str, Any]], pl.Expr]]]] = {
    "isin": (
        "value_in_codebook",
        "a code of the column (docs/data-dictionary.md)",
        lambda name, given: ~pl.col(name).is_in(list(given["allowed_values"])),
    ),
    "str_matches": (
        "value_matches_pattern",
        "a value that matches the pattern of the column",
        lambda name, given: ~pl.col(name).str.contains(f"^(?:{given['pattern'].removeprefix('^')})"),
    ),
    "str_length": (
        "text_is_not_empty",
        "a text, or null if it is unknown",
        lambda name, given: pl.col(name).str.len_chars() < given["min_value"],
    ),
    "greater_than_or_equal_to": (
        "number_in_range",
        "a number not below the minimum of the column",
        lambda name, given: pl.col(name) < given["min_value"],
    ),
}


class _Check(NamedTuple):
    """A check of one column or of the key; `fails` is true for each row that fails it."""

    rule: str
    expected: str
    column: str
    fails: pl.Expr


def check_schema(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
    """Yield the violations of the schema of a table. Evidence must be sorted."""
    problems = list(_compare_columns(frame, ALL_TABLES[table].to_schema()))
    for actual in problems:
        yield Issue(COLUMNS_MATCH, table, actual=actual, expected="the columns in docs/data-dictionary.md")
    if problems:
        return  # values in wrong columns are not checked
    checks = _checks(table)
    failing = frame.select(check.fails.any().alias(str(n)) for n, check in enumerate(checks)).row(0)
    for check, fails in zip(checks, failing, strict=True):
        if fails:
            for violation in _find_failures(table, frame, check):
                yield violation.to_issue(check.rule)


def _find_failures(table: str, frame: pl.DataFrame, check: _Check) -> Iterator[RuleViolation]:
    actual = None if check.column else (lambda _: "a further row")
    yield from issues_for_rows(table, frame.filter(check.fails), check.column, lambda _: check.expected, actual)


def _compare_columns(frame: pl.DataFrame, schema: DataFrameSchema) -> Iterator[str]:
    expected = {name: column.dtype.type for name, column in schema.columns.items()}
    yield from (f"no column {name!r}" for name in expected if name not in frame.columns)
    yield from (f"the surplus column {name!r}" for name in frame.columns if name not in expected)
    for name, dtype in frame.schema.items():
        if name in expected and dtype != expected[name]:
            yield f"{name!r} has the type {dtype}, not {expected[name]}"
    if set(frame.columns) == set(expected) and frame.columns != list(expected):
        yield "the columns in another order"


@cache
def _checks(table: str) -> tuple[_Check, ...]:
    checks = []
    key = KEYS[table]
    for name, column in ALL_TABLES[table].to_schema().columns.items():
        if column.unique and [name] != key:
            checks.append(_Check(KEY_UNIQUE, "one row with this value", name, pl.col(name).is_duplicated()))
        if not column.nullable:
            checks.append(_Check(VALUE_PRESENT, "a value: the column allows no null", name, pl.col(name).is_null()))
        for check in column.checks:
            rule, expected, fails = _CHECKS[check.name]
            checks.append(_Check(rule, expected, name, fails(name, check.statistics).fill_null(value=False)))
    if table == "evidence":
        # Its batches are sorted: equal keys are adjacent.
        is_repeated = pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in key).fill_null(value=False)
    else:
        is_repeated = pl.struct(key).is_duplicated()
    checks.append(_Check(KEY_UNIQUE, "one row with this key", key[0] if len(key) == 1 else "", is_repeated))
    return tuple(checks)
