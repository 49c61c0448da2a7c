"""Whether a wrong package is found out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.pipeline.build import BuildResult
from ordrett_dataset.rules.check import ERROR_RULES
from ordrett_dataset.rules.package_view import EvidenceSummary, Package
from ordrett_dataset.rules.registry import BATCH_RULES, RULES, SUMMARY_RULES
from ordrett_dataset.rules.schema_check import check_schema
from ordrett_dataset.validation.compare_tables import RULE, compare_tables
from ordrett_dataset.validation.validate import validate_package
from tests.robustness.corruption import apply
from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Described, Seed
from tests.robustness.corruption.mutant import Mutant

_ORDER: Final = [*dict.fromkeys((*BATCH_RULES, *RULES, *SUMMARY_RULES))]
ABSENT: Final = "article_is_in_package"


def in_memory(ground: Ground, mutant: Mutant) -> str | None:
    """Return a rule that finds the wrong package out, "" where none does, and None where it is no other package.

    The tables are not written: CSV, Parquet, hashes, sizes and counts would agree by the way they are apply.
    """
    if any(isinstance(edit, Described) for edit in mutant.edits):
        raise ValueError("what a descriptor says is judged in files")
    tables = apply.tables(ground, mutant.edits)
    if not any(isinstance(edit, Seed) for edit in mutant.edits) and apply.says_the_same(ground, tables):
        return None
    files = apply.seeds(ground, mutant.edits)
    paths = {
        article: path
        for article, path in tables["articles"].select("article_id", "path").iter_rows()
        if article is not None
    }
    if any(path not in files for path in paths.values()):
        return ABSENT
    package = Package(
        tables=tables,
        article_bytes={article: files[path] for article, path in paths.items()},
        languages=ground.package.languages,
        expected_row_counts=ground.package.expected_row_counts,
    )
    changed = [table for table, frame in tables.items() if frame is not ground.tables[table]]
    return next(_breaking(package, changed), "")


def in_files(ground: Ground, mutant: Mutant, folder: Path) -> str:
    """Return a rule that finds the wrong package out when its files are opened as a stranger's; "" where none does."""
    for path, content in apply.content(ground, mutant.edits).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    try:
        found = validate_package(folder).issues
    except InputError as refusal:
        return refusal.code
    return found[0].rule if found else ""


def beside_its_seeds(ground: Ground, mutant: Mutant, built: BuildResult) -> str:
    """Return the rule that finds the wrong package out where it is held to what its seeds and annotations give."""
    made_of_it = apply.content(ground, mutant.edits)
    cells = compare_tables(apply.tables(ground, mutant.edits), built.tables)
    other_files = (path for path, content in made_of_it.items() if built.files.get(path) != content)
    return RULE if next(cells, None) or next(other_files, None) else ""


def _breaking(package: Package, changed: Iterable[str]) -> Iterator[str]:
    """Yield the rules that are broken: `issues`, without what an unchanged table was found to be, and in parts.

    What broke last is asked first, so that a package is seldom held to all rules.
    """
    for table in changed:
        yield from (issue.rule for issue in check_schema(table, package.tables[table]))
    summary = EvidenceSummary()
    stretches = list(summary.collect(package.evidence_batches()))
    for name in list(_ORDER):
        broken = [*RULES[name](package)] if name in RULES else []
        broken += SUMMARY_RULES[name](package, summary) if name in SUMMARY_RULES else []
        if name in BATCH_RULES:
            broken += [one for stretch in stretches for one in BATCH_RULES[name](package, stretch)]
        if broken and name in ERROR_RULES:
            _ORDER.remove(name)
            _ORDER.insert(0, name)
            yield name
