"""`ordrett init`: a new corpus folder."""

import datetime
import re
import sys
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from ordrett_dataset.cli.options import Encoding, FieldNames, parse_field_names
from ordrett_dataset.cli.terminal import print_error_table, print_line, print_warnings, show_progress

LICENCE: Final = "CC-BY-4.0"
AUTHOR: Final = re.compile(r"\s*(?P<name>[^<>]+?)\s*(?:<(?P<email>[^<>\s]+)>)?\s*")


def init(
    folder: Annotated[Path, typer.Argument(metavar="CORPUS", help="The new folder.", file_okay=False)],
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="[PATH]...", help="Files and folders of articles to put there.", exists=True),
    ] = [],  # noqa: B006 - typer shows the default and never changes it
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the dataset.")] = None,
    description: Annotated[str | None, typer.Option(metavar="TEXT", help="A sentence or two about it.")] = None,
    author: Annotated[
        list[str], typer.Option(metavar="'NAME <EMAIL>'", help="Who is responsible; can be repeated.")
    ] = [],  # noqa: B006 - as above
    licence: Annotated[
        str | None, typer.Option(metavar="SPDX", help=f"Licence of the tables; {LICENCE} by default.")
    ] = None,
    contact: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Address for requests to be removed.")] = None,
    field: FieldNames = [],  # noqa: B006 - as above
    encoding: Encoding = None,
) -> None:
    """Make a corpus folder from articles in any format.

    Writes corpus.toml, and each article as a UTF-8 text file in seeds/. For articles from other formats, sources.jsonl
    says what each was extracted from, and keeps its metadata. On a terminal, it asks for whatever is not given as an
    option. Nothing is overwritten.

    `ordrett build CORPUS` then builds the package.

    Example: `ordrett init my-corpus my-articles --title "Local news" --author "Kari Moen <kari@example.org>"`.
    """
    from ordrett_dataset.corpus.config import RIGHTS_NOT_EVALUATED, name_of
    from ordrett_dataset.pipeline.init_corpus import init_corpus
    from ordrett_dataset.sources.read_sources import SourceOptions

    name = folder.resolve().name
    title = title or _ask("Title", name)
    author = author or [answer for answer in [_ask("Author (Name <e-mail>)", "")] if answer]
    values: dict[str, Any] = {
        "name": name_of(name),
        "title": title,
        "version": "1.0.0",
        "released": datetime.datetime.now(tz=datetime.UTC).date(),
        "description": description or _ask("Description", ""),
        "licence": licence or _ask("Licence of the tables", LICENCE),
        "keywords": [],
        "rights": RIGHTS_NOT_EVALUATED,
        "contact": contact or _ask("Contact for requests to be removed", ""),
    }
    authors = [_parse_author(text) for text in author]
    with show_progress("reading") as progress:
        options = SourceOptions(encoding, parse_field_names(field))
        corpus = init_corpus(
            folder, values, authors, paths, options, lambda total, done: progress("reading", total, done)
        )
    print_error_table(corpus.errors)
    print_warnings(corpus.warnings)
    print_line(f"{folder / 'corpus.toml'}: written, with {len(corpus.articles)} articles in seeds/")
    if corpus.errors:
        raise typer.Exit(1)


def _ask(question: str, default: str) -> str:
    """Return the answer to a question on a terminal; elsewhere the default."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return default
    return str(typer.prompt(question, default=default, err=True))


def _parse_author(text: str) -> dict[str, str]:
    match = AUTHOR.fullmatch(text)
    if match is None:
        raise typer.BadParameter(f"{text!r} is not 'NAME <EMAIL>'.", param_hint="--author")
    return {key: value for key, value in match.groupdict().items() if value}
