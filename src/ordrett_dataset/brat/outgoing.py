"""Articles and their annotations -> the files of a brat folder."""

from collections.abc import Iterable, Mapping

from ordrett.article import Article
from ordrett.reader import read_article
from ordrett_dataset.annotations.dependencies import DEPENDS_ON_REJECTED
from ordrett_dataset.annotations.draft.annotation import draft_annotation
from ordrett_dataset.annotations.models import AnnotationEntries, ArticleEntry, PersonEntry
from ordrett_dataset.brat.conf import conf
from ordrett_dataset.brat.desk import NOT_CORRECTED, Desk
from ordrett_dataset.brat.drawn import Remarks, drawn
from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.seal import SEAL, sealed
from ordrett_dataset.brat.standoff import standoff_text
from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence


def outgoing(desk: Desk, stems: Iterable[str]) -> dict[str, bytes]:
    """Return the files of a brat folder by name: text and annotation of each article, and what brat must know of them.

    An article without an annotation goes out as the rules read it, for a first annotation. Raises Refusals for an
    annotation at fault.
    """
    known = desk.written.entries
    wrong = desk.faults(desk.read(desk.annotations), (NOT_CORRECTED, DEPENDS_ON_REJECTED))
    files: dict[str, bytes] = {}
    for stem in stems:
        article, standing = desk.article(stem), desk.standing(stem)
        if stem in wrong:
            raise ExceptionGroup("annotations", wrong[stem])
        if standing.source:
            text = _ann(article, standing.tree, {"annotation": standing.sha256}, {})
        else:
            made = draft_annotation(downgrade_evidence(read_article(article, desk.about.languages.get(stem))), known)
            notes = ArticleEntry.model_validate({"draft": True, **made.entry})
            known = _grown(known, stem, notes, made.people)
            more = {"people": made.people} if made.people else {}
            text = _ann(article, desk.placed(stem, notes), more, made.comments)
        files |= {f"{stem}.txt": article.text.encode(), f"{stem}.ann": text.encode()}
    return files | {name: text.encode() for name, text in conf(known.people, known.events).items()}


def _ann(article: Article, tree: Tree, more: Tree, remarks: Remarks) -> str:
    return sealed(lambda seal: standoff_text(drawn(tree, article, {**more, SEAL: seal}, remarks), article))


def _grown(
    known: AnnotationEntries, stem: str, notes: ArticleEntry, people: Mapping[str, Mapping[str, str]]
) -> AnnotationEntries:
    """Return what is known with a draft, so that the next one takes neither its id nor a key of its people."""
    new = {key: PersonEntry.model_validate(person) for key, person in people.items()}
    return known.model_copy(update={"articles": known.articles | {stem: notes}, "people": known.people | new})
