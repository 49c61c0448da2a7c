"""The articles of a corpus folder: the .txt files in seeds/."""

import re
from pathlib import Path
from typing import NamedTuple

from ordrett.article import MAX_ARTICLE_BYTES, Article, decode_article, require_article_size
from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CONFIG_FILE
from ordrett_dataset.corpus.safe_path import RESERVED_NAMES, printable_name, require_regular_file
from ordrett_dataset.schemas.columns import IDENTIFIER

ARTICLES_FOLDER = "seeds"


def is_corpus_folder(path: Path) -> bool:
    """Return whether a path is a corpus folder, with seeds/ or corpus.toml, not articles as they lie on disk."""
    return (path / ARTICLES_FOLDER).is_dir() or (path / CONFIG_FILE).is_file()


class FoundArticles(NamedTuple):
    """The articles of a corpus by id, and the error of each file that is not a usable article.

    Errors are keyed by article id, or by file name if another article has the id.
    """

    articles: dict[str, Article]
    errors: dict[str, InputError]


def find_articles(corpus: Path, max_bytes: int = MAX_ARTICLE_BYTES) -> FoundArticles:
    """Read every article of a corpus folder; README and hidden files are ignored.

    Raises InputError if the folder has no articles at all.
    """
    folder = corpus / ARTICLES_FOLDER
    if not folder.is_dir():
        hint = "Create it and put the articles there, one UTF-8 .txt file each."
        raise InputError(str(folder), "corpus_has_articles", "there is no such folder", hint)
    articles: dict[str, Article] = {}
    errors: dict[str, InputError] = {}
    names_by_folded_id: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.stem == "README":
            continue
        name = f"{ARTICLES_FOLDER}/{printable_name(path.name)}"
        try:
            require_regular_file(path, name, corpus)
            _require_valid_name(path, name)
            other = names_by_folded_id.setdefault(path.stem.casefold(), name)
            if other != name:
                raise InputError(name, "ids_differ_ignoring_case", f"{other} has the same id", "Rename one of them.")
            require_article_size(max_bytes, path.stat().st_size, name)
            articles[path.stem] = decode_article(path.read_bytes(), path.stem, name, max_bytes)
        except InputError as error:
            has_own_id = path.suffix == ".txt" and path.stem not in articles
            errors[printable_name(path.stem if has_own_id else path.name)] = error
    if not articles and not errors:
        hint = "Put the articles there, one UTF-8 .txt file each."
        raise InputError(str(folder), "corpus_has_articles", "the folder contains no article", hint)
    return FoundArticles(articles, errors)


def _require_valid_name(path: Path, name: str) -> None:
    if path.suffix != ".txt":
        problem = f"its suffix is {path.suffix}" if path.suffix else "it has no suffix"
        raise InputError(
            name, "article_has_txt_suffix", problem, "Save it as .txt, or let `ordrett init` make a corpus of it."
        )
    if RESERVED_NAMES.fullmatch(path.name):
        raise InputError(
            name, "article_filename_is_valid_id", "Windows reserves this name for a device", "Rename the file."
        )
    if not re.fullmatch(IDENTIFIER, path.stem):
        problem = f"{path.stem!r} cannot be the id of an article"
        raise InputError(
            name,
            "article_filename_is_valid_id",
            problem,
            "Use letters, digits, dot, dash and underscore, or `ordrett init`.",
        )
