"""An annotation with places -> the lines of its .ann file."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span
from ordrett_dataset.brat.fragments import fragments
from ordrett_dataset.brat.in_a_note import in_a_note
from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.shape import (
    ARTICLE,
    CONTINUES,
    FIELD,
    LINE,
    NOTE,
    REMARK,
    ROW,
    SECTION,
    SHAPES,
    SPEAKER,
    Place,
    Shape,
)
from ordrett_dataset.brat.standoff import Attribute, Bound, Event, Line, Note

ABOUT: Final = ("draft", "article", "id", "sha256")
Remarks = Mapping[tuple[str, ...], Sequence[str]]


def drawn(tree: Tree, article: Article, more: Tree, remarks: Remarks) -> list[Line]:
    """Return the lines of an annotation; `more` is said of the article besides, `remarks` are shown by part and key."""
    drawing = _Drawing(article, deepcopy(tree), remarks)
    about = {part: drawing.tree[part] for part in ABOUT if part in tree} | more
    unmarked = {name: said for name, said in drawing.tree["fields"].items() if "words" not in said}
    about |= {"fields": unmarked} if unmarked else {}
    lines = list(drawing.article(about))
    for number, section in sorted(tree["sections"].items()):
        lines += drawing.line(number, section)
    for shape in SHAPES:
        for key, entry in drawing.tree[shape.part].items():
            if shape.words in entry:
                lines += drawing.row(shape, key, entry)
    return lines


class _Drawing:
    """Numbers what is drawn; words that several rows point at are marked once."""

    def __init__(self, source: Article, tree: Tree, remarks: Remarks) -> None:
        self.source, self.tree, self.remarks = source, tree, remarks
        self._marked: dict[tuple[str, Span], str] = {}
        self._count = 0
        rows = [(of.part, key) for of in SHAPES if of.is_event for key, row in tree[of.part].items() if of.words in row]
        self._events = {row: f"E{number}" for number, row in enumerate(rows, start=1)}

    def article(self, about: Tree) -> Iterator[Line]:
        """Say on the first line of the article what belongs to no words."""
        bound = self._bound(ARTICLE, Span.from_text(self.source.text, *self.source.paragraphs[0]))
        said = [remark for place, of in self.remarks.items() if len(place) == 1 for remark in of]
        yield bound
        yield Note(NOTE, bound.id, in_a_note(about))
        yield from (Note(REMARK, bound.id, text) for text in said)

    def line(self, number: int, section: str) -> Iterator[Line]:
        """Mark a line that is not body."""
        bound = self._bound(LINE, Span.from_text(self.source.text, *self.source.paragraphs[number]))
        yield bound
        yield Attribute(SECTION, bound.id, section)

    def row(self, shape: Shape, key: str, entry: Tree) -> Iterator[Line]:
        """Draw an entry; what has no arc and no list is left for its note."""
        span = entry.pop(shape.words)
        # brat warns of two events that each have a trigger of their own on the same words.
        if shape.is_event and (shape.type, span) in self._marked:
            trigger = self._marked[shape.type, span]
        else:
            bound = self._bound(shape.type, span)
            yield bound
            trigger = self._marked[shape.type, span] = bound.id
        arcs: list[tuple[str, str]] = []
        for role, place in shape.arcs.items():
            if (words := _taken(entry, place)) is not None:
                if (role, words) not in self._marked:
                    marked = self._bound(role, words)
                    self._marked[role, words] = marked.id
                    yield marked
                arcs.append((role, self._marked[role, words]))
        target = self._events[shape.part, key] if shape.is_event else trigger
        if shape.goes_on and (before := entry.pop("continues", None)):
            arcs.append((CONTINUES, self._events[shape.part, before]))
        if shape.is_event:
            yield Event(target, shape.type, trigger, tuple(arcs))
        yield from self._said(shape, key, entry, target)

    def _said(self, shape: Shape, key: str, entry: Tree, target: str) -> Iterator[Line]:
        if shape.part == "fields":
            yield Attribute(FIELD, target, key)
        for type_, place in shape.values.items():
            if type_ == SPEAKER and entry.get("speaker_kind") != "person":
                continue
            if (value := _taken(entry, place)) is not None:
                yield Attribute(type_, target, None if value is True else value)
        if shape.part != "fields":
            yield Note(ROW, target, key)
        if entry:
            yield Note(NOTE, target, in_a_note(entry))
        yield from (Note(REMARK, target, text) for text in self.remarks.get((shape.part, key), ()))

    def _bound(self, type_: str, span: Span) -> Bound:
        if not fragments(self.source.text, span.start, span.end):
            found = f"{type_} at {span.start} is nothing but white space"
            raise InputError(self.source.path, "span_can_be_anchored", found, "Annotate words.")
        self._count += 1
        return Bound(f"T{self._count}", type_, span)


def _taken(entry: Tree, place: Place) -> Any:  # noqa: ANN401 - a Span, or a value of a closed list
    """Take a value out of an entry, and out of what is within it; None where it is not there."""
    *outer, name = place
    for step in outer:
        if step not in entry:
            return None
        entry = entry[step]
    return entry.pop(name, None) if isinstance(entry, dict) else None
