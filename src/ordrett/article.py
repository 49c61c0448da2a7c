"""Decoding of an article file: text, hash and paragraphs."""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from ordrett.errors import InputError

# The line ends of the Unicode standard that end a paragraph in a text file.
LINE_END = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
LINE = re.compile("[^\n\r\u0085\u2028\u2029]+")
MAX_ARTICLE_BYTES = 32_000_000


@dataclass(frozen=True)
class Article:
    """An article as received; all offsets of an annotation count code points of `text`.

    If the text was extracted, for example from HTML or from a record of a table, `source_path` and the three fields
    after it say from what.
    """

    article_id: str
    path: str
    text: str
    sha256: str  # of the bytes of the file
    n_bytes: int
    source_path: str | None = None
    source_sha256: str | None = None
    source_record: str | None = None
    encoding: str | None = None

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The lines that are not blank, as (start, end) without their line end and the byte order mark."""
        lines = (match.span() for match in LINE.finditer(self.text, int(self.text.startswith("\ufeff"))))
        return tuple((start, end) for start, end in lines if not self.text[start:end].isspace())

    def paragraph_index(self, offset: int) -> int:
        """Return the index of the paragraph around `offset`; raise LookupError between paragraphs."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph[0]) - 1
        if index < 0 or offset >= self.paragraphs[index][1]:
            raise LookupError(f"offset {offset} is in no paragraph")
        return index

    def paragraph_around(self, offset: int) -> tuple[int, int]:
        """Return the paragraph around `offset` as (start, end); raise LookupError between paragraphs."""
        return self.paragraphs[self.paragraph_index(offset)]


def decode_article(data: bytes, article_id: str, path: str, max_bytes: int = MAX_ARTICLE_BYTES) -> Article:
    """Decode the bytes of an article; raise InputError if they are too many, not UTF-8 or without text.

    No code point is changed or removed: a byte order mark and line ends of any kind count.
    """
    require_article_size(max_bytes, len(data), path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            path,
            "article_is_utf8",
            f"byte {data[error.start]:#04x} at byte offset {error.start} is not UTF-8 ({error.reason})",
            "Convert it to UTF-8; `ordrett init` and `ordrett build` convert files of other encodings.",
        ) from None
    if "\0" in text:
        raise InputError(
            path,
            "article_has_no_nul",
            f"the character U+0000 (NUL) stands at offset {text.index(chr(0))}",
            "Remove the NUL characters.",
        )
    if not text.lstrip("\ufeff").strip():
        raise InputError(path, "article_is_not_empty", f"{len(data)} bytes hold no text", "Remove the file or fill it.")
    return Article(article_id, path, text, hashlib.sha256(data).hexdigest(), len(data))


def require_article_size(max_bytes: int, size: int, path: str) -> None:
    """Raise InputError if an article of `size` bytes exceeds the limit."""
    if size > max_bytes:
        raise InputError(
            path,
            "article_size_within_limit",
            f"the text has {size:,} bytes, and the limit is {max_bytes:,}",
            "Split the file into articles, or raise `max_article_bytes` in the corpus.toml of a corpus.",
        )
