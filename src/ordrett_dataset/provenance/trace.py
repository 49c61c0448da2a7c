"""The evidence of a row: for each cell, the text of the article or the external source that supports it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
from rich.text import Text

from ordrett.errors import InputError
from ordrett.tokenizer import sentence_around
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.metadata.citation.row import find_cited_row, frame_lookup
from ordrett_dataset.printable import escape_controls
from ordrett_dataset.reader import open_package
from ordrett_dataset.rules.anchors import ANCHORED_COLUMNS
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.schemas import KEYS, TABLES
from ordrett_dataset.tables.frames import dtypes

Row = dict[str, Any]
OPENING_MARK, CLOSING_MARK = "⟦", "⟧"


def trace(row_id: str, column: str | None, folder: Path) -> Iterator[Text]:
    """Yield the lines that show the evidence of a row, or of one column of it.

    Raises InputError if no table has the row, or the row has no such column.
    """
    package, config = open_package(folder).require_tables(folder)
    cited = find_cited_row(row_id, KEYS, frame_lookup(package.tables))
    table, row = cited.table, cited.cells
    if column is not None and column not in row:
        raise InputError(row_id, "column_exists", repr(column), f"{table} has: {', '.join(row)}.")
    tracer = _Tracer(package, table, row)
    yield _line((f"{table} {row_id}", "bold"), "\n")
    without_evidence = []
    for name, value in row.items():
        if column in (None, name) and value is not None:
            lines = list(tracer.evidence_lines(table, row, name))
            if lines or column:
                yield _line((name, "bold cyan"), f" = {value}")
                yield from lines or [_line("  computed or declared: see docs/data-dictionary.md")]
            else:
                without_evidence.append(f"{name} = {value}")
    if without_evidence:
        yield _line("\n", ("computed or declared  ", "bold"), ", ".join(without_evidence))
    if column is None:
        for referring, row_ids in _referring_rows(package, table, row_id):
            yield _line((f"{referring}  ", "bold"), ", ".join(row_ids))
    yield _line("\n", ("cite  ", "bold"), format_citation(config, cited))


class _Tracer:
    """The evidence of one row and, for an event, of the event mention that its date comes from."""

    def __init__(self, package: Package, table: str, row: Row) -> None:
        self.package = package
        self.dated_mention = _dated_mention(package, row) if table == "events" and row["date"] is not None else None
        row_ids = [_row_id(table, row)]
        if self.dated_mention:
            row_ids.append(self.dated_mention["event_mention_id"])
        self.evidence = _read_evidence(package, row_ids)

    def evidence_lines(self, table: str, row: Row, column: str) -> Iterator[Text]:
        """Yield the lines for one cell; none if it has no evidence."""
        if column in ANCHORED_COLUMNS[table]:
            yield self._quoted(row["article_id"], row[f"{column}_start"], row[f"{column}_end"])
            return
        if table == "events" and column == "date" and self.dated_mention:
            mention = self.dated_mention
            yield _line("  ", ("from the most precise event mention", "italic"), f": {mention['event_mention_id']}")
            yield self._quoted(mention["article_id"], mention["text_start"], mention["text_end"])
            yield from self.evidence_lines("event_mentions", mention, "date")
        of_cell = (
            (pl.col("target_table") == table)
            & (pl.col("target_id") == _row_id(table, row))
            & (pl.col("target_column") == column)
        )
        for evidence in self.evidence.filter(of_cell).sort("evidence_no").iter_rows(named=True):
            by = f" by {evidence['normaliser']}" if evidence["normaliser"] else ""
            note = f": {evidence['note']}" if evidence["note"] else ""
            yield _line("  ", (f"{evidence['derivation']}{by}", "italic"), note)
            if evidence["text"] is not None:
                yield self._quoted(evidence["article_id"], evidence["text_start"], evidence["text_end"])
            if evidence["external_source_id"] is not None:
                yield _source_line(self.package, evidence["external_source_id"])

    def _quoted(self, article_id: str, start: int, end: int) -> Text:
        """Return the text between two offsets, marked in its sentence."""
        location = f"  {article_id} [{start}, {end}): "
        text = self.package.texts.get(article_id)
        if text is None:
            return _line(f"{location}the article is not in this package")
        first, last = sentence_around(text, start, end)
        marked = f"{OPENING_MARK}{text[start:end]}{CLOSING_MARK}"
        return _line(location, text[first:start], (marked, "bold underline"), text[end:last])


def _read_evidence(package: Package, row_ids: list[str]) -> pl.DataFrame:
    """Read the evidence of some rows in one pass over the file, of which one part at a time is in memory."""
    parts = package.read_evidence() if package.read_evidence else [package.tables["evidence"]]
    matching = (part.filter(pl.col("target_id").is_in(row_ids)) for part in parts)
    return pl.concat([pl.DataFrame(schema=dtypes("evidence")), *matching])


def _dated_mention(package: Package, event: Row) -> Row | None:
    mentions = package.tables["event_mentions"]
    dated = mentions.filter((pl.col("event_id") == event["event_id"]) & (pl.col("date") == event["date"]))
    return dated.row(0, named=True) if dated.height else None


def _referring_rows(package: Package, table: str, row_id: str) -> Iterator[tuple[str, list[str]]]:
    """Yield "TABLE by COLUMN" for each foreign key that refers to this row, and the ids of the rows that do."""
    for other, model in TABLES.items():
        for name, column in model.to_schema().columns.items():
            references = str((column.metadata or {}).get("references") or "").partition(".")[0]
            if references == table and other != "evidence" and name != "canonical_id":
                row_ids = package.tables[other].filter(pl.col(name) == row_id)[KEYS[other][0]].to_list()
                if row_ids:
                    yield f"{other} by {name}", row_ids


def _source_line(package: Package, source_id: str) -> Text:
    sources = package.tables["external_sources"].filter(pl.col("external_source_id") == source_id)
    if not sources.height:
        return _line(f"  {source_id}: no such external source")
    source = sources.row(0, named=True)
    title = f", {source['title']}" if source["title"] else ""
    published = f", {source['published']}" if source["published"] else ""
    excerpt = f": “{source['excerpt']}”" if source["excerpt"] else ""
    return _line(f"  {source_id}: {source['publisher']}{title}{published}{excerpt} {source['url']}")


def _row_id(table: str, row: Row) -> str:
    return str(row[KEYS[table][0]])


def _line(*parts: str | tuple[str, str]) -> Text:
    """Join text and (text, style) parts; control characters are escaped."""
    escaped = (escape_controls(p) if isinstance(p, str) else (escape_controls(p[0]), p[1]) for p in parts)
    return Text.assemble(*escaped)
