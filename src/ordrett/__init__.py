"""Word for word: news articles and what is read in them, every span with its place."""

from ordrett.model import Reading
from ordrett.read import read

__all__ = ["Reading", "read"]
