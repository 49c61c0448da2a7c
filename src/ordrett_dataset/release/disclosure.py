"""How much of each article can be put back together from files that quote it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import polars as pl

from ordrett.article import Article
from ordrett.language.packs import language_packs
from ordrett.page.sections import classify_sections
from ordrett_dataset.rules.registry import columns_with_suffix

# Shorter passages are found in texts by chance: "the President of the" says nothing about an article.
MIN_PASSAGE: Final = 20  # characters, each run of white space counted as one
HASH_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
CHUNK: Final = 1_000_000  # characters
# Separates texts; no article contains it.
SEPARATOR: Final = "\0"
SPACE: Final = 32
BoolArray = np.ndarray[tuple[int], np.dtype[np.bool_]]
HashArray = np.ndarray[tuple[int], np.dtype[np.uint64]]


class Disclosure(NamedTuple):
    """What can be put back together of an article."""

    article_id: str
    share: float  # of its characters without furniture
    longest: int  # characters in a row


class PassageHashes:
    """The hashes of all passages of `MIN_PASSAGE` characters in some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts; each is read once, however often it is repeated."""
        parts = [_window_hashes(_normalise(chunk)[0]) for chunk in _join_in_chunks(set(texts))]
        self._hashes: HashArray = np.unique(np.concatenate([np.zeros(0, np.uint64), *parts]))

    def find_in(self, text: str) -> BoolArray:
        """Return for each character of `text` whether a passage around it is in the texts."""
        codes, index = _normalise(text)
        starts: BoolArray = np.isin(_window_hashes(codes), self._hashes)
        # Each start covers itself and the characters after it.
        steps = np.zeros(len(codes) + 1, np.int64)
        steps[: len(starts)] += starts
        steps[MIN_PASSAGE : MIN_PASSAGE + len(starts)] -= starts
        covered: BoolArray = (np.cumsum(steps)[:-1] > 0)[index]
        return covered


class ArticleText:
    """An article, and which of its characters are not furniture."""

    def __init__(self, article: Article, language: str) -> None:
        self.article_id = article.article_id
        self.text = article.text
        self._article = article
        self._language = language

    @cached_property
    def counted(self) -> BoolArray:
        """Whether a character counts: those of all lines but menus, links and boxes."""
        counted = np.zeros(len(self.text), np.bool_)
        pack = language_packs().get(self._language)
        sections = classify_sections(self._article, pack) if pack else ("body",) * len(self._article.paragraphs)
        for (start, end), section in zip(self._article.paragraphs, sections, strict=True):
            counted[start:end] = section != "furniture"
        return counted

    @property
    def n_counted(self) -> int:
        """The number of characters that count."""
        return int(self.counted.sum())

    def summarise(self, disclosed: BoolArray) -> Disclosure:
        """Return the share of the counted characters that are disclosed, and the longest run of disclosed ones."""
        share = int((disclosed & self.counted).sum()) / self.n_counted if self.n_counted else 0.0
        return Disclosure(self.article_id, share, longest_run(disclosed))


def measure_disclosure(
    articles: Iterable[ArticleText], tables: Mapping[str, pl.DataFrame], texts: Iterable[str]
) -> list[Disclosure]:
    """Return what can be put back together of each article.

    A character is disclosed if a table holds the words and the offsets of a text that contains it, or if a passage of
    at least `MIN_PASSAGE` characters around it is in one of `texts`.
    """
    hashes = PassageHashes(texts)
    spans = collect_spans(tables)
    return [
        article.summarise(hashes.find_in(article.text) | mark_spans(article.text, spans.get(article.article_id, ())))
        for article in articles
    ]


def collect_spans(tables: Mapping[str, pl.DataFrame]) -> dict[str, list[tuple[int, int]]]:
    """Return by article the offsets of all texts whose words are in a table."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for table, columns in columns_with_suffix("_start").items():
        for column in columns:
            rows = tables[table].drop_nulls([column, f"{column}_start"])
            for article, start, end in rows.select("article_id", f"{column}_start", f"{column}_end").iter_rows():
                spans.setdefault(article, []).append((start, end))
    return spans


def mark_spans(text: str, spans: Iterable[tuple[int, int]]) -> BoolArray:
    """Return for each character whether a span contains it."""
    marked = np.zeros(len(text), np.bool_)
    for start, end in spans:
        marked[start:end] = True
    return marked


def longest_run(marked: BoolArray) -> int:
    """Return the number of characters in the longest run of marked ones."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(np.int8), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _join_in_chunks(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts joined by separators; each chunk has about `CHUNK` characters."""
    parts: list[str] = []
    size = 0
    for text in texts:
        if len(text) >= MIN_PASSAGE:
            parts.append(text)
            size += len(text) + 1
        if size >= CHUNK:
            yield SEPARATOR.join(parts)
            parts, size = [], 0
    yield SEPARATOR.join(parts)


def _normalise(text: str) -> tuple[HashArray, np.ndarray[tuple[int], np.dtype[Any]]]:
    """Return the code points with each run of white space as one space, and for each character its index there."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    characters, inverse = np.unique(codes, return_inverse=True)
    is_space = np.array([chr(code).isspace() for code in characters], np.bool_)[inverse]
    is_kept = ~is_space | np.concatenate([[True], ~is_space[:-1]])[: len(codes)]
    codes = np.where(is_space, SPACE, codes).astype(np.uint64)
    return codes[is_kept], np.cumsum(is_kept) - 1


def _window_hashes(codes: HashArray) -> HashArray:
    """Return a 64-bit polynomial hash of each window of `MIN_PASSAGE` characters."""
    n_windows = len(codes) - MIN_PASSAGE + 1
    if n_windows < 1:
        return np.zeros(0, np.uint64)
    hashes = np.zeros(n_windows, np.uint64)
    for offset in range(MIN_PASSAGE):
        hashes = hashes * HASH_BASE + codes[offset : offset + n_windows]
    return hashes
