"""Word for word: news articles read into quotes, people and events, every span exact."""

from ordrett.read import read
from ordrett.reading import Reading

__all__ = ["Reading", "read"]
