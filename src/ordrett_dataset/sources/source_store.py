"""Articles as they were found, kept on disk where they are too many for memory."""

import os
import pickle
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ordrett.article import Article
from ordrett_dataset.sources.field_names import ArticleFields

MEMORY_BYTES: Final = 32_000_000


@dataclass(frozen=True)
class SourceArticle:
    """An article as it was found, and what its page or record says of it."""

    article: Article
    fields: ArticleFields = field(default_factory=ArticleFields)
    warnings: tuple[str, ...] = ()


class SourceStore(Mapping[str, SourceArticle]):
    """Articles by id, in the order of their ids; those beyond `MEMORY_BYTES` wait in a file without a name.

    The file is deleted when this process ends, however it ends, and no other process can write to it.
    """

    def __init__(self, folder: Path) -> None:
        """Make an empty store, whose file is in `folder` if it needs one."""
        self._file = tempfile.SpooledTemporaryFile(MEMORY_BYTES, dir=str(folder))  # noqa: SIM115 - closed by `__exit__`
        self._positions: dict[str, int] = {}
        self._is_sorted = True

    def add(self, source: SourceArticle) -> None:
        """Add an article, whose id is new."""
        self._positions[source.article.article_id] = self._file.seek(0, os.SEEK_END)
        self._is_sorted = False
        pickle.dump(source, self._file, pickle.HIGHEST_PROTOCOL)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Delete the articles."""
        self._file.close()

    def __getitem__(self, article_id: str) -> SourceArticle:
        """Return an article; raise KeyError if there is none with this id."""
        self._file.seek(self._positions[article_id])
        source: SourceArticle = pickle.load(self._file)  # noqa: S301 - only this process can write to the file
        return source

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, sorted."""
        if not self._is_sorted:
            self._positions, self._is_sorted = dict(sorted(self._positions.items())), True
        return iter(self._positions)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._positions)

    def __contains__(self, article_id: object) -> bool:
        """Return whether there is an article with this id."""
        return article_id in self._positions
