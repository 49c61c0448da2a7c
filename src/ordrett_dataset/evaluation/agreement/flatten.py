"""A folder of annotations as plain values with places, so that two readings can be laid side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from pydantic import TypeAdapter

from ordrett.anchor import TextQuoteSelector
from ordrett.article import Article
from ordrett.names.keys import phonetic_key
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import Lookup
from ordrett_dataset.annotations.files import SHARED
from ordrett_dataset.annotations.models import Anchor
from ordrett_dataset.annotations.strict_yaml import plain_yaml

SELECTOR: Final = TypeAdapter[TextQuoteSelector](Anchor)
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One quote, mention or report: its words, and its values in a form that two readers share."""

    article: str
    key: str
    span: Span
    values: Mapping[str, str | None]
    trigger: Span | None = None


@dataclass(slots=True)
class Flat:
    """One reading of all articles."""

    items: dict[str, list[Item]] = field(
        default_factory=lambda: {"quotes": [], "person_mentions": [], "event_mentions": []}
    )
    parts: dict[tuple[str, str], str] = field(default_factory=dict)  # (article, line or field) -> section or value
    events: dict[str, dict[str, str | None]] = field(default_factory=dict)


def flat(folder: Path, articles: dict[str, Article]) -> Flat:
    """Read a folder of annotations without asking for its evidence."""
    files = {path.stem: cast("Entry", plain_yaml(path, path.name)[0]) for path in sorted(folder.glob("*.yaml"))}
    names = {key: phonetic_key(person["name"]) for key, person in files["people"].items()}
    reading = Flat()
    for stem, notes in files.items():
        if stem not in SHARED:
            _article(reading, notes, articles[stem], names)
    for key, event in files["events"].items():
        sides = sorted(
            f"{side.rstrip('0123456789')} {who['kind']} {names.get(who.get('person', ''), who.get('name'))}"
            for side, who in event.get("participants", {}).items()
        )
        reading.events[key] = {
            "type": event.get("type"),
            "mode": event.get("mode"),
            "place": event.get("place", {}).get("name"),
            "participants": "; ".join(sides) or None,
        }
    return reading


def _article(reading: Flat, notes: Entry, article: Article, names: dict[str, str]) -> None:
    stem = article.article_id
    find = _finder(article)
    for section, lines in notes.get("sections", {}).items():
        reading.parts |= {(stem, line): section for line in lines}
    for name, fact in notes.get("fields", {}).items():
        words = fact["words"]["exact"] if isinstance(fact.get("words"), dict) else fact.get("words")
        reading.parts[stem, name] = fact.get("is") or fact.get("edtf") or words
    for key, quote in notes.get("quotes", {}).items():
        text = find(quote["text"])
        speaker = names.get(quote.get("speaker", ""), quote["speaker_kind"])
        places = {c: _shown(find(quote[c], text)) if c in quote else None for c in ("cue", "source", "via")}
        joined = _shown(find(notes["quotes"][quote["continues"]]["text"])) if "continues" in quote else None
        values = {"text": _shown(text), "kind": quote["kind"], "speaker": speaker, **places, "continues": joined}
        reading.items["quotes"].append(Item(stem, key, text, values))
    for key, mention in notes.get("person_mentions", {}).items():
        text = find(mention["text"])
        values = {"text": _shown(text), "person": names[mention["person"]]}
        reading.items["person_mentions"].append(Item(stem, key, text, values))
    for key, report in notes.get("event_mentions", {}).items():
        text = find(report["text"])
        trigger = find(report["trigger"], text, text)
        values = {
            "text": _shown(text),
            "event": report["event"],
            "modality": report["modality"],
            "is_negated": report.get("is_negated", "false"),
            "date": report.get("date", {}).get("edtf"),
        }
        reading.items["event_mentions"].append(Item(stem, key, text, values, trigger))


def _finder(article: Article) -> Any:  # noqa: ANN401 - a function whose two last arguments may be left out
    lookup = Lookup(article, "", cast("Any", None), cast("Any", None), {})

    def find(words: object, near: Span | None = None, inside: Span | None = None) -> Span:
        return lookup.find(SELECTOR.validate_python(words), article.article_id, near, inside)

    return find


def _shown(span: Span) -> str:
    return f"{span.text} [{span.start}, {span.end})"
