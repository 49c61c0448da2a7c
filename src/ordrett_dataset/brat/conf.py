"""What a brat server needs to know of a folder: annotation.conf and visual.conf."""

from collections.abc import Iterable, Mapping
from typing import Final

from ordrett_dataset.annotations.models import MetadataEntry
from ordrett_dataset.brat.shape import ARTICLE, CONTINUES, FIELD, LINE, SECTION, SHAPES, SPEAKER, Shape
from ordrett_dataset.schemas.codebook import CODEBOOK

# The closed list of a value, by what it is called in brat.
LISTS: Final = {
    SECTION: [section for section in CODEBOOK["section"] if section != "body"],
    FIELD: list(MetadataEntry.model_fields),
    "Basis": list(CODEBOOK["basis"]),
    "Kind": list(CODEBOOK["quote_kind"]),
    "Speaker_kind": list(CODEBOOK["speaker_kind"]),
    "Modality": list(CODEBOOK["modality"]),
    "Negated": [],
}
COLOURS: Final = {
    "Quote": "#ffe08a",
    "PersonMention": "#a8d8ff",
    "EventMention": "#c5e8b7",
    "Page": "#e3cdf4",
    LINE: "#eeeeee",
}
HEAD: Final = "# Written by `python -m scripts brat out`; what each value means stands in docs/annotation-guide.md.\n"


def conf(people: Iterable[str], events: Iterable[str]) -> dict[str, str]:
    """Return both files by name; `people` and `events` are the keys that a curator may choose from."""
    lists = LISTS | {"Person": sorted(people), SPEAKER: sorted(people), "Event": sorted(events)}
    return {"annotation.conf": HEAD + _annotation(lists), "visual.conf": HEAD + _visual()}


def _annotation(lists: Mapping[str, list[str]]) -> str:
    marked = [shape.type for shape in SHAPES if not shape.is_event] + list(_arcs()) + [LINE, ARTICLE]
    events = [f"{shape.type}\t{', '.join(_arguments(shape))}" for shape in SHAPES if shape.is_event]
    has = {
        type_: [shape.type for shape in SHAPES if type_ in shape.values] for shape in SHAPES for type_ in shape.values
    }
    has |= {FIELD: ["Page"], SECTION: [LINE]}
    attributes = [
        f"{type_}\tArg:{'|'.join(of)}" + (f", Value:{'|'.join(lists[type_])}" if lists[type_] else "")
        for type_, of in has.items()
        # Without a list it would be a yes or no.
        if lists[type_] or not LISTS.get(type_, True)
    ]
    overlap = ["<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"]
    return _sections({"entities": marked, "relations": overlap, "events": events, "attributes": attributes})


def _visual() -> str:
    types = [*(shape.type for shape in SHAPES), *_arcs(), CONTINUES, LINE, ARTICLE]
    labels = [f"{type_} | {type_.replace('_', ' ')} | {type_[0]}" for type_ in types]
    drawing = [f"{type_}\tbgColor:{colour}" for type_, colour in COLOURS.items()]
    drawing += ["Negated\tbox:crossed, glyph:<NONE>, dashArray:<NONE>", "ATTRIBUTE_DEFAULT\tglyph:*"]
    drawing += ["SPAN_DEFAULT\tfgColor:black, bgColor:white, borderColor:darken", "ARC_DEFAULT\tcolor:black"]
    return _sections({"labels": labels, "drawing": drawing})


def _sections(found: Mapping[str, list[str]]) -> str:
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in found.items())


def _arguments(shape: Shape) -> list[str]:
    # A report cannot be without the words that decide its type; all else may be missing.
    arcs = [f"{role}:{role}" if role == "Trigger" else f"{role}?:{role}" for role in shape.arcs]
    return arcs + ([f"{CONTINUES}?:{shape.type}"] if shape.goes_on else [])


def _arcs() -> list[str]:
    return [role for shape in SHAPES for role in shape.arcs]
