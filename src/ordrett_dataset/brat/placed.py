"""An annotation -> the same with places instead of words."""

from typing import Any

from ordrett.anchor import TextQuoteSelector
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver
from ordrett_dataset.annotations.models import StrictModel

# An annotation as its file has it, a Span for every selector; what is not said, or said as by default, is left out.
Tree = dict[str, Any]


def placed(lookup: AnchorResolver) -> Tree:
    """Return the annotation of an article; `sections` are by paragraph number. Raises InputError for absent words."""
    notes = lookup.entry
    tree = {part: value for part in ("draft", "article", "id", "sha256") if (value := getattr(notes, part))}
    tree["sections"] = _sections(lookup)
    tree["fields"] = _entry(notes.fields, lookup, ("fields",))
    for part in ("quotes", "person_mentions", "event_mentions"):
        entries: dict[str, StrictModel] = getattr(notes, part)
        tree[part] = {key: _entry(entry, lookup, (part, key)) for key, entry in entries.items()}
    return tree


def _sections(lookup: AnchorResolver) -> dict[int, str]:
    text = lookup.article.text
    section_of = {line: section for section, lines in lookup.entry.sections.items() for line in lines}
    lines = [text[start:end] for start, end in lookup.article.paragraphs]
    return {number: section_of[line] for number, line in enumerate(lines) if line in section_of}


def _entry(entry: StrictModel, lookup: AnchorResolver, place: tuple[str, ...], near: Span | None = None) -> Tree:
    found: Tree = {}
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if value == info.default:
            continue
        if isinstance(value, TextQuoteSelector):
            inside = near if name == "trigger" else None
            value = lookup.locate(value, lookup.location(*place, name), near, inside)
            near = value if name == "text" else near
        elif isinstance(value, StrictModel):
            value = _entry(value, lookup, (*place, name), near)
        elif isinstance(value, tuple):
            value = list(value)
        found[info.alias or name] = value
    return found
