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
    can_be_linked,
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
    people = _link_people(parts)
    event_ids = _link_events(parts, people)
    mentions = _collect(parts, "event_mentions", MENTION_COLUMNS, _is_in("event_id", list(event_ids)))
    return Links(people, _changed("event_id", event_ids), canonical_event_values(mentions, event_ids))


def _link_people(parts: Sequence[Path]) -> pl.DataFrame:
    people = _collect(parts, "people", PEOPLE_COLUMNS).sort("person_id")
    mentions = _collect(parts, "person_mentions", ("person_id", "article_id", "annotation_source"))
    return _changed("person_id", canonical_ids({"people": people, "person_mentions": mentions}))


def _link_events(parts: Sequence[Path], linked_people: pl.DataFrame) -> dict[str, str]:
    events = _collect(parts, "events", KEY_COLUMNS, can_be_linked())
    columns = ("event_id", "role", "person_id", "name_en")
    participants = _collect(parts, "event_participants", columns, _is_in("event_id", events["event_id"]))
    people = _collect(parts, "people", ("person_id", "canonical_id"), _is_in("person_id", participants["person_id"]))
    people = people.update(linked_people, on="person_id", maintain_order="left")
    return canonical_event_ids({"events": events, "people": people, "event_participants": participants})


def _is_in(column: str, values: Sequence[str] | pl.Series) -> pl.Expr:
    return pl.col(column).is_in(pl.Series(values, dtype=pl.String).implode())


def _collect(
    parts: Sequence[Path], table: str, columns: Sequence[str], condition: pl.Expr | None = None
) -> pl.DataFrame:
    """Return the distinct rows of some columns, from the rows of all parts for which a condition holds."""
    scans = (scan_part(part, table) for part in parts)
    wanted = (scan if condition is None else scan.filter(condition) for scan in scans)
    return pl.concat(scan.select(columns).unique(maintain_order=True).collect() for scan in wanted).rechunk()


def _changed(key: str, canonical: Mapping[str, str]) -> pl.DataFrame:
    rows = [(row_id, canonical_id) for row_id, canonical_id in canonical.items() if row_id != canonical_id]
    return pl.DataFrame(rows, schema={key: pl.String, "canonical_id": pl.String}, orient="row")
