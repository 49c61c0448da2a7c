"""A package held to everything that must be true of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ordrett_dataset.reader import open_package
from ordrett_dataset.rules import ALL_RULES, NEED_TEXTS, NOTICES, Issues, all_findings
from ordrett_dataset.validation.frictionless_check import by_frictionless
from ordrett_dataset.validation.rebuild_check import rebuilt


@dataclass(frozen=True)
class Validated:
    """What breaks a rule, what is only worth knowing, and how many rows were looked at."""

    findings: Issues
    notices: Issues
    rows: int
    not_run_in_full: list[str]  # the rules that need articles which the package does not hold


def validated(
    place: Path,
    *,
    seeds: Path | None = None,
    rebuild: bool = False,
    frictionless: bool = False,
    told: Callable[[str], object] = lambda _: None,
) -> Validated:
    """Hold a folder or a zip to the rules of its files, tables and words; nothing in it is changed or fetched.

    `seeds` is where the articles lie of a package that was made to hold none. With `rebuild` it is also held to what
    its seeds and annotations give, with `frictionless` to what that program says, unless there is anything in it that
    is dangerous to open. Raises InputError where there is no package at all.
    """
    with TemporaryDirectory(prefix="validate-") as scratch:
        told("reading the files")
        opened = open_package(place, Path(scratch), seeds)
        told("checking the rows")
        found = all_findings(opened.package) if opened.package else Issues()
        broken = found.only(ALL_RULES)
        told("checking the hashes")
        broken.extend(opened.findings)
        if rebuild:
            told("building anew")
            broken.extend(rebuilt(place, opened.package))
        if frictionless and opened.folder:
            told("asking frictionless")
            broken.extend(by_frictionless(opened.folder))
        broken.sort()
        return Validated(broken, found.only(NOTICES), opened.rows, sorted(NEED_TEXTS) if opened.without_seeds else [])
