"""The files of a folder of annotations: read, checked against the models, with the line of every entry."""

import reprlib
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ordrett.errors import InputError
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.shared_entries import AnnotationEntries
from ordrett_dataset.annotations.strict_yaml import LineNumbers, YamlValue, load_yaml
from ordrett_dataset.corpus.safe_path import printable_name

# Files shared by all articles; every other file belongs to the article of the same name.
SHARED_FILES: Final = ("people", "events", "fact_checks", "external_sources")


class AnnotationFiles:
    """The entries of a folder of annotations.

    An article whose file is wrong has no entry; its errors are in `errors`. Raises a group of all errors so far if a
    shared file cannot be read.
    """

    def __init__(self, folder: Path, errors: ErrorCollector) -> None:
        self._lines: dict[str, tuple[str, LineNumbers]] = {}  # file stem -> file name, line numbers
        articles: dict[str, YamlValue] = {}
        parts: dict[str, YamlValue] = {"articles": articles}
        for path in sorted(folder.glob("*.[yY]*[mM][lL]")):
            name = f"{folder.name}/{printable_name(path.name)}"
            is_shared = path.stem in SHARED_FILES
            with errors.collect("" if is_shared else printable_name(path.stem)):
                if path.suffix != ".yaml":
                    raise InputError(
                        name, "annotation_has_yaml_suffix", f"its suffix is {path.suffix!r}", "Rename it to .yaml."
                    )
                data, lines = load_yaml(path, name)
                self._lines[path.stem] = (name, lines)
                (parts if is_shared else articles)[path.stem] = data
        entries = None
        try:
            entries = AnnotationEntries.model_validate(parts)
        except ValidationError as error:
            for details in error.errors():
                article_id = str(details["loc"][1]) if details["loc"][0] == "articles" else ""
                errors.setdefault(article_id, []).append(self._to_input_error(details))
                articles.pop(article_id, None)
        if errors.get(""):
            raise ExceptionGroup("annotations", [error for article in errors.values() for error in article])
        self.entries = entries or AnnotationEntries.model_validate(parts)
        for stem, entry in list(self.entries.articles.items()):
            with errors.collect(stem):
                self._require_matching_name(stem, entry.article)

    def location(self, part: str, *path: str | int) -> str:
        """Return file, line and key of an entry, such as ("articles", ARTICLE_ID, "quotes", "q01", "cue")."""
        stem, path = (str(path[0]), path[1:]) if part == "articles" and path else (part, path)
        name, lines = self._lines.get(stem, (f"{stem}.yaml", LineNumbers()))
        keys = ".".join(map(str, path))
        return f"{name}: line {lines.nearest(path)}" + (f": {keys}" if keys else "")

    def _require_matching_name(self, stem: str, article: str) -> None:
        if article != stem:
            self.entries.articles.pop(stem)
            location = self.location("articles", stem, "article")
            hint = f"Rename the file to {article}.yaml, or correct `article`."
            raise InputError(
                location, "annotation_filename_matches_article", f"the annotation in it is about {article!r}", hint
            )

    def _to_input_error(self, details: ErrorDetails) -> InputError:
        location = self.location(str(details["loc"][0]), *details["loc"][1:])
        problem = details["msg"]
        if details["type"] not in ("missing", "extra_forbidden"):
            problem += f", found {reprlib.repr(details['input'])}"
        hint = "See “How it is written” in docs/annotation-guide.md."
        return InputError(location, "annotation_is_well_formed", problem, hint)
