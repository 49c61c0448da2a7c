"""The table of evidence, which proves the cells that are not anchored themselves."""

from typing import ClassVar

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import IDENTIFIER, column, end, foreign_key, free_text, start, words


class Evidence(Table):
    """One row a reason for the value of one cell."""

    target_table: str = column("Table", "Table of the cell.", "quotes", "computed", str_matches="^[a-z_]+$")
    target_id: str = column(
        "Row", "Key of the cell's row; keys are unique over all tables.", "001.q04", "computed", str_matches=IDENTIFIER
    )
    target_column: str = column("Column", "Column of the cell.", "speaker_id", "computed", str_matches="^[a-z_]+$")
    evidence_no: int = column(
        "Number", "Number of the reason among those of the same cell, counted from 1.", 1, "computed", ge=1
    )
    value: str = free_text(
        "Value",
        "The cell's value, repeated, so that a changed cell disagrees.",
        "viacorka",
        "computed",
    )
    derivation: str = column("Derivation", "How the value follows.", "normalised", "declared", codes="derivation")
    normaliser: str = column(
        "Rule",
        "For a normalised value: the named function that makes it out of the words.",
        "person_id_of",
        "declared",
        nullable=True,
        str_matches="^[a-z_]+$",
    )
    article_id: str = foreign_key(
        "articles.article_id",
        "Article",
        "Where the words stand; empty where an outside source alone gives the value.",
        "001_f51abfb1fa92a293",
        "computed",
        nullable=True,
    )
    text: str = words("Text", "The words of the article that the value stands on.", "Viacorka", nullable=True)
    text_start: int = start("text", 1654, nullable=True)
    text_end: int = end("text", 1662, nullable=True)
    external_source_id: str = foreign_key(
        "external_sources.external_source_id",
        "Outside source",
        "The source outside the articles.",
        "president_by_tbs_interview",
        "declared",
        nullable=True,
    )
    note: str = free_text(
        "Note",
        "Why the value follows, where it is inferred.",
        "the pronoun stands for Alexandr, the subject of the paragraph before",
        "declared",
        nullable=True,
    )

    class Config:
        """The table as a whole."""

        unique: ClassVar[list[str]] = ["target_table", "target_id", "target_column", "evidence_no"]
        title = "Evidence"
