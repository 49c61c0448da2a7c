"""Schema of the table `withheld_texts`, which only a package without articles has."""

from typing import ClassVar

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import IDENTIFIER, column


class WithheldTexts(Table):
    """One row per text that the public edition withholds: a null cell with offsets, and an HMAC of its words.

    The HMAC is keyed from the whole text of the article, so that nobody can guess the words without the article, and
    whoever has the article can restore and check them.
    """

    target_table: str = column("Table", "Table of the cell.", None, "computed", str_matches="^[a-z_]+$")
    target_id: str = column(
        "Row",
        "Key of the row of the cell; for evidence its table, row, column and number, joined with slashes.",
        None,
        "computed",
        str_matches=f"{IDENTIFIER[:-1]}(/[A-Za-z0-9][A-Za-z0-9._-]*)*$",
    )
    target_column: str = column("Column", "Column of the cell.", None, "computed", str_matches="^[a-z0-9_]+$")
    text_hmac: str = column(
        "HMAC of the text",
        "The first 32 hexadecimal digits of HMAC-SHA256. Message: start, space, end, space and the words, in UTF-8. "
        "Key: the SHA-256 digest of `ordrett withheld text`, a zero byte and the bytes of the article.",
        None,
        "computed",
        str_matches="^[0-9a-f]{32}$",
    )

    class Config:
        """Properties of the whole table."""

        unique: ClassVar[list[str]] = ["target_table", "target_id", "target_column"]
        title = "Withheld texts"
