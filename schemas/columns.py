"""One column of a table: its words for people, its bounds for programs, and where its values may come from."""

from typing import Any, Final, Literal

import pandera.polars as pa

from ordrett.edtf import EDTF_PATTERN as EDTF
from ordrett_dataset.schemas.codebook import CODEBOOK

# anchored: equal to the article's slice. computed: can be recomputed. declared: a curator's own statement, such as an
# address. The other four are the methods of the evidence table.
Origin = Literal["anchored", "computed", "declared", "verbatim", "normalised", "inferred", "external"]

READ: Final[tuple[Origin, ...]] = ("verbatim", "normalised", "inferred", "external")

IDENTIFIER: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"


def column(
    title: str,
    description: str,
    example: object,
    *origins: Origin,
    references: str | None = None,
    codes: str | None = None,
    **field: Any,  # noqa: ANN401 - pandera's own keywords: nullable, unique, ge, str_matches
) -> Any:  # noqa: ANN401 - pandera's Field is Any by its own annotation
    """Return a pandera Field; `references` is TABLE.COLUMN, `codes` a list of the codebook."""
    if codes:
        field["isin"] = list(CODEBOOK[codes])
    metadata = {"example": example, "origins": origins, "references": references, "codes": codes}
    return pa.Field(title=title, description=description, metadata=metadata, **field)


def free_text(title: str, description: str, example: str, *origins: Origin, **field: Any) -> Any:  # noqa: ANN401 - as column
    """Return a column of free text; there is no empty string."""
    return column(title, description, example, *origins, str_length={"min_value": 1}, **field)


def key(title: str, description: str, example: str, *, unique: bool = True) -> Any:  # noqa: ANN401 - as column
    """Return the column that names a row."""
    return column(title, description, example, "computed", unique=unique, str_matches=IDENTIFIER)


def foreign_key(
    references: str, title: str, description: str, example: str, *origins: Origin, nullable: bool = False
) -> Any:  # noqa: ANN401 - as column
    """Return a column that names a row of another table, or of its own."""
    return column(
        title,
        description,
        example,
        *(origins or ("computed",)),
        references=references,
        nullable=nullable,
        str_matches=IDENTIFIER,
    )


def words(title: str, description: str, example: str, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return a column of words as printed; `start` and `end` of the same name stand beside it."""
    return free_text(title, description, example, "anchored", nullable=nullable)


def start(of: str, example: int, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return the column of the offset at which the words in `of` begin."""
    said = f"Offset of the first code point of `{of}` in the article, counted from 0."
    return column(f"Start of {of}", said, example, "computed", nullable=nullable, ge=0)


def end(of: str, example: int, *, nullable: bool = False) -> Any:  # noqa: ANN401 - as column
    """Return the column of the offset after which the words in `of` have ended."""
    said = f"Offset after the last code point of `{of}` in the article, counted from 0."
    return column(f"End of {of}", said, example, "computed", nullable=nullable, ge=1)


def edtf(title: str, description: str, example: str, *origins: Origin) -> Any:  # noqa: ANN401 - as column
    """Return a column of EDTF level 1 dates."""
    return column(title, f"{description} EDTF level 1.", example, *origins, nullable=True, str_matches=EDTF)


def bound(of: str, which: Literal["earliest", "latest"], example: str) -> Any:  # noqa: ANN401 - as column
    """Return the column of the first or last day that the date in `of` may mean."""
    said = (
        f"The {'first' if which == 'earliest' else 'last'} day that `{of}` may mean; empty where that end is open or "
        "unknown. Spring is March to May, summer June to August, autumn September to November, winter December to the "
        "end of February of the next year. The marks ?, ~ and % leave the bounds as they are."
    )
    return column(f"{which.capitalize()} day of {of}", said, example, "computed", nullable=True)


def basis(of: str) -> Any:  # noqa: ANN401 - as column
    """Return the column that says what fixes the date in `of`."""
    return column(f"Basis of {of}", f"What fixes `{of}`.", "printed", "computed", nullable=True, codes="basis")
