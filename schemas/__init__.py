"""What each table is; descriptor, dictionary and typed reading are made from these models."""

from typing import Final

import pandera.polars as pa

from schemas.articles import Articles
from schemas.checks import Checks
from schemas.events import Events
from schemas.evidence import Evidence
from schemas.external_sources import ExternalSources
from schemas.mentions import Mentions
from schemas.participants import Participants
from schemas.people import People
from schemas.quotes import Quotes
from schemas.reports import Reports
from schemas.table import primary_key

TABLES: Final[dict[str, type[pa.DataFrameModel]]] = {
    "articles": Articles,
    "people": People,
    "quotes": Quotes,
    "events": Events,
    "mentions": Mentions,
    "reports": Reports,
    "participants": Participants,
    "evidence": Evidence,
    "checks": Checks,
    "external_sources": ExternalSources,
}

# By which columns a row of each table is named.
KEYS: Final[dict[str, list[str]]] = {table: primary_key(model) for table, model in TABLES.items()}
