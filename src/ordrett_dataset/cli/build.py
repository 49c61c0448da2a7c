"""`ordrett build`: articles and annotations to a package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ordrett_dataset.cli.options import Encoding, FieldNames, Processes, Sources, parse_field_names
from ordrett_dataset.cli.terminal import print_error, print_error_table, print_line, print_warnings, show_progress

if TYPE_CHECKING:
    from ordrett_dataset.pipeline.build_result import BuildResult

NO_ANNOTATOR: Final = (
    "warning: corpus.toml does not say who annotated, so annotated rows say `language_model`: add [[annotators]] with "
    '`name`, `kind = "person"` or "language model", and `human_review`.'
)


def build(
    paths: Sources = [Path()],  # noqa: B006 - typer shows the default and never changes it
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write the package, with a copy of the articles, to DIR.",
            file_okay=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if an article has errors; by default it is skipped.")
    ] = False,
    csv: Annotated[
        bool, typer.Option("--csv", help="Write CSV too for more than 1,000 articles; smaller packages always have it.")
    ] = False,
    field: FieldNames = [],  # noqa: B006 - as above
    encoding: Encoding = None,
    processes: Processes = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Build more than 1,000 articles on the workers of this dask scheduler (tcp://HOST:PORT).",
        ),
    ] = None,
) -> None:
    """Build a data package from articles and annotations.

    PATH is a corpus folder (with seeds/, and annotations/ where there are any), or any files and folders of articles.

    Annotated articles are built from their annotation, the others are extracted by rules. What cannot be read is
    skipped and listed at the end and in dataset/skipped.csv; then the command exits with 1. An extracted event that
    breaks a rule is left out, with a warning. If another row breaks one, nothing is written and the old package stays.

    The package of a corpus folder is written into that folder, that of anything else into NAME-package in the
    current folder.

    Examples: `ordrett build`, `ordrett build my-articles --output my-package`,
    `ordrett build articles.jsonl --field text=body`.
    """
    from ordrett_dataset.pipeline.build import build as build_package
    from ordrett_dataset.pipeline.load_corpus import default_output
    from ordrett_dataset.sources.read_sources import SourceOptions
    from ordrett_dataset.validation.format_issue import format_issue

    options = SourceOptions(encoding, parse_field_names(field))
    target = output or default_output(paths)
    if not any((path / "corpus.toml").exists() for path in paths):
        print_error(f"{paths[0]}: no corpus.toml, so the package gets a name, version 0.0.0 and no licence.")
    with show_progress("reading") as progress:
        result = build_package(
            paths,
            output,
            strict=strict,
            with_csv=csv,
            options=options,
            processes=processes,
            scheduler=scheduler,
            on_progress=progress,
        )
    errors = list({str(error): error for errors in result.errors.values() for error in errors}.values())
    print_error_table(errors)
    print_warnings(result.warnings)
    if result.names_no_annotator:
        print_error(NO_ANNOTATOR)
    for issue in result.issues:
        print_error(f"error: {format_issue(issue)}")
    if result.files:
        print_line(_summary(result, target))
    else:
        print_error(f"Nothing was written to {target}.")
    if errors or result.issues:
        raise typer.Exit(1)


def _summary(result: "BuildResult", folder: Path) -> str:
    row_counts = result.row_counts or {table: frame.height for table, frame in result.tables.items()}
    counts = ", ".join(_count(n_rows, table) for table, n_rows in row_counts.items())
    summary = f"{folder / 'datapackage.json'}: {result.config.name} {result.config.version}: {counts}"
    n_skipped, n_doubtful = len(result.errors), len(result.warnings)
    if n_skipped:
        summary += f"; {n_skipped} skipped"
    if n_doubtful:
        summary += f"; {n_doubtful} with warnings"
    return summary


def _count(n_rows: int, table: str) -> str:
    """Return how many rows a table has, as in "1 person" or "2 rows of evidence"."""
    rows = "rows of evidence" if table == "evidence" else table.replace("_", " ")
    row = rows.replace("rows", "row") if table == "evidence" else rows.replace("people", "persons").removesuffix("s")
    return f"{n_rows:,} {row if n_rows == 1 else rows}"
