"""The metadata files that are published beside a package."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.citation.cff import format_cff
from ordrett_dataset.metadata.croissant import build_croissant
from ordrett_dataset.metadata.datacite import build_datacite
from ordrett_dataset.metadata.dataset_card import format_dataset_card
from ordrett_dataset.metadata.prov import build_prov
from ordrett_dataset.metadata.web_annotations import ANNOTATIONS_FILE, build_web_annotations
from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.package.digest import DIGEST

# The fields of corpus.toml that a format cannot do without.
REQUIRED_FIELDS: Final = {"CITATION.cff": ("authors",), "datacite.json": ("authors", "released")}


def build_sidecar_files(
    metadata: CorpusConfig,
    descriptor: Mapping[str, Any],
    tables: Mapping[str, pl.DataFrame],
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
    omitted_pages: Collection[str] = (),
) -> dict[str, bytes]:
    """Return the files (path -> content): README.md, citation, catalogue entries, provenance and annotations.

    `files` are the other files of the edition. `texts` are the articles by id, or empty for an edition that contains no
    article text beyond its tables; `omitted_pages` are the pages that it leaves out. Raises an ExceptionGroup of
    InputErrors for missing fields of corpus.toml.
    """
    require_fields(metadata)
    writers: dict[str, Callable[[], str | Mapping[str, Any]]] = {
        "CITATION.cff": lambda: format_cff(metadata, descriptor.get(DIGEST)),
        "README.md": lambda: format_dataset_card(metadata, tables, files, omitted_pages, with_articles=bool(texts)),
        ANNOTATIONS_FILE: lambda: build_web_annotations(metadata, tables, texts),
        "croissant.json": lambda: build_croissant(metadata, descriptor, files),
        "datacite.json": lambda: build_datacite(metadata, tables),
        "prov.json": lambda: build_prov(metadata, tables, files),
    }
    contents = {path: write() for path, write in writers.items()}
    return {
        path: content.encode() if isinstance(content, str) else to_json_bytes(content)
        for path, content in contents.items()
    }


def require_fields(metadata: CorpusConfig) -> None:
    """Raise an ExceptionGroup of InputErrors if corpus.toml lacks a required field."""
    errors = [
        InputError(
            f"corpus.toml: {field}", "format_requirements_met", f"{path} needs this field", "Add it to corpus.toml."
        )
        for path, fields in REQUIRED_FIELDS.items()
        for field in fields
        if not getattr(metadata, field)
    ]
    if errors:
        raise ExceptionGroup("corpus.toml", errors)
