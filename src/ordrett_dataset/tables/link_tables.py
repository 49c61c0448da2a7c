"""Canonical ids of the people and events of a package whose tables are in memory."""

from collections.abc import Mapping

import polars as pl

from ordrett_dataset.tables.canonical_events import link_events
from ordrett_dataset.tables.canonical_people import canonical_ids


def link_tables(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables with the canonical ids of people, and of events by the canonical ids of their participants."""
    people = tables["people"]
    linked = {**tables, "people": people.with_columns(canonical_id=people["person_id"].replace(canonical_ids(tables)))}
    return {**linked, "events": link_events(linked)}
