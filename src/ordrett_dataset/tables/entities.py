"""Entities of a dataset that no text contains: fact checks and the external sources behind them."""

from dataclasses import dataclass
from datetime import date

from ordrett.model import Attested, Basis
from ordrett.span import Span


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A claim of an article, compared with external sources."""

    fact_check_id: str
    article_id: str
    event_id: str | None
    quote_id: str | None
    aspect: str | None
    text: Span
    verdict: Attested[str]
    explanation: Attested[str]


@dataclass(frozen=True, slots=True)
class ExternalSource:
    """A source outside the text of the articles, such as a web page, or the metadata of an article's page."""

    external_source_id: str
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None
    excerpt: str | None
    accessed: date | None = None

    @property
    def published_basis(self) -> Basis | None:
        """Basis of the publication date: always printed, on the page or in its address."""
        return "printed" if self.published else None
