"""Schema of the table `evidence`, which supports every cell that is not anchored itself."""

from typing import ClassVar

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    IDENTIFIER,
    anchored_text,
    column,
    end_offset,
    foreign_key,
    free_text,
    start_offset,
)


class Evidence(Table):
    """One row per piece of evidence for the value of a cell."""

    target_table: str = column("Table", "Table of the cell.", "quotes", "computed", str_matches="^[a-z_]+$")
    target_id: str = column(
        "Row",
        "Key of the row of the cell; keys are unique across all tables.",
        "001.q05",
        "computed",
        str_matches=IDENTIFIER,
    )
    target_column: str = column("Column", "Column of the cell.", "speaker_id", "computed", str_matches="^[a-z0-9_]+$")
    evidence_no: int = column(
        "Number", "Number of this piece of evidence among those for the same cell, from 1.", 1, "computed", ge=1
    )
    value: str = free_text(
        "Value", "Value of the cell, repeated so that a change of the cell is detected.", "viacorka", "computed"
    )
    derivation: str = column(
        "Derivation", "How the value follows from the evidence.", "normalised", "declared", codes="derivation"
    )
    normaliser: str = column(
        "Normaliser",
        "For a normalised value, the function that derives it from the text.",
        "person_id_of",
        "declared",
        nullable=True,
        codes="normaliser",
    )
    article_id: str = foreign_key(
        "articles.article_id",
        "Article",
        "The article that contains the text; null if only an external source gives the value.",
        "001_f51abfb1fa92a293",
        "computed",
        nullable=True,
    )
    text: str = anchored_text(
        "Text",
        "The text of the article that supports the value; null in a package without articles.",
        "Viacorka",
        nullable=True,
    )
    text_start: int = start_offset("text", 1654, nullable=True)
    text_end: int = end_offset("text", 1662, nullable=True)
    external_source_id: str = foreign_key(
        "external_sources.external_source_id",
        "External source",
        "The external source that supports the value.",
        "president_by_tbs_interview",
        "declared",
        nullable=True,
    )
    note: str = free_text(
        "Note",
        "Why the value follows from the text, if it is inferred and the codebook does not say so.",
        "the pronoun stands for Lukashenko, the subject of the sentence before",
        "declared",
        nullable=True,
    )

    class Config:
        """Properties of the whole table."""

        unique: ClassVar[list[str]] = ["target_table", "target_id", "target_column", "evidence_no"]
        title = "Evidence"
