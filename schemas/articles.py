"""The table of articles."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import READ, basis, bound, column, edtf, end, free_text, key, start, words


class Articles(Table):
    """One row an article: the file, its language, and what the page says of itself."""

    article_id: str = key("Article", "The stem of the seed's file name.", "001_f51abfb1fa92a293")
    path: str = column(
        "Path",
        "The seed in the package, byte for byte as received.",
        "seeds/001_f51abfb1fa92a293.txt",
        "computed",
        unique=True,
        str_matches=r"^seeds/[A-Za-z0-9][A-Za-z0-9._-]*\.txt$",
    )
    sha256: str = column(
        "SHA-256",
        "Hash of the seed's bytes, in hexadecimal.",
        "2b0bfd0e7552c2cb85fbef03c57cb4b1002910caa989e47a54b7a686cccd5726",
        "computed",
        str_matches="^[0-9a-f]{64}$",
    )
    n_bytes: int = column("Bytes", "Size of the seed.", 2145, "computed", ge=1)
    n_characters: int = column(
        "Characters", "Length of the seed in Unicode code points, which the offsets count.", 2107, "computed", ge=1
    )
    language: str = column(
        "Language", "Language of the text, as BCP 47.", "da", "computed", str_matches="^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
    )
    translated_from: str = column(
        "Translated from",
        "Language of the original, as BCP 47, where the page or an outside source shows that this is a translation.",
        "nl",
        "inferred",
        "external",
        nullable=True,
        str_matches="^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
    )
    headline: str = words(
        "Headline",
        "The article's title as printed.",
        "Lukasjenkos soldater nægter at gå i krig mod Ukraine",
        nullable=True,
    )
    headline_start: int = start("headline", 0, nullable=True)
    headline_end: int = end("headline", 52, nullable=True)
    byline: str = words("Byline", "The author's name as printed.", "Mathias Nielsen", nullable=True)
    byline_start: int = start("byline", 54, nullable=True)
    byline_end: int = end("byline", 69, nullable=True)
    publisher: str = free_text(
        "Publisher",
        "Who published the page that was received.",
        "Dagens",
        *READ,
        nullable=True,
    )
    original_outlet: str = free_text(
        "Original outlet",
        "The outlet that is credited as the text's source, where it is not the publisher.",
        "RTL Nieuws",
        *READ,
        nullable=True,
    )
    published: str = edtf(
        "Published",
        "When the text was published; an interval where only bounds are certain.",
        "2022-03-11",
        *READ,
    )
    published_earliest: pl.Date = bound("published", "earliest", "2022-03-11")
    published_latest: pl.Date = bound("published", "latest", "2022-03-11")
    published_basis: str = basis("published")
    archived: str = edtf(
        "Captured",
        "When the copy that was received was made, where the page shows it.",
        "2022-05-25",
        *READ,
    )
    archived_earliest: pl.Date = bound("archived", "earliest", "2022-05-25")
    archived_latest: pl.Date = bound("archived", "latest", "2022-05-25")
    archived_basis: str = basis("archived")
    rights: str = column(
        "Rights",
        "Rights statement of the article's text, which the licence of the tables does not cover.",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "computed",
        str_matches=r"^http://rightsstatements\.org/vocab/(InC|CNE|NoC-US|UND)/1\.0/$",
    )
    quotes_extracted: bool = column(
        "Quotes read", "False: nobody looked for quotes, so no row means nothing.", True, "computed"
    )
    people_extracted: bool = column(
        "People read", "False: nobody looked for people, so no row means nothing.", True, "computed"
    )
    events_extracted: bool = column(
        "Events read", "False: nobody looked for events, so no row means nothing.", True, "computed"
    )
    annotation_source: str = column(
        "ArticleAnnotation", "Who read the article.", "language_model", "computed", codes="annotation_source"
    )

    class Config:
        """The table as a whole."""

        title = "Articles"
