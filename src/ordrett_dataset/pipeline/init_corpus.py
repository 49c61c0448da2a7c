"""Make a corpus folder: corpus.toml, and articles of any format as text files in seeds/."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.articles import ARTICLES_FOLDER
from ordrett_dataset.corpus.config import CONFIG_FILE
from ordrett_dataset.sources.read_sources import SourceOptions, read_sources
from ordrett_dataset.sources.stored import SOURCES_FILE, format_sources

KEYS: Final = ("name", "title", "version", "released", "description", "licence", "keywords", "rights", "contact")
COMMENTS: Final = {
    "name": "Name of the package and of its files: lower-case letters, digits, dots and dashes.",
    "released": "Day of the release.",
    "licence": "Of the tables, by its SPDX name; it does not cover the words of the articles.",
    "rights": "Of the articles, as a statement of rightsstatements.org; this one says that nobody has looked yet.",
    "contact": "Where a person can ask in private to be removed, such as an e-mail address.",
}

# Nobody has annotated yet.
ANNOTATORS: Final = """
# Who annotates, once somebody does: every annotated row repeats the kind, a "person" or a "language model".
# [[annotators]]
# name = ""
# kind = "person"
# human_review = true
"""


@dataclass(frozen=True)
class NewCorpus:
    """The articles that were put into seeds/, by id, the errors of the others, and warnings by article id."""

    articles: list[str]
    errors: list[InputError]
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)


def init_corpus(
    folder: Path,
    values: Mapping[str, object],
    authors: Sequence[Mapping[str, str]],
    paths: Sequence[Path] = (),
    options: SourceOptions | None = None,
    on_progress: Callable[[int, int], None] = lambda *_: None,
) -> NewCorpus:
    """Write corpus.toml, and the articles of `paths` as seeds/ID.txt, with sources.jsonl about where they are from.

    `values` are those of the keys of corpus.toml. Raises InputError, before anything is written, if a file would be
    overwritten.
    """
    sources = read_sources(paths, options, on_progress) if paths else None
    articles = sources.articles if sources else {}
    files = {CONFIG_FILE: format_config(values, authors)}
    files |= {f"{ARTICLES_FOLDER}/{i}.txt": source.article.text for i, source in articles.items()}
    if lines := format_sources(articles.values()):
        files[SOURCES_FILE] = lines
    existing = [
        InputError(str(folder / name), "file_is_new", "it exists already", "Choose another folder, or remove it.")
        for name in files
        if (folder / name).exists() or (folder / name).is_symlink()
    ]
    if existing:
        raise ExceptionGroup(str(folder), existing)
    (folder / ARTICLES_FOLDER).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode())
    warnings = {article_id: source.warnings for article_id, source in articles.items() if source.warnings}
    return NewCorpus(list(articles), list(sources.errors.values()) if sources else [], warnings)


def format_config(values: Mapping[str, object], authors: Sequence[Mapping[str, str]]) -> str:
    """Return the content of a corpus.toml."""
    lines = []
    for key in KEYS:
        if values.get(key) is not None:
            lines += [f"# {COMMENTS[key]}"] if key in COMMENTS else []
            lines.append(f"{key} = {_toml(values[key])}")
    for author in authors:
        lines += ["", "[[authors]]", *(f"{key} = {_toml(value)}" for key, value in author.items())]
    return "\n".join(lines) + "\n" + ANNOTATORS


def _toml(value: object) -> str:
    """Return a value in TOML, whose strings and lists are those of JSON; a date is written as it is."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list) else str(value)
