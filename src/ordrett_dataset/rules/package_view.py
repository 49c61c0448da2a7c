"""What the rules look at: the tables of a package and the texts of its articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import polars as pl

from ordrett_dataset.rules.evidence_batch import EvidenceBatch
from ordrett_dataset.rules.gathered import Gathered
from ordrett_dataset.rules.text_offsets import Slices
from ordrett_dataset.tables.frames import is_sorted, sort_rows

# So many rows of evidence are held at a time.
BATCH: Final = 100_000
ROW: Final = ["target_table", "target_id"]


@dataclass(frozen=True)
class Package:
    """The tables of a package and the seeds that are there; `evidence` yields that table in order, part by part.

    Evidence is by far the longest table: where it comes in parts, no rule asks for the whole of it.
    """

    tables: Mapping[str, pl.DataFrame]
    seeds: Mapping[str, bytes] = field(default_factory=dict)  # article_id -> bytes
    languages: Mapping[str, str] = field(default_factory=dict)  # article_id -> language that corpus.toml states
    bounds: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)  # article_id -> table -> rows
    evidence: Callable[[], Iterable[pl.DataFrame]] | None = None
    gathered: Gathered = field(default_factory=Gathered)  # of the stretches that have gone by

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each seed, decoded when it is asked for."""
        return _Decoded(self.seeds)

    @cached_property
    def slices(self) -> Slices:
        """The characters between any offsets of the texts."""
        return Slices(self.seeds)

    @cached_property
    def reported(self) -> pl.DataFrame:
        """Which article reports which event: `event_id`, `article_id`."""
        return self.tables["event_mentions"].select("event_id", "article_id").unique()

    def rows_by_article(self, table: str) -> Mapping[str, int]:
        """Return how many rows of a table each article has; of evidence, in the stretches that have gone by."""
        if table == "evidence":
            return self.gathered.by_article
        return dict(self.tables[table].group_by("article_id").len().iter_rows())

    def stretches(self) -> Iterator[EvidenceBatch]:
        """Yield the evidence in stretches, none of which ends amid the evidence of a row."""
        self.gathered.clear()
        after: tuple[str, str] | None = None
        for rows, last in _whole(self.evidence() if self.evidence else _batches(self.tables["evidence"])):
            self.gathered.add(rows)
            upto = None if last else rows.select(ROW).row(-1)
            yield EvidenceBatch(self.tables, rows, after, upto)
            after = upto


class _Decoded(Mapping[str, str]):
    """Texts of bytes, of which the last one is kept: rules go through the articles one by one."""

    def __init__(self, seeds: Mapping[str, bytes]) -> None:
        self._seeds = seeds
        self._last: tuple[str, str] | None = None

    def __getitem__(self, article: str) -> str:
        if self._last is None or self._last[0] != article:
            self._last = (article, self._seeds[article].decode("utf-8", errors="replace"))
        return self._last[1]

    def __contains__(self, article: object) -> bool:
        return article in self._seeds

    def __iter__(self) -> Iterator[str]:
        return iter(self._seeds)

    def __len__(self) -> int:
        return len(self._seeds)


def _batches(evidence: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return (evidence if is_sorted("evidence", evidence) else sort_rows("evidence", evidence)).iter_slices(BATCH)


def _whole(batches: Iterable[pl.DataFrame]) -> Iterator[tuple[pl.DataFrame, bool]]:
    """Yield the batches cut anew where the evidence of a row ends, and of each whether it is the last."""
    held: pl.DataFrame | None = None
    for batch in batches:
        rows = batch if held is None else held.vstack(batch)
        # Of sorted rows, those of the last one are the last.
        of_the_last = pl.all_horizontal(pl.col(column).eq_missing(pl.col(column).last()) for column in ROW)
        cut = rows.height - int(rows.select(of_the_last.sum()).item()) if rows.height else 0
        held = rows.slice(cut)
        if cut:
            yield rows.head(cut), False
    if held is not None:
        yield held, True
