"""The two editions of a release: the package without its articles, and with them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.data_dictionary import format_data_dictionary
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.package.descriptor import build_descriptor, to_json_bytes
from ordrett_dataset.release.archive import format_checksums
from ordrett_dataset.versioning.git import run_git

WITH_ARTICLES: Final = "-with-articles"
# Committed files of the corpus folder that both editions include.
DOCUMENTATION: Final = ("LICENSE*", "CHANGELOG.md", "CONTRIBUTING.md", "docs/*.md", "docs/*.json")
# Committed files from which the package can be built again.
SOURCES: Final = ("corpus.toml", "seeds/README*", "annotations/**/*.yaml", "annotations/**/*.md")


def build_editions(
    corpus: Path, metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], package: Mapping[str, bytes]
) -> dict[str, dict[str, bytes]]:
    """Return the files of each edition (path -> content), keyed by the suffix of its file name.

    `package` has the files of the built package. The edition "" contains no article text beyond that of the tables,
    except sentences quoted in docs/. The edition "-with-articles" is a corpus folder that can be built again.
    """
    documentation = dict(_read_committed(corpus, DOCUMENTATION))
    documentation.setdefault("docs/data-dictionary.md", format_data_dictionary().encode())
    without_articles = {path: content for path, content in package.items() if not path.startswith("seeds/")}
    texts = {
        article: package[path].decode() for article, path in tables["articles"].select("article_id", "path").iter_rows()
    }
    sources = dict(_read_committed(corpus, SOURCES))
    return {
        "": _build_edition(metadata, tables, {**documentation, **without_articles}, {}),
        WITH_ARTICLES: _build_edition(metadata, tables, {**documentation, **sources, **package}, texts),
    }


def _build_edition(
    metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], files: dict[str, bytes], texts: Mapping[str, str]
) -> dict[str, bytes]:
    descriptor = build_descriptor(metadata, tables, files)
    files = {**files, "datapackage.json": to_json_bytes(descriptor)}
    files |= build_sidecar_files(metadata, descriptor, tables, files, texts)
    return {**files, "SHA256SUMS": format_checksums(files)}


def _read_committed(corpus: Path, patterns: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the committed files that match; symbolic links are left out."""
    pathspecs = (f":(glob){pattern}" for pattern in patterns)
    for path in run_git(corpus, "ls-files", "-z", "--", *pathspecs).split("\0"):
        if path and not (corpus / path).is_symlink():
            yield path, (corpus / path).read_bytes()
