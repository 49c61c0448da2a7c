"""The command that says what changed between two versions of a package."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.text import Text

from ordrett.errors import InputError
from ordrett_dataset.cli.options import ERRORS, SAY
from ordrett_dataset.printable import escape_controls
from ordrett_dataset.versioning import Changes, Version, changes, fitting, kinds, opened_version, step
from ordrett_dataset.versioning.changelog import changelog as drafted
from ordrett_dataset.versioning.format import shown_changes
from ordrett_dataset.versioning.json_io import as_json as changes_as_json

SHOWN = 5


def diff(
    before: Annotated[
        str, typer.Argument(help="A package: a folder, a zip, or a git revision: v1.0.0, HEAD~3, HEAD:folder.")
    ],
    after: Annotated[str, typer.Argument(help="The package that it became, as well.")] = ".",
    show_all: Annotated[bool, typer.Option("--all", help="Show every change, and not some of each kind.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write all changes as JSON to standard output.")] = False,
    changelog: Annotated[
        bool, typer.Option("--changelog", help="Draft the section of CHANGELOG.md on the new version instead.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything changed.")] = False,
) -> None:
    """Show what changed between two versions of a package.

    Also says which version number the changes require.

    Rows are told apart by the key of their table, so their order says nothing; a row whose key changed is removed and
    added. Each version is read by its own descriptor, so it may be older than this code. A revision is one of the git
    repository in the working directory, whose work tree is left alone; a folder or zip of the same name goes before it,
    and refs/tags/v1.0.0 still names the tag. A version with a table whose CSV and Parquet differ is refused, unless the
    other one has the same two files.

    Examples: `ordrett diff v1.0.0`, `ordrett diff old.zip new-package --all`, `ordrett diff HEAD~3 HEAD --json`, `ordrett diff v1.0.0 --changelog`.
    """
    if as_json and changelog:
        raise typer.BadParameter("one of them at a time", param_hint="--json, --changelog")
    with TemporaryDirectory(prefix="diff-") as scratch, ERRORS.status("comparing"):
        # Most of what opening takes is hashing, which several processors share.
        with ThreadPoolExecutor(2) as pool:
            places = (before, Path(scratch, "before")), (after, Path(scratch, "after"))
            old, new = pool.map(lambda place: opened_version(*place), places)
        made = changes(old, new)
    if as_json:
        typer.echo(json.dumps(_content(old, new, made), ensure_ascii=False, indent=2))
    elif changelog:
        may, stated = _fitting(old, made), str(new.said.get("version"))
        typer.echo(escape_controls(drafted(made, may[0] if may and stated not in may else stated)), nl=False)
    else:
        for line in shown_changes(made, None if show_all else SHOWN):
            SAY.print(Text(escape_controls(line.text), style=line.style))
        SAY.print(escape_controls(_summary(old, new, made)), markup=False)
    if exit_code and made:
        raise typer.Exit(1)


def _content(old: Version, new: Version, made: Changes) -> dict[str, Any]:
    return {
        "before": {"place": old.place, "version": old.said.get("version")},
        "after": {"place": new.place, "version": new.said.get("version")},
        "step": step(made),
        "next": next(iter(_fitting(old, made)), None),
        "kinds": {kind.said: where for kind, where in kinds(made).items()},
        **changes_as_json(made),
    }


def _summary(old: Version, new: Version, made: Changes) -> str:
    said = f"{old.place} {old.said.get('version')} -> {new.place} {new.said.get('version')}: "
    if not made:
        return said + "nothing changed"
    asked = step(made)
    if asked is None:
        return said + "nothing that asks for another version"
    why = "; ".join(
        f"{kind.said} ({', '.join(where[:SHOWN])}{', ...' if len(where) > SHOWN else ''})"
        for kind, where in kinds(made).items()
        if kind.step == asked
    )
    return f"{said}{asked}: {why}; {' or '.join(_fitting(old, made)) or 'the next version'}"


def _fitting(old: Version, made: Changes) -> tuple[str, ...]:
    """Return the versions that may follow; none where the old one has no number that can be counted from."""
    try:
        return fitting(str(old.said.get("version")), step(made))
    except InputError:
        return ()
