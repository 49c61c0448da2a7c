"""The folder of annotations -> what is written in it."""

from pathlib import Path
from typing import Final, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ordrett.refusal import Refusal
from scripts.annotations.written import WrittenAnnotations
from scripts.plain_yaml import Lines, Plain, plain_yaml

# Files about all articles together; every other file is an article's, named after its seed.
SHARED: Final = ("people", "events", "checks", "external_sources")


class Written:
    """The annotations of a folder, and the file and line of every place in them."""

    def __init__(self, folder: Path) -> None:
        self._lines: dict[str, tuple[str, Lines]] = {}
        parts: dict[str, Plain] = {"articles": {}}
        for path in sorted(folder.glob("*.yaml")):
            name = f"{folder.name}/{path.name}"
            data, lines = plain_yaml(path, name)
            self._lines[path.stem] = (name, lines)
            (parts if path.stem in SHARED else cast("dict[str, Plain]", parts["articles"]))[path.stem] = data
        try:
            self.annotations = WrittenAnnotations.model_validate(parts)
        except ValidationError as error:
            raise ExceptionGroup("annotations", [self._refusal(fault) for fault in error.errors()]) from None
        for stem, article in self.annotations.articles.items():
            if article.article != stem:
                raise Refusal(
                    self.where("articles", stem, "article"),
                    "annotation_is_named_after_its_article",
                    f"it is about {article.article!r}",
                    f"Rename the file to {article.article}.yaml, or mend `article`.",
                )

    def where(self, part: str, *place: str | int) -> str:
        """Return file, line and key of a place, such as ("articles", STEM, "quotes", "q01", "cue")."""
        stem, place = (str(place[0]), place[1:]) if part == "articles" and place else (part, place)
        name, lines = self._lines.get(stem, (f"{stem}.yaml", Lines()))
        keys = ".".join(map(str, place))
        return f"{name}: line {lines.of(place)}" + (f": {keys}" if keys else "")

    def _refusal(self, fault: ErrorDetails) -> Refusal:
        found = fault["msg"]
        if fault["type"] not in ("missing", "extra_forbidden"):
            found += f", found {fault['input']!r}"
        return Refusal(
            self.where(str(fault["loc"][0]), *fault["loc"][1:]),
            "annotation_has_the_shape_of_the_guide",
            found,
            "See docs/annotation-guide.md, “How it is written”.",
        )
