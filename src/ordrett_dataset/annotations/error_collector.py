"""What was refused, by article."""

from collections.abc import Iterator
from contextlib import contextmanager

from ordrett.errors import InputError


class Refused(dict[str, list[InputError]]):
    """Article -> why it could not be taken; under "" what is of all articles."""

    @contextmanager
    def noting(self, article: str) -> Iterator[None]:
        """Note what is refused under this article, and go on."""
        try:
            yield
        except InputError as refusal:
            self.setdefault(article, []).append(refusal)
