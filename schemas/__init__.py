"""One pandera schema per table; the descriptor, the data dictionary and typed readers are generated from them."""

from typing import Final

import pandera.polars as pa

from ordrett_dataset.schemas.articles import Articles
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.schemas.event_mentions import EventMentions
from ordrett_dataset.schemas.event_participants import EventParticipants
from ordrett_dataset.schemas.events import Events
from ordrett_dataset.schemas.evidence import Evidence
from ordrett_dataset.schemas.external_sources import ExternalSources
from ordrett_dataset.schemas.fact_checks import FactChecks
from ordrett_dataset.schemas.people import People
from ordrett_dataset.schemas.person_mentions import PersonMentions
from ordrett_dataset.schemas.quotes import Quotes
from ordrett_dataset.schemas.withheld_texts import WithheldTexts

TABLES: Final[dict[str, type[pa.DataFrameModel]]] = {
    "articles": Articles,
    "people": People,
    "quotes": Quotes,
    "events": Events,
    "person_mentions": PersonMentions,
    "event_mentions": EventMentions,
    "event_participants": EventParticipants,
    "evidence": Evidence,
    "fact_checks": FactChecks,
    "external_sources": ExternalSources,
}

WITHHELD_TEXTS: Final = "withheld_texts"
# All tables that a package can have: a package without articles also lists the texts that it withholds.
ALL_TABLES: Final[dict[str, type[pa.DataFrameModel]]] = {**TABLES, WITHHELD_TEXTS: WithheldTexts}

# The key columns of each table.
KEYS: Final[dict[str, list[str]]] = {table: primary_key(model) for table, model in ALL_TABLES.items()}
