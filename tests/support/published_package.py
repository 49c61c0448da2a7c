"""Packages with the files that are published beside them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl
import yaml

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from tests.support.corpus_folder import CORPUS_FILES, ROOT, write_corpus

# Characters that are special in one of the formats.
TITLE: Final = 'The {lighthouse} & "its" news: 100% \\ <b>#1</b> _~^$ \u2028 𝔉yr, Ærø – or not?'
AUTHORS: Final = ("Petra Nordgaard", "Lys & {Lykt} and Sons, Inc.")
DOI: Final = "10.5555/skarv.1_2"
URL: Final = "https://example.org/skarv?a=1&b={c}"
CORPUS_TOML: Final = f"""name = "skarv"
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
name = "{AUTHORS[0]}"
email = "petra@example.org"

[[authors]]
name = "{AUTHORS[1]}"

[[annotators]]
name = "test"
kind = "invented"
human_review = true
"""
# Without annotations, half of the tables are empty.
NO_ANNOTATIONS: Final[dict[str, str | bytes | None]] = {
    name: None for name in CORPUS_FILES if name.startswith("annotations/")
}
SAMPLES: Final[Mapping[str, dict[str, str | bytes | None]]] = {
    "annotated": {"corpus.toml": CORPUS_TOML},
    "automatic": NO_ANNOTATIONS,
}
# The package of this repository, and the two samples.
PACKAGES: Final = ("repository", *SAMPLES)
SIDECAR_FILES: Final = frozenset(
    {"CITATION.cff", "README.md", "annotations.jsonld", "croissant.json", "datacite.json", "prov.json"}
)


def publish(
    name: str, folder: Path, *, with_articles: bool = True, changes: Mapping[str, str | bytes | None] | None = None
) -> Path:
    """Return a folder with the package `name` and its sidecar files."""
    corpus = ROOT if name == "repository" else write_corpus(folder / "corpus", {**SAMPLES[name], **(changes or {})})
    if corpus != ROOT:
        assert build(corpus).files
    files, sidecar_files = package_and_sidecar_files(corpus, with_articles=with_articles)
    for path, content in {**files, **sidecar_files}.items():
        target = folder / "package" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "package"


def package_and_sidecar_files(corpus: Path, *, with_articles: bool = True) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of a built package, and its sidecar files (path -> content)."""
    package = open_package(corpus).package
    assert package is not None
    descriptor: dict[str, Any] = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    paths = [resource["path"] for resource in descriptor["resources"]]
    included = ["datapackage.json", *(path for path in paths if with_articles or not path.startswith("seeds/"))]
    files = {path: (corpus / path).read_bytes() for path in included}
    texts = dict(package.texts) if with_articles else {}
    return files, build_sidecar_files(load_config(corpus), descriptor, package.tables, files, texts)


def corpus_of(package: Path) -> Path:
    """Return the corpus folder from which `publish` made a package."""
    corpus = package.parent / "corpus"
    return corpus if corpus.exists() else ROOT


def read_json(package: Path, name: str) -> Any:
    """Return the content of a JSON file of a package."""
    return json.loads((package / name).read_text(encoding="utf-8"))


def read_card(package: Path) -> str:
    """Return the text of README.md."""
    return (package / "README.md").read_text(encoding="utf-8")


def read_front_matter(package: Path) -> Any:
    """Return the YAML header of README.md."""
    return yaml.safe_load(read_card(package).split("---\n")[1])


def read_rows(package: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    return pl.read_parquet(package / f"dataset/{table}.parquet").to_dicts()


def strings_in(content: Any) -> Iterator[str]:
    """Yield every string value in JSON."""
    if isinstance(content, dict):
        for value in content.values():
            yield from strings_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from strings_in(value)
    elif isinstance(content, str):
        yield content
