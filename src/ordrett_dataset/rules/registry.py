"""A rule is a claim about a package; what breaks it is a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import KEPT, Broken, Issue, Issues
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.shown import shown
from ordrett_dataset.schemas import KEYS, TABLES

__all__ = [
    "Broken",
    "EvidenceBatch",
    "Issue",
    "Issues",
    "Package",
    "columns_beside",
    "each",
    "evidence_rule",
    "for_evidence",
    "needs_texts",
    "row_key",
    "rule",
    "shown",
]

Rule = Callable[[Package], Iterable[Broken]]
EvidenceRule = Callable[[Package, EvidenceBatch], Iterable[Broken]]

RULES: Final[dict[str, Rule]] = {}
EVIDENCE_RULES: Final[dict[str, EvidenceRule]] = {}
# The names of the rules that hold rows to the texts of articles.
NEED_TEXTS: Final[set[str]] = set()

Check = TypeVar("Check", Rule, EvidenceRule)


def rule(check: Rule) -> Rule:
    """Register a function as the rule of its name; it yields what breaks it."""
    RULES[check.__name__] = check
    return check


def evidence_rule(check: EvidenceRule) -> EvidenceRule:
    """Register a function as the rule of its name; it is asked for each stretch of the evidence in turn."""
    EVIDENCE_RULES[check.__name__] = check
    return check


def for_evidence(of: Rule) -> Callable[[EvidenceRule], EvidenceRule]:
    """Register what a rule of the other tables asks of evidence, under the name of that rule."""

    def register(check: EvidenceRule) -> EvidenceRule:
        EVIDENCE_RULES[of.__name__] = check
        return check

    return register


def needs_texts(check: Check) -> Check:
    """Say of a rule that without the texts of the articles it is not run, or only in part."""
    NEED_TEXTS.add(check.__name__)
    return check


def each(
    table: str,
    rows: pl.DataFrame,
    column: str,
    says: Callable[[dict[str, Any]], str],
    found: Callable[[dict[str, Any]], str] | None = None,
) -> Iterator[Broken]:
    """Yield a finding for each of these rows, which hold the key of the table and, unless `found` is given, the column.

    `says` tells of a row what should be there, `found` what is.
    """
    for row in rows.head(KEPT).iter_rows(named=True):
        yield Broken(table, row_key(table, row), column, found(row) if found else shown(row[column]), says(row))
    if rows.height > KEPT:
        yield Broken(table, "", column, f"{rows.height - KEPT} more rows", times=rows.height - KEPT)


def row_key(table: str, row: Mapping[str, object]) -> str:
    """Return how a finding names a row: by its key."""
    return "/".join(str(row[column]) for column in KEYS[table])


def columns_beside(suffix: str) -> dict[str, list[str]]:
    """Return by table the columns beside which a column of the same name and this suffix stands."""
    columns = {table: model.to_schema().columns for table, model in TABLES.items()}
    return {table: [name for name in of if f"{name}{suffix}" in of] for table, of in columns.items()}
