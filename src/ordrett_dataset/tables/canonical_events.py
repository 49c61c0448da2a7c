"""One canonical row for each event that several articles tell alike."""

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final

import polars as pl

from ordrett.model import Attested, EdtfDate, EventMention
from ordrett.span import Span
from ordrett_dataset.tables.event_values import ArticleMention, compute_event_values
from ordrett_dataset.tables.frames import dtypes
from ordrett_dataset.tables.rows import entity_cells

_KEY: Final = ["plover_type", "plover_mode", "date", "participants"]
# The columns of `events` and `event_mentions` that canonical events depend on.
KEY_COLUMNS: Final = (
    *("event_id", "plover_type", "plover_mode", "date", "date_earliest", "date_latest", "annotation_source"),
)
MENTION_COLUMNS: Final = (
    *("event_mention_id", "event_id", "article_id", "text_start", "text_end"),
    *("modality", "is_negated", "date", "date_basis"),
)


def can_be_linked() -> pl.Expr:
    """Return whether an event has what it takes to be found again in another article, besides participants."""
    return (
        (pl.col("annotation_source") == "rules")
        & pl.col("plover_type").is_not_null()
        & (pl.col("date_earliest") == pl.col("date_latest"))
    )


def canonical_event_ids(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Return the canonical id of each event that was extracted by rules and is told by several articles.

    Such events have the same type, mode, day and participants, of which there is at least one; the canonical event is
    the first in the order of ids. An event that no article asserts has no day and stays apart.
    """
    events = tables["events"].filter(can_be_linked())
    people = tables["people"].select("person_id", "canonical_id")
    participants = (
        tables["event_participants"]
        .join(events.select("event_id"), on="event_id", how="semi", maintain_order="left")
        .join(people, on="person_id", how="left", maintain_order="left")
        .with_columns(who=pl.coalesce("canonical_id", pl.col("name_en").str.to_lowercase()))
        .group_by("event_id")
        .agg(participants=pl.concat_str("role", pl.lit(" "), "who").unique().sort().str.join("\n"))
    )
    keyed = events.join(participants, on="event_id", how="inner").select("event_id", *_KEY)
    linked = keyed.with_columns(canonical=pl.col("event_id").min().over(_KEY), n=pl.len().over(_KEY)).filter(
        pl.col("n") > 1
    )
    return dict(linked.select("event_id", "canonical").sort("event_id").iter_rows())


def link_events(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the table of events with canonical ids; a canonical row has the values of all events it stands for."""
    events, canonical = tables["events"], canonical_event_ids(tables)
    if not canonical:
        return events
    ids = pl.DataFrame({"event_id": list(canonical), "canonical_id": list(canonical.values())})
    values = canonical_event_values(tables["event_mentions"], canonical)
    return with_canonical_events(events, ids, values).sort("event_id")


def canonical_event_values(event_mentions: pl.DataFrame, canonical: Mapping[str, str]) -> pl.DataFrame:
    """Return the values of each canonical event, computed from the mentions of all events that it stands for."""
    ids = {"event_id": list(canonical), "canonical_id": list(canonical.values())}
    order = ("canonical_id", "event_id", "article_id", "text_start", "text_end", "event_mention_id")
    joined = event_mentions.join(pl.DataFrame(ids, schema=dict.fromkeys(ids, pl.String)), on="event_id").sort(order)
    rows = []
    for canonical_id, mentions in groupby(joined.iter_rows(named=True), key=itemgetter("canonical_id")):
        values = compute_event_values([_mention(row) for row in mentions], ())
        rows.append({"event_id": canonical_id, **entity_cells("events", values)})
    columns = ("event_id", *entity_cells("events", compute_event_values((), ())))
    return pl.DataFrame(rows, schema={name: dtypes("events")[name] for name in columns})


def with_canonical_events(events: pl.DataFrame, ids: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """Return events in their order, with the canonical ids and values that they are given by event_id."""
    updated = events.update(values, on="event_id", include_nulls=True, maintain_order="left")
    return updated.update(ids, on="event_id", maintain_order="left").select(events.columns)


def _mention(row: Mapping[str, object]) -> ArticleMention:
    """Return the mention of a row, as far as the values of an event depend on it."""
    date = EdtfDate(row["date"], row["date_basis"]) if row["date"] else None  # type: ignore[arg-type]  # by the schema
    span = Span(row["text_start"], row["text_end"], "")  # type: ignore[arg-type]  # by the schema
    mention = EventMention(
        str(row["event_mention_id"]),
        str(row["event_id"]),
        span,
        span,
        Attested(row["modality"]),  # type: ignore[arg-type]  # by the schema
        Attested(bool(row["is_negated"])),
        Attested(date),
    )
    return ArticleMention(str(row["article_id"]), mention)
