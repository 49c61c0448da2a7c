"""The command that checks a package."""

import json
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from ordrett_dataset.cli.escape import visible
from ordrett_dataset.cli.options import ERRORS, SAY, UNDER_WAY
from ordrett_dataset.rules import ERROR_RULES, Issues
from ordrett_dataset.validation.validate import ValidationReport, validate_package

SHOWN = 5


def validate(
    package: Annotated[
        Path, typer.Argument(help="A package: a folder with datapackage.json, or a zip of one.", exists=True)
    ] = Path(),
    seeds: Annotated[
        Path | None,
        typer.Option(
            help="The folder of the articles, for a package that was released without them.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build it anew too, from its own seeds and annotations, and compare.")
    ] = False,
    frictionless: Annotated[
        bool, typer.Option("--frictionless", help="Ask frictionless too, once it is safe to open the files.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write all issues as JSON to standard output.")] = False,
) -> None:
    """Check a package: files, tables, keys, words, evidence; nothing in it is changed or fetched.

    Every issue names the rule that is broken, the row, what was found and what should be there. Exits with 1 where
    there is one. Warnings do not count. Of a package without its articles, the rules that need them
    are named.

    Examples: `validate my-package`, `validate my-package.zip`, `validate --rebuild`, `validate my-package --json`.
    """
    if rebuild and not package.is_dir():
        raise typer.BadParameter("a zip is not built from: name the corpus folder", param_hint="--rebuild")
    with Progress(*UNDER_WAY, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("validating", total=None)
        said = validate_package(
            package,
            seeds=seeds,
            rebuild=rebuild,
            frictionless=frictionless,
            on_progress=lambda what: progress.update(task, description=what),
        )
    if as_json:
        typer.echo(json.dumps(_as_json(package, said), ensure_ascii=False, indent=2))
    else:
        _print(said.issues)
        _print(said.warnings, "warning: ")
        if not said.issues:
            place = package / "datapackage.json" if package.is_dir() else package
            run = len(ERROR_RULES) - len(said.rules_skipped)
            SAY.print(f"{place}: {said.n_rows} rows hold to {run} rules", markup=False)
        if said.rules_skipped:
            SAY.print(f"not run in full, as the package holds no articles (--seeds): {', '.join(said.rules_skipped)}")
    if said.issues:
        raise typer.Exit(1)


def _print(issues: Issues, kind: str = "") -> None:
    for rule, of in groupby(issues, key=lambda issue: issue.rule):
        broken = list(of)
        ERRORS.print(f"{kind}{rule}: {issues.counts[rule]}", markup=False)
        for issue in broken[:SHOWN]:
            ERRORS.print(visible(f"  {issue.location}: {issue.message}"), markup=False)
        shown = sum(issue.count for issue in broken[:SHOWN])
        if issues.counts[rule] > shown:
            ERRORS.print(f"  and {issues.counts[rule] - shown} more", markup=False)


def _as_json(package: Path, said: ValidationReport) -> dict[str, object]:
    return {
        "package": str(package),
        "valid": not said.issues,
        "rows": said.n_rows,
        "rules": sorted(ERROR_RULES - {*said.rules_skipped}),
        "rules_skipped": said.rules_skipped,
        "issues": _listed(said.issues),
        "warnings": _listed(said.warnings),
    }


def _listed(issues: Issues) -> list[dict[str, object]]:
    return [
        {
            "rule": rule,
            "count": issues.counts[rule],
            "examples": [
                {name: getattr(issue, name) for name in ("table", "row", "column", "actual", "expected")}
                for issue in of
            ],
        }
        for rule, of in groupby(issues, key=lambda issue: issue.rule)
    ]
