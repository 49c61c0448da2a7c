"""The command that says how to cite."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from ordrett_dataset.metadata.citation.apa import as_apa
from ordrett_dataset.metadata.citation.bibtex import as_bibtex
from ordrett_dataset.metadata.citation.csl import Item, csl_item
from ordrett_dataset.metadata.citation.ris import as_ris
from ordrett_dataset.metadata.citation.row import cited_row
from ordrett_dataset.reader import open_package


class Form(StrEnum):
    """The forms of a citation."""

    APA = "apa"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


WRITERS: Final[dict[Form, Callable[[Item], str]]] = {
    Form.APA: lambda item: f"{as_apa(item)}\n",
    Form.BIBTEX: as_bibtex,
    Form.RIS: as_ris,
    Form.CSL: lambda item: json.dumps([item], ensure_ascii=False, indent=2) + "\n",
}


def cite(
    row: Annotated[str | None, typer.Argument(help="Key of a row in any table; without one, the dataset.")] = None,
    form: Annotated[Form, typer.Option("--as", help="A line in APA style, BibTeX, RIS, or CSL-JSON.")] = Form.APA,
    corpus: Annotated[Path, typer.Option(help="The folder of the package.", exists=True, file_okay=False)] = Path(),
) -> None:
    """Print a citation of the dataset or of one row.

    The citation of a row names its article and the characters that it comes from.

    Examples: `ordrett cite`, `ordrett cite 001.q05 --as bibtex`, `ordrett cite --as csl`.
    """
    package, about = open_package(corpus).require_tables(corpus)
    found = cited_row(package.tables, row) if row else None
    typer.echo(WRITERS[form](csl_item(about, found)), nl=False)
