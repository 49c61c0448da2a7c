"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Corpus = Annotated[
    Path,
    typer.Argument(
        metavar="CORPUS",
        help="Folder with seeds/ and, where they exist, annotations/ and corpus.toml; the current folder by default.",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]

Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Corpus folder, or files and folders of articles: .txt .md .html .json .jsonl .csv .tsv .parquet, also "
        "with .gz or .zst.",
        exists=True,
        show_default=False,
    ),
]

FieldNames = Annotated[
    list[str],
    typer.Option(
        metavar="FIELD=NAME",
        help="NAME is what the records call FIELD (text, headline, byline, published, publisher, url, language or id).",
        show_default=False,
    ),
]

Encoding = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Encoding of all files, such as cp1252; UTF-8 or detected by default."),
]

Package = Annotated[
    Path,
    typer.Option(
        "--package",
        "-p",
        metavar="DIR",
        help="Folder of the package; the current folder by default.",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]

Processes = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Number of processes; one per core by default, one for a small folder."),
]


def parse_field_names(options: list[str]) -> dict[str, str]:
    """Return the names of fields by field, from `--field FIELD=NAME`; raise BadParameter for an unknown field."""
    from ordrett_dataset.sources.field_names import FIELD_NAMES

    names = {}
    for option in options:
        field, _, name = option.partition("=")
        if field not in FIELD_NAMES or not name:
            message = f"{option!r} is not FIELD=NAME with one of {', '.join(FIELD_NAMES)}."
            raise typer.BadParameter(message, param_hint="--field")
        names[field] = name
    return names
