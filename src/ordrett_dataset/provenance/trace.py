"""The evidence of a row: for each cell, the text of the article or the external source that supports it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from rich.text import Text

from ordrett.errors import InputError
from ordrett.tokenizer import sentence_around
from ordrett_dataset.metadata.citation.apa import format_apa
from ordrett_dataset.metadata.citation.csl import CitedDataset, build_csl_item
from ordrett_dataset.metadata.citation.row import find_cited_row
from ordrett_dataset.printable import escape_controls
from ordrett_dataset.provenance.stored_package import DESCRIPTOR, Row, StoredPackage
from ordrett_dataset.tables.event_values import CLAIMED_DATE_MODALITIES, DATE_MODALITIES

OPENING_MARK, CLOSING_MARK = "⟦", "⟧"
BOUNDS: Final = ("earliest", "latest")
# The modalities of the mentions that count in each date of an event.
DATES: Final = {"date": DATE_MODALITIES, "date_claimed": CLAIMED_DATE_MODALITIES}
NO_EVIDENCE: Final = "  computed or declared: see docs/data-dictionary.md"


def trace(row_id: str, column: str | None, folder: Path) -> Iterator[Text]:
    """Yield the lines that show the evidence of a row, or of one column of it.

    Raises InputError if no table has the row, or the row has no such column.
    """
    package = StoredPackage(folder)
    cited = find_cited_row(row_id, package.keys, package.find, package.removed_rows)
    table, row = cited.table, cited.cells
    if column is not None and column not in row:
        raise InputError(
            row_id, "column_exists", f"{table} has no column {column!r}", f"Its columns are: {', '.join(row)}."
        )
    tracer = _Tracer(package, table, row)
    yield _line((f"{table} {row_id}", "bold"), "\n")
    without_evidence = []
    for name, value in row.items():
        if column in (None, name) and value is not None:
            lines = list(tracer.evidence_lines(table, row, name))
            if lines or column:
                yield _line((name, "bold cyan"), f" = {value}")
                yield from lines or [_line(NO_EVIDENCE)]
            else:
                without_evidence.append(f"{name} = {value}")
    if without_evidence:
        yield _line("\n", ("computed or declared  ", "bold"), ", ".join(without_evidence))
    if column is None:
        for referring, row_ids in _referring_rows(package, table, row_id):
            yield _line((f"{referring}  ", "bold"), ", ".join(row_ids))
    dataset = CitedDataset.from_descriptor(package.descriptor, str(folder / DESCRIPTOR))
    yield _line("\n", ("cite  ", "bold"), format_apa(build_csl_item(dataset, cited)))


class _Tracer:
    """The evidence of one row and, for an event, of the event mentions that its dates come from."""

    def __init__(self, package: StoredPackage, table: str, row: Row) -> None:
        self.package = package
        self.article_text = cache(package.article_text)
        self.dated_mentions = _dated_mentions(package, row) if table == "events" else {}
        row_ids = {self._row_id(table, row)}
        row_ids |= {str(m["event_mention_id"]) for mentions in self.dated_mentions.values() for m in mentions}
        self.evidence = list(package.rows("evidence", "target_id", row_ids))
        self.normalisers = package.code_labels("evidence", "normaliser")

    def evidence_lines(self, table: str, row: Row, column: str) -> Iterator[Text]:
        """Yield the lines for one cell; none if it has no evidence."""
        if f"{column}_start" in row:
            yield self._quoted(row["article_id"], row[f"{column}_start"], row[f"{column}_end"])
            return
        for mention in self.dated_mentions.get(column, []) if table == "events" else []:
            yield _line("  ", ("from the event mention", "italic"), f": {mention['event_mention_id']}")
            yield self._quoted(mention["article_id"], mention["text_start"], mention["text_end"])
            yield from self.evidence_lines("event_mentions", mention, "date")
        cell = (table, self._row_id(table, row), column)
        for evidence in self.evidence:
            if cell != tuple(evidence[name] for name in ("target_table", "target_id", "target_column")):
                continue
            normaliser = evidence["normaliser"]
            explanations = (self.normalisers.get(str(normaliser), normaliser), evidence["note"])
            yield _line("  ", (str(evidence["derivation"]), "italic"), *(f": {text}" for text in explanations if text))
            if evidence["text_start"] is not None:
                yield self._quoted(evidence["article_id"], evidence["text_start"], evidence["text_end"])
            if evidence["external_source_id"] is not None:
                yield _source_line(self.package, evidence["external_source_id"])

    def _quoted(self, article_id: str | None, start: str | None, end: str | None) -> Text:
        """Return the text between two offsets, marked in its sentence."""
        location = f"  {article_id} [{start}, {end}): "
        text = self.article_text(str(article_id))
        if text is None:
            return _line(f"{location}the article is not in this package")
        first, last = int(start or 0), int(end or 0)
        sentence_start, sentence_end = sentence_around(text, first, last)
        marked = f"{OPENING_MARK}{text[first:last]}{CLOSING_MARK}"
        return _line(location, text[sentence_start:first], (marked, "bold underline"), text[last:sentence_end])

    def _row_id(self, table: str, row: Row) -> str:
        return str(row[self.package.keys[table][0]])


def _dated_mentions(package: StoredPackage, event: Row) -> dict[str, list[Row]]:
    """Return the mentions that each date of an event comes from: the one with this date, or those with its ends."""
    own_ids = {str(row["event_id"]) for row in package.rows("events", "canonical_id", {str(event["event_id"])})}
    mentions = list(package.rows("event_mentions", "event_id", own_ids | {str(event["event_id"])}))
    dated: dict[str, list[Row]] = {}
    for column, modalities in DATES.items():
        counting = [row for row in mentions if row["modality"] in modalities and row["is_negated"] == "false"]
        ends = [[row for row in counting if row[f"date_{end}"] == event[f"{column}_{end}"]] for end in BOUNDS]
        if event[column] is not None:
            same = [
                row for row in counting if (row["date"], row["date_basis"]) == (event[column], event[f"{column}_basis"])
            ]
            dated[column] = same[:1] or [rows[0] for rows in ends if rows]
    return dated


def _referring_rows(package: StoredPackage, table: str, row_id: str) -> Iterator[tuple[str, list[str]]]:
    """Yield "TABLE by COLUMN" for each foreign key that refers to this row, and the ids of the rows that do."""
    for other, schema in package.schemas.items():
        for foreign_key in schema.get("foreignKeys", []):
            [name] = foreign_key["fields"]
            if foreign_key["reference"]["resource"] == table and other != "evidence" and name != "canonical_id":
                key = package.keys[other][0]
                row_ids = [str(row[key]) for row in package.rows(other, name, {row_id})]
                if row_ids:
                    yield f"{other} by {name}", row_ids


def _source_line(package: StoredPackage, source_id: str) -> Text:
    source = package.find("external_sources", "external_source_id", source_id)
    if source is None:
        return _line(f"  {source_id}: no such external source")
    title = f", {source['title']}" if source["title"] else ""
    published = f", {source['published']}" if source["published"] else ""
    excerpt = f": “{source['excerpt']}”" if source["excerpt"] else ""
    return _line(f"  {source_id}: {source['publisher']}{title}{published}{excerpt} {source['url']}")


def _line(*parts: str | tuple[str, str]) -> Text:
    """Join text and (text, style) parts; control characters are escaped."""
    escaped = (escape_controls(p) if isinstance(p, str) else (escape_controls(p[0]), p[1]) for p in parts)
    return Text.assemble(*escaped)
