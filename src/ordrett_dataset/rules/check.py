"""Run all rules on a package."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, TypeVar

import ordrett_dataset.rules
from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.issue import Issues
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import BATCH_RULES, RULES, SUMMARY_RULES
from ordrett_dataset.rules.schema_check import COLUMNS_MATCH, SCHEMA_RULES, VALUE_PRESENT, check_schema

# Importing a module registers its rules.
for _module in iter_modules(ordrett_dataset.rules.__path__):
    if _module.name != "check":
        import_module(f"ordrett_dataset.rules.{_module.name}")

WARNING_RULES: Final = frozenset({"cell_is_not_a_formula"})
ERROR_RULES: Final = frozenset({*RULES, *BATCH_RULES, *SUMMARY_RULES, *SCHEMA_RULES}) - WARNING_RULES
# With such an issue in a table, the other rules would fail to run.
_BLOCKING: Final = frozenset({COLUMNS_MATCH, VALUE_PRESENT})
# Polars releases Python's global lock: while one thread waits for it, the other can run Python code.
_THREADS: Final = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


def describe_rule(name: str) -> str:
    """Return the sentence that says what must hold; empty for the rules about files, which are in other packages."""
    function = RULES.get(name) or SUMMARY_RULES.get(name) or BATCH_RULES.get(name)
    return (function.__doc__ or "").partition("\n")[0] if function else SCHEMA_RULES.get(name, "")


def check_package(package: Package) -> Issues:
    """Return the errors in a package, sorted.

    If columns are wrong or required cells are empty, only the schema rules are checked.
    """
    return check_all_rules(package).with_rules(ERROR_RULES)


def check_all_rules(package: Package) -> Issues:
    """Return the errors and warnings in a package, sorted."""
    issues = Issues()
    for table in package.tables:
        if table != "evidence":
            issues.extend(check_schema(table, package.tables[table]))
    schema_only = not _BLOCKING.isdisjoint(issues.counts)
    summary = EvidenceSummary()

    def check_batch(batch: EvidenceBatch) -> Issues:
        return _check_batch(package, batch, schema_only=schema_only)

    def check_rule(name: str) -> Issues:
        return Issues(violation.to_issue(name) for violation in RULES[name](package))

    for batch_issues in map_ordered(check_batch, summary.collect(package.evidence_batches())):
        issues.extend(batch_issues)
    if not _BLOCKING.isdisjoint(issues.counts):
        issues = issues.with_rules(SCHEMA_RULES)
    else:
        for rule_issues in map_ordered(check_rule, RULES):
            issues.extend(rule_issues)
        for name, summary_rule in SUMMARY_RULES.items():
            issues.extend(violation.to_issue(name) for violation in summary_rule(package, summary))
    issues.sort()
    return issues


def map_ordered(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield the result for each item, in order; works on two items at a time and reads no further ahead."""
    with ThreadPoolExecutor(_THREADS) as pool:
        pending: deque[Future[Result]] = deque()
        for item in items:
            pending.append(pool.submit(function, item))
            if len(pending) >= _THREADS:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _check_batch(package: Package, batch: EvidenceBatch, *, schema_only: bool) -> Issues:
    issues = Issues(check_schema("evidence", batch.rows))
    if not schema_only and _BLOCKING.isdisjoint(issues.counts):
        for name, rule in BATCH_RULES.items():
            issues.extend(violation.to_issue(name) for violation in rule(package, batch))
    return issues
