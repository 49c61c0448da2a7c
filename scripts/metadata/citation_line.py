"""How the dataset, or a row of it, is cited in one line."""

from scripts.corpus import Metadata
from scripts.metadata.as_apa import as_apa
from scripts.metadata.cited_row import CitedRow
from scripts.metadata.csl_item import csl_item


def citation_line(about: Metadata, row: CitedRow | None = None) -> str:
    """Return the citation as a line of text, in APA style."""
    return as_apa(csl_item(about, row))
