"""Bytes -> Article: decoded text, hash, paragraphs."""

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
    """A text as received; every offset of a reading counts code points of `text`."""

    article_id: str
    path: str
    text: str
    sha256: str
    n_bytes: int

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The lines that hold anything but white space, as (start, end) without line end and byte order mark."""
        lines = [found.span() for found in LINE.finditer(self.text, int(self.text.startswith("\ufeff")))]
        return tuple((start, end) for start, end in lines if not self.text[start:end].isspace())

    def paragraph_number(self, at: int) -> int:
        """Return which of the paragraphs holds the code point `at`; raise LookupError between paragraphs."""
        number = bisect_right(self.paragraphs, at, key=lambda paragraph: paragraph[0]) - 1
        if number < 0 or at >= self.paragraphs[number][1]:
            raise LookupError(f"no paragraph holds the code point {at}")
        return number

    def paragraph_at(self, at: int) -> tuple[int, int]:
        """Return the paragraph that holds the code point `at`; raise LookupError between paragraphs."""
        return self.paragraphs[self.paragraph_number(at)]


def decode_article(data: bytes, article_id: str, path: str, most_bytes: int = MAX_ARTICLE_BYTES) -> Article:
    """Decode an article as received; raise InputError where it is not plain UTF-8 text with words in it.

    A byte order mark, line ends of any kind and every other code point are kept and counted.
    """
    require_article_size(most_bytes, len(data), path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            path,
            "article_is_utf8",
            f"byte {data[error.start]:#04x} at byte offset {error.start} ({error.reason})",
            "Convert the file to UTF-8 where it came from; nothing is guessed here.",
        ) from None
    if "\0" in text:
        raise InputError(
            path, "article_has_no_nul", f"U+0000 at offset {text.index(chr(0))}", "Take the NUL out: it is no text."
        )
    if not text.lstrip("\ufeff").strip():
        raise InputError(
            path, "article_is_not_empty", f"{len(data)} bytes without a word", "Remove the file or fill it."
        )
    return Article(article_id, path, text, hashlib.sha256(data).hexdigest(), len(data))


def require_article_size(most_bytes: int, size: int, path: str) -> None:
    """Raise InputError for an article of more bytes than the limit."""
    if size > most_bytes:
        raise InputError(
            path,
            "article_size_within_limit",
            f"{size:,} bytes, the limit is {most_bytes:,}",
            "Split the file into articles, or raise `most_bytes` in corpus.toml.",
        )
