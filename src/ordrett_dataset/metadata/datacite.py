"""DataCite metadata, with which a DOI is registered."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.summaries import describe_annotators
from ordrett_dataset.package.identifiers import describe_rights, licence_url

SCHEMA_VERSION: Final = "http://datacite.org/schema/kernel-4"
FORMATS: Final = ("text/csv", "application/vnd.apache.parquet")


def build_datacite(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Return the metadata as JSON of DataCite 4.5, which requires authors and a release date.

    Without a DOI, this is the content of a draft, to which the registry assigns the DOI.
    """
    authors = [author.name for author in metadata.authors]
    released = metadata.released
    languages = sorted(set(tables["articles"]["language"]))
    content = {
        "doi": metadata.doi,
        "url": metadata.url,
        "creators": [{"name": name} for name in authors],
        "titles": [{"title": metadata.title}],
        # The authors publish the dataset, until an archive does.
        "publisher": {"name": "; ".join(authors)},
        "publicationYear": released and str(released.year),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data package"},
        "subjects": [{"subject": keyword} for keyword in dict.fromkeys(metadata.keywords)],
        "dates": [{"date": released.isoformat(), "dateType": "Issued"}] if released else [],
        # The schema allows one language.
        "language": languages[0] if len(languages) == 1 else None,
        "sizes": [f"{frame.height} rows of {table}" for table, frame in tables.items()],
        "formats": list(FORMATS),
        "version": metadata.version,
        "rightsList": [*_licence(metadata), *_article_rights(tables)],
        "descriptions": _descriptions(metadata, tables),
        "schemaVersion": SCHEMA_VERSION,
    }
    return {name: value for name, value in content.items() if value}


def _licence(metadata: CorpusConfig) -> list[dict[str, str]]:
    if metadata.licence is None:
        return []
    rights = {"rights": f"{metadata.licence}, of the tables"}
    url = licence_url(metadata.licence)
    if url is None:
        return [rights]
    identifier = {
        "rightsUri": url,
        "rightsIdentifier": metadata.licence,
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
    return [rights | identifier]


def _article_rights(tables: Mapping[str, pl.DataFrame]) -> list[dict[str, str]]:
    statements = sorted(set(tables["articles"]["rights"]))
    return [{"rights": f"Articles: {describe_rights(uri)}", "rightsUri": uri} for uri in statements]


def _descriptions(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame]) -> list[dict[str, str]]:
    texts = {"Abstract": metadata.description, "Methods": "; ".join(describe_annotators(metadata, tables))}
    return [{"description": text, "descriptionType": kind} for kind, text in texts.items() if text]
