"""Flatten a folder of annotations into plain values with their positions, so that two annotations can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from pydantic import TypeAdapter

from ordrett.anchor import TextQuoteSelector
from ordrett.article import Article
from ordrett.names.keys import phonetic_key
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import locate_anchor
from ordrett_dataset.annotations.entry_values import Anchor
from ordrett_dataset.annotations.files import SHARED_FILES
from ordrett_dataset.annotations.strict_yaml import load_yaml

SELECTOR: Final = TypeAdapter[TextQuoteSelector](Anchor)
ITEM_KINDS: Final = ("quotes", "person_mentions", "event_mentions")
QUOTE_PARTS: Final = ("cue", "source", "outlet")
# The raw annotations of the two annotators have one key for the outlet that relayed a quote and for its addressee.
OUTLET_KEYS: Final = ("via", "relayed_by", "addressed_to")
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A quote, person mention or event mention: its span, and its values without keys that only one annotator uses."""

    article: str
    key: str
    span: Span
    values: Mapping[str, str | None]
    trigger: Span | None = None

    @property
    def position(self) -> tuple[str, Span, str]:
        """Sorts items by article and text order."""
        return self.article, self.span, self.key


@dataclass(slots=True)
class FlatAnnotation:
    """The annotation of all articles by one annotator."""

    items: dict[str, list[Item]] = field(default_factory=lambda: {kind: [] for kind in ITEM_KINDS})
    sections: dict[tuple[str, str], str] = field(default_factory=dict)  # (article, line) -> section
    metadata: dict[tuple[str, str], str] = field(default_factory=dict)  # (article, field) -> value
    events: dict[str, dict[str, str | None]] = field(default_factory=dict)
    participants: dict[str, dict[str, str]] = field(default_factory=dict)  # event -> participant -> role and name

    def sorted_items(self, kind: str) -> list[Item]:
        """Return the items of one kind in text order."""
        return sorted(self.items[kind], key=lambda item: item.position)


def flatten_annotations(folder: Path, articles: dict[str, Article]) -> FlatAnnotation:
    """Read a folder of annotations; its evidence is not needed and not checked."""
    files = {path.stem: cast("Entry", load_yaml(path, path.name)[0]) for path in sorted(folder.glob("*.yaml"))}
    people = {key: phonetic_key(person["name"]) for key, person in files["people"].items()}
    annotation = FlatAnnotation()
    for name, content in files.items():
        if name not in SHARED_FILES:
            _add_article(annotation, content, articles[name], people)
    for key, event in files["events"].items():
        entries = {
            name: (name.rstrip("0123456789"), entry["kind"], people.get(entry.get("person", ""), entry.get("name")))
            for name, entry in event.get("participants", {}).items()
        }
        annotation.participants[key] = {
            name: f"{role} {participant}" for name, (role, _, participant) in entries.items()
        }
        annotation.events[key] = {
            "type": event.get("type"),
            "mode": event.get("mode"),
            "place": event.get("place", {}).get("name"),
            "participants": "; ".join(sorted(" ".join(map(str, entry)) for entry in entries.values())) or None,
        }
    return annotation


def _add_article(annotation: FlatAnnotation, content: Entry, article: Article, people: dict[str, str]) -> None:
    article_id = article.article_id

    def find(anchor: object, near: Span | None = None, inside: Span | None = None) -> Span:
        return locate_anchor(article, SELECTOR.validate_python(anchor), article_id, near, inside)

    def add(kind: str, key: str, span: Span, values: dict[str, str | None], trigger: Span | None = None) -> None:
        annotation.items[kind].append(Item(article_id, key, span, {"text": _format_span(span), **values}, trigger))

    for section, lines in content.get("sections", {}).items():
        annotation.sections |= {(article_id, line): section for line in lines}
    for name, value in content.get("fields", {}).items():
        entry: Entry = {"is": value} if isinstance(value, str) else value
        text = entry["words"]["exact"] if isinstance(entry.get("words"), dict) else entry.get("words", "")
        annotation.metadata[article_id, name] = entry.get("is") or entry.get("edtf") or text
    for key, quote in content.get("quotes", {}).items():
        span = find(quote["text"])
        anchors = {name: quote.get(name) for name in QUOTE_PARTS}
        anchors["outlet"] = next((quote[name] for name in OUTLET_KEYS if name in quote), None)
        parts = {name: _format_span(find(anchor, span)) if anchor else None for name, anchor in anchors.items()}
        speaker = people.get(quote.get("speaker", ""), quote["speaker_kind"])
        previous = find(content["quotes"][quote["continues"]]["text"]) if "continues" in quote else None
        continues = _format_span(previous) if previous else None
        add("quotes", key, span, {"kind": quote["kind"], "speaker": speaker, **parts, "continues": continues})
    for key, mention in content.get("person_mentions", {}).items():
        add("person_mentions", key, find(mention["text"]), {"person": people[mention["person"]]})
    for key, mention in content.get("event_mentions", {}).items():
        span = find(mention["text"])
        values = {
            "event": mention["event"],
            "modality": mention["modality"],
            "is_negated": mention.get("is_negated", "false"),
            "date": mention.get("date", {}).get("edtf"),
        }
        add("event_mentions", key, span, values, find(mention["trigger"], span, span))


def _format_span(span: Span) -> str:
    return f"{span.text} [{span.start}, {span.end})"
