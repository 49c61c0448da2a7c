"""`ordrett diff`: the changes between two versions of a package."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ordrett_dataset.cli.terminal import print_line, print_styled, show_progress
from ordrett_dataset.printable import escape_controls

if TYPE_CHECKING:
    from ordrett_dataset.versioning import ComparisonReport

MAX_EXAMPLES: Final = 5


def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE", help="Earlier package: a folder, a zip, or a git revision (v1.0.0, HEAD~3, HEAD:folder)."
        ),
    ],
    after: Annotated[
        str, typer.Argument(metavar="AFTER", help="Later package; the current folder by default.", show_default=False)
    ] = ".",
    show_all: Annotated[bool, typer.Option("--all", help="Show every change, not just examples.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all changes as JSON.")] = False,
    changelog: Annotated[bool, typer.Option("--changelog", help="Print a draft for CHANGELOG.md instead.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")] = False,
) -> None:
    """Compare two versions of a package.

    Also prints the version number that the changes require.

    Rows are matched by the key of their table: their order does not matter, and a row whose key changed counts as
    removed and added. Each version is read by its own descriptor, so it may be older than this software.

    A git revision is looked up in the current folder; the work tree is not touched. A folder or zip takes precedence
    over a revision of the same name; refs/tags/v1.0.0 always names the tag.

    Examples: `ordrett diff v1.0.0`, `ordrett diff old.zip new.zip --all`, `ordrett diff v1.0.0 --changelog`.
    """
    if as_json and changelog:
        raise typer.BadParameter("Choose one of them.", param_hint="--json, --changelog")
    with show_progress("comparing"):
        report = _compare(before, after)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    elif changelog:
        typer.echo(escape_controls(report.to_changelog()), nl=False)
    else:
        _print_changes(report, None if show_all else MAX_EXAMPLES)
    if exit_code and report.changes:
        raise typer.Exit(1)


def _compare(before: str, after: str) -> "ComparisonReport":
    from ordrett_dataset.versioning import ComparisonReport, compare_versions, open_version

    with TemporaryDirectory(prefix="diff-") as scratch:
        locations = (before, Path(scratch, "before")), (after, Path(scratch, "after"))
        # Opening a version mostly computes hashes, which two threads do in parallel.
        with ThreadPoolExecutor(2) as pool:
            old, new = pool.map(lambda arguments: open_version(*arguments), locations)
        return ComparisonReport(old, new, compare_versions(old, new))


def _print_changes(report: "ComparisonReport", max_examples: int | None) -> None:
    from rich.text import Text

    from ordrett_dataset.versioning.format import format_changes

    lines = format_changes(report.changes, max_examples)
    print_styled(Text(escape_controls(line.text), style=line.style) for line in lines)
    print_line(report.to_summary())
