"""The command that checks a package."""

import json
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from ordrett_dataset.cli.escape import visible
from ordrett_dataset.cli.options import ERRORS, SAY, UNDER_WAY
from ordrett_dataset.rules import ALL_RULES, Issues
from ordrett_dataset.validation.validate import Validated, validated

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
    as_json: Annotated[bool, typer.Option("--json", help="Write all findings as JSON to standard output.")] = False,
) -> None:
    """Check a package: files, tables, keys, words, evidence; nothing in it is changed or fetched.

    Every finding names the rule that is broken, the row, what was found and what should be there. Exits with 1 where
    there is one. A notice is worth knowing, and no fault. Of a package without its articles, the rules that need them
    are named.

    Examples: `validate my-package`, `validate my-package.zip`, `validate --rebuild`, `validate my-package --json`.
    """
    if rebuild and not package.is_dir():
        raise typer.BadParameter("a zip is not built from: name the corpus folder", param_hint="--rebuild")
    with Progress(*UNDER_WAY, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task("validating", total=None)
        said = validated(
            package,
            seeds=seeds,
            rebuild=rebuild,
            frictionless=frictionless,
            told=lambda what: progress.update(task, description=what),
        )
    if as_json:
        typer.echo(json.dumps(_as_json(package, said), ensure_ascii=False, indent=2))
    else:
        _print(said.findings)
        _print(said.notices, "notice: ")
        if not said.findings:
            place = package / "datapackage.json" if package.is_dir() else package
            run = len(ALL_RULES) - len(said.not_run_in_full)
            SAY.print(f"{place}: {said.rows} rows hold to {run} rules", markup=False)
        if said.not_run_in_full:
            SAY.print(f"not run in full, as the package holds no articles (--seeds): {', '.join(said.not_run_in_full)}")
    if said.findings:
        raise typer.Exit(1)


def _print(findings: Issues, kind: str = "") -> None:
    for rule, of in groupby(findings, key=lambda finding: finding.rule):
        broken = list(of)
        ERRORS.print(f"{kind}{rule}: {findings.counts[rule]}", markup=False)
        for finding in broken[:SHOWN]:
            ERRORS.print(visible(f"  {finding.where}: {finding.message}"), markup=False)
        shown = sum(finding.times for finding in broken[:SHOWN])
        if findings.counts[rule] > shown:
            ERRORS.print(f"  and {findings.counts[rule] - shown} more", markup=False)


def _as_json(package: Path, said: Validated) -> dict[str, object]:
    return {
        "package": str(package),
        "valid": not said.findings,
        "rows": said.rows,
        "rules": sorted(ALL_RULES - {*said.not_run_in_full}),
        "not_run_in_full": said.not_run_in_full,
        "findings": _listed(said.findings),
        "notices": _listed(said.notices),
    }


def _listed(findings: Issues) -> list[dict[str, object]]:
    return [
        {
            "rule": rule,
            "count": findings.counts[rule],
            "examples": [
                {name: getattr(finding, name) for name in ("table", "row", "column", "found", "says")} for finding in of
            ],
        }
        for rule, of in groupby(findings, key=lambda finding: finding.rule)
    ]
