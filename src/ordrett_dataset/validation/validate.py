"""Run all checks on a package."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.check import ERROR_RULES, WARNING_RULES, check_all_rules
from ordrett_dataset.rules.issue import Issues
from ordrett_dataset.rules.registry import RULES_NEEDING_ARTICLES
from ordrett_dataset.untrusted.manifest_check import FILE_IS_LISTED
from ordrett_dataset.validation.config_check import check_against_config
from ordrett_dataset.validation.expected_version import check_expected, check_stated, find_editions, read_published
from ordrett_dataset.validation.files_beside import BESIDE_CORPUS, OF_STOPPED_BUILD, find_files_beside
from ordrett_dataset.validation.frictionless_check import check_with_frictionless


@dataclass(frozen=True)
class ValidationReport:
    """The result of a validation; the package is valid if there are no issues."""

    issues: Issues
    warnings: Issues
    n_rows: int
    digest: str | None  # of the content; None if a table could not be read, or there are issues
    rules_skipped: list[str]  # skipped, in whole or in part, because they need the texts of the articles


def validate_package(
    path: Path,
    *,
    articles_dir: Path | None = None,
    rebuild: bool = False,
    frictionless: bool = False,
    expect: str | None = None,
    on_progress: Callable[[str], object] = lambda _: None,
) -> ValidationReport:
    """Validate a folder or zip without changing it or using the network.

    `articles_dir` holds the articles of a package that was released without them. `rebuild` compares the package with
    a rebuild from its articles and annotations. `frictionless` also runs frictionless, unless a file is dangerous to
    open. `expect` is a version or a digest that the package must have. `on_progress` is called with a description of
    each step. Raises InputError if `path` is no package, and if no digest of the expected version is known.
    """
    with TemporaryDirectory(prefix="validate-") as scratch:
        on_progress("reading files")
        loaded = open_package(path, Path(scratch), articles_dir)
        on_progress("checking rules")
        all_issues = check_all_rules(loaded.package) if loaded.package else Issues()
        issues = all_issues.with_rules(ERROR_RULES)
        on_progress("checking hashes")
        issues.extend(loaded.issues)
        beside = Issues(find_files_beside(path) if path.is_dir() else ())
        issues.extend(beside.with_rules({FILE_IS_LISTED}))
        if path.is_dir() and loaded.metadata:
            issues.extend(check_against_config(path, loaded.metadata))
        if rebuild:
            # It needs the whole pipeline, which takes a tenth of a second to import.
            from ordrett_dataset.validation.rebuild_check import check_against_rebuild

            on_progress("rebuilding")
            issues.extend(check_against_rebuild(path, loaded.package))
        if frictionless and loaded.folder:
            on_progress("running frictionless")
            issues.extend(check_with_frictionless(loaded.folder))
        on_progress("computing the digest")
        if expect and loaded.metadata:
            editions = find_editions(loaded.metadata.name, expect, read_published())
            issues.extend(check_expected(expect, loaded.digest, editions))
        elif not issues:
            # Where something else is wrong, the digest differs too, and says nothing new.
            issues.extend(check_stated(loaded.stated_digest, loaded.digest))
        digest = loaded.digest.package if loaded.digest and not issues else None
        issues.sort()
        skipped = sorted(RULES_NEEDING_ARTICLES) if loaded.lacks_articles else []
        warnings = all_issues.with_rules(WARNING_RULES)
        warnings.extend(beside.with_rules({BESIDE_CORPUS, OF_STOPPED_BUILD}))
        return ValidationReport(issues, warnings, loaded.n_rows, digest, skipped)
