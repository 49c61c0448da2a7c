"""`ordrett read`: the quotes, people, events or dates of articles, without making a package."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ordrett_dataset.cli.options import Encoding, FieldNames, Sources, parse_field_names
from ordrett_dataset.cli.terminal import print_error_table, print_table, show_progress
from ordrett_dataset.flat_rows import Items, Row, flat_rows, to_flat_frame

if TYPE_CHECKING:
    from ordrett_dataset.sources.source_store import SourceArticle

# The columns that a table shows.
TABLE_COLUMNS: Final[dict[Items, tuple[str, ...]]] = {
    Items.QUOTES: ("speaker", "quote_kind", "text"),
    Items.PEOPLE: ("person", "text"),
    Items.EVENTS: ("event", "plover_type", "modality", "date"),
    Items.DATES: ("date", "text"),
}


class Format(StrEnum):
    """How to print it."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def read(
    paths: Sources,
    show: Annotated[Items, typer.Option(help="What to print.")] = Items.QUOTES,
    to: Annotated[Format, typer.Option(help="Format; a table shows only some columns.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of all articles, such as nb; detected by default.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Day of publication, from which relative dates are resolved; by default the one in the metadata.",
        ),
    ] = None,
    field: FieldNames = [],  # noqa: B006 - typer shows the default and never changes it
    encoding: Encoding = None,
) -> None:
    """Print quotes, people, events or dates of articles.

    What cannot be read is reported at the end; then the command exits with 1.

    Examples: `ordrett read article.txt`, `ordrett read my-articles --to csv --output quotes.csv`.
    """
    from ordrett.errors import InputError
    from ordrett_dataset.sources.read_sources import SourceOptions, read_sources

    if to == Format.PARQUET and output is None:
        raise typer.BadParameter("Parquet is written to a file: name it with --output.", param_hint="--to")
    if output is not None and to == Format.TABLE:
        raise typer.BadParameter("a table is not written to a file: choose csv, jsonl or parquet.", param_hint="--to")
    rows: list[Row] = []
    with show_progress("reading") as progress:
        sources = read_sources(paths, SourceOptions(encoding, parse_field_names(field)))
        errors = list(sources.errors.values())
        for source in sources.articles.values():
            try:
                rows += _read_rows(source, show, language, published)
            except InputError as error:
                errors.append(error)
            progress("reading", len(sources.articles), 1)
    _write(rows, show, to, output, several_articles=len(sources.articles) > 1)
    print_error_table(errors)
    if errors:
        raise typer.Exit(1)


def _read_rows(source: "SourceArticle", show: Items, language: str | None, published: str | None) -> list[Row]:
    import ordrett
    from ordrett_dataset.sources.metadata import parse_published

    article, date = source.article, published or parse_published(source.fields.published)
    name = article.source_path or article.path.removeprefix("seeds/")
    location = name if article.source_record is None else f"{name} record {article.source_record}"
    annotation = ordrett.read(article.text, location, language, date)
    return [{"article": location, **row} for row in flat_rows(annotation, show)]


def _write(rows: Sequence[Row], show: Items, to: Format, output: Path | None, *, several_articles: bool) -> None:
    """Print the rows, or write them to `output`; a table on a terminal has only the columns that fit."""
    if to == Format.TABLE:
        columns = (("article",) if several_articles else ()) + TABLE_COLUMNS[show]
        print_table(columns, [[row[name] for name in columns] for row in rows])
        return
    frame = to_flat_frame(show, rows)
    target = output or BytesIO()
    if to == Format.PARQUET:
        frame.write_parquet(target)
    elif to == Format.JSONL:
        frame.write_ndjson(target)
    else:
        frame.write_csv(target)
    if isinstance(target, BytesIO):
        sys.stdout.write(target.getvalue().decode())
