"""A corpus: its configuration and its articles, in a corpus folder or in any files and folders."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.articles import find_articles, is_corpus_folder
from ordrett_dataset.corpus.config import CorpusConfig, load_config, require_known_articles
from ordrett_dataset.sources.published_days import add_published_days
from ordrett_dataset.sources.read_sources import SourceOptions, read_sources
from ordrett_dataset.sources.source_store import SourceArticle, SourceStore
from ordrett_dataset.sources.stored import add_stored_sources

ANNOTATIONS: Final = "annotations"


@dataclass(frozen=True)
class Corpus:
    """The articles of a corpus by id, the errors of the others, its configuration, and where its annotations are.

    Errors are keyed by article id, or by the name of the file or record if another article has the id.
    """

    config: CorpusConfig
    articles: Mapping[str, SourceArticle]
    errors: dict[str, InputError]
    annotations: Path | None = None


def default_output(paths: Sequence[Path]) -> Path:
    """Return where a package is written: a corpus folder itself, or else NAME-package in the current folder."""
    if is_corpus_folder(paths[0]):
        return paths[0]
    return Path(f"{paths[0].resolve().name.partition('.')[0] or 'articles'}-package")


def load_corpus(
    paths: Sequence[Path],
    options: SourceOptions | None = None,
    on_progress: Callable[[int, int], None] = lambda *_: None,
    store: SourceStore | None = None,
) -> Corpus:
    """Load a corpus folder, or the articles of files and folders in any supported format.

    Articles that nobody has annotated are put into `store`, if there is one.

    Raises InputError, or a group of them, if there is nothing to read or the configuration is not valid.
    """
    corpora = [path for path in paths if is_corpus_folder(path)]
    if corpora and len(paths) > 1:
        problem, hint = "a corpus folder is given together with other paths", "Build it alone."
        raise InputError(str(corpora[0]), "corpus_folder_is_alone", problem, hint)
    if corpora:
        corpus = load_corpus_folder(paths[0])
        if store is None or (corpus.annotations and corpus.annotations.exists()):
            return corpus
        for source in corpus.articles.values():
            store.add(source)
        return replace(corpus, articles=store)
    config = load_config(paths[0])
    sources = read_sources(paths, options, on_progress, store)
    return Corpus(config, sources.articles, sources.errors)


def load_corpus_folder(folder: Path) -> Corpus:
    """Load a corpus folder; the articles in its seeds/ are UTF-8 text files named ID.txt.

    Raises InputError, or a group of them, if the folder as a whole cannot be read.
    """
    config = load_config(folder)
    listing = find_articles(folder, config.max_article_bytes)
    require_known_articles(config, {*listing.articles, *listing.errors})
    articles = add_published_days(folder, add_stored_sources(folder, listing.articles), listing.errors)
    return Corpus(config, articles, listing.errors, folder / ANNOTATIONS)
