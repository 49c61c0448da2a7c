"""Canonical ids across the parts of a corpus, from names and keys alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.pipeline.part_folder import scan_part
from ordrett_dataset.tables.canonical_events import (
    KEY_COLUMNS,
    MENTION_COLUMNS,
    canonical_event_ids,
    canonical_event_values,
    with_canonical_events,
)
from ordrett_dataset.tables.canonical_people import canonical_ids

PEOPLE_COLUMNS: Final = ("person_id", "canonical_id", "name", "name_form", "name_en")


@dataclass(frozen=True)
class Links:
    """The people and events that stand for others: canonical ids, and the values of canonical events."""

    people: pl.DataFrame  # person_id, canonical_id
    events: pl.DataFrame  # event_id, canonical_id
    event_values: pl.DataFrame  # event_id and what is computed from the mentions of all events it stands for

    def apply(self, table: str, batches: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
        """Yield the rows of a table with their canonical ids."""
        for rows in batches:
            if table == "people":
                yield rows.update(self.people, on="person_id", maintain_order="left")
            elif table == "events":
                yield with_canonical_events(rows, self.events, self.event_values)
            else:
                yield rows


def link_parts(parts: Sequence[Path]) -> Links:
    """Find the people and events that several articles name, whatever part they are in."""
    people = _collect(parts, "people", PEOPLE_COLUMNS).sort("person_id")
    mentions = _collect(parts, "person_mentions", ("person_id", "article_id", "annotation_source"))
    canonical = canonical_ids({"people": people, "person_mentions": mentions})
    del mentions
    linked_people = _changed("person_id", canonical)
    del canonical
    people = people.select("person_id", "canonical_id").update(linked_people, on="person_id", maintain_order="left")
    event_ids = canonical_event_ids(
        {
            "events": _collect(parts, "events", KEY_COLUMNS),
            "people": people,
            "event_participants": _collect(parts, "event_participants", ("event_id", "role", "person_id", "name_en")),
        }
    )
    is_linked = pl.col("event_id").is_in(pl.Series(list(event_ids), dtype=pl.String).implode())
    event_mentions = _collect(parts, "event_mentions", MENTION_COLUMNS, is_linked)
    values = canonical_event_values(event_mentions, event_ids)
    return Links(linked_people, _changed("event_id", event_ids), values)


def _collect(
    parts: Sequence[Path], table: str, columns: Sequence[str], condition: pl.Expr | None = None
) -> pl.DataFrame:
    scans = (scan_part(part, table) for part in parts)
    wanted = (scan if condition is None else scan.filter(condition) for scan in scans)
    return pl.concat(scan.select(columns).collect() for scan in wanted)


def _changed(key: str, canonical: Mapping[str, str]) -> pl.DataFrame:
    rows = [(row_id, canonical_id) for row_id, canonical_id in canonical.items() if row_id != canonical_id]
    return pl.DataFrame(rows, schema={key: pl.String, "canonical_id": pl.String}, orient="row")
