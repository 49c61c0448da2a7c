"""How sure an article is of an event: asserted, alleged, predicted, planned or hypothetical, and whether negated."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.governors import GOVERNING, MODAL, MODALITIES, STATING, governed
from ordrett.events.lexicon import EventLexicon
from ordrett.events.markers import Marker, find_markers, last_marker
from ordrett.events.reading import Reading, TokenRange
from ordrett.events.verb_group import MAX_TO_GOVERNOR, VerbGroupReader
from ordrett.page.sections import Section
from ordrett.tokenizer import Tokens

# Tokens between an event and a hedge behind it, a negation or an article before it, and before "that".
MAX_TO_HEDGE, MAX_TO_NEGATION, MAX_TO_ARTICLE, MAX_BEFORE_THAT = 3, 6, 3, 3
MAX_TO_LIGHT_VERB: Final = 4
# What somebody has done whose act is rejected: "rejected the request".
TOLD_BY_REJECTION: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
MAX_TO_PREPOSITION: Final = 4


class ModalityReader:
    """Reads how the clauses of one text present their events."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._verbs = VerbGroupReader(tokens, lexicon)
        self._sentence, self._markers = -1, list[Marker]()

    def read(self, trigger: Trigger, clause: Clause, section: Section) -> Reading | None:
        """Return how the clause presents the event, None if it tells a habit or nothing that happens."""
        markers = self._markers_of_sentence(trigger.i)
        if last_marker(markers, {"habit"}, clause.start, clause.end) or self._is_generic(trigger.i, clause):
            return None
        if "noun" in trigger.forms:
            reading = self._read_noun(trigger, clause, markers)
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
        is_known = is_noun and self._is_definite(i)  # "whether the explosion was an accident"
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
                if start >= 0 and tuple(lower[start : start + len(words)]) == words:
                    return start, start + len(words)
        return None

    def _question(self, i: int, clause: Clause) -> TokenRange | None:
        """Return the question mark behind the clause, or at the end of the sentence of token i."""
        if clause.end < self._tokens.sentence_end[i] and self._tokens.word[clause.end] == "?":
            return clause.end, clause.end + 1
        end = self._tokens.sentence_end[i]
        position = next((k for k in range(end - 1, max(i, end - 3), -1) if self._tokens.word[k] == "?"), None)
        return None if position is None else (position, position + 1)

    def _read_noun(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        i, lower = trigger.i, self._tokens.lower
        before = range(i - 1, max(clause.start, i - MAX_TO_NEGATION) - 1, -1)
        position = next((k for k in before if lower[k] in self._lexicon.negations), None)
        if position is not None and lower[position + 1] in self._lexicon.limiters:
            position = None
        if position is not None and not self._is_negated(position, i):
            return None
        negation = None if position is None else (position, position + 1)
        preposition = self._preposition_before(clause, i)
        if preposition is not None and lower[preposition] in self._lexicon.event_prepositions:
            return Reading("asserted", None, negation, i, is_background=True)
        governor = last_marker(markers, GOVERNING, max(clause.start, i - MAX_TO_GOVERNOR), i)
        if governor and preposition is not None and governor.end < preposition:
            if governor.kind in STATING and not self._is_definite(i):
                return None  # "will end in a vote"
            governor = None  # "will take part in the invasion" does not foretell the invasion
        if governor and governor.kind == "negated" and trigger.word.plover_type in TOLD_BY_REJECTION:
            governor = None
        if governor and governor.kind in STATING and self._is_known_object(governor.end, i):
            governor = None
        if governor is None and preposition is None and (following := self._hypothetical_behind(i, clause)):
            return Reading("hypothetical", following, negation, i) if trigger.word.plover_type else None
        if governor and lower[governor.start] in self._lexicon.hearsay_auxiliaries:
            governor = governor._replace(kind="planned")  # "skulle ha møte"
        is_negating = governor is not None and governor.kind == "negated"
        if governor and governor.kind != "achieved" and (not is_negating or self._is_specific(trigger, clause)):
            return governed(governor, negation, i)
        if is_negating:
            return None
        return Reading("asserted", None, negation, i) if self._is_specific(trigger, clause) else None

    def _is_known_object(self, first: int, i: int) -> bool:
        """Return whether a noun is definite, and what is to come is what is done about it: "to end the blockade"."""
        lower, lexicon = self._tokens.lower, self._lexicon
        words = [word for word in lower[first:i] if word not in lexicon.quotes.infinitive_markers]
        is_verb = bool(words) and not (
            words[0] in lexicon.determiners
            or words[0] in lexicon.light_verbs
            or words[0] in lexicon.auxiliaries
            or words[0] in lexicon.quotes.prepositions
            or lexicon.quotes.is_adverb(words[0])
        )
        return is_verb and (self._is_definite(i) or (len(words) > 1 and self._is_genitive(i - 1)))

    def _is_genitive(self, k: int) -> bool:
        """Return whether token k of a verb-second language is a name or a definite noun in the genitive."""
        word, quotes = self._tokens.word[k], self._lexicon.quotes
        is_definite = self._tokens.lower[k].endswith(tuple(f"{ending}s" for ending in quotes.definite_endings))
        return quotes.is_verb_second and (is_definite or (word[0].isupper() and word.endswith("s")))

    def _is_scene(self, i: int, clause: Clause) -> bool:
        """Return whether the phrase of a noun begins its clause, or follows "is" or "was": "At a rally, Hill said"."""
        preposition = self._preposition_before(clause, i)
        if preposition is None:
            return False
        return preposition == clause.start or self._tokens.lower[preposition - 1] in self._lexicon.passive_auxiliaries

    def _hypothetical_behind(self, i: int, clause: Clause) -> TokenRange | None:
        """Return "would" or "could" directly behind a noun without the definite article: "a victory would bring"."""
        lower, lexicon = self._tokens.lower, self._lexicon
        if i + 1 >= clause.end or lower[i + 1] not in lexicon.quotes.auxiliaries or self._is_definite(i):
            return None
        is_hypothetical = any(words == (lower[i + 1],) and kind == "hypothetical" for words, kind in lexicon.markers.get(lower[i + 1], ()))
        return (i + 1, i + 2) if is_hypothetical else None

    def _is_definite(self, i: int) -> bool:
        """Return whether a noun has the definite ending, or a definite article before it."""
        lower, quotes = self._tokens.lower, self._lexicon.quotes
        if quotes.definite_endings and lower[i].endswith(quotes.definite_endings):
            return True
        first = max(self._tokens.sentence_start[i], i - MAX_TO_ARTICLE)
        return any(word in quotes.definite_articles for word in lower[first:i])

    def _is_negated(self, negation: int, i: int) -> bool:
        """Return whether a negation is that of a noun: "no attack", "not launched an attack", not "not buy a vote"."""
        lower, lexicon = self._tokens.lower, self._lexicon
        between = lower[negation + 1 : i]
        has_article = lower[negation] in lexicon.determiners or lower[negation] in lexicon.quotes.determiners
        return (has_article and len(between) <= 1) or all(
            word in lexicon.light_verbs
            or word in lexicon.auxiliaries
            or word in lexicon.determiners
            or word in lexicon.quotes.prepositions
            or lexicon.quotes.is_adverb(word)
            for word in between
        )

    def _preposition_before(self, clause: Clause, i: int) -> int | None:
        """Return the preposition of a noun, which only articles and adjectives separate from it."""
        lower, quotes = self._tokens.lower, self._lexicon.quotes
        for k in range(i - 1, max(clause.start, i - MAX_TO_PREPOSITION) - 1, -1):
            if lower[k] in quotes.prepositions:
                return k
            if not (lower[k] in self._lexicon.determiners or lower[k] not in quotes.noun_phrase_followers):
                return None
        return None

    def _is_specific(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a noun names one event: definite, with an article or genitive, or after such as "launched"."""
        i, lower, lexicon = trigger.i, self._tokens.lower, self._lexicon
        endings = lexicon.quotes.definite_endings
        if endings and lower[i].endswith(endings):
            return True
        before = lower[max(clause.start, i - MAX_TO_ARTICLE) : i]
        if any(word in lexicon.light_verbs for word in lower[max(clause.start, i - MAX_TO_LIGHT_VERB) : i]):
            return True
        is_weak = trigger.word.plover_type is None or (
            trigger.word.plover_type == "AGREE" and self._preposition_before(clause, i) is None
        )
        if is_weak and any(word in lexicon.quotes.indefinite_articles for word in before):
            return self._is_scene(i, clause)  # not "in a close election"
        if lexicon.quotes.is_verb_second and before and self._is_genitive(i - 1):
            return True
        return any(
            word in lexicon.determiners
            or word in lexicon.event_prepositions
            or word in lexicon.nationalities
            or word.endswith(("'s", "’s"))
            for word in before
        )
