"""The configuration of a corpus, read from corpus.toml."""

import datetime
import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from ordrett.article import MAX_ARTICLE_BYTES
from ordrett.errors import InputError
from ordrett.model import AnnotationSource
from ordrett_dataset.corpus.safe_path import require_regular_file

CONFIG_FILE: Final = "corpus.toml"
RIGHTS_NOT_EVALUATED: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
NOT_RECORDED: Final = "not recorded"
MODEL_FIELDS: Final = ("model", "version", "date", "prompt")  # of an annotator that is a language model

# Tables whose rows belong to an article.
ArticleTable = Annotated[
    str, StringConstraints(pattern="^(quotes|person_mentions|event_mentions|fact_checks|evidence)$")
]
RowRange = Annotated[tuple[int, int], Field(description="minimum and maximum number of rows")]


class ConfigTable(BaseModel):
    """A table of corpus.toml; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Author(ConfigTable):
    """Someone responsible for the dataset."""

    name: str
    email: str | None = None


class Annotator(ConfigTable):
    """A person or model that annotated the articles.

    `model`, `version`, `date` and `prompt` describe a language model; what nobody wrote down is "not recorded".
    """

    name: str
    kind: str  # "language model", "person", or what else made the annotation
    model: str = NOT_RECORDED
    version: str = NOT_RECORDED
    date: datetime.date | Literal["not recorded"] = NOT_RECORDED
    prompt: str = NOT_RECORDED
    human_review: bool


class CorpusConfig(ConfigTable):
    """What corpus.toml states about the dataset."""

    name: Annotated[str, StringConstraints(pattern="^[a-z0-9][a-z0-9._-]*$")]
    title: str
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+(-dev)?$")]
    description: str = ""
    released: datetime.date | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/[^\s]+$")] | None = None
    url: Annotated[str, StringConstraints(pattern="^https?://[^\\s]+$")] | None = None  # landing page
    licence: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9._-]+$")] | None = None
    keywords: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    rights: str = RIGHTS_NOT_EVALUATED  # of the articles
    # How much of an article may be put back together from the public edition: a share of its characters.
    max_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    # An address, not published as a form, to which a person can write in private to be removed.
    contact: str = ""
    languages: dict[str, str] = {}  # article_id -> language; detected if it is not stated
    removed_rows: dict[str, str] = {}  # the key of a row that an earlier version had -> why it was removed
    max_article_bytes: int = MAX_ARTICLE_BYTES
    expected_rows: dict[str, dict[ArticleTable, RowRange]] = {}  # by article_id

    @property
    def annotation_source(self) -> AnnotationSource:
        """Who made the annotations: `human` if all annotators are stated to be persons, else `language_model`."""
        kinds = {annotator.kind for annotator in self.annotators}
        return "human" if kinds == {"person"} else "language_model"


def name_of(title: str) -> str:
    """Return the name of a package with this title."""
    return re.sub(r"[^a-z0-9._-]+", "-", title.lower()).strip("-._") or "corpus"


def load_config(corpus: Path) -> CorpusConfig:
    """Read the corpus.toml of a corpus folder.

    Without that file the dataset gets the name of the folder, version 0.0.0 and no licence. Raises InputError, or a
    group of them, if the file is not valid.
    """
    path = corpus / CONFIG_FILE
    if not path.exists() and not path.is_symlink():
        title = corpus.resolve().name
        return CorpusConfig(name=name_of(title), title=title, version="0.0.0")
    try:
        require_regular_file(path, CONFIG_FILE, corpus)
        return CorpusConfig.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(CONFIG_FILE, "corpus_toml_is_valid_toml", str(error), "Correct the TOML there.") from None
    except ValidationError as error:
        raise ExceptionGroup(CONFIG_FILE, [_to_input_error(details) for details in error.errors()]) from None


def require_known_articles(config: CorpusConfig, article_ids: Collection[str]) -> None:
    """Raise a group of InputErrors if corpus.toml names articles that the corpus does not have."""
    hint = "Use the file name of an article in seeds/, without .txt."
    errors = [
        InputError(
            f"{CONFIG_FILE}: {key}.{article_id}",
            "corpus_toml_names_existing_articles",
            "there is no such article",
            hint,
        )
        for key, named in (("languages", config.languages), ("expected_rows", config.expected_rows))
        for article_id in named
        if article_id not in article_ids
    ]
    if errors:
        raise ExceptionGroup(CONFIG_FILE, errors)


def _to_input_error(details: ErrorDetails) -> InputError:
    location = f"{CONFIG_FILE}: {'.'.join(map(str, details['loc']))}"
    return InputError(location, "corpus_toml_is_valid", details["msg"], "`ordrett init` writes a valid one.")
