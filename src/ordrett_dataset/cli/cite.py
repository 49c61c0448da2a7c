"""`ordrett cite`: a citation of the dataset or of one row."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ordrett_dataset.cli.options import Package

CitationFormat = Literal["apa", "bibtex", "ris", "csl"]


def cite(
    row: Annotated[
        str | None,
        typer.Argument(metavar="ROW", help="Key of a row in any table; the whole dataset by default."),
    ] = None,
    citation_format: Annotated[
        CitationFormat,
        typer.Option(
            "--format", "-f", metavar="NAME", help="apa (default), bibtex, ris or csl (CSL-JSON).", show_default=False
        ),
    ] = "apa",
    package: Package = Path(),
) -> None:
    """Print a citation of the dataset or of one row.

    The citation of a row names its article and the characters that it comes from.

    Examples: `ordrett cite`, `ordrett cite 001.q05 --format bibtex`.
    """
    from ordrett_dataset.metadata.citation.csl import CitedDataset, build_csl_item
    from ordrett_dataset.metadata.citation.row import find_cited_row
    from ordrett_dataset.provenance.stored_package import DESCRIPTOR, StoredPackage

    stored = StoredPackage(package)
    dataset = CitedDataset.from_descriptor(stored.descriptor, str(package / DESCRIPTOR))
    cited_row = find_cited_row(row, stored.keys, stored.find, stored.removed_rows) if row else None
    typer.echo(_format(build_csl_item(dataset, cited_row), citation_format), nl=False)


def _format(item: dict[str, Any], citation_format: CitationFormat) -> str:
    from ordrett_dataset.metadata.citation.apa import format_apa
    from ordrett_dataset.metadata.citation.bibtex import format_bibtex
    from ordrett_dataset.metadata.citation.ris import format_ris

    match citation_format:
        case "apa":
            return f"{format_apa(item)}\n"
        case "bibtex":
            return format_bibtex(item)
        case "ris":
            return format_ris(item)
        case "csl":
            return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
