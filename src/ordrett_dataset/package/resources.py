"""Describe the files of a package, without the values that depend on their content."""

import inspect
from pathlib import PurePosixPath
from typing import Any, Final

from ordrett_dataset.package.identifiers import describe_rights
from ordrett_dataset.schemas import ALL_TABLES
from ordrett_dataset.schemas.table_schema import table_schema

SKIPPED_ARTICLES_PATH: Final = "dataset/skipped.csv"


def describe_table(table: str) -> dict[str, Any]:
    """Return the resource of the CSV of a table, without the values that depend on its rows."""
    return {
        "name": table,
        "type": "table",
        **_file_properties(f"dataset/{table}.csv", "csv", "text/csv"),
        "encoding": "utf-8",
        **describe_columns(table),
    }


def describe_columns(table: str) -> dict[str, Any]:
    """Return the description of a table, whatever files it has, without the number of its rows."""
    model = ALL_TABLES[table]
    return {
        "name": table,
        "title": model.to_schema().title,
        "description": inspect.cleandoc(str(model.__doc__)),
        "rows": 0,
        "schema": table_schema(model),
    }


def describe_partition(table: str, path: str) -> dict[str, Any]:
    """Return the resource of a partition of a table, or of its CSV, without its size and hash."""
    number = PurePosixPath(path).stem.rpartition("-")[2]
    title = ALL_TABLES[table].to_schema().title
    if path.endswith(".csv"):
        return {
            "name": f"{table}-{number}-csv",
            **_file_properties(path, "csv", "text/csv"),
            "encoding": "utf-8",
            "title": f"{title} ({number}, CSV)",
            "description": f"The same rows as `{table}-{number}`.",
        }
    return {
        "name": f"{table}-{number}",
        **_file_properties(path, "apache-parquet", "application/vnd.apache.parquet"),
        "title": f"{title} ({number})",
        "description": f"Rows of `{table}`; the partitions of a table make it up in the order of their names.",
    }


def partition_path(table: str, number: int) -> str:
    """Return the path of a partition of a table."""
    return f"dataset/{table}/part-{number:05d}.parquet"


def csv_path(partition: str) -> str:
    """Return the path of the CSV with the rows of a partition."""
    return f"{partition.removesuffix('.parquet')}.csv"


def describe_parquet(table: str) -> dict[str, Any]:
    """Return the resource of the Parquet of a table, without the values that depend on its rows."""
    return {
        "name": f"{table}-parquet",
        **_file_properties(f"dataset/{table}.parquet", "apache-parquet", "application/vnd.apache.parquet"),
        "title": f"{ALL_TABLES[table].to_schema().title} (Parquet)",
        "description": f"The same rows and columns as `{table}`, with their types.",
    }


def describe_article(article: str, path: str, rights: str) -> dict[str, Any]:
    """Return the resource of an article, without its size and hash."""
    return {
        "name": f"seed-{article.lower()}",
        **_file_properties(path, "txt", "text/plain"),
        "encoding": "utf-8",
        "title": f"Article {article}",
        "description": "The article as received, byte for byte.",
        "licenses": [{"path": rights, "title": describe_rights(rights)}],
    }


def _file_properties(path: str, file_format: str, mediatype: str) -> dict[str, Any]:
    return {"path": path, "format": file_format, "mediatype": mediatype, "bytes": 0, "hash": ""}


SKIPPED_ARTICLES: Final = {
    "name": "skipped-articles",
    **_file_properties(SKIPPED_ARTICLES_PATH, "csv", "text/csv"),
    "title": "Skipped articles",
    "description": "The files and articles that the build skipped, each with its error and what to do.",
}
