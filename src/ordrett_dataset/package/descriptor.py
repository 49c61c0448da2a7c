"""Build and parse datapackage.json, the descriptor of a package."""

import hashlib
import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import polars as pl
from pydantic import ValidationError

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.identifiers import DOI_PREFIX, LICENCES, describe_rights
from ordrett_dataset.schemas import ALL_TABLES
from ordrett_dataset.schemas.table_schema import table_schema

# True for a package that was built without its articles.
ARTICLES_OMITTED: Final = "articlesOmitted"
EXPECTED_ROW_COUNTS: Final = "expectedRowCounts"
SKIPPED_ARTICLES_PATH: Final = "dataset/skipped_articles.csv"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
REBUILD_HINT: Final = "Rebuild the package: ordrett build."


def build_descriptor(
    metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the Data Package 2.0 descriptor of tables and files (path in the package -> content).

    If `files` holds no article, `articlesOmitted` says so.
    """
    articles = tables["articles"].filter(pl.col("path").is_in(list(files)))
    resources = [
        *_table_resources(tables, files),
        *_parquet_resources(tables, files),
        *_article_resources(articles, files),
    ]
    if SKIPPED_ARTICLES_PATH in files:
        resources.append(
            {
                "name": "skipped-articles",
                **_file_properties(SKIPPED_ARTICLES_PATH, "csv", "text/csv", files),
                "title": "Skipped articles",
                "description": "The articles that the build skipped, each with its error.",
            }
        )
    omission = {} if articles.height else {ARTICLES_OMITTED: True}
    return {"$schema": PROFILE, **_package_properties(metadata), **omission, "resources": resources}


def parse_descriptor(descriptor: Mapping[str, Any]) -> CorpusConfig:
    """Return the metadata of a descriptor; raises InputError unless `build_descriptor` could have written them."""
    try:
        return CorpusConfig.model_validate(
            {
                **{key: descriptor[key] for key in ("name", "title", "version", "languages") if key in descriptor},
                "url": _remove_prefix("", descriptor.get("homepage"), "http"),
                "doi": _remove_prefix(DOI_PREFIX, descriptor.get("id"), f"{DOI_PREFIX}10."),
                "authors": [{"name": author["title"]} for author in descriptor.get("contributors", [])],
                "released": str(descriptor["created"])[:10] if "created" in descriptor else None,
                "expected_rows": descriptor.get(EXPECTED_ROW_COUNTS, {}),
            }
        )
    except ValidationError as error:
        found = "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        raise InputError("datapackage.json", "descriptor_has_profile", found, REBUILD_HINT) from None
    except (TypeError, KeyError, AttributeError) as error:
        found = str(error).replace("\n", " ")
        raise InputError("datapackage.json", "descriptor_has_profile", found, REBUILD_HINT) from None


def to_json_bytes(descriptor: Mapping[str, Any]) -> bytes:
    """Serialise a descriptor as its file holds it."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _table_resources(tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for table in tables:
        model = ALL_TABLES[table]
        yield {
            "name": table,
            "type": "table",
            **_file_properties(f"dataset/{table}.csv", "csv", "text/csv", files),
            "encoding": "utf-8",
            "title": model.to_schema().title,
            "description": inspect.cleandoc(str(model.__doc__)),
            "rows": tables[table].height,
            "schema": table_schema(model),
        }


def _parquet_resources(tables: Iterable[str], files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for table in tables:
        model = ALL_TABLES[table]
        path = f"dataset/{table}.parquet"
        yield {
            "name": f"{table}-parquet",
            **_file_properties(path, "apache-parquet", "application/vnd.apache.parquet", files),
            "title": f"{model.to_schema().title} (Parquet)",
            "description": f"The same rows and columns as `{table}`, with their types.",
        }


def _article_resources(articles: pl.DataFrame, files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for article, path, rights in articles.select("article_id", "path", "rights").iter_rows():
        yield {
            "name": f"seed-{article.lower()}",
            **_file_properties(path, "txt", "text/plain", files),
            "encoding": "utf-8",
            "title": f"Article {article}",
            "description": "The article as received, byte for byte.",
            "licenses": [{"path": rights, "title": describe_rights(rights)}],
        }


def _package_properties(metadata: CorpusConfig) -> dict[str, Any]:
    properties = {
        "name": metadata.name,
        "id": f"{DOI_PREFIX}{metadata.doi}" if metadata.doi else None,
        "title": metadata.title,
        "version": metadata.version,
        "homepage": metadata.url,
        "description": metadata.description,
        "created": f"{metadata.released.isoformat()}T00:00:00Z" if metadata.released else None,
        "keywords": list(metadata.keywords),
        "licenses": [_licence(metadata.licence)] if metadata.licence else [],
        "contributors": [
            {"title": author.name, **({"email": author.email} if author.email else {}), "roles": ["author"]}
            for author in metadata.authors
        ],
        "annotators": [annotator.model_dump(mode="json") for annotator in metadata.annotators],
        "languages": metadata.languages,
        EXPECTED_ROW_COUNTS: metadata.model_dump(mode="json")["expected_rows"],
    }
    return {key: value for key, value in properties.items() if value}


def _licence(name: str) -> dict[str, str]:
    title, url = LICENCES.get(name, ("", ""))
    return {"name": name} | ({"path": url, "title": title} if title else {})


def _file_properties(path: str, file_format: str, mediatype: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    content = files[path]
    digest = hashlib.sha256(content).hexdigest()
    return {
        "path": path,
        "format": file_format,
        "mediatype": mediatype,
        "bytes": len(content),
        "hash": f"sha256:{digest}",
    }


def _remove_prefix(prefix: str, value: object, expected_start: str) -> str | None:
    """Return a URL without its prefix; None for anything that this package format does not write."""
    return value.removeprefix(prefix) if isinstance(value, str) and value.startswith(expected_start) else None
