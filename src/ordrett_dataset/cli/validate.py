"""`ordrett validate`: check a package."""

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ordrett_dataset.cli.limit_process import continue_with_limits
from ordrett_dataset.cli.terminal import print_error, print_line, show_progress

if TYPE_CHECKING:
    from ordrett_dataset.rules.issue import Issues
    from ordrett_dataset.validation.validate import ValidationReport

MAX_EXAMPLES: Final = 5


def validate(
    package: Annotated[
        Path,
        typer.Argument(
            metavar="PACKAGE",
            help="Folder with datapackage.json, or a zip of one.",
            exists=True,
            show_default=False,
        ),
    ] = Path(),
    articles: Annotated[
        Path | None,
        typer.Option(
            "--articles",
            metavar="DIR",
            help="Articles of a public edition, which does not contain them.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Rebuild the tables from articles and annotations, and compare.")
    ] = False,
    frictionless: Annotated[
        bool, typer.Option("--frictionless", help="Also validate with the frictionless library.")
    ] = False,
    expect: Annotated[
        str | None,
        typer.Option("--expect", metavar="ID", help="Check that this is a published version (2.0.0, or a digest)."),
    ] = None,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="Do not limit memory and time.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print issues as JSON.")] = False,
) -> None:
    """Check a package: files, schema, offsets, evidence.

    Checks a folder or a zip: hashes, types, keys, text offsets, evidence and computed columns. The package is only
    read: nothing in it is changed, run or downloaded. Exits with 1 if there are errors; warnings do not count.

    Examples: `ordrett validate`, `ordrett validate package.zip --json`.
    """
    if rebuild and not package.is_dir():
        raise typer.BadParameter("A zip cannot be rebuilt. Name the corpus folder.", param_hint="--rebuild")
    if not (no_limits or rebuild or frictionless):
        continue_with_limits(package)
    from ordrett_dataset.rules.check import ERROR_RULES
    from ordrett_dataset.validation.validate import validate_package

    with show_progress("validating") as progress:
        report = validate_package(
            package,
            articles_dir=articles,
            rebuild=rebuild,
            frictionless=frictionless,
            expect=expect,
            on_progress=progress,
        )
    if as_json:
        typer.echo(json.dumps(_to_json(package, report), ensure_ascii=False, indent=2))
    else:
        _print_issues(report.issues, "error")
        _print_issues(report.warnings, "warning")
        if not report.issues:
            location = package / "datapackage.json" if package.is_dir() else package
            n_rules = len(ERROR_RULES) - len(report.rules_skipped)
            print_line(f"{location}: {report.n_rows} rows pass {n_rules} rules")
            print_line(f"digest{', as expected' if expect else ''}: {report.digest}")
        if report.rules_skipped:
            print_line(
                f"Rules skipped, since they need the articles (--articles DIR): {', '.join(report.rules_skipped)}"
            )
    if report.issues:
        raise typer.Exit(1)


def _print_issues(issues: "Issues", kind: str) -> None:
    from ordrett_dataset.validation.format_issue import format_issue

    for rule, group in groupby(issues, key=lambda issue: issue.rule):
        examples = list(group)[:MAX_EXAMPLES]
        for issue in examples:
            print_error(f"{kind}: {format_issue(issue)}")
        n_more = issues.counts[rule] - sum(issue.count for issue in examples)
        if n_more:
            print_error(f"{kind}: {n_more} more of rule {rule}")


def _to_json(package: Path, report: "ValidationReport") -> dict[str, object]:
    from ordrett_dataset.rules.check import ERROR_RULES

    return {
        "package": str(package),
        "valid": not report.issues,
        "rows": report.n_rows,
        "digest": report.digest,
        "rules": sorted(ERROR_RULES - {*report.rules_skipped}),
        "rules_skipped": report.rules_skipped,
        "issues": _grouped(report.issues),
        "warnings": _grouped(report.warnings),
    }


def _grouped(issues: "Issues") -> list[dict[str, object]]:
    return [
        {
            "rule": rule,
            "count": issues.counts[rule],
            "examples": [
                {name: getattr(issue, name) for name in ("table", "row", "column", "actual", "expected")}
                for issue in group
            ],
        }
        for rule, group in groupby(issues, key=lambda issue: issue.rule)
    ]
