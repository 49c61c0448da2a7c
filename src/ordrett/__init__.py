"""Read news articles: who says what in which words, and who is named, with exact text offsets."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ordrett.model import ArticleAnnotation
    from ordrett.reader import read

__all__ = ["ArticleAnnotation", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """Load the reader on first use: programs that need one module of this package start faster."""
    if name == "read":
        from ordrett.reader import read

        return read
    if name == "ArticleAnnotation":
        from ordrett.model import ArticleAnnotation

        return ArticleAnnotation
    raise AttributeError(f"module 'ordrett' has no attribute {name!r}")
