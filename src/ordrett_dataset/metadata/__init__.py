"""What the dataset says of itself to programs: citations, catalogues, provenance, annotations."""

from ordrett_dataset.metadata.sidecar_files import companions

__all__ = ["companions"]
