"""Who says what in a news article, and who is named in it, with the exact place of every span of text."""

from ordrett.model import ArticleAnnotation
from ordrett.read import read

__all__ = ["ArticleAnnotation", "read"]
