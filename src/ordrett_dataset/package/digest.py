"""A digest of the content of a package: what its tables, articles and metadata say, however their files are written.

It serves as the UNF of Dataverse does: a citation that states it identifies the data that were used, in CSV or Parquet,
in a folder or a zip. It is computed as follows, so that others can compute it too.

- A cell is written as text: null as `~`, other values as the number of bytes of their text in UTF-8, a colon and the
  text. Dates are ISO 8601, truth values `true` and `false`. No text is normalised.
- The digest of a column is the SHA-256 of its cells, in the order of the rows of the table.
- The digest of a table is the SHA-256 of its lines `NAME DIGEST`, one for each column, sorted.
- The digest of the metadata is the SHA-256 of the properties of the package in the descriptor, without `resources`,
  `tables` and `digest`, as JSON with sorted keys and without spaces; that of an article is the SHA-256 of its bytes.
- The digest of the package is `ordrett-1:` and the first 32 hexadecimal digits of the SHA-256 of the lines
  `metadata DIGEST`, `table NAME DIGEST` and `article ID DIGEST`, sorted.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

DIGEST: Final = "digest"  # key of the digest in a descriptor
# Key of the descriptions of tables whose files are partitions. How a table is divided into files is not its content.
PARTITIONED_TABLES: Final = "tables"
ALGORITHM: Final = "ordrett-1"
_HEX_DIGITS: Final = 32


@dataclass(frozen=True)
class ContentDigest:
    """The digests of the parts of a package, each of 64 hexadecimal digits."""

    metadata: str
    tables: Mapping[str, str]
    articles: Mapping[str, str]  # empty for a package without articles

    @property
    def package(self) -> str:
        """The digest of the whole package, as a citation states it."""
        lines = [f"metadata {self.metadata}"]
        lines += [f"table {name} {digest}" for name, digest in self.tables.items()]
        lines += [f"article {name} {digest}" for name, digest in self.articles.items()]
        return f"{ALGORITHM}:{_hash_lines(lines)[:_HEX_DIGITS]}"

    def to_json(self) -> dict[str, Any]:
        """Return the digests as a JSON object, with that of the package."""
        return {DIGEST: self.package, **asdict(self)}

    def differences(self, other: "ContentDigest") -> list[str]:
        """Return the names of the parts that differ: `metadata`, tables and articles."""
        names = ["metadata"] if self.metadata != other.metadata else []
        for parts, other_parts in ((self.tables, other.tables), (self.articles, other.articles)):
            names += [name for name in {**parts, **other_parts} if parts.get(name) != other_parts.get(name)]
        return names


def digest_package(
    properties: Mapping[str, Any], tables: Mapping[str, Iterable[pl.DataFrame]], articles: Mapping[str, bytes]
) -> ContentDigest:
    """Return the digests of a package.

    `properties` are those of the package in its descriptor; tables are sorted and may come in batches.
    """
    return combine_digests(properties, {name: digest_table(batches) for name, batches in tables.items()}, articles)


def combine_digests(
    properties: Mapping[str, Any], tables: Mapping[str, str], articles: Mapping[str, bytes]
) -> ContentDigest:
    """Return the digests of a package from those of its tables; the arguments are otherwise as in `digest_package`."""
    described = {
        key: value for key, value in properties.items() if key not in ("resources", PARTITIONED_TABLES, DIGEST)
    }
    text = json.dumps(described, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return ContentDigest(
        hashlib.sha256(text.encode()).hexdigest(),
        dict(sorted(tables.items())),
        {name: hashlib.sha256(articles[name]).hexdigest() for name in sorted(articles)},
    )


def digest_table(batches: Iterable[pl.DataFrame]) -> str:
    """Return the digest of a table from its rows, of which there is at least one batch, perhaps empty."""
    digest = TableDigest()
    for rows in batches:
        digest.update(rows)
    return digest.hexdigest()


class TableDigest:
    """The digest of a table that is read in batches."""

    def __init__(self) -> None:
        self._hashes: dict[str, Any] = {}

    def update(self, rows: pl.DataFrame) -> None:
        """Add the next rows; there is at least one batch, perhaps empty."""
        for column in rows:
            self._hashes.setdefault(column.name, hashlib.sha256()).update(_lengths_and_values(column))

    def hexdigest(self) -> str:
        """Return the digest of the rows so far."""
        return _hash_lines(f"{column} {hash_.hexdigest()}" for column, hash_ in self._hashes.items())


def _lengths_and_values(column: pl.Series) -> bytes:
    """Return the values of a column one after the other, each after its length in bytes; `~` for null."""
    if column.null_count() == len(column):
        return b"~" * len(column)
    text = column.cast(pl.String)
    cells = pl.DataFrame({"length": text.str.len_bytes(), "text": text})
    if text.null_count():
        joined = pl.concat_str("length", pl.lit(":"), "text").fill_null("~").str.join()
        return str(cells.select(joined).item()).encode()
    # Writing CSV without quotes and line ends takes half as long.
    content = io.BytesIO()
    cells.write_csv(content, include_header=False, separator=":", quote_style="never", line_terminator="")
    return content.getvalue()


def _hash_lines(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()
