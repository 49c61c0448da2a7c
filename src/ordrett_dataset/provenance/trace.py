"""A row, and for each of its cells the words or the source that it stands on."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
from rich.text import Text

from ordrett.errors import InputError
from ordrett.tokenizer import sentence_around
from ordrett_dataset.metadata.citation.citation_line import citation_line
from ordrett_dataset.metadata.citation.row import Row, cited_row
from ordrett_dataset.printable import escape_controls
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules import Package
from ordrett_dataset.rules.anchors import ANCHORED
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key

MARK = ("⟦", "⟧")


def trace(row_id: str, column: str | None, folder: Path) -> Iterator[Text]:
    """Yield lines of text; raise InputError where no table has the row, or the row no such column."""
    package, about = open_package(folder).require_tables(folder)
    found = cited_row(package.tables, row_id)
    table, row = found.table, found.cells
    if column is not None and column not in row:
        raise InputError(row_id, "column_exists", repr(column), f"{table} has: {', '.join(row)}.")
    yield _line((f"{table} {row_id}", "bold"), "\n")
    computed = []
    for name, value in row.items():
        if column in (None, name) and value is not None:
            proof = list(_proof(package, table, row, name))
            if proof or column:
                yield _line((name, "bold cyan"), f" = {value}")
                yield from proof or [_line("  computed or declared: see docs/data-dictionary.md")]
            else:
                computed.append(f"{name} = {value}")
    if computed:
        yield _line("\n", ("computed or declared  ", "bold"), ", ".join(computed))
    for pointing, keys in _pointing(package, table, row_id) if column is None else ():
        yield _line((f"{pointing}  ", "bold"), ", ".join(keys))
    yield _line("\n", ("cite  ", "bold"), citation_line(about, found))


def _proof(package: Package, table: str, row: Row, column: str) -> Iterator[Text]:
    if column in ANCHORED[table]:
        yield _words(package, row["article_id"], row[f"{column}_start"], row[f"{column}_end"])
        return
    key = row[primary_key(TABLES[table])[0]]
    if table == "events" and column == "date":
        yield from _deciding_report(package, row)
    reasons = package.tables["evidence"].filter(
        (pl.col("target_table") == table) & (pl.col("target_id") == key) & (pl.col("target_column") == column)
    )
    for reason in reasons.sort("evidence_no").iter_rows(named=True):
        how = f"{reason['derivation']} by {reason['normaliser']}" if reason["normaliser"] else reason["derivation"]
        yield _line("  ", (how, "italic"), f": {reason['note']}" if reason["note"] else "")
        if reason["text"] is not None:
            yield _words(package, reason["article_id"], reason["text_start"], reason["text_end"])
        if reason["external_source_id"] is not None:
            yield _outside(package, reason["external_source_id"])


def _deciding_report(package: Package, row: Row) -> Iterator[Text]:
    dated = package.tables["event_mentions"].filter(
        (pl.col("event_id") == row["event_id"]) & (pl.col("date") == row["date"])
    )
    for report in dated.head(1).iter_rows(named=True):
        yield _line("  ", ("computed by finest_report", "italic"), f": the date of report {report['event_mention_id']}")
        yield _words(package, report["article_id"], report["text_start"], report["text_end"])
        yield from _proof(package, "event_mentions", report, "date")


def _pointing(package: Package, table: str, row_id: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the tables whose rows name this row, with their keys."""
    for other, model in TABLES.items():
        key = primary_key(model)[0]
        for name, column in model.to_schema().columns.items():
            to = str((column.metadata or {}).get("references") or "").partition(".")[0]
            if to == table and other != "evidence" and name != "canonical_id":
                keys = package.tables[other].filter(pl.col(name) == row_id)[key].to_list()
                if keys:
                    yield f"{other} by {name}", keys


def _words(package: Package, article: str, start: int, end: int) -> Text:
    where = f"  {article} [{start}, {end}): "
    text = package.texts.get(article)
    if text is None:
        return _line(f"{where}the article is not in this package")
    first, last = sentence_around(text, start, end)
    return _line(where, text[first:start], (MARK[0] + text[start:end] + MARK[1], "bold underline"), text[end:last])


def _outside(package: Package, source: str) -> Text:
    rows = package.tables["external_sources"].filter(pl.col("external_source_id") == source)
    if not rows.height:
        return _line(f"  {source}: no such outside source")
    row = rows.row(0, named=True)
    title, day = (f", {row['title']}" if row["title"] else ""), (f", {row['published']}" if row["published"] else "")
    excerpt = f": “{row['excerpt']}”" if row["excerpt"] else ""
    return _line(f"  {source}: {row['publisher']}{title}{day}{excerpt} {row['url']}")


def _line(*parts: str | tuple[str, str]) -> Text:
    shown = (escape_controls(part) if isinstance(part, str) else (escape_controls(part[0]), part[1]) for part in parts)
    return Text.assemble(*shown)
