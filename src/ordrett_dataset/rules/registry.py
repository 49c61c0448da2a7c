"""Register functions as rules, and build the violations that they yield.

A rule is a generator of violations; its name is the id of the rule, and the first line of its docstring says what must
hold. There are three kinds, by what they look at: the package without its evidence, one batch of evidence at a time,
or the package and a summary of all evidence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, RuleViolation, format_value
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.schemas import KEYS, TABLES

Rule = Callable[[Package], Iterable[RuleViolation]]
BatchRule = Callable[[Package, EvidenceBatch], Iterable[RuleViolation]]
SummaryRule = Callable[[Package, EvidenceSummary], Iterable[RuleViolation]]
AnyRule = TypeVar("AnyRule", Rule, BatchRule, SummaryRule)
RowMessage = Callable[[dict[str, Any]], str]

RULES: Final[dict[str, Rule]] = {}
BATCH_RULES: Final[dict[str, BatchRule]] = {}
SUMMARY_RULES: Final[dict[str, SummaryRule]] = {}
# Without the articles, or the texts that a package without articles withholds, these rules are skipped or check less.
RULES_NEEDING_ARTICLES: Final[set[str]] = set()


def rule(function: Rule) -> Rule:
    """Register a rule about the tables other than evidence."""
    RULES[function.__name__] = function
    return function


def batch_rule(function: BatchRule) -> BatchRule:
    """Register a rule about evidence, which is called for each batch."""
    BATCH_RULES[function.__name__] = function
    return function


def batch_part_of(main_rule: Rule) -> Callable[[BatchRule], BatchRule]:
    """Register the part of a rule that checks batches of evidence, under the name of that rule."""

    def register(function: BatchRule) -> BatchRule:
        BATCH_RULES[main_rule.__name__] = function
        return function

    return register


def summary_rule(function: SummaryRule) -> SummaryRule:
    """Register a rule that needs a summary of all evidence."""
    SUMMARY_RULES[function.__name__] = function
    return function


def needs_articles(function: AnyRule) -> AnyRule:
    """Mark a rule that reads articles, or texts that a package without articles withholds."""
    RULES_NEEDING_ARTICLES.add(function.__name__)
    return function


def issues_for_rows(
    table: str, rows: pl.DataFrame, column: str, expected: RowMessage, actual: RowMessage | None = None
) -> Iterator[RuleViolation]:
    """Yield a violation for each row, and one for all rows beyond the maximum.

    `rows` has the key columns of `table`. By default `actual` is the value in `column`.
    """
    for row in rows.head(MAX_ISSUES_PER_RULE).iter_rows(named=True):
        actual_text = actual(row) if actual else format_value(row[column])
        yield RuleViolation(table, row_key(table, row), column, actual_text, expected(row))
    if rows.height > MAX_ISSUES_PER_RULE:
        n_more = rows.height - MAX_ISSUES_PER_RULE
        yield RuleViolation(table, "", column, f"{n_more} more rows", count=n_more)


def compare_with_expected(table: str, rows: pl.DataFrame, column: str, origin: str) -> Iterator[RuleViolation]:
    """Yield a violation for each row in which `column` differs from the column `expected_` + `column`."""
    wrong = rows.filter(pl.col(column).ne_missing(pl.col(f"expected_{column}")))
    yield from issues_for_rows(table, wrong, column, lambda row: f"{format_value(row[f'expected_{column}'])} {origin}")


def row_key(table: str, row: Mapping[str, object]) -> str:
    """Return the key of a row as issues name it; the parts of a key are joined with slashes."""
    return "/".join(str(row[column]) for column in KEYS[table])


def columns_with_suffix(suffix: str) -> dict[str, list[str]]:
    """Return by table the columns NAME for which the table also has a column NAME + suffix."""
    columns = {table: model.to_schema().columns for table, model in TABLES.items()}
    return {table: [name for name in names if f"{name}{suffix}" in names] for table, names in columns.items()}
