"""Schema of the table `articles`."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    LANGUAGE_TAG,
    TEXT_ORIGINS,
    anchored_text,
    annotation_source_column,
    column,
    date_basis_column,
    date_bound,
    edtf_date,
    end_offset,
    free_text,
    row_id,
    start_offset,
)


class Articles(Table):
    """One row per article: its file, its language, and what the page states about it."""

    article_id: str = row_id(
        "Article", "Name of the article's file without `.txt`.", "001_f51abfb1fa92a293", "computed"
    )
    path: str = column(
        "Path",
        "File of the article in the package, byte for byte as received; null in a package without articles.",
        "seeds/001_f51abfb1fa92a293.txt",
        "computed",
        nullable=True,
        str_matches=r"^seeds/[A-Za-z0-9][A-Za-z0-9._-]*\.txt$",
    )
    source_path: str = free_text(
        "Source file",
        "The file from which the text was extracted, if it is not the article's file itself.",
        None,
        "computed",
        nullable=True,
    )
    source_sha256: str = column(
        "SHA-256 of source file",
        "SHA-256 hash of the source file, in hexadecimal.",
        None,
        "computed",
        nullable=True,
        str_matches="^[0-9a-f]{64}$",
    )
    source_record: str = free_text(
        "Source record",
        "The record of the source file that is the article, if the file has several.",
        None,
        "computed",
        nullable=True,
    )
    encoding: str = free_text(
        "Encoding", "Encoding of the source file, if it is not UTF-8.", None, "computed", nullable=True
    )
    url: str = column(
        "URL",
        "Address of the page with this text, if it is known.",
        "https://dagens.dk/udland/lukasjenkos-soldater-naegter-gaa-i-krig-mod-ukraine",
        "declared",
        nullable=True,
        str_matches=r"^https?://[^\s]+$",
    )
    sha256: str = column(
        "SHA-256",
        "SHA-256 hash of the file, in hexadecimal.",
        "2b0bfd0e7552c2cb85fbef03c57cb4b1002910caa989e47a54b7a686cccd5726",
        "computed",
        str_matches="^[0-9a-f]{64}$",
    )
    n_bytes: int = column("Bytes", "Size of the file in bytes.", 2145, "computed", ge=1)
    n_characters: int = column(
        "Characters", "Length of the text in Unicode code points, the unit of all offsets.", 2107, "computed", ge=1
    )
    language: str = column("Language", "Language of the text (BCP 47).", "da", "computed", str_matches=LANGUAGE_TAG)
    translated_from: str = column(
        "Translated from",
        "Language of the original (BCP 47), if the page or an external source shows that the text is a translation.",
        "nl",
        "inferred",
        "external",
        nullable=True,
        str_matches=LANGUAGE_TAG,
    )
    text_kind: str = column(
        "Kind of text",
        "Whether the text is an original, a machine translation or a rewrite; null if unknown.",
        "machine_translation",
        *TEXT_ORIGINS,
        nullable=True,
        codes="text_kind",
    )
    headline: str = anchored_text(
        "Headline",
        "Headline of the article as printed.",
        "Lukasjenkos soldater nægter at gå i krig mod Ukraine",
        nullable=True,
    )
    headline_start: int = start_offset("headline", 0, nullable=True)
    headline_end: int = end_offset("headline", 52, nullable=True)
    byline: str = anchored_text("Byline", "Name of the author as printed.", "Mathias Nielsen", nullable=True)
    byline_start: int = start_offset("byline", 54, nullable=True)
    byline_end: int = end_offset("byline", 69, nullable=True)
    publisher: str = free_text(
        "Publisher", "Who published the page that was received.", "Dagens", *TEXT_ORIGINS, nullable=True
    )
    original_outlet: str = free_text(
        "Original outlet",
        "Outlet credited as the source of the text, if it is not the publisher.",
        "RTL Nieuws",
        *TEXT_ORIGINS,
        nullable=True,
    )
    outlet: str = free_text(
        "Outlet",
        "The original outlet, or else the publisher: the outlet to count the text by.",
        "RTL Nieuws",
        "computed",
        nullable=True,
    )
    published: str = edtf_date(
        "Published",
        "When this text was published, not a page that copies it; an interval if only bounds are certain.",
        "2022-03-11",
        *TEXT_ORIGINS,
    )
    published_earliest: pl.Date = date_bound("published", "earliest", "2022-03-11")
    published_latest: pl.Date = date_bound("published", "latest", "2022-03-11")
    published_basis: str = date_basis_column("published", "printed")
    archived: str = edtf_date(
        "Archived",
        "When the received copy of the page was made, if the page shows it.",
        "2024-09-20/2024-09-26",
        *TEXT_ORIGINS,
    )
    archived_earliest: pl.Date = date_bound("archived", "earliest", "2024-09-20")
    archived_latest: pl.Date = date_bound("archived", "latest", "2024-09-26")
    archived_basis: str = date_basis_column("archived", "resolved")
    rights: str = column(
        "Rights",
        "Rights statement for the text of the article, which the licence of the tables does not cover.",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "computed",
        str_matches=r"^http://rightsstatements\.org/vocab/(InC|CNE|NoC-US|UND)/1\.0/$",
    )
    quotes_extracted: bool = column(
        "Quotes extracted",
        "Whether quotes were looked for; if false, the absence of rows means nothing.",
        True,
        "computed",
    )
    people_extracted: bool = column(
        "People extracted",
        "Whether people were looked for; if false, the absence of rows means nothing.",
        True,
        "computed",
    )
    events_extracted: bool = column(
        "Events extracted",
        "Whether events were looked for; if false, the absence of rows means nothing.",
        True,
        "computed",
    )
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Articles"
