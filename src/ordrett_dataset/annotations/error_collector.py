"""Errors collected by article, so that one wrong entry does not hide the others."""

from collections.abc import Iterator
from contextlib import contextmanager

from ordrett.errors import InputError


class ErrorCollector(dict[str, list[InputError]]):
    """The errors of each article by its id; errors of no single article are under ""."""

    @contextmanager
    def collect(self, article_id: str) -> Iterator[None]:
        """Record an InputError raised in the block under this article, and continue after the block."""
        try:
            yield
        except InputError as error:
            self.setdefault(article_id, []).append(error)
