"""What loaders of machine learning and search engines of datasets read."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.citation.citation_line import citation_line
from ordrett_dataset.metadata.licence_url import licence_url
from ordrett_dataset.package.descriptor import DOI_URL

# The context that the specification asks for, word for word.
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
# The specification's own name of Parquet, which is older than the registered one.
ENCODINGS: Final = {"csv": "text/csv", "apache-parquet": "application/x-parquet"}
TYPES: Final = {"string": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean", "date": "sc:Date"}


def croissant(about: Metadata, descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the dataset as schema.org has it and Croissant 1.0 adds to it: files, and a set of records a table.

    Records come from Parquet, which keeps types and nulls.
    """
    tables = {resource["name"]: resource for resource in descriptor["resources"] if resource.get("type") == "table"}
    held = {f"{table}{ending}" for table in tables for ending in ("", "-parquet")}
    said = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.title,
        "alternateName": about.name,
        "description": about.description or about.title,
        "version": about.version,
        "datePublished": about.released and about.released.isoformat(),
        "license": about.licence and (licence_url(about.licence) or about.licence),
        # Each has to be a person or an organisation, and corpus.toml says of none that it is a person.
        "creator": [{"@type": "sc:Organization", "name": author.name} for author in about.authors],
        "keywords": list(about.keywords),
        "url": about.url,
        "sameAs": about.doi and f"{DOI_URL}{about.doi}",
        "citeAs": citation_line(about),
        "isLiveDataset": False,
        "distribution": [
            _file(resource, files[resource["path"]]) for resource in descriptor["resources"] if resource["name"] in held
        ],
        "recordSet": [
            _record_set(table, resource, {name for name, other in tables.items() if other["rows"]} - {table})
            for table, resource in tables.items()
        ],
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _file(resource: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{resource['name']}-csv" if resource["format"] == "csv" else resource["name"],
        "name": resource["path"].rpartition("/")[2],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{len(content)} B",
        "encodingFormat": ENCODINGS[resource["format"]],
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _record_set(table: str, resource: Mapping[str, Any], others: Collection[str]) -> dict[str, Any]:
    # mlcroissant reads no record of a table that refers to itself, which it takes for a circle, or to one without rows.
    schema = resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
        "field": list(_fields(table, schema, others)),
    }


def _fields(table: str, schema: Mapping[str, Any], others: Collection[str]) -> Iterator[dict[str, Any]]:
    to = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", ())}
    for field in schema["fields"]:
        column = field["name"]
        said = {
            "@type": "cr:Field",
            "@id": f"{table}/{column}",
            "name": column,
            "description": field["description"],
            "dataType": TYPES[field["type"]],
            "source": {"fileObject": {"@id": f"{table}-parquet"}, "extract": {"column": column}},
        }
        if column in to and to[column]["resource"] in others:
            said["references"] = {"field": {"@id": f"{to[column]['resource']}/{to[column]['fields'][0]}"}}
        yield said
