"""What a DOI is registered with: metadata by the DataCite kernel."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.annotators import readers
from ordrett_dataset.metadata.licence_url import licence_url
from ordrett_dataset.metadata.stated import stated
from ordrett_dataset.package.descriptor import describe_rights

KERNEL: Final = "http://datacite.org/schema/kernel-4"
FORMATS: Final = ("text/csv", "application/vnd.apache.parquet")


def datacite(about: Metadata, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Return the metadata as JSON by DataCite 4.5; raise InputError where corpus.toml names no author or no day.

    Before there is a DOI none is stated: this is then what a draft holds, to which the registry gives its DOI.
    """
    authors = [author.name for author in stated(about.authors, "authors", "datacite.json")]
    released = stated(about.released, "released", "datacite.json")
    languages = sorted(set(tables["articles"]["language"]))
    said = {
        "doi": about.doi,
        "url": about.url,
        "creators": [{"name": name} for name in authors],
        "titles": [{"title": about.title}],
        # Whoever made it is who gives it out, until an archive does.
        "publisher": {"name": "; ".join(authors)},
        "publicationYear": str(released.year),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data package"},
        "subjects": [{"subject": keyword} for keyword in dict.fromkeys(about.keywords)],
        "dates": [{"date": released.isoformat(), "dateType": "Issued"}],
        # The kernel has room for one.
        "language": languages[0] if len(languages) == 1 else None,
        "sizes": [f"{frame.height} rows of {table}" for table, frame in tables.items()],
        "formats": list(FORMATS),
        "version": about.version,
        "rightsList": [*_licence(about), *_of_articles(tables)],
        "descriptions": _described(about, tables),
        "schemaVersion": KERNEL,
    }
    return {name: value for name, value in said.items() if value}


def _licence(about: Metadata) -> list[dict[str, str]]:
    if about.licence is None:
        return []
    said = {"rights": f"{about.licence}, of the tables"}
    if (url := licence_url(about.licence)) is None:
        return [said]
    return [
        said
        | {
            "rightsUri": url,
            "rightsIdentifier": about.licence,
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        }
    ]


def _of_articles(tables: Mapping[str, pl.DataFrame]) -> list[dict[str, str]]:
    statements = sorted(set(tables["articles"]["rights"]))
    return [{"rights": f"Articles: {describe_rights(uri)}", "rightsUri": uri} for uri in statements]


def _described(about: Metadata, tables: Mapping[str, pl.DataFrame]) -> list[dict[str, str]]:
    said = {"Abstract": about.description, "Methods": "; ".join(readers(about, tables))}
    return [{"description": text, "descriptionType": kind} for kind, text in said.items() if text]
