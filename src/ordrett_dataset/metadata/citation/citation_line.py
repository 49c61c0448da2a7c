"""How the dataset, or a row of it, is cited in one line."""

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.citation.apa import as_apa
from ordrett_dataset.metadata.citation.csl import csl_item
from ordrett_dataset.metadata.citation.row import CitedRow


def citation_line(about: Metadata, row: CitedRow | None = None) -> str:
    """Return the citation as a line of text, in APA style."""
    return as_apa(csl_item(about, row))
