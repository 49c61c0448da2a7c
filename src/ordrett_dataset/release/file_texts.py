"""All text in the files of a release, as a reader of each format sees it."""

import csv
import html
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from typing import Final
from zipfile import ZipFile

import polars as pl

ARCHIVES: Final = (".zip", ".whl", ".xlsx")
XML: Final = (".xml", ".rels")
PAGE_DATA: Final = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
XML_TAG: Final = re.compile(r"<[^>]*>")


def read_texts(path: str, content: bytes) -> Iterator[str]:
    """Yield the texts of a file: cells of tables, strings of JSON, entries of archives, or the whole file."""
    suffix = f".{path.rpartition('.')[2]}"
    if suffix == ".csv":
        yield from (cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row)
    elif suffix == ".parquet":
        strings = pl.read_parquet(content).select(pl.col(pl.String))
        yield from (text for column in strings for text in column.drop_nulls().unique())
    elif suffix in (".json", ".jsonld"):
        yield from _json_strings(json.loads(content))
    elif suffix == ".sqlite":
        yield from _sqlite_texts(content)
    elif suffix in ARCHIVES:
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from read_texts(name, archive.read(name))
    elif suffix == ".html":
        page = content.decode()
        yield from (text for data in PAGE_DATA.findall(page) for text in _json_strings(json.loads(data)))
        yield PAGE_DATA.sub("", page)
    elif suffix in XML:
        yield from (html.unescape(text) for text in XML_TAG.split(content.decode()))
    else:
        yield content.decode(errors="replace")


def _json_strings(value: object) -> Iterator[str]:
    pending = [value]
    while pending:
        match pending.pop():
            case str(text):
                yield text
            case dict(members):
                pending += [*members.keys(), *members.values()]
            case list(items):
                pending += items


def _sqlite_texts(content: bytes) -> Iterator[str]:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name from the database itself
            yield from (cell for cell in row if isinstance(cell, str))
    database.close()
