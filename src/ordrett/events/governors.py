"""Words that govern an event, such as "will" or "refused to", and the modality that they give it."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.lexicon import MarkerKind
from ordrett.events.markers import Marker, last_marker
from ordrett.events.reading import Reading, TokenRange
from ordrett.model import Modality

GOVERNING: Final[frozenset[MarkerKind]] = frozenset(
    {"predicted", "planned", "hypothetical", "alleged", "negated", "achieved"}
)
MODAL: Final[frozenset[MarkerKind]] = GOVERNING - {"achieved"}
# Those that tell the modality, not the negation.
STATING: Final[frozenset[MarkerKind]] = MODAL - {"negated"}
MODALITIES: Final[dict[MarkerKind, Modality]] = {
    "predicted": "predicted",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "alleged": "alleged",
    "negated": "asserted",
    "achieved": "asserted",
}


def find_governor(markers: Sequence[Marker], first: int, last: int) -> Marker | None:
    """Return the last governing marker; "accused of" counts more than an "of having" or "in order to" in it."""
    governor = last_marker(markers, GOVERNING, first, last)
    if governor is None or governor.kind not in ("achieved", "planned"):
        return governor
    shares_words = (
        marker for marker in markers if marker.kind == "alleged" and marker.start < governor.start < marker.end
    )
    return next(shares_words, governor)


def governed(governor: Marker, negation: TokenRange | None, group_start: int, *, is_passive: bool = False) -> Reading:
    """Return the reading of what a word such as "will" or "refused to" governs."""
    at = (governor.start, governor.end)
    if governor.kind == "negated":
        return Reading("asserted", None, at, group_start, is_passive)
    modality = MODALITIES[governor.kind]
    return Reading(modality, None if modality == "asserted" else at, negation, group_start, is_passive)
