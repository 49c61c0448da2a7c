"""A package -> the files that go with it when it is published."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.citation.cff import citation_cff
from ordrett_dataset.metadata.croissant import croissant
from ordrett_dataset.metadata.datacite import datacite
from ordrett_dataset.metadata.dataset_card import dataset_card
from ordrett_dataset.metadata.prov import provenance
from ordrett_dataset.metadata.web_annotations import NAME, web_annotations
from ordrett_dataset.package.descriptor import to_json_bytes


def companions(
    about: Metadata,
    descriptor: Mapping[str, Any],
    tables: Mapping[str, pl.DataFrame],
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
) -> dict[str, bytes]:
    """Return the files by path: README.md, citation, catalogue entries, provenance and annotations.

    `files` are those that the edition has so far, by path; `texts` are the articles by id, none where the edition is
    to have no word beyond its tables. Raises an ExceptionGroup of Refusals for what corpus.toml must still say.
    """
    makers: dict[str, Callable[[], str | Mapping[str, Any]]] = {
        "CITATION.cff": lambda: citation_cff(about),
        "README.md": lambda: dataset_card(about, tables, files, with_texts=bool(texts)),
        NAME: lambda: web_annotations(about, tables, texts),
        "croissant.json": lambda: croissant(about, descriptor, files),
        "datacite.json": lambda: datacite(about, tables),
        "prov.json": lambda: provenance(about, tables, files),
    }
    made: dict[str, bytes] = {}
    refused: list[InputError] = []
    for path, make in makers.items():
        try:
            content = make()
        except InputError as refusal:
            refused.append(refusal)
        else:
            made[path] = content.encode() if isinstance(content, str) else to_json_bytes(content)
    if refused:
        raise ExceptionGroup("corpus.toml", refused)
    return made
