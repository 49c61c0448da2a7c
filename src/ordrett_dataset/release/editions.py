"""The two editions of a release: the public one, which quotes the articles, and the one that contains them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from ordrett.article import decode_article
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.data_dictionary import format_data_dictionary
from ordrett_dataset.metadata.sidecar_files import build_sidecar_files
from ordrett_dataset.package.descriptor import build_descriptor, to_json_bytes
from ordrett_dataset.package.resources import SKIPPED_ARTICLES_PATH
from ordrett_dataset.package.writer import package_files
from ordrett_dataset.release.archive import format_checksums
from ordrett_dataset.release.disclosure import ArticleText
from ordrett_dataset.release.public_tables import build_public_tables, find_quoting_pages
from ordrett_dataset.versioning.git import run_git

WITH_ARTICLES: Final = "-with-articles"
# Committed files of the corpus folder that both editions include.
DOCUMENTATION: Final = ("LICENSE*", "CHANGELOG.md", "CONTRIBUTING.md", "docs/*.md", "docs/*.json")
# Committed files from which the package can be built again.
SOURCES: Final = (
    "corpus.toml",
    "sources.jsonl",
    "published.csv",
    "seeds/README*",
    "annotations/**/*.yaml",
    "annotations/**/*.md",
    "annotations/reviews/*.jsonl",
)
DATA_DICTIONARY: Final = "docs/data-dictionary.md"
MARKDOWN_LINK: Final = re.compile(r"\[(?P<label>[^\]]*)\]\((?P<target>[^)#\s]+)[^)]*\)")


class Editions(NamedTuple):
    """The files of both editions (path -> content) and the tables of the public one."""

    public: dict[str, bytes]
    with_articles: dict[str, bytes]
    public_tables: dict[str, pl.DataFrame]
    articles: list[ArticleText]
    omitted_pages: list[str]  # of the documentation, which the public edition leaves out


def build_editions(
    corpus: Path, metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], package: Mapping[str, bytes]
) -> Editions:
    """Return the files of the editions; `package` has the files of the built package.

    The public edition withholds the articles, the texts that `build_public_tables` removes, and each page that quotes
    sentences of the articles. The other one is a corpus folder that can be built again.
    """
    article_bytes = read_article_bytes(tables, package)
    texts = {article: content.decode() for article, content in article_bytes.items()}
    articles = read_articles(tables, article_bytes)
    committed = dict(_read_committed(corpus, DOCUMENTATION))
    # Pictures show the articles, so that neither they nor the pages made of them are part of an edition.
    documentation = _without_pages(committed, [path for path, text in committed.items() if b"](images/" in text])
    public_tables = build_public_tables(tables, article_bytes, articles, metadata.max_share, documentation)
    documentation.setdefault(DATA_DICTIONARY, format_data_dictionary(public_tables).encode())
    omitted = find_quoting_pages(documentation, public_tables, articles)
    public_package = build_public_package(metadata, public_tables, package.get(SKIPPED_ARTICLES_PATH))
    sources = dict(_read_committed(corpus, SOURCES))
    return Editions(
        public=_build_edition(
            metadata, public_tables, {**_without_pages(documentation, omitted), **public_package}, {}, omitted
        ),
        with_articles=_build_edition(metadata, tables, {**documentation, **sources, **package}, texts),
        public_tables=public_tables,
        articles=articles,
        omitted_pages=omitted,
    )


def read_articles(tables: Mapping[str, pl.DataFrame], article_bytes: Mapping[str, bytes]) -> list[ArticleText]:
    """Return the articles of a package, in the order of the table."""
    return [
        ArticleText(decode_article(content, article, path, len(content)), language)
        for article, path, language in tables["articles"].select("article_id", "path", "language").iter_rows()
        for content in [article_bytes[article]]
    ]


def read_article_bytes(tables: Mapping[str, pl.DataFrame], package: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the articles of a package with all its files, by id."""
    return {article: package[path] for article, path in tables["articles"].select("article_id", "path").iter_rows()}


def build_public_package(
    metadata: CorpusConfig, public_tables: Mapping[str, pl.DataFrame], skipped_articles: bytes | None = None
) -> dict[str, bytes]:
    """Return the files of the package without articles: the public tables, and the descriptor."""
    return package_files(public_tables, {}, metadata, skipped_articles)


def _without_pages(documentation: Mapping[str, bytes], omitted: Iterable[str]) -> dict[str, bytes]:
    """Return the documentation without some pages; a link to one of them becomes its label."""
    names = {path.rpartition("/")[2] for path in omitted}

    def unlink(match: re.Match[str]) -> str:
        return match["label"] if match["target"].rpartition("/")[2] in names else match[0]

    return {
        path: MARKDOWN_LINK.sub(unlink, content.decode()).encode() if path.endswith(".md") else content
        for path, content in documentation.items()
        if path not in omitted
    }


def _build_edition(
    metadata: CorpusConfig,
    tables: Mapping[str, pl.DataFrame],
    files: dict[str, bytes],
    texts: Mapping[str, str],
    omitted_pages: Collection[str] = (),
) -> dict[str, bytes]:
    descriptor = build_descriptor(metadata, tables, files)
    files = {**files, "datapackage.json": to_json_bytes(descriptor)}
    files |= build_sidecar_files(metadata, descriptor, tables, files, texts, omitted_pages)
    return {**files, "SHA256SUMS": format_checksums(files)}


def _read_committed(corpus: Path, patterns: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the committed files that match; symbolic links are left out."""
    pathspecs = (f":(glob){pattern}" for pattern in patterns)
    for path in run_git(corpus, "ls-files", "-z", "--", *pathspecs).split("\0"):
        if path and not (corpus / path).is_symlink():
            yield path, (corpus / path).read_bytes()
