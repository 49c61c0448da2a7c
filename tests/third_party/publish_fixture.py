"""Packages with what is published beside them: the repository's own, an annotated one, and one read automatically."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ordrett_dataset.corpus.config import metadata
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from tests.support.corpus_folder import CORPUS, ROOT, written

# What a title, a name or a keyword may hold that some format takes for its own.
TITLE: Final = 'The {lighthouse} & "its" news: 100% \\ <b>#1</b> _~^$ \u2028 𝔉yr, Ærø – or not?'
NAMES: Final = ("Petra Nordgaard", "Lys & {Lykt} and Sons, Inc.")
DOI: Final = "10.5555/skarv.1_2"
URL: Final = "https://example.org/skarv?a=1&b={c}"
STATED: Final = f"""name = "skarv"
title = {json.dumps(TITLE, ensure_ascii=False)}
version = "1.2.3"
released = 2022-02-03
description = "Two articles that nobody ever printed: [not] | *this* & <that>."
licence = "CC0-1.0"
keywords = ["lighthouse", "#fyr: æ", "lighthouse"]
rights = "http://rightsstatements.org/vocab/NoC-US/1.0/"
doi = "{DOI}"
url = "{URL}"

[[authors]]
name = "{NAMES[0]}"
email = "petra@example.org"

[[authors]]
name = "{NAMES[1]}"

[[annotators]]
name = "test"
kind = "invented"
human_review = true
"""
# Nobody has annotated anything: half of the tables are empty.
AUTOMATIC: Final[dict[str, str | bytes | None]] = {name: None for name in CORPUS if name.startswith("annotations/")}
MADE_OF: Final[Mapping[str, dict[str, str | bytes | None]]] = {
    "annotated": {"corpus.toml": STATED},
    "automatic": AUTOMATIC,
}


def published(
    name: str, place: Path, *, with_articles: bool = True, changes: Mapping[str, str | bytes | None] | None = None
) -> Path:
    """Return a folder with the package of that name and its build_sidecar_files, with the articles or without."""
    corpus = ROOT if name == "repository" else written(place / "corpus", {**MADE_OF[name], **(changes or {})})
    if corpus != ROOT:
        assert build(corpus).files
    files, made = of_corpus(corpus, with_articles=with_articles)
    for path, content in {**files, **made}.items():
        target = place / "package" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return place / "package"


def of_corpus(corpus: Path, *, with_articles: bool = True) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of a built package and its build_sidecar_files, each by path."""
    package = open_package(corpus).package
    assert package is not None
    described: dict[str, Any] = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    paths = [resource["path"] for resource in described["resources"]]
    kept = ["datapackage.json", *(path for path in paths if with_articles or not path.startswith("seeds/"))]
    files = {path: (corpus / path).read_bytes() for path in kept}
    texts = dict(package.texts) if with_articles else {}
    return files, build_sidecar_files(metadata(corpus), described, package.tables, files, texts)
