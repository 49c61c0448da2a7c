"""The folder of annotations -> what is written in it."""

from pathlib import Path
from reprlib import repr  # noqa: A004 - it shows the beginning of what may be a whole file
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ordrett.errors import InputError
from ordrett_dataset.annotations.error_collector import Refused
from ordrett_dataset.annotations.models import WrittenAnnotations
from ordrett_dataset.annotations.strict_yaml import Lines, Plain, plain_yaml
from ordrett_dataset.corpus.safe_path import shown

# Files about all articles together; every other file is an article's, named after its seed.
SHARED: Final = ("people", "events", "fact_checks", "external_sources")


class Written:
    """The annotations of a folder, and the file and line of every place in them.

    What is wrong with the file of one article is noted under it, and the article is not among the annotations.
    Raises a group of Refusals where a file about all articles cannot be read, together with all that was noted.
    """

    def __init__(self, folder: Path, refused: Refused) -> None:
        self._lines: dict[str, tuple[str, Lines]] = {}
        articles: dict[str, Plain] = {}
        parts: dict[str, Plain] = {"articles": articles}
        for path in sorted(folder.glob("*.[yY]*[mM][lL]")):
            name = f"{folder.name}/{shown(path.name)}"
            with refused.noting("" if path.stem in SHARED else shown(path.stem)):
                if path.suffix != ".yaml":
                    raise InputError(
                        name, "annotation_has_yaml_suffix", path.suffix, "Name it as the others are: .yaml."
                    )
                data, lines = plain_yaml(path, name)
                self._lines[path.stem] = (name, lines)
                (parts if path.stem in SHARED else articles)[path.stem] = data
        try:
            self.annotations = WrittenAnnotations.model_validate(parts)
        except ValidationError as error:
            for fault in error.errors():
                article = str(fault["loc"][1]) if fault["loc"][0] == "articles" else ""
                refused.setdefault(article, []).append(self._refusal(fault))
                articles.pop(article, None)
        if refused.get(""):
            raise ExceptionGroup("annotations", [refusal for of in refused.values() for refusal in of])
        self.annotations = WrittenAnnotations.model_validate(parts)
        for stem, entry in list(self.annotations.articles.items()):
            with refused.noting(stem):
                self._refuse_misnamed(stem, entry.article)

    def where(self, part: str, *place: str | int) -> str:
        """Return file, line and key of a place, such as ("articles", STEM, "quotes", "q01", "cue")."""
        stem, place = (str(place[0]), place[1:]) if part == "articles" and place else (part, place)
        name, lines = self._lines.get(stem, (f"{stem}.yaml", Lines()))
        keys = ".".join(map(str, place))
        return f"{name}: line {lines.of(place)}" + (f": {keys}" if keys else "")

    def _refuse_misnamed(self, stem: str, article: str) -> None:
        if article != stem:
            self.annotations.articles.pop(stem)
            raise InputError(
                self.where("articles", stem, "article"),
                "annotation_filename_matches_article",
                f"it is about {article!r}",
                f"Rename the file to {article}.yaml, or mend `article`.",
            )

    def _refusal(self, fault: ErrorDetails) -> InputError:
        found = fault["msg"]
        if fault["type"] not in ("missing", "extra_forbidden"):
            found += f", found {repr(fault['input'])}"
        return InputError(
            self.where(str(fault["loc"][0]), *fault["loc"][1:]),
            "annotation_is_well_formed",
            found,
            "See docs/annotation-guide.md, “How it is written”.",
        )
