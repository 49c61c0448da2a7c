"""Modality of an event that a noun names: "the attack", "plans for an attack", "no attack"."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.governors import GOVERNING, STATING, governed
from ordrett.events.lexicon import EventLexicon
from ordrett.events.markers import Marker, last_marker
from ordrett.events.reading import Reading, TokenRange
from ordrett.tokenizer import Tokens

# Tokens between a noun and the word that governs it, its negation, its article, a verb such as "launch".
MAX_TO_GOVERNOR, MAX_TO_NEGATION, MAX_TO_ARTICLE, MAX_TO_LIGHT_VERB = 8, 6, 3, 4
MAX_TO_PREPOSITION: Final = 4
# What somebody has done whose act is rejected: "rejected the request".
TOLD_BY_REJECTION: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN"})


class NounReader:
    """Reads the nouns of one text that name events."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon

    def read(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        """Return how a clause presents the event that its noun names; None if it names none in particular."""
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
        if self._is_indefinite_part(markers, clause, i, preposition):
            return None  # "will end in a vote"
        governor = self._governor(trigger, clause, markers, preposition)
        if governor is None and preposition is None and (following := self._hypothetical_behind(i, clause)):
            return Reading("hypothetical", following, negation, i) if trigger.word.plover_type else None
        is_negating = governor is not None and governor.kind == "negated"
        if governor and governor.kind != "achieved" and (not is_negating or self._is_specific(trigger, clause)):
            return governed(governor, negation, i)
        if is_negating:
            return None
        return Reading("asserted", None, negation, i) if self._is_specific(trigger, clause) else None

    def _is_indefinite_part(self, markers: Sequence[Marker], clause: Clause, i: int, preposition: int | None) -> bool:
        """Return whether a noun without the definite article is only part of what is to come."""
        governor = last_marker(markers, GOVERNING, max(clause.start, i - MAX_TO_GOVERNOR), i)
        is_parted = governor is not None and preposition is not None and governor.end < preposition
        return is_parted and governor is not None and governor.kind in STATING and not self.is_definite(i)

    def _governor(
        self, trigger: Trigger, clause: Clause, markers: Sequence[Marker], preposition: int | None
    ) -> Marker | None:
        """Return the word that governs a noun; none where it governs a verb or a preposition before the noun."""
        i = trigger.i
        governor = last_marker(markers, GOVERNING, max(clause.start, i - MAX_TO_GOVERNOR), i)
        if governor is None:
            return None
        if preposition is not None and governor.end < preposition:
            return None  # "will take part in the invasion" does not foretell the invasion
        if governor.kind == "negated" and trigger.word.plover_type in TOLD_BY_REJECTION:
            return None
        if governor.kind in STATING and self._is_known_object(governor.end, i):
            return None
        if self._tokens.lower[governor.start] in self._lexicon.hearsay_auxiliaries:
            return governor._replace(kind="planned")  # "skulle ha møte"
        return governor

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
        return is_verb and (self.is_definite(i) or (len(words) > 1 and self._is_genitive(i - 1)))

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
        if i + 1 >= clause.end or lower[i + 1] not in lexicon.quotes.auxiliaries or self.is_definite(i):
            return None
        is_hypothetical = ((lower[i + 1],), "hypothetical") in lexicon.markers.get(lower[i + 1], ())
        return (i + 1, i + 2) if is_hypothetical else None

    def is_definite(self, i: int) -> bool:
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
