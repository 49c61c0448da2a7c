"""The table of external sources."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import basis, bound, column, edtf, free_text, key


class ExternalSources(Table):
    """One row a source outside the articles that a cell or a check stands on."""

    external_source_id: str = key("Outside source", "A slug minted in the annotation.", "president_by_tbs_interview")
    title: str = free_text(
        "Title",
        "Title of the page, where it was seen.",
        "every-politician-scrapers/world-leaders-2021: data/wikidata.csv",
        "declared",
        nullable=True,
    )
    publisher: str = free_text("Publisher", "Who publishes it.", "Reuters", "declared")
    url: str = column(
        "Address",
        "Where it stands.",
        "https://president.gov.by/en/events/intervyu-yaponskomu-telekanalu-tbs-1647515901",
        "declared",
        unique=True,
        str_matches=r"^https?://[^\s]+$",
    )
    published: str = edtf(
        "Published", "When it was published, where the page or its address shows it.", "2022-03-19", "declared"
    )
    published_earliest: pl.Date = bound("published", "earliest", "2022-03-19")
    published_latest: pl.Date = bound("published", "latest", "2022-03-19")
    published_basis: str = basis("published")
    excerpt: str = free_text(
        "Excerpt",
        "A few words of it that bear on the matter.",
        "gave an interview to TBS Television from Japan on 17 March",
        "declared",
        nullable=True,
    )

    class Config:
        """The table as a whole."""

        title = "External sources"
