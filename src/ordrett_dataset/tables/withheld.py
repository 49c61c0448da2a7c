"""The texts of articles that the public edition withholds, and the HMACs by which they can be checked."""

import hashlib
import hmac
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final

import polars as pl

from ordrett_dataset.schemas import KEYS, TABLES, WITHHELD_TEXTS
from ordrett_dataset.tables.frames import to_frame

# The printed texts that the public edition holds, since they are needed to quote, attribute and cite.
PUBLIC_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("headline", "byline"),
    "quotes": ("text", "cue", "source", "relayed_by", "addressed_to"),
    "person_mentions": ("text",),
}
WITHHELD_CELL: Final = ("target_table", "target_id", "target_column")
KEY_PREFIX: Final = b"ordrett withheld text\0"
HMAC_DIGITS: Final = 32


@cache
def anchored_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table with text of an article."""
    columns = TABLES[table].to_schema().columns
    return tuple(name for name in columns if f"{name}_start" in columns)


def withheld_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table of which the public edition withholds every text."""
    public = PUBLIC_TEXTS.get(table, ())
    return tuple(name for name in anchored_columns(table) if name not in public)


def select_texts(table: str, rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield for each column of a table with text of an article its cells that have offsets.

    The columns are those of `WITHHELD_CELL`, `article_id`, `start`, `end` and `text`.
    """
    for column in anchored_columns(table):
        yield rows.drop_nulls([f"{column}_start", f"{column}_end"]).select(
            "article_id",
            target_table=pl.lit(table),
            target_id=pl.concat_str(KEYS[table], separator="/"),
            target_column=pl.lit(column),
            start=f"{column}_start",
            end=f"{column}_end",
            text=column,
        )


def withhold_texts(
    tables: Mapping[str, pl.DataFrame], articles: Mapping[str, bytes], quote_ids: Collection[str] = ()
) -> dict[str, pl.DataFrame]:
    """Return the tables of the public edition: withheld texts and paths of articles are null, and their HMACs listed.

    `articles` maps the id of each article to its bytes; of the quotes in `quote_ids` the text is withheld too.
    """
    keys = {article: derive_key(content) for article, content in articles.items()}
    is_quote = (pl.col("target_table") == "quotes") & (pl.col("target_column") == "text")
    is_withheld_quote = is_quote & pl.col("target_id").is_in(list(quote_ids))
    hashes = [
        dict(zip((*WITHHELD_CELL, "text_hmac"), (*cell, hash_text(keys[article], start, end, text)), strict=True))
        for table in TABLES
        for texts in select_texts(table, tables[table])
        for *cell, article, start, end, text in texts.filter(_is_always_withheld(table) | is_withheld_quote)
        .select(*WITHHELD_CELL, "article_id", "start", "end", "text")
        .iter_rows()
    ]
    public = {
        table: tables[table].with_columns(pl.lit(None, pl.String).alias(name) for name in withheld_columns(table))
        for table in TABLES
    }
    hidden = pl.when(pl.col("quote_id").is_in(list(quote_ids)).not_()).then("text")
    public["quotes"] = public["quotes"].with_columns(text=hidden)
    public["articles"] = public["articles"].with_columns(path=pl.lit(None, pl.String))
    return public | {WITHHELD_TEXTS: to_frame(WITHHELD_TEXTS, hashes)}


def _is_always_withheld(table: str) -> pl.Expr:
    return pl.col("target_column").is_in(list(withheld_columns(table)))


def derive_key(article: bytes) -> bytes:
    """Return the key of the HMACs of an article.

    The prefix is essential: the plain SHA-256 of the article is published in `articles`.
    """
    return hashlib.sha256(KEY_PREFIX + article).digest()


def hash_text(key: bytes, start: int, end: int, text: str) -> str:
    """Return the HMAC of a text and its offsets; equal words at two places have different HMACs."""
    return hmac.digest(key, f"{start} {end} {text}".encode(), "sha256").hex()[:HMAC_DIGITS]
