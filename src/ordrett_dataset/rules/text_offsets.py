"""The characters of many texts between any offsets, without a loop over the offsets."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final

import numpy as np
import polars as pl

# In UTF-8 the two highest bits of a byte that continues the code point before it are these.
CONTINUES: Final = 0b10
Numbers = np.ndarray[tuple[int], np.dtype[Any]]


class Slices:
    """Texts behind one another, so that one binary search tells in which byte a code point begins."""

    def __init__(self, seeds: Mapping[str, bytes]) -> None:
        articles = sorted(seeds)
        texts = [_utf8(seeds[article]) for article in articles]
        self._texts = pl.Series(texts, dtype=pl.Binary)
        self._number = pl.DataFrame({"article_id": articles}, schema={"article_id": pl.String}).with_row_index("number")
        self._first_byte: Numbers = np.cumsum([0, *map(len, texts)])
        self._continuing_byte: Numbers = _in_all(texts, self._first_byte, _continuing)
        # Of each continuing byte, how many code points stand before the one that it belongs to.
        self._continuing: Numbers = self._continuing_byte - np.arange(len(self._continuing_byte)) - 1
        self._first: Numbers = self._first_byte - np.searchsorted(self._continuing_byte, self._first_byte)

    def characters(self) -> pl.DataFrame:
        """Return the length of each text in code points: `article_id`, `characters`."""
        return self._number.select("article_id", characters=pl.Series(np.diff(self._first), dtype=pl.Int64))

    def printed(self, rows: pl.DataFrame, start: str, end: str) -> pl.Series:
        """Return what the article of each row prints from one offset to the other, in UTF-8.

        Null where there is no such text, and where the offsets do not lie in it one behind the other.
        """
        number, first, last = self._places(rows, start, end)
        length = np.diff(self._first)[number] if len(self._texts) else np.zeros(len(number), int)
        within = (first >= 0) & (first < last) & (last <= length)
        number, first, last = number[within], first[within], last[within]
        begins, ends = (self._byte(self._first[number] + at) for at in (first, last))
        cut = pl.DataFrame({"at": begins - self._first_byte[number], "size": ends - begins}).select(
            pl.lit(self._texts.gather(pl.Series(number))).bin.slice("at", "size")
        )
        found = pl.Series("printed", [None], dtype=pl.Binary).new_from_index(0, rows.height)
        return found.scatter(pl.Series(np.flatnonzero(within)), cut.to_series())

    def line_start(self, rows: pl.DataFrame, at: str) -> pl.Series:
        """Return where the line begins in which an offset of each row lies; null where there is no such text.

        A line end belongs to the line that it ends.
        """
        number, first, _ = self._places(rows, at, at)
        base = self._first[np.maximum(number, 0)]
        start = self._lines[np.maximum(np.searchsorted(self._lines, base + first, side="right") - 1, 0)] - base
        return pl.DataFrame({"start": start, "known": number >= 0}).select(pl.when("known").then("start")).to_series()

    @cached_property
    def _lines(self) -> Numbers:
        """Where the lines begin, in code points: behind each line end, and at the start of each text."""
        ends = _in_all(self._texts, self._first_byte, _line_ends)
        starts = np.unique(np.concatenate([ends, self._first_byte]))
        return starts - np.searchsorted(self._continuing_byte, starts)

    def _places(self, rows: pl.DataFrame, start: str, end: str) -> tuple[Numbers, Numbers, Numbers]:
        place = rows.select("article_id", start=start, end=end)
        place = place.join(self._number, on="article_id", how="left", maintain_order="left")
        of = place.select(pl.col("number").cast(pl.Int64).fill_null(-1), pl.col("start", "end").fill_null(-1))
        number, first, last = (of[name].to_numpy() for name in ("number", "start", "end"))
        # Text -1 is none, and no offset lies in it.
        return number, np.where(number < 0, -1, first), last

    def _byte(self, at: Numbers) -> Numbers:
        return at + np.searchsorted(self._continuing, at)


def _in_all(texts: Iterable[bytes], first: Numbers, places: Callable[[Numbers], Numbers]) -> Numbers:
    """Return the places that are found in each text, counted from the first byte of all."""
    found = [places(np.frombuffer(text, np.uint8)) + base for text, base in zip(texts, first[:-1], strict=True)]
    return np.concatenate([np.zeros(0, np.int64), *found])


def _continuing(text: Numbers) -> Numbers:
    return np.flatnonzero(text >> 6 == CONTINUES)


def _line_ends(text: Numbers) -> Numbers:
    """Return the offset behind each of the line ends of the Unicode standard."""
    here, after, later = text, np.append(text[1:], 0), np.append(text[2:], (0, 0))[: len(text)]
    ends = (
        np.flatnonzero((here == 0x0A) | ((here == 0x0D) & (after != 0x0A))) + 1,
        np.flatnonzero((here == 0xC2) & (after == 0x85)) + 2,  # U+0085
        np.flatnonzero((here == 0xE2) & (after == 0x80) & (later >> 1 == 0x54)) + 3,  # U+2028, U+2029
    )
    return np.concatenate(ends)


def _utf8(seed: bytes) -> bytes:
    """Return a seed as it is; what is no UTF-8 is told by its hash, and must only break nothing here."""
    try:
        seed.decode("utf-8")
    except UnicodeDecodeError:
        return seed.decode("utf-8", errors="replace").encode()
    return seed
