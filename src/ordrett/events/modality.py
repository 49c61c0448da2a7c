"""How sure an article is of an event: asserted, alleged, predicted, planned or hypothetical, and whether negated."""

from collections.abc import Sequence

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.governors import MODAL, MODALITIES
from ordrett.events.lexicon import EventLexicon
from ordrett.events.markers import Marker, find_markers, last_marker
from ordrett.events.noun_reading import NounReader
from ordrett.events.reading import Reading, TokenRange
from ordrett.events.verb_group import VerbGroupReader
from ordrett.page.sections import Section
from ordrett.tokenizer import Tokens

# Tokens between an event and a hedge behind it, and before "that".
MAX_TO_HEDGE, MAX_BEFORE_THAT = 3, 3


class ModalityReader:
    """Reads how the clauses of one text present their events."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._verbs, self._nouns = VerbGroupReader(tokens, lexicon), NounReader(tokens, lexicon)
        self._sentence, self._markers = -1, list[Marker]()

    def read(self, trigger: Trigger, clause: Clause, section: Section) -> Reading | None:
        """Return how the clause presents the event, None if it tells a habit or nothing that happens."""
        markers = self._markers_of_sentence(trigger.i)
        if last_marker(markers, {"habit"}, clause.start, clause.end) or self._is_generic(trigger.i, clause):
            return None
        if "noun" in trigger.forms:
            reading = self._nouns.read(trigger, clause, markers)
        else:
            reading = self._verbs.read(trigger, clause, section, markers)
        if reading is None or reading.is_background or reading.modality not in ("asserted", "alleged"):
            return reading
        return self._qualify(reading, trigger, clause, markers)

    def _is_generic(self, i: int, clause: Clause) -> bool:
        """Return whether "whenever" begins a clause, or stands before its event."""
        first = clause.start if clause.opener is None else clause.opener
        return not self._lexicon.generic_conjunctions.isdisjoint(self._tokens.lower[first:i])

    def _markers_of_sentence(self, i: int) -> list[Marker]:
        """Return the markers of the sentence of token i; they are kept until another sentence is read."""
        first = self._tokens.sentence_start[i]
        if first != self._sentence:
            self._sentence = first
            self._markers = find_markers(self._tokens, first, self._tokens.sentence_end[i], self._lexicon)
        return self._markers

    def _qualify(self, reading: Reading, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading:
        """Return a reading that heeds doubts, hedges, conditions, questions and what governs the whole clause."""
        i, is_noun = trigger.i, "noun" in trigger.forms
        if hedge := self._hedge(i, clause, markers):
            will = last_marker(markers, {"predicted"}, clause.start, clause.end)
            if hedge.kind == "doubted" and will is not None:  # "will possibly"
                return reading._replace(modality="predicted", modality_at=(will.start, will.end))
            return reading._replace(
                modality="hypothetical" if hedge.kind == "doubted" else "alleged", modality_at=(hedge.start, hedge.end)
            )
        is_known = is_noun and self._nouns.is_definite(i)  # "whether the explosion was an accident"
        if not is_known and (shown := self._condition(clause) or self._question(i, clause)):
            return reading._replace(modality="hypothetical", modality_at=shown)
        if clause.opener is None:
            return reading
        # "hopes that", "denied that"
        governor = last_marker(markers, MODAL, clause.opener - MAX_BEFORE_THAT, clause.opener)
        if governor is None:
            return reading
        return reading._replace(
            modality="hypothetical" if governor.kind == "negated" else MODALITIES[governor.kind],
            modality_at=(governor.start, governor.end),
        )

    def _hedge(self, i: int, clause: Clause, markers: Sequence[Marker]) -> Marker | None:
        """Return a hedge before the event, or an adverb such as "allegedly" directly behind it."""
        if before := last_marker(markers, {"doubted", "alleged"}, clause.start, i):
            return before
        after = last_marker(markers, {"doubted", "alleged"}, i + 1, min(clause.end, i + 1 + MAX_TO_HEDGE))
        return after if after and after.end - after.start == 1 else None

    def _condition(self, clause: Clause) -> TokenRange | None:
        """Return the conjunction of a condition that begins the clause or stands before it."""
        lower = self._tokens.lower
        for words in self._lexicon.conditionals:
            for start in (clause.start, clause.start - 1, clause.start + 1):
                is_although = start > 0 and lower[start - 1] in self._lexicon.concessives
                if start >= 0 and tuple(lower[start : start + len(words)]) == words and not is_although:
                    return start, start + len(words)
        return None

    def _question(self, i: int, clause: Clause) -> TokenRange | None:
        """Return the question mark behind the clause, or at the end of the sentence of token i."""
        if clause.end < self._tokens.sentence_end[i] and self._tokens.word[clause.end] == "?":
            return clause.end, clause.end + 1
        end = self._tokens.sentence_end[i]
        position = next((k for k in range(end - 1, max(i, end - 3), -1) if self._tokens.word[k] == "?"), None)
        return None if position is None else (position, position + 1)
