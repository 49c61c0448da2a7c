"""How the parts of an annotation are drawn in brat: types, arcs and closed lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ordrett_dataset.annotations.models import ArticleEntry, MetadataEntry

# The place of a value in an entry: ("cue",), ("date", "words").
Place = tuple[str, ...]

# The order in which an annotation is written, its entries, and the fields of the page.
ORDER: Final = (
    *ArticleEntry.model_fields,
    *("edtf", "basis", "person", "event", "is", "words", "anchor", "sources"),
    *(
        "text",
        "kind",
        "speaker",
        "speaker_kind",
        "cue",
        "source",
        "relayed_by",
        "addressed_to",
        "continues",
        "speaker_words",
    ),
    *("trigger", "modality", "modality_words", "is_negated", "negated_words", "date", "note"),
    *MetadataEntry.model_fields,
)
# What is drawn on lines: a line that is not body, and what belongs to no words but to the article.
LINE: Final = "Line"
SECTION: Final = "Section"
ARTICLE: Final = "Article"
# Notes: brat's own, which its editor changes, and two that it shows and leaves alone.
NOTE: Final = "AnnotatorNotes"
ROW: Final = "Row"
REMARK: Final = "Remark"
# The field of the page is the key of its row.
FIELD: Final = "Field"
CONTINUES: Final = "Continues"
SPEAKER: Final = "Speaker"
# What the keys of the rows of a part begin with.
LETTERS: Final = {"fields": "f", "quotes": "q", "person_mentions": "m", "event_mentions": "r"}


@dataclass(frozen=True)
class Shape:
    """The drawing of a part: the type of its rows, arcs to other words, values of closed lists.

    `words` is the place of the words that the row itself is drawn on. What has neither arc nor list stands in a note.
    """

    part: str
    type: str
    words: str
    arcs: Mapping[str, Place]
    values: Mapping[str, Place]
    goes_on: bool = False

    @property
    def is_event(self) -> bool:
        """Whether arcs begin at it: brat draws such a row as an event."""
        return bool(self.arcs)

    @property
    def letter(self) -> str:
        """What the keys of its rows begin with."""
        return LETTERS[self.part]


SHAPES: Final = (
    Shape(
        "fields",
        "Page",
        "words",
        {"Anchor": ("anchor",)},
        {"Basis": ("basis",)},
    ),
    Shape(
        "quotes",
        "Quote",
        "text",
        {
            "Cue": ("cue",),
            "Source": ("source",),
            "Relayed_by": ("relayed_by",),
            "Addressed_to": ("addressed_to",),
            "Speaker_words": ("speaker_words",),
        },
        {"Kind": ("kind",), SPEAKER: ("speaker",), "Speaker_kind": ("speaker_kind",)},
        goes_on=True,
    ),
    Shape("person_mentions", "PersonMention", "text", {}, {"Person": ("person",)}),
    Shape(
        "event_mentions",
        "EventMention",
        "text",
        {
            "Trigger": ("trigger",),
            "Modality_words": ("modality_words",),
            "Negated_words": ("negated_words",),
            "Date": ("date", "words"),
            "Date_anchor": ("date", "anchor"),
            "Claimant_words": ("claimant", "words"),
        },
        {"Event": ("event",), "Modality": ("modality",), "Negated": ("is_negated",), "Basis": ("date", "basis")},
    ),
)
BY_TYPE: Final = {shape.type: shape for shape in SHAPES}
