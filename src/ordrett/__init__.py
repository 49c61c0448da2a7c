"""Word for word: news articles and what is read in them, every span with its place."""

from ordrett.model import ArticleAnnotation
from ordrett.read import read

__all__ = ["ArticleAnnotation", "read"]
