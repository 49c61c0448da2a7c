"""Croissant metadata (schema.org), which machine learning loaders and dataset search engines read."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.package.identifiers import DOI_PREFIX, licence_url

# The JSON-LD context that the specification prescribes.
CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
# Croissant prescribes this older name of the Parquet media type.
MEDIA_TYPES: Final = {"csv": "text/csv", "apache-parquet": "application/x-parquet"}
DATA_TYPES: Final = {"string": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean", "date": "sc:Date"}


def build_croissant(
    metadata: CorpusConfig, descriptor: Mapping[str, Any], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the Croissant 1.0 description: the files of the tables, and a record set for each table.

    Records are read from Parquet, which keeps types and nulls.
    """
    tables = {resource["name"]: resource for resource in descriptor["resources"] if resource.get("type") == "table"}
    resource_names = {f"{table}{suffix}" for table in tables for suffix in ("", "-parquet")}
    filled_tables = {name for name, resource in tables.items() if resource["rows"]}
    content = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": metadata.title,
        "alternateName": metadata.name,
        "description": metadata.description or metadata.title,
        "version": metadata.version,
        "datePublished": metadata.released and metadata.released.isoformat(),
        "license": metadata.licence and (licence_url(metadata.licence) or metadata.licence),
        # A creator must be a person or an organisation, and corpus.toml does not say that an author is a person.
        "creator": [{"@type": "sc:Organization", "name": author.name} for author in metadata.authors],
        "keywords": list(metadata.keywords),
        "url": metadata.url,
        "sameAs": metadata.doi and f"{DOI_PREFIX}{metadata.doi}",
        "citeAs": format_citation(metadata),
        "isLiveDataset": False,
        "distribution": [
            _file_object(resource, files[resource["path"]])
            for resource in descriptor["resources"]
            if resource["name"] in resource_names
        ],
        "recordSet": [_record_set(name, resource, filled_tables - {name}) for name, resource in tables.items()],
    }
    return {name: value for name, value in content.items() if value not in (None, [])}


def _file_object(resource: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{resource['name']}-csv" if resource["format"] == "csv" else resource["name"],
        "name": resource["path"].rpartition("/")[2],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{len(content)} B",
        "encodingFormat": MEDIA_TYPES[resource["format"]],
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _record_set(table: str, resource: Mapping[str, Any], referable: Collection[str]) -> dict[str, Any]:
    schema = resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
        "field": list(_fields(table, schema, referable)),
    }


def _fields(table: str, schema: Mapping[str, Any], referable: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the fields of a record set, with references to `referable` tables only.

    mlcroissant reads no records of a table that refers to itself or to a table without rows.
    """
    references = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", ())}
    for field in schema["fields"]:
        column = field["name"]
        content = {
            "@type": "cr:Field",
            "@id": f"{table}/{column}",
            "name": column,
            "description": field["description"],
            "dataType": DATA_TYPES[field["type"]],
            "source": {"fileObject": {"@id": f"{table}-parquet"}, "extract": {"column": column}},
        }
        reference = references.get(column)
        if reference and reference["resource"] in referable:
            content["references"] = {"field": {"@id": f"{reference['resource']}/{reference['fields'][0]}"}}
        yield content
