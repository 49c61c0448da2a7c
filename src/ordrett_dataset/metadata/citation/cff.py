"""CITATION.cff, which code hosts and Zotero read."""

from typing import Any

import yaml

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.licence_url import licence_url
from ordrett_dataset.metadata.stated import stated


def citation_cff(about: Metadata) -> str:
    """Return CITATION.cff 1.2.0; raise InputError where corpus.toml names no author."""
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "If you use this dataset, please cite it with the version.",
        "title": about.title,
        "version": about.version,
        "abstract": about.description,
        "date-released": about.released and about.released.isoformat(),
        "doi": about.doi,
        "url": about.url,
        # One of the names of SPDX.
        "license": about.licence if about.licence and licence_url(about.licence) else None,
        "authors": [
            {"name": author.name} | ({"email": author.email} if author.email else {})
            for author in stated(about.authors, "authors", "CITATION.cff")
        ],
        "keywords": list(dict.fromkeys(about.keywords)),
    }
    kept = {key: value for key, value in said.items() if value}
    written: str = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=100)
    return written
