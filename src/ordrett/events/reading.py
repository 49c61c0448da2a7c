"""What the words around a trigger say of its event."""

from typing import NamedTuple

from ordrett.model import Modality

TokenRange = tuple[int, int]


class Reading(NamedTuple):
    """Modality and negation of an event, each with the tokens that show it, and where its verb group begins.

    `is_background`: a noun as in "after the invasion", which what the clause says of its own event does not concern.
    `is_purpose`: an infinitive as in "to help them", which nobody has announced.
    `needs_subject`: a verb in the present tense, which counts only with a subject that can act.
    """

    modality: Modality
    modality_at: TokenRange | None
    negation_at: TokenRange | None
    group_start: int  # the first auxiliary, or the trigger itself
    is_passive: bool = False
    needs_subject: bool = False
    is_background: bool = False
    is_purpose: bool = False
