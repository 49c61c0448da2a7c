"""A package held to everything that must be true of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett_dataset.reader import open_package
from ordrett_dataset.rules import ERROR_RULES, RULES_NEEDING_ARTICLES, WARNING_RULES, Issues, check_all_rules
from ordrett_dataset.validation.frictionless_check import check_with_frictionless
from ordrett_dataset.validation.rebuild_check import check_against_rebuild


@dataclass(frozen=True)
class ValidationReport:
    """What breaks a rule, what is only worth knowing, and how many rows were looked at."""

    issues: Issues
    warnings: Issues
    n_rows: int
    rules_skipped: list[str]  # the rules that need articles which the package does not hold


def validate_package(
    place: Path,
    *,
    seeds: Path | None = None,
    rebuild: bool = False,
    frictionless: bool = False,
    on_progress: Callable[[str], object] = lambda _: None,
) -> ValidationReport:
    """Hold a folder or a zip to the rules of its files, tables and words; nothing in it is changed or fetched.

    `seeds` is where the articles lie of a package that was made to hold none. With `rebuild` it is also held to what
    its seeds and annotations give, with `frictionless` to what that program says, unless there is anything in it that
    is dangerous to open. Raises InputError where there is no package at all.
    """
    with TemporaryDirectory(prefix="validate-") as scratch:
        on_progress("reading the files")
        opened = open_package(place, Path(scratch), seeds)
        on_progress("checking the rows")
        found = check_all_rules(opened.package) if opened.package else Issues()
        broken = found.with_rules(ERROR_RULES)
        on_progress("checking the hashes")
        broken.extend(opened.issues)
        if rebuild:
            on_progress("building anew")
            broken.extend(check_against_rebuild(place, opened.package))
        if frictionless and opened.folder:
            on_progress("asking frictionless")
            broken.extend(check_with_frictionless(opened.folder))
        broken.sort()
        return ValidationReport(
            broken,
            found.with_rules(WARNING_RULES),
            opened.n_rows,
            sorted(RULES_NEEDING_ARTICLES) if opened.lacks_articles else [],
        )
