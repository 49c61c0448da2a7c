"""A corpus whose readings go out to brat and come back."""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations import Annotations, load_annotations
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.files import AnnotationFiles
from ordrett_dataset.annotations.models import ArticleEntry
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.brat.placed import Tree, placed
from ordrett_dataset.brat.standing import Standing
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.corpus.config import load_config

# Nobody need have taken `draft` out of an annotation yet.
NOT_CORRECTED: Final = "annotation_is_not_a_draft"


class Desk:
    """A corpus folder, read once, its annotations from another folder where one is given.

    Raises Refusals where it cannot be read.
    """

    def __init__(self, corpus: Path, annotations: Path | None = None) -> None:
        self.corpus, self.annotations = corpus, annotations or corpus / "annotations"
        self.about = load_config(corpus)
        self.articles, self.unreadable = find_articles(corpus, self.about.max_article_bytes)
        self.refused = ErrorCollector()
        self.written = AnnotationFiles(self.annotations, self.refused)

    def article(self, stem: str) -> Article:
        """Return an article; raise InputError where there is none of that name or it cannot be read."""
        if stem in self.unreadable:
            raise self.unreadable[stem]
        if stem not in self.articles:
            raise InputError(stem, "article_is_listed", f"no seeds/{stem}.txt", "Name an article by its stem.")
        return self.articles[stem]

    def standing(self, stem: str) -> Standing:
        """Return the annotation of an article; an empty one where there is none."""
        path = self.annotations / f"{stem}.yaml"
        if not path.exists():
            return Standing()
        if stem in self.refused:
            raise ExceptionGroup("annotations", self.refused[stem])
        data, _ = load_yaml(path, f"{self.annotations.name}/{path.name}")
        assert isinstance(data, dict)  # noqa: S101 - it has the shape of an annotation, or was refused
        return Standing(path.read_bytes().decode(), data, self.placed(stem, self.written.entries.articles[stem]))

    def placed(self, stem: str, notes: ArticleEntry) -> Tree:
        """Return the annotation of an article with places."""
        return placed(AnchorResolver(self.article(stem), "", notes, self.written, {}))

    def files(self, new: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files of the annotations by name, some of them new or in the place of others."""
        return {path.name: path.read_bytes() for path in self.annotations.glob("*.yaml")} | dict(new)

    def read(self, folder: Path) -> Annotations:
        """Return what a folder of annotations holds of the articles."""
        return load_annotations(folder, self.articles, self.about.languages, self.unreadable)

    @staticmethod
    def faults(found: Annotations, passed: Container[str]) -> dict[str, list[InputError]]:
        """Return by article what is wrong with annotations, but for some rules."""
        kept = {stem: [refusal for refusal in of if refusal.code not in passed] for stem, of in found.errors.items()}
        return {stem: of for stem, of in kept.items() if of}
