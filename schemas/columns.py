"""Factories for the columns of the tables: title, description and example for people, constraints for programs."""

from typing import Any, Final, Literal

import pandera.polars as pa

from ordrett.edtf import EDTF_PATTERN
from ordrett_dataset.schemas.codebook import CODEBOOK

# Where the values of a column come from. anchored: text of the article. computed: can be recomputed from other cells.
# annotated: decided by the annotator or the extraction rules. declared: stated by a curator, such as an address. The
# other four are the derivations of the evidence table.
Origin = Literal["anchored", "computed", "annotated", "declared", "verbatim", "normalised", "inferred", "external"]

TEXT_ORIGINS: Final[tuple[Origin, ...]] = ("verbatim", "normalised", "inferred", "external")

IDENTIFIER: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
COUNTRY_CODE: Final = "^[A-Z]{2}$"
LANGUAGE_TAG: Final = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def column(
    title: str,
    description: str,
    example: object,
    *origins: Origin,
    references: str | None = None,
    codes: str | None = None,
    **field: Any,  # noqa: ANN401 - pandera's own keywords: nullable, unique, ge, str_matches
) -> Any:  # noqa: ANN401 - pandera annotates Field as Any
    """Return a pandera Field; `references` is TABLE.COLUMN, `codes` the name of a list of the codebook.

    `example` is a value of the dataset, or None for a column that is empty in this dataset.
    """
    if codes:
        field["isin"] = list(CODEBOOK[codes])
    metadata = {"example": example, "origins": origins, "references": references, "codes": codes}
    return pa.Field(title=title, description=description, metadata=metadata, **field)


def free_text(title: str, description: str, example: str | None, *origins: Origin, **field: Any) -> Any:  # noqa: ANN401 - as column
    """Return a column of text; the empty string is not a value."""
    return column(title, description, example, *origins, str_length={"min_value": 1}, **field)


def row_id(title: str, description: str, example: str, origin: Origin = "annotated") -> Any:  # noqa: ANN401 - as column
    """Return the key column of a table."""
    return column(title, description, example, origin, unique=True, str_matches=IDENTIFIER)


def foreign_key(
    references: str, title: str, description: str, example: str, *origins: Origin, nullable: bool = False
) -> Any:  # noqa: ANN401 - as column
    """Return a column that holds keys of another table, or of its own."""
    return column(
        title,
        description,
        example,
        *(origins or ("computed",)),
        references=references,
        nullable=nullable,
        str_matches=IDENTIFIER,
    )


def anchored_text(title: str, description: str, example: str, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return a column of text exactly as the article has it; its offsets are in the two columns that follow."""
    return free_text(title, description, example, "anchored", nullable=nullable)


def start_offset(column_name: str, example: int, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return the column with the start of an anchored text."""
    description = f"Position of the first character of `{column_name}` in the article, in code points counted from 0."
    return column(f"Start of {column_name}", description, example, "computed", nullable=nullable, ge=0)


def end_offset(column_name: str, example: int, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return the column with the end of an anchored text."""
    description = f"Position after the last character of `{column_name}` in the article, in code points counted from 0."
    return column(f"End of {column_name}", description, example, "computed", nullable=nullable, ge=1)


def edtf_date(title: str, description: str, example: str, *origins: Origin) -> Any:  # noqa: ANN401 - as column
    """Return a column of dates in EDTF level 1."""
    description = f"{description} EDTF level 1."
    return column(title, description, example, *origins, nullable=True, str_matches=EDTF_PATTERN)


def date_bound(column_name: str, bound: Literal["earliest", "latest"], example: str) -> Any:  # noqa: ANN401 - as column
    """Return the column with the first or last day that a date can mean."""
    which = "First" if bound == "earliest" else "Last"
    description = (
        f"{which} day that `{column_name}` can mean; null if that bound is open or unknown. Spring is March to May, "
        "summer June to August, autumn September to November, winter December to the end of February of the next year. "
        "The qualifiers ?, ~ and % do not change the bounds."
    )
    return column(f"{which} day of {column_name}", description, example, "computed", nullable=True)


def date_basis_column(column_name: str, example: str) -> Any:  # noqa: ANN401 - as column
    """Return the column that states what determines a date."""
    description = f"What determines `{column_name}`."
    return column(f"Basis of {column_name}", description, example, "computed", nullable=True, codes="basis")


def agreement_column(compared: str) -> Any:  # noqa: ANN401 - as column
    """Return the column that states whether two independent annotators agreed on a row."""
    description = (
        f"Whether two independent annotators gave the row, and the same {compared}; null if it was added or changed "
        "later, was extracted by rules, or had one annotator."
    )
    return column("Agreement", description, "both_same", "declared", nullable=True, codes="agreement")


def reviewed_column() -> Any:  # noqa: ANN401 - as column
    """Return the column that states what a person decided about a row."""
    description = "What a person who reviewed the row decided; null if nobody has, or if it has changed since."
    return column("Reviewed", description, None, "declared", nullable=True, codes="reviewed")


def extraction_rule_column(example: str) -> Any:  # noqa: ANN401 - as column
    """Return the column with the rule that extracted a row."""
    description = "The rule that extracted the row; null if the article was annotated."
    return free_text("Extraction rule", description, example, "computed", nullable=True)


def annotation_source_column() -> Any:  # noqa: ANN401 - as column
    """Return the column that states who or what annotated a row."""
    description = "Who or what annotated the row."
    return column("Annotation source", description, "language_model", "computed", codes="annotation_source")
