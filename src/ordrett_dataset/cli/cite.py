"""`ordrett cite`: a citation of the dataset or of one row."""

import json
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from ordrett_dataset.cli.options import Package

CitationFormat = Literal["apa", "bibtex", "ris", "csl"]
DESCRIPTOR: Final = "datapackage.json"
HINT: Final = "Name the folder of a package with --package, or run `ordrett build`."


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
    from ordrett_dataset.metadata.citation.row import csv_lookup, find_cited_row

    descriptor = _read_descriptor(package)
    dataset = CitedDataset.from_descriptor(descriptor, str(package / DESCRIPTOR))
    cited_row = find_cited_row(row, _table_keys(descriptor), csv_lookup(package)) if row else None
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


def _read_descriptor(package: Path) -> dict[str, Any]:
    from ordrett.errors import InputError

    path = package / DESCRIPTOR
    if not path.is_file():
        raise InputError(str(path), "package_has_descriptor", "no such file", HINT)
    try:
        descriptor = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), "descriptor_is_valid_json", str(error), HINT) from None
    if not isinstance(descriptor, dict):
        raise InputError(str(path), "descriptor_is_valid_json", "not a JSON object", HINT)
    return descriptor


def _table_keys(descriptor: dict[str, Any]) -> dict[str, list[str]]:
    """Return the key columns of each table that the descriptor describes."""
    from ordrett.errors import InputError

    try:
        tables = [resource for resource in descriptor["resources"] if "schema" in resource]
        return {str(table["name"]): list(table["schema"]["primaryKey"]) for table in tables}
    except (LookupError, TypeError):
        raise InputError(DESCRIPTOR, "descriptor_lists_resources", "no readable list of tables", HINT) from None
