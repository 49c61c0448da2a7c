"""A package held to everything that must be true of it."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.opened import open_package
from scripts.rules import NOTICES, Findings, all_findings


@dataclass(frozen=True)
class Validated:
    """What breaks a rule, what is only worth knowing, and how many rows were looked at."""

    findings: Findings
    notices: Findings
    rows: int


def validated(place: Path) -> Validated:
    """Hold a folder or a zip to the rules of its files, tables and words; nothing in it is changed or fetched.

    Raises Refusal where there is no package at all.
    """
    with TemporaryDirectory(prefix="validate-") as scratch:
        opened = open_package(place, Path(scratch))
        found = all_findings(opened.package) if opened.package else Findings()
        notices = found.only(NOTICES)
        broken = found.only(found.counts.keys() - NOTICES)
        broken.extend(opened.findings)
        broken.sort()
        return Validated(broken, notices, opened.rows)
