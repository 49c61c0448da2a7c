"""`ordrett read`: the quotes, people or dates of text files, without making a package."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ordrett_dataset.cli.terminal import print_error, print_table, show_progress

if TYPE_CHECKING:
    from ordrett.model import ArticleAnnotation
    from ordrett.span import Span

Row = dict[str, Any]


class Items(StrEnum):
    """What to print of a text."""

    QUOTES = "quotes"
    PEOPLE = "people"
    DATES = "dates"


# The columns that a table shows.
TABLE_COLUMNS: Final[dict[Items, tuple[str, ...]]] = {
    Items.QUOTES: ("speaker", "quote_kind", "text"),
    Items.PEOPLE: ("person", "text"),
    Items.DATES: ("date", "text"),
}


class Format(StrEnum):
    """How to print it."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Text files in UTF-8.", exists=True, dir_okay=False, show_default=False),
    ],
    show: Annotated[Items, typer.Option(help="What to print.")] = Items.QUOTES,
    to: Annotated[Format, typer.Option(help="Format; a table shows only some columns.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of all files, such as nb; detected by default.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, from which relative dates are resolved.")
    ] = None,
) -> None:
    """Print the quotes of articles, with who says them.

    A file that cannot be read is reported at the end; then the command exits with 1.

    Examples: `ordrett read article.txt`, `ordrett read *.txt --to csv --output quotes.csv`.
    """
    from ordrett.errors import InputError

    if to == Format.PARQUET and output is None:
        raise typer.BadParameter("Parquet is written to a file: name it with --output.", param_hint="--to")
    if output is not None and to == Format.TABLE:
        raise typer.BadParameter("a table is not written to a file: choose csv, jsonl or parquet.", param_hint="--to")
    rows: list[Row] = []
    errors: list[InputError] = []
    with show_progress("reading") as progress:
        for file in files:
            try:
                rows += _read_rows(file, show, language, published)
            except InputError as error:
                errors.append(error)
            progress("reading", len(files), 1)
    _write(rows, show, to, output, several_files=len(files) > 1)
    for problem in errors:
        print_error(str(problem))
    if errors:
        raise typer.Exit(1)


def _read_rows(file: Path, show: Items, language: str | None, published: str | None) -> list[Row]:
    import ordrett
    from ordrett.article import decode_article

    name = str(file)
    annotation = ordrett.read(decode_article(file.read_bytes(), name, name).text, name, language, published)
    return [{"file": name, **row} for row in _describe(annotation, show)]


def _describe(annotation: "ArticleAnnotation", show: Items) -> Iterator[Row]:
    if show == Items.PEOPLE:
        names = {person.person_id: person.name.value for person in annotation.people}
        for mention in annotation.person_mentions:
            yield {"person": names[mention.person_id.value], **_span_cells(mention.text)}
    elif show == Items.DATES:
        for date in annotation.dates:
            yield {"date": date.edtf, "resolved_from": date.resolved_from, **_span_cells(date.text)}
    else:
        for quote in annotation.quotes:
            yield {
                "speaker": quote.speaker_name.value,
                "speaker_kind": quote.speaker_kind.value,
                "quote_kind": quote.quote_kind,
                "cue": quote.cue.text if quote.cue else None,
                **_span_cells(quote.text),
            }


def _span_cells(span: "Span") -> Row:
    return {"text": span.text, "text_start": span.start, "text_end": span.end}


def _write(rows: Sequence[Row], show: Items, to: Format, output: Path | None, *, several_files: bool) -> None:
    """Print the rows, or write them to `output`; a table on a terminal has only the columns that fit."""
    if to == Format.TABLE:
        columns = (("file",) if several_files else ()) + TABLE_COLUMNS[show]
        print_table(columns, [[row[name] for name in columns] for row in rows])
        return
    import polars as pl

    frame = pl.DataFrame(list(rows), infer_schema_length=None)
    target = output or BytesIO()
    if to == Format.PARQUET:
        frame.write_parquet(target)
    elif to == Format.JSONL:
        frame.write_ndjson(target)
    else:
        frame.write_csv(target)
    if isinstance(target, BytesIO):
        sys.stdout.write(target.getvalue().decode())
