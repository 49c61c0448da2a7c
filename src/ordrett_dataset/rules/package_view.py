"""What the rules check: the tables of a package and the texts of its articles."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.text_offsets import ArticleTexts
from ordrett_dataset.schemas import WITHHELD_TEXTS
from ordrett_dataset.tables.frames import is_sorted, sort_rows

BATCH_ROWS: Final = 100_000
# Tables in which a row stands for a span of an article.
SPAN_TABLES: Final = ("quotes", "person_mentions", "event_mentions")
_WORD: Final = re.compile(r"\w+")
_TARGET_ROW: Final = ["target_table", "target_id"]


@dataclass(frozen=True)
class Package:
    """The tables of a package and its articles, as far as they are available.

    Evidence is by far the longest table. If `read_evidence` is given, it yields the sorted table in parts, and no rule
    reads `tables["evidence"]`.
    """

    tables: Mapping[str, pl.DataFrame]
    article_bytes: Mapping[str, bytes] = field(default_factory=dict)  # by article_id
    languages: Mapping[str, str] = field(default_factory=dict)  # by article_id, as stated in corpus.toml
    # By article_id and table, the lowest and highest number of rows.
    expected_row_counts: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    removed_rows: Mapping[str, str] = field(default_factory=dict)  # by key of the row, why it was removed
    read_evidence: Callable[[], Iterable[pl.DataFrame]] | None = None
    # Whether texts that the package withholds were restored from articles that it does not hold.
    texts_are_restored: bool = False
    # Reentrant: what is computed once may need another frame that is.
    _lock: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)

    @property
    def withholds_texts(self) -> bool:
        """Whether the package is a public edition, which withholds articles and texts."""
        return WITHHELD_TEXTS in self.tables

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each article, decoded on access."""
        return _DecodedTexts(self.article_bytes)

    @cached_property
    def article_texts(self) -> ArticleTexts:
        """The articles, indexed for looking up many offsets at once."""
        return ArticleTexts(self.article_bytes)

    @cached_property
    def articles_by_event(self) -> pl.DataFrame:
        """Which article mentions which event: `event_id`, `article_id`."""
        return self.tables["event_mentions"].select("event_id", "article_id").unique()

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of the names of people, of other participants and of places."""
        columns = {"people": "name", "event_participants": "name", "events": "place"}
        names = (self.tables[table][column].drop_nulls() for table, column in columns.items())
        return frozenset(word for column in names for name in column for word in name.split())

    def computed_once(self, compute: Callable[["Package"], pl.DataFrame]) -> pl.DataFrame:
        """Return what a function computes from this package; the frame is kept for the other rules that need it."""
        with self._lock:  # two rules that run at once would both compute it
            if compute not in self._computed:
                self._computed[compute] = compute(self)
            return self._computed[compute]

    @cached_property
    def _computed(self) -> dict[Callable[["Package"], pl.DataFrame], pl.DataFrame]:
        return {}

    def word_counts(self, article: str) -> Counter[str]:
        """Return how often each word occurs in an article; nothing if the article is not available."""
        if article not in self._word_counts:
            self._word_counts[article] = Counter(_WORD.findall(self.texts.get(article, "")))
        return self._word_counts[article]

    @cached_property
    def _word_counts(self) -> dict[str, Counter[str]]:
        return {}

    def evidence_batches(self) -> Iterator[EvidenceBatch]:
        """Yield the evidence in batches that do not split the evidence of a row."""
        parts = self.read_evidence() if self.read_evidence else _slices(self.tables["evidence"])
        previous_key: tuple[str, str] | None = None
        for rows, is_last in _align_to_rows(parts):
            last_key = None if is_last else rows.select(_TARGET_ROW).row(-1)
            yield EvidenceBatch(self.tables, rows, previous_key, last_key)
            previous_key = last_key


class EvidenceSummary:
    """The number of evidence rows of each article, of texts in evidence, and the external sources that it cites."""

    def __init__(self) -> None:
        self.rows_by_article: Counter[str] = Counter()
        self.external_sources: set[str] = set()
        self.n_texts = 0

    def collect(self, batches: Iterable[EvidenceBatch]) -> Iterator[EvidenceBatch]:
        """Pass on batches, and add each of them to the summary."""
        for batch in batches:
            counts = batch.rows.select("article_id").drop_nulls().group_by("article_id").len()
            self.rows_by_article.update(dict(counts.iter_rows()))
            self.n_texts += batch.rows["text_start"].count()
            self.external_sources.update(batch.rows["external_source_id"].drop_nulls().unique())
            yield batch


class _DecodedTexts(Mapping[str, str]):
    """Decodes an article when it is asked for, and keeps only the last one: rules read article by article."""

    def __init__(self, article_bytes: Mapping[str, bytes]) -> None:
        self._article_bytes = article_bytes
        self._last: tuple[str, str] | None = None

    def __getitem__(self, article: str) -> str:
        last = self._last  # another thread may replace it at any time
        if last is None or last[0] != article:
            last = self._last = article, self._article_bytes[article].decode("utf-8", errors="replace")
        return last[1]

    def __contains__(self, article: object) -> bool:
        return article in self._article_bytes

    def __iter__(self) -> Iterator[str]:
        return iter(self._article_bytes)

    def __len__(self) -> int:
        return len(self._article_bytes)


def _slices(evidence: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return (evidence if is_sorted("evidence", evidence) else sort_rows("evidence", evidence)).iter_slices(BATCH_ROWS)


def _align_to_rows(parts: Iterable[pl.DataFrame]) -> Iterator[tuple[pl.DataFrame, bool]]:
    """Cut sorted parts again where the evidence of a target row ends; with each, yield whether it is the last."""
    carried: pl.DataFrame | None = None
    for part in parts:
        rows = part if carried is None else carried.vstack(part)
        # The rows are sorted, so those with the last target are at the end.
        has_last_target = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).last()) for name in _TARGET_ROW)
        n_complete = rows.height - int(rows.select(has_last_target.sum()).item()) if rows.height else 0
        carried = rows.slice(n_complete)
        if n_complete:
            yield rows.head(n_complete), False
    if carried is not None:
        yield carried, True
