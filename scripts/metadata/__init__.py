"""What the dataset says of itself to programs: citations, catalogues, provenance, annotations."""

from scripts.metadata.companions import companions

__all__ = ["companions"]
