"""The files of a package that is too large for memory."""

from collections.abc import Callable, Iterator, Mapping

FileReader = Callable[[], bytes]


class LazyFiles(Mapping[str, bytes]):
    """The content of files by path, each read when it is asked for and not kept."""

    def __init__(self, readers: Mapping[str, FileReader]) -> None:
        """Take a function for each path that returns the content of its file."""
        self._readers = readers

    def __getitem__(self, path: str) -> bytes:
        """Read a file; raise KeyError if there is none at this path."""
        return self._readers[path]()

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._readers)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._readers)

    def __contains__(self, path: object) -> bool:
        """Return whether there is a file at a path."""
        return path in self._readers
