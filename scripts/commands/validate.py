"""The command that checks a package."""

from itertools import groupby
from pathlib import Path

import typer

from scripts.commands.arguments import ERRORS, SAY, Corpus
from scripts.open_package import open_package
from scripts.rules import MODEL_RULES, RULES, findings
from scripts.visible import visible

SHOWN = 5


def validate(corpus: Corpus = Path()) -> None:
    """Check a package: files, tables, keys, words, evidence; nothing in it is changed or fetched.

    Every finding names the rule that is broken, the row and what was found. Exits with 1 where there is one.

    Example: `validate my-package`.
    """
    opened = open_package(corpus)
    found = [*opened.findings, *(findings(opened.package) if opened.package else [])]
    for rule, of in groupby(sorted(found), key=lambda finding: finding.rule):
        broken = list(of)
        ERRORS.print(f"{rule}: {len(broken)}", markup=False)
        for finding in broken[:SHOWN]:
            ERRORS.print(visible(f"  {finding.where}: {finding.message}"), markup=False)
        if len(broken) > SHOWN:
            ERRORS.print(f"  and {len(broken) - SHOWN} more", markup=False)
    if found:
        raise typer.Exit(1)
    assert opened.package is not None  # noqa: S101 - a package that could not be opened has findings
    rows = sum(frame.height for frame in opened.package.tables.values())
    SAY.print(f"{corpus / 'datapackage.json'}: {rows} rows hold to {len(RULES) + len(MODEL_RULES)} rules", markup=False)
