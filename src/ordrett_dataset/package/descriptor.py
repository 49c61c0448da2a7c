"""Build and parse datapackage.json, the descriptor of a package."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

import polars as pl
from pydantic import ValidationError

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.digest import DIGEST, PARTITIONED_TABLES, digest_package
from ordrett_dataset.package.identifiers import DOI_PREFIX, LICENCES
from ordrett_dataset.package.lazy_files import LazyFiles
from ordrett_dataset.package.resources import (
    SKIPPED_ARTICLES,
    SKIPPED_ARTICLES_PATH,
    csv_path,
    describe_article,
    describe_columns,
    describe_parquet,
    describe_partition,
    describe_table,
)
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema, without_examples

# True for a package that was built without its articles.
ARTICLES_OMITTED: Final = "articlesOmitted"
EXPECTED_ROW_COUNTS: Final = "expectedRowCounts"
REMOVED_ROWS: Final = "removedRows"
# Keys whose values are written as corpus.toml states them.
_SAME_IN_CONFIG: Final = ("name", "title", "version", "description", "keywords", "annotators", "languages")
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
REBUILD_HINT: Final = "Rebuild the package: ordrett build."
NO_PACKAGE_HINT: Final = "Name the folder or zip of a package, or make one: ordrett build PATH."


class PartitionedTable(NamedTuple):
    """The rows of a table, and the paths of the Parquet files that hold them one after the other."""

    n_rows: int
    paths: tuple[str, ...]
    has_csv: bool = False

    def files(self) -> tuple[str, ...]:
        """Return the paths of all files of the table."""
        return (*self.paths, *map(csv_path, self.paths)) if self.has_csv else self.paths


def build_descriptor(
    metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the Data Package 2.0 descriptor of tables and files (path in the package -> content).

    If `files` holds no article, `articlesOmitted` says so.
    """
    articles = tables["articles"].filter(pl.col("path").is_in(list(files)))
    described = [describe_table(table) | {"rows": frame.height} for table, frame in tables.items()]
    resources = [*_with_own_examples(described, tables["articles"]), *map(describe_parquet, tables)]
    batches = {table: [frame] for table, frame in tables.items()}
    return _complete(describe_package(metadata), resources, articles, files, batches)


def build_partitioned_descriptor(
    metadata: CorpusConfig,
    tables: Mapping[str, PartitionedTable],
    articles: pl.DataFrame,
    files: Mapping[str, bytes],
    batches: Mapping[str, Iterable[pl.DataFrame]],
) -> dict[str, Any]:
    """Return the descriptor of tables in partitions: each is a resource, and `tables` describes what they make up.

    `articles` has the columns `article_id`, `path` and `rights`; `batches` are the rows of each table.
    """
    described = [describe_columns(table) | {"rows": partitioned.n_rows} for table, partitioned in tables.items()]
    properties = {**describe_package(metadata), PARTITIONED_TABLES: _with_own_examples(described, articles)}
    resources = [
        describe_partition(table, path) for table, partitioned in tables.items() for path in partitioned.files()
    ]
    return _complete(properties, resources, articles, files, batches)


def _with_own_examples(tables: Sequence[Mapping[str, Any]], articles: pl.DataFrame) -> list[Mapping[str, Any]]:
    """Return the descriptions of tables, without examples of columns if these are not from the articles."""
    example = table_schema(TABLES["articles"])["fields"][0]["example"]
    if example in articles["article_id"]:
        return list(tables)
    return [{**table, "schema": without_examples(table["schema"])} for table in tables]


def _complete(
    properties: Mapping[str, Any],
    tables: Sequence[Mapping[str, Any]],
    articles: pl.DataFrame,
    files: Mapping[str, bytes],
    batches: Mapping[str, Iterable[pl.DataFrame]],
) -> dict[str, Any]:
    """Add articles, skipped articles, the size and hash of every file, and the digest to a descriptor."""
    described = [
        *tables,
        *(describe_article(*row) for row in articles.select("article_id", "path", "rights").iter_rows()),
        *([SKIPPED_ARTICLES] if SKIPPED_ARTICLES_PATH in files else []),
    ]
    resources = [{**resource, **_measure_file(files[resource["path"]])} for resource in described]
    omission = {} if articles.height else {ARTICLES_OMITTED: True}
    properties = {**properties, **omission}
    paths = dict(articles.select("article_id", "path").iter_rows())
    texts = LazyFiles({article_id: partial(files.__getitem__, path) for article_id, path in paths.items()})
    digest = digest_package(properties, batches, texts)
    return {**properties, DIGEST: digest.package, "resources": resources}


def parse_descriptor(descriptor: Mapping[str, Any]) -> CorpusConfig:
    """Return the metadata of a descriptor; raises InputError unless `build_descriptor` could have written them."""
    try:
        return CorpusConfig.model_validate(
            {
                **{key: descriptor[key] for key in _SAME_IN_CONFIG if key in descriptor},
                "url": _remove_prefix("", descriptor.get("homepage"), "http"),
                "doi": _remove_prefix(DOI_PREFIX, descriptor.get("id"), f"{DOI_PREFIX}10."),
                "licence": next((licence["name"] for licence in descriptor.get("licenses", [])), None),
                "authors": [
                    {"name": author["title"], "email": author.get("email")}
                    for author in descriptor.get("contributors", [])
                ],
                "released": str(descriptor["created"])[:10] if "created" in descriptor else None,
                "removed_rows": descriptor.get(REMOVED_ROWS, {}),
                "expected_rows": descriptor.get(EXPECTED_ROW_COUNTS, {}),
            }
        )
    except ValidationError as error:
        problem = "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        raise InputError("datapackage.json", "descriptor_has_profile", problem, REBUILD_HINT) from None
    except (TypeError, KeyError, AttributeError) as error:
        problem = str(error).replace("\n", " ")
        raise InputError("datapackage.json", "descriptor_has_profile", problem, REBUILD_HINT) from None


def to_json_bytes(descriptor: Mapping[str, Any]) -> bytes:
    """Serialise a descriptor as its file holds it."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def describe_package(metadata: CorpusConfig) -> dict[str, Any]:
    """Return the properties of the package itself."""
    properties = {
        "$schema": PROFILE,
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
        REMOVED_ROWS: metadata.removed_rows,
        EXPECTED_ROW_COUNTS: metadata.model_dump(mode="json")["expected_rows"],
    }
    return {key: value for key, value in properties.items() if value}


def _licence(name: str) -> dict[str, str]:
    title, url = LICENCES.get(name, ("", ""))
    return {"name": name} | ({"path": url, "title": title} if title else {})


def _measure_file(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _remove_prefix(prefix: str, value: object, expected_start: str) -> str | None:
    """Return a URL without its prefix; None for anything that this package format does not write."""
    return value.removeprefix(prefix) if isinstance(value, str) and value.startswith(expected_start) else None
