"""A corpus folder: its corpus.toml and its seeds."""

import re
import stat
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ordrett.article import MOST_BYTES, Article, article, refuse_over
from ordrett.refusal import Refusal
from schemas.column import IDENTIFIER

NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"


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
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    description: str = ""
    released: date | None = None
    licence: str | None = None
    keywords: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    rights: str = NOT_EVALUATED
    languages: dict[str, str] = {}
    most_bytes: int = MOST_BYTES
    rows: dict[str, dict[str, Annotated[tuple[int, int], Field(description="fewest and most rows")]]] = {}


def metadata(folder: Path) -> Metadata:
    """Return what corpus.toml says; for a folder without one, its name, version 0.0.0 and no licence."""
    path = folder / "corpus.toml"
    if not path.exists():
        name = re.sub(r"[^a-z0-9._-]+", "-", folder.resolve().name.lower()).strip("-._") or "corpus"
        return Metadata(name=name, title=folder.resolve().name, version="0.0.0")
    try:
        return Metadata.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal("corpus.toml", "corpus_toml_can_be_parsed", str(error), "Mend the TOML there.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = f"corpus.toml: {'.'.join(map(str, first['loc']))}"
        raise Refusal(where, "corpus_toml_is_complete", first["msg"], "See the corpus.toml of this project.") from None


def seeds(folder: Path, most_bytes: int = MOST_BYTES) -> tuple[dict[str, Article], dict[str, Refusal]]:
    """Return the articles of `seeds/` by id, and by id (or file name, where an article has the id) what was refused.

    Raises Refusal where there is no article at all. README and hidden files are no articles.
    """
    place = folder / "seeds"
    if not place.is_dir():
        raise Refusal(
            str(place), "corpus_has_seeds", "no such folder", "Put the articles there, one UTF-8 .txt file each."
        )
    found: dict[str, Article] = {}
    refused: dict[str, Refusal] = {}
    folded: dict[str, str] = {}
    for path in sorted(place.iterdir(), key=lambda p: p.name):
        if path.name.startswith(".") or path.stem == "README":
            continue
        name = f"seeds/{path.name}"
        try:
            _is_a_plain_text_file(path, name, place)
            other = folded.setdefault(path.stem.casefold(), name)
            if other != name:
                raise Refusal(name, "ids_differ_when_case_is_folded", f"{other} has the same id", "Rename one of them.")
            refuse_over(most_bytes, path.stat().st_size, name)
            found[path.stem] = article(path.read_bytes(), path.stem, name, most_bytes)
        except Refusal as refusal:
            refused[path.stem if path.stem not in found else path.name] = refusal
    if not found and not refused:
        raise Refusal(
            str(place), "corpus_has_seeds", "the folder holds no article", "Put the articles there as .txt files."
        )
    return found, refused


def _is_a_plain_text_file(path: Path, name: str, place: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode) or path.resolve().parent != place.resolve():
        raise Refusal(name, "seed_is_no_link", f"it points at {path.readlink()}", "Put the file itself there.")
    if not stat.S_ISREG(mode):
        raise Refusal(name, "seed_is_a_file", stat.filemode(mode), "Only plain files are read; take it out.")
    if path.suffix != ".txt":
        raise Refusal(name, "seed_is_a_txt_file", path.suffix or "no ending", "Save it as plain text named .txt.")
    if not re.match(IDENTIFIER, path.stem):
        found = f"the id would be {path.stem!r}"
        raise Refusal(name, "seed_name_is_an_id", found, "Use letters, digits, dot, dash and underscore.")
