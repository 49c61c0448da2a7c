"""A corpus folder: its corpus.toml and its seeds."""

import re
import tomllib
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from ordrett.article import MAX_ARTICLE_BYTES, Article, decode_article, require_article_size
from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import RESERVED, refuse_unless_plain, shown
from ordrett_dataset.schemas.columns import IDENTIFIER

NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"


# The tables whose rows belong to an article.
Counted = Annotated[str, StringConstraints(pattern="^(quotes|person_mentions|event_mentions|fact_checks|evidence)$")]


class Stated(BaseModel):
    """A table of corpus.toml in which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Author(Stated):
    """Who answers for the dataset."""

    name: str
    email: str | None = None


class Annotator(Stated):
    """Who read the articles, and what kind of reader that is."""

    name: str
    kind: str
    human_review: bool


class Metadata(Stated):
    """What corpus.toml says; the one place for each of it."""

    name: Annotated[str, StringConstraints(pattern="^[a-z0-9][a-z0-9._-]*$")]
    title: str
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+(-dev)?$")]
    description: str = ""
    released: date | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/[^\s]+$")] | None = None  # once there is one
    url: Annotated[str, StringConstraints(pattern="^https?://[^\\s]+$")] | None = None  # of the page about it
    licence: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9._-]+$")] | None = None
    keywords: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    rights: str = NOT_EVALUATED
    languages: dict[str, str] = {}
    most_bytes: int = MAX_ARTICLE_BYTES
    rows: dict[str, dict[Counted, Annotated[tuple[int, int], Field(description="fewest and most rows")]]] = {}


def metadata(folder: Path) -> Metadata:
    """Return what corpus.toml says; for a folder without one, its name, version 0.0.0 and no licence."""
    path = folder / "corpus.toml"
    if not path.exists() and not path.is_symlink():
        name = re.sub(r"[^a-z0-9._-]+", "-", folder.resolve().name.lower()).strip("-._") or "corpus"
        return Metadata(name=name, title=folder.resolve().name, version="0.0.0")
    try:
        refuse_unless_plain(path, "corpus.toml", folder)
        return Metadata.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("corpus.toml", "corpus_toml_is_valid_toml", str(error), "Mend the TOML there.") from None
    except ValidationError as error:
        raise ExceptionGroup("corpus.toml", [_incomplete(fault) for fault in error.errors()]) from None


def _incomplete(fault: ErrorDetails) -> InputError:
    where = f"corpus.toml: {'.'.join(map(str, fault['loc']))}"
    return InputError(where, "corpus_toml_is_valid", fault["msg"], "See the corpus.toml of this project.")


def refuse_strangers(about: Metadata, articles: Collection[str]) -> None:
    """Raise Refusals for what corpus.toml says of articles that are not in `seeds/`."""
    strangers = [
        InputError(
            f"corpus.toml: {part}.{article}",
            "corpus_toml_names_existing_articles",
            "no such seed",
            "Name a seed's stem.",
        )
        for part, named in (("languages", about.languages), ("rows", about.rows))
        for article in named
        if article not in articles
    ]
    if strangers:
        raise ExceptionGroup("corpus.toml", strangers)


def seeds(folder: Path, most_bytes: int = MAX_ARTICLE_BYTES) -> tuple[dict[str, Article], dict[str, InputError]]:
    """Return the articles of `seeds/` by id, and by id (or file name, where an article has the id) what was refused.

    Raises InputError where there is no article at all. README and hidden files are no articles.
    """
    place = folder / "seeds"
    if not place.is_dir():
        raise InputError(
            str(place), "corpus_has_articles", "no such folder", "Put the articles there, one UTF-8 .txt file each."
        )
    found: dict[str, Article] = {}
    refused: dict[str, InputError] = {}
    folded: dict[str, str] = {}
    for path in sorted(place.iterdir(), key=lambda p: p.name):
        if path.name.startswith(".") or path.stem == "README":
            continue
        name = f"seeds/{shown(path.name)}"
        try:
            refuse_unless_plain(path, name, folder)
            _refuse_unless_text(path, name)
            other = folded.setdefault(path.stem.casefold(), name)
            if other != name:
                raise InputError(name, "ids_differ_ignoring_case", f"{other} has the same id", "Rename one of them.")
            require_article_size(most_bytes, path.stat().st_size, name)
            found[path.stem] = decode_article(path.read_bytes(), path.stem, name, most_bytes)
        except InputError as refusal:
            refused[shown(path.stem if path.suffix == ".txt" and path.stem not in found else path.name)] = refusal
    if not found and not refused:
        raise InputError(
            str(place), "corpus_has_articles", "the folder holds no article", "Put the articles there as .txt files."
        )
    return found, refused


def _refuse_unless_text(path: Path, name: str) -> None:
    if path.suffix != ".txt":
        raise InputError(
            name, "article_has_txt_suffix", path.suffix or "no ending", "Save it as plain text named .txt."
        )
    if RESERVED.fullmatch(path.name):
        raise InputError(name, "article_filename_is_valid_id", "a device on Windows has this name", "Rename it.")
    if not re.fullmatch(IDENTIFIER, path.stem):
        found = f"the id would be {path.stem!r}"
        raise InputError(name, "article_filename_is_valid_id", found, "Use letters, digits, dot, dash and underscore.")
