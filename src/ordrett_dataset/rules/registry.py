"""A rule is a claim about a package; what breaks it is an issue."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import MAX_ISSUES_PER_RULE, Issue, Issues, RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, TABLES

__all__ = [
    "EvidenceBatch",
    "Issue",
    "Issues",
    "Package",
    "RuleViolation",
    "batch_part_of",
    "batch_rule",
    "columns_with_suffix",
    "format_value",
    "issues_for_rows",
    "needs_articles",
    "row_key",
    "rule",
]

Rule = Callable[[Package], Iterable[RuleViolation]]
BatchRule = Callable[[Package, EvidenceBatch], Iterable[RuleViolation]]

RULES: Final[dict[str, Rule]] = {}
BATCH_RULES: Final[dict[str, BatchRule]] = {}
# The names of the rules that hold rows to the texts of articles.
RULES_NEEDING_ARTICLES: Final[set[str]] = set()

Check = TypeVar("Check", Rule, BatchRule)


def rule(check: Rule) -> Rule:
    """Register a function as the rule of its name; it yields what breaks it."""
    RULES[check.__name__] = check
    return check


def batch_rule(check: BatchRule) -> BatchRule:
    """Register a function as the rule of its name; it is asked for each stretch of the evidence in turn."""
    BATCH_RULES[check.__name__] = check
    return check


def batch_part_of(of: Rule) -> Callable[[BatchRule], BatchRule]:
    """Register what a rule of the other tables asks of evidence, under the name of that rule."""

    def register(check: BatchRule) -> BatchRule:
        BATCH_RULES[of.__name__] = check
        return check

    return register


def needs_articles(check: Check) -> Check:
    """Say of a rule that without the texts of the articles it is not run, or only in part."""
    RULES_NEEDING_ARTICLES.add(check.__name__)
    return check


def issues_for_rows(
    table: str,
    rows: pl.DataFrame,
    column: str,
    says: Callable[[dict[str, Any]], str],
    found: Callable[[dict[str, Any]], str] | None = None,
) -> Iterator[RuleViolation]:
    """Yield an issue for each of these rows, which hold the key of the table and, unless `found` is given, the column.

    `says` tells of a row what should be there, `found` what is.
    """
    for row in rows.head(MAX_ISSUES_PER_RULE).iter_rows(named=True):
        yield RuleViolation(
            table, row_key(table, row), column, found(row) if found else format_value(row[column]), says(row)
        )
    if rows.height > MAX_ISSUES_PER_RULE:
        yield RuleViolation(
            table, "", column, f"{rows.height - MAX_ISSUES_PER_RULE} more rows", count=rows.height - MAX_ISSUES_PER_RULE
        )


def row_key(table: str, row: Mapping[str, object]) -> str:
    """Return how an issue names a row: by its key."""
    return "/".join(str(row[column]) for column in KEYS[table])


def columns_with_suffix(suffix: str) -> dict[str, list[str]]:
    """Return by table the columns beside which a column of the same name and this suffix stands."""
    columns = {table: model.to_schema().columns for table, model in TABLES.items()}
    return {table: [name for name in of if f"{name}{suffix}" in of] for table, of in columns.items()}
