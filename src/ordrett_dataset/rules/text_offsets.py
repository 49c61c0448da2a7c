"""Look up the characters between many offsets in many articles, without a loop over the offsets."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import polars as pl

# The two highest bits of a UTF-8 continuation byte.
_CONTINUATION_BITS: Final = 0b10
IntArray = np.ndarray[tuple[int], np.dtype[Any]]


# Whether a byte of UTF-8 is an ASCII letter or digit, or belongs to a character beyond ASCII.
_MAY_BE_IN_WORD: Final = np.array([byte >= 0x80 or chr(byte).isalnum() for byte in range(256)])


class _Spans(NamedTuple):
    """A span for each row: the number of its article (-1 if it is not available), first and last code point."""

    article: IntArray
    start: IntArray
    end: IntArray


class ArticleTexts:
    """Articles in UTF-8, with an index from code points to bytes.

    All articles share one numbering of bytes and code points, as if they were concatenated, so that a binary search
    converts the offsets of all rows at once.
    """

    def __init__(self, article_bytes: Mapping[str, bytes]) -> None:
        article_ids = sorted(article_bytes)
        texts = [_replace_invalid_utf8(article_bytes[article]) for article in article_ids]
        self._texts = pl.Series(texts, dtype=pl.Binary)
        self._numbers = pl.DataFrame({"article_id": article_ids}, schema={"article_id": pl.String})
        self._numbers = self._numbers.with_row_index("number")
        self._bytes: IntArray = np.frombuffer(b"".join(texts), np.uint8)
        self._first_byte: IntArray = np.cumsum([0, *map(len, texts)])
        self._continuation_bytes: IntArray = _positions_in_all(texts, self._first_byte, _continuation_bytes)
        # For each continuation byte, the number of code points before the one that it belongs to.
        self._code_points_before: IntArray = self._continuation_bytes - np.arange(len(self._continuation_bytes)) - 1
        self._first_code_point: IntArray = self._first_byte - np.searchsorted(
            self._continuation_bytes, self._first_byte
        )

    def lengths(self) -> pl.DataFrame:
        """Return the length of each article in code points: `article_id`, `length`."""
        return self._numbers.select("article_id", length=pl.Series(np.diff(self._first_code_point), dtype=pl.Int64))

    def slices(self, rows: pl.DataFrame, start: str, end: str) -> pl.Series:
        """Return the text between two offset columns in the article of each row, in UTF-8.

        Null if the article is not available, and if the offsets are not a span within it.
        """
        article, first, last = self._spans(rows, start, end)
        lengths = np.diff(self._first_code_point)[article] if len(self._texts) else np.zeros(len(article), int)
        valid = (first >= 0) & (first < last) & (last <= lengths)
        article, first, last = article[valid], first[valid], last[valid]
        first_byte, end_byte = (self._to_byte(self._first_code_point[article] + offset) for offset in (first, last))
        byte_spans = pl.DataFrame({"offset": first_byte - self._first_byte[article], "size": end_byte - first_byte})
        texts = pl.lit(self._texts.gather(pl.Series(article))).bin.slice("offset", "size")
        all_null = pl.Series("text", [None], dtype=pl.Binary).new_from_index(0, rows.height)
        return all_null.scatter(pl.Series(np.flatnonzero(valid)), byte_spans.select(texts).to_series())

    def line_starts(self, rows: pl.DataFrame, offset: str) -> pl.Series:
        """Return the offset at which the line begins that contains the offset of each row.

        A line end belongs to the line that it ends. Null if the article is not available.
        """
        article, offsets, _ = self._spans(rows, offset, offset)
        base = self._first_code_point[np.maximum(article, 0)]
        line = np.maximum(np.searchsorted(self._all_line_starts, base + offsets, side="right") - 1, 0)
        starts = pl.DataFrame({"start": self._all_line_starts[line] - base, "is_available": article >= 0})
        return starts.select(pl.when("is_available").then("start")).to_series()

    def lines(self, rows: pl.DataFrame, start: str) -> pl.Series:
        """Return the lines that begin at the offset of each row, with their line ends, in UTF-8; null if none does."""
        article, offsets, _ = self._spans(rows, start, start)
        base = self._first_code_point[np.maximum(article, 0)]
        following = np.searchsorted(self._all_line_starts, base + offsets, side="right")
        next_line = np.append(self._all_line_starts, 0)[following] - base
        return self.slices(rows.with_columns(_next_line=pl.Series(next_line)), start, "_next_line")

    def may_divide_words(self, rows: pl.DataFrame, offset: str) -> pl.Series:
        """Return whether the offset of each row is between two characters that may be letters, digits or accents.

        False is certain. It is also returned at both ends of an article, beyond it, and if it is not available.
        """
        article, offsets, _ = self._spans(rows, offset, offset)
        base = self._first_code_point[np.maximum(article, 0)]
        length = self._first_code_point[np.maximum(article, 0) + 1] - base if len(self._texts) else 0
        is_within = np.flatnonzero((article >= 0) & (offsets > 0) & (offsets < length))
        byte = self._to_byte(base[is_within] + offsets[is_within])
        result = np.zeros(rows.height, bool)
        # The byte before a character is the last one of that before it.
        result[is_within] = _MAY_BE_IN_WORD[self._bytes[byte - 1]] & _MAY_BE_IN_WORD[self._bytes[byte]]
        return pl.Series(result)

    @cached_property
    def _all_line_starts(self) -> IntArray:
        """The first code point of each line."""
        after_line_ends = _positions_in_all(self._texts, self._first_byte, _after_line_ends)
        starts = np.unique(np.concatenate([after_line_ends, self._first_byte]))
        return starts - np.searchsorted(self._continuation_bytes, starts)

    def _spans(self, rows: pl.DataFrame, start: str, end: str) -> _Spans:
        spans = rows.select("article_id", start=start, end=end)
        spans = spans.join(self._numbers, on="article_id", how="left", maintain_order="left")
        spans = spans.select(pl.col("number").cast(pl.Int64).fill_null(-1), pl.col("start", "end").fill_null(-1))
        article, starts, ends = (spans[name].to_numpy() for name in ("number", "start", "end"))
        # A start of -1 is not a valid offset in any article.
        return _Spans(article, np.where(article < 0, -1, starts), ends)

    def _to_byte(self, code_points: IntArray) -> IntArray:
        return code_points + np.searchsorted(self._code_points_before, code_points)


def _positions_in_all(texts: Iterable[bytes], first_bytes: IntArray, find: Callable[[IntArray], IntArray]) -> IntArray:
    """Return the byte positions that `find` returns for each text, counted from the start of all texts."""
    positions = [find(np.frombuffer(text, np.uint8)) + base for text, base in zip(texts, first_bytes[:-1], strict=True)]
    return np.concatenate([np.zeros(0, np.int64), *positions])


def _continuation_bytes(text: IntArray) -> IntArray:
    return np.flatnonzero(text >> 6 == _CONTINUATION_BITS)


def _after_line_ends(text: IntArray) -> IntArray:
    """Return the position after each line end (LF, CR, CRLF, U+0085, U+2028, U+2029)."""
    second, third = np.append(text[1:], 0), np.append(text[2:], (0, 0))[: len(text)]
    ends = (
        np.flatnonzero((text == 0x0A) | ((text == 0x0D) & (second != 0x0A))) + 1,
        np.flatnonzero((text == 0xC2) & (second == 0x85)) + 2,  # U+0085
        np.flatnonzero((text == 0xE2) & (second == 0x80) & (third >> 1 == 0x54)) + 3,  # U+2028, U+2029
    )
    return np.concatenate(ends)


def _replace_invalid_utf8(data: bytes) -> bytes:
    """Return valid UTF-8: lookups must not fail; `article_row_matches_file` reports an article that has changed."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace").encode()
    return data
