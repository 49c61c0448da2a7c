"""A package -> the files of its two editions."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import polars as pl

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata import companions
from ordrett_dataset.metadata.data_dictionary import tables_page
from ordrett_dataset.package.descriptor import build_descriptor, to_json_bytes
from ordrett_dataset.release.checksums import checksums
from ordrett_dataset.versioning.git import git

WITH_SEEDS: Final = "-with-seeds"
# What a corpus folder may hold for the readers of its package, and its repository keeps.
SAID: Final = ("LICENSE*", "CHANGELOG.md", "docs/*.md", "docs/*.json")
# What the package can be built from again, beside its articles.
SOURCES: Final = ("corpus.toml", "seeds/README*", "annotations/**/*.yaml", "annotations/**/*.md")


def editions(
    corpus: Path, about: Metadata, tables: Mapping[str, pl.DataFrame], package: Mapping[str, bytes]
) -> dict[str, dict[str, bytes]]:
    """Return the files of each edition by path, under what its name ends with.

    `package` holds the files of the built package by path. The edition under "" has no article; its pages may quote a
    sentence, all else has no words that the tables do not have. The other one is a corpus folder, to be built again.
    """
    said = dict(_read(corpus, SAID))
    said.setdefault("docs/data-dictionary.md", tables_page().encode())
    without = {path: content for path, content in package.items() if not path.startswith("seeds/")}
    texts = {
        article: package[path].decode() for article, path in tables["articles"].select("article_id", "path").iter_rows()
    }
    return {
        "": _edition(about, tables, {**said, **without}, {}),
        WITH_SEEDS: _edition(about, tables, {**said, **dict(_read(corpus, SOURCES)), **package}, texts),
    }


def _edition(
    about: Metadata, tables: Mapping[str, pl.DataFrame], files: dict[str, bytes], texts: Mapping[str, str]
) -> dict[str, bytes]:
    described = build_descriptor(about, tables, files)
    files = {**files, "datapackage.json": to_json_bytes(described)}
    files |= companions(about, described, tables, files, texts)
    return {**files, "SHA256SUMS": checksums(files)}


def _read(corpus: Path, patterns: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    wanted = (f":(glob){pattern}" for pattern in patterns)
    for name in git(corpus, "ls-files", "-z", "--", *wanted).split("\0"):
        if name and not (corpus / name).is_symlink():
            yield name, (corpus / name).read_bytes()
