"""Decide whether an injected error is detected."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.rules.check import ERROR_RULES
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import BATCH_RULES, RULES, SUMMARY_RULES
from ordrett_dataset.rules.schema_check import check_schema
from ordrett_dataset.validation.compare_tables import RULE, compare_tables
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.corruption.apply import is_equivalent, mutate_articles, mutate_files, mutate_tables
from tests.robustness.corruption.baseline import Baseline
from tests.robustness.corruption.mutant import Mutant, ReplaceArticle

# The rule that detected the last error is first, since neighbouring mutants often violate the same rule.
_rule_order: Final = [*dict.fromkeys((*BATCH_RULES, *RULES, *SUMMARY_RULES))]


def detect_in_memory(baseline: Baseline, mutant: Mutant) -> str | None:
    """Return a rule that detects the error, "" if none does, and None if the mutant equals the valid package.

    Files are not written: `mutate_files` makes CSV, Parquet, hashes, sizes and counts agree anyway.
    """
    if mutant.edits_descriptor():
        raise ValueError("a mutant of the descriptor must be validated in files")
    tables = mutate_tables(baseline, mutant.edits)
    if not any(isinstance(edit, ReplaceArticle) for edit in mutant.edits) and is_equivalent(baseline, tables):
        return None
    articles = mutate_articles(baseline, mutant.edits)
    paths = {
        article: path
        for article, path in tables["articles"].select("article_id", "path").iter_rows()
        if article is not None
    }
    if any(path not in articles for path in paths.values()):
        return "article_is_in_package"
    package = Package(
        tables=tables,
        article_bytes={article: articles[path] for article, path in paths.items()},
        languages=baseline.package.languages,
        expected_row_counts=baseline.package.expected_row_counts,
    )
    changed = [table for table, frame in tables.items() if frame is not baseline.tables[table]]
    return next(_violated_rules(package, changed), "")


def detect_in_files(baseline: Baseline, mutant: Mutant, folder: Path) -> str:
    """Write the mutant into a folder, validate it, and return a rule that detects the error, "" if none does."""
    for path, content in mutate_files(baseline, mutant.edits).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    try:
        issues = validate_package(folder).issues
    except InputError as error:
        return error.code
    return issues[0].rule if issues else ""


def detect_by_rebuild(baseline: Baseline, mutant: Mutant, rebuilt: BuildResult) -> str:
    """Compare the mutant with a rebuild, and return the rule if they differ, "" if not."""
    differing_cells = compare_tables(mutate_tables(baseline, mutant.edits), rebuilt.tables)
    differing_files = (
        path for path, content in mutate_files(baseline, mutant.edits).items() if rebuilt.files.get(path) != content
    )
    return RULE if next(differing_cells, None) or next(differing_files, None) else ""


def _violated_rules(package: Package, changed_tables: Iterable[str]) -> Iterator[str]:
    """Yield violated rules like `check_package`, but only the first is needed, and unchanged tables are valid."""
    for table in changed_tables:
        yield from (issue.rule for issue in check_schema(table, package.tables[table]))
    summary = EvidenceSummary()
    batches = list(summary.collect(package.evidence_batches()))
    for name in list(_rule_order):
        violations = [*RULES[name](package)] if name in RULES else []
        violations += SUMMARY_RULES[name](package, summary) if name in SUMMARY_RULES else []
        if name in BATCH_RULES:
            violations += [violation for batch in batches for violation in BATCH_RULES[name](package, batch)]
        if violations and name in ERROR_RULES:
            _rule_order.remove(name)
            _rule_order.insert(0, name)
            yield name
