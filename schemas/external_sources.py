"""Schema of the table `external_sources`."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import column, date_basis_column, date_bound, edtf_date, free_text, row_id


class ExternalSources(Table):
    """One row per source outside the articles that supports a cell or a fact check."""

    external_source_id: str = row_id(
        "External source",
        "A key given by the annotator, or `metadata.` with the id of an article for what came with its file.",
        "belarus_ministers_current",
    )
    title: str = free_text(
        "Title",
        "Title of the page, if it was recorded.",
        "every-politician-scrapers/belarus-ministers: html/current.csv",
        "declared",
        nullable=True,
    )
    publisher: str = free_text(
        "Publisher", "Who publishes the source, if it is known.", "every-politician-scrapers", "declared", nullable=True
    )
    url: str = column(
        "URL",
        "Address of the source, if it has one.",
        "https://github.com/every-politician-scrapers/belarus-ministers/blob/3edd7c7cbcba709c6165f7df09653dcbf50c7712/html/current.csv#L50",
        "declared",
        nullable=True,
        str_matches=r"^https?://[^\s]+$",
    )
    published: str = edtf_date(
        "Published", "When the source was published, if the page or its address shows it.", "2022-08-02", "declared"
    )
    published_earliest: pl.Date = date_bound("published", "earliest", "2022-08-02")
    published_latest: pl.Date = date_bound("published", "latest", "2022-08-02")
    published_basis: str = date_basis_column("published", "printed")
    accessed: pl.Date = column(
        "Accessed", "Day on which the page was read, if it was recorded.", None, "declared", nullable=True
    )
    excerpt: str = free_text(
        "Excerpt",
        "The relevant words of the source.",
        "gave an interview to TBS Television from Japan on 17 March",
        "declared",
        nullable=True,
    )

    class Config:
        """Properties of the whole table."""

        title = "External sources"
