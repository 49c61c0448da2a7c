"""The lines of an .ann file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ordrett.article import Article
from ordrett.span import Span
from ordrett_dataset.brat.fragments import fragments

# What stands between the pieces of words that brat cuts at line ends.
BETWEEN: Final = " "


@dataclass(frozen=True, slots=True)
class Bound:
    """Words of the article, and what they are marked as."""

    id: str
    type: str
    span: Span
    line: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Arcs (role, id) that go out from marked words, the trigger."""

    id: str
    type: str
    trigger: str
    arcs: tuple[tuple[str, str], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value of a closed list, or, where there is none, that something holds."""

    type: str
    target: str
    value: str | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Free words about an annotation."""

    type: str
    target: str
    text: str
    line: int = 0


Line = Bound | Event | Attribute | Note


@dataclass
class Standoff:
    """What an .ann file says, in the order of its lines."""

    bounds: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    attributes: list[Attribute] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def standoff_text(lines: Iterable[Line], article: Article) -> str:
    """Return an .ann file; attributes and notes are numbered as they come."""
    written: list[str] = []
    numbers = {"A": 0, "#": 0}
    for line in lines:
        match line:
            case Bound():
                pieces = fragments(article.text, line.span.start, line.span.end)
                places = ";".join(f"{start} {end}" for start, end in pieces)
                words = BETWEEN.join(article.text[start:end] for start, end in pieces)
                written.append(f"{line.id}\t{line.type} {places}\t{words}")
            case Event():
                # brat, too, ends an event without arcs with a space.
                arcs = " ".join(f"{role}:{target}" for role, target in line.arcs)
                written.append(f"{line.id}\t{line.type}:{line.trigger} {arcs}")
            case Attribute():
                numbers["A"] += 1
                value = "" if line.value is None else f" {line.value}"
                written.append(f"A{numbers['A']}\t{line.type} {line.target}{value}")
            case Note():
                numbers["#"] += 1
                written.append(f"#{numbers['#']}\t{line.type} {line.target}\t{line.text}")
    return "".join(f"{line}\n" for line in written)
