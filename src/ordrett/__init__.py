"""Word for word: news articles and what is read in them, every span with its place."""

from ordrett.read import read
from ordrett.reading import Reading

__all__ = ["Reading", "read"]
