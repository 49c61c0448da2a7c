"""CITATION.cff, which code hosts and Zotero read."""

from typing import Any

import yaml

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.package.identifiers import licence_url


def format_cff(metadata: CorpusConfig, digest: str | None = None) -> str:
    """Return CITATION.cff 1.2.0, which requires at least one author (see `sidecar_files.REQUIRED_FIELDS`).

    `digest` is that of the content of the package.
    """
    identifier = {"type": "other", "value": digest, "description": "Digest of the content of the dataset"}
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "If you use this dataset, please cite it with the version.",
        "title": metadata.title,
        "version": metadata.version,
        "abstract": metadata.description,
        "date-released": metadata.released and metadata.released.isoformat(),
        "doi": metadata.doi,
        "url": metadata.url,
        "identifiers": [identifier] if digest else [],
        # Only SPDX identifiers are allowed.
        "license": metadata.licence if metadata.licence and licence_url(metadata.licence) else None,
        "authors": [
            {"name": author.name} | ({"email": author.email} if author.email else {}) for author in metadata.authors
        ],
        "keywords": list(dict.fromkeys(metadata.keywords)),
    }
    filled = {key: value for key, value in content.items() if value}
    text: str = yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=100)
    return text
