"""Modality of an event that a verb tells, from its form and its auxiliaries."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.gerunds import GerundReader
from ordrett.events.governors import STATING, find_governor, governed
from ordrett.events.lexicon import EventLexicon, Form
from ordrett.events.markers import Marker
from ordrett.events.reading import Reading, TokenRange
from ordrett.events.verb_context import VerbContext
from ordrett.page.sections import HEADINGS, Section
from ordrett.tokenizer import Tokens

PAST: Final[frozenset[Form]] = frozenset({"past", "participle", "past_passive"})
PRESENT: Final[frozenset[Form]] = frozenset({"present", "present_passive"})
# What newspapers tell in the present tense although it is over.
TOLD_IN_PRESENT: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT"})
# Tokens between a verb and its auxiliary, and the word that governs it.
MAX_TO_AUXILIARY, MAX_TO_GOVERNOR = 5, 8
MAX_TO_DO: Final = 4


class VerbGroupReader:
    """Reads the verb groups of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._is_second = lexicon.quotes.is_verb_second
        self._context = VerbContext(tokens, lexicon)
        self._gerunds = GerundReader(tokens, lexicon, self._context)

    def read(self, trigger: Trigger, clause: Clause, section: Section, markers: Sequence[Marker]) -> Reading | None:
        """Return the reading of a verb by its form; None if it tells nothing that happens.

        `markers` are those of the sentence.
        """
        i, forms = trigger.i, trigger.forms
        if self._context.follows_preposition(i):
            forms = forms - PAST  # an adjective
        if "participle" in forms and (reading := self._read_participle(trigger, clause, section, markers)):
            return reading
        is_adjective = (
            self._context.begins_noun_phrase(i)
            or self._context.follows_auxiliary(i)
            or self._context.is_predicate(clause, i)
            or self._context.follows_verb(i)
        )
        if forms & {"past", "past_passive"} and not is_adjective:
            is_passive = "past" not in forms or self._context.is_reduced_passive(trigger, clause)
            return Reading("asserted", None, self._context.negation_of_past(clause, i), i, is_passive)
        if forms & {"infinitive", "present_passive"} and (reading := self._read_infinitive(trigger, clause, markers)):
            return reading
        if "gerund" in forms:
            return self._gerunds.read(trigger, clause, markers)
        return self._read_present(trigger, clause, section)

    def _read_present(self, trigger: Trigger, clause: Clause, section: Section) -> Reading | None:
        i, forms = trigger.i, trigger.forms
        is_heading, is_typed = section in HEADINGS, trigger.word.plover_type is not None
        if forms <= {"present_passive"} and not is_typed:
            return None
        is_told = is_heading or ("present" in forms and is_typed) or trigger.word.plover_type in TOLD_IN_PRESENT
        # The English plural has no ending of its own: "Police arrest journalist".
        is_plural = (
            "infinitive" in forms and not self._is_second and i > clause.start and self._context.is_plural(i - 1)
        )
        if (
            not is_told
            or not (forms & PRESENT or is_plural)
            or self._context.follows_marker(i)
            or self._context.follows_auxiliary(i)
        ):
            return None
        negation = self._context.negation(clause, i, after=True)
        return Reading("asserted", None, negation, i, forms <= {"present_passive"}, needs_subject=not is_heading)

    def _read_participle(
        self, trigger: Trigger, clause: Clause, section: Section, markers: Sequence[Marker]
    ) -> Reading | None:
        lexicon, lower, i = self._lexicon, self._tokens.lower, trigger.i
        auxiliary = self._find_auxiliary(trigger, clause)
        if auxiliary is None:
            is_told = "past" not in trigger.forms and section in HEADINGS | {"caption"} and clause.start < i
            if not is_told or i + 1 >= clause.end:
                return None  # an adjective, or a past tense
            return Reading("asserted", None, self._context.negation(clause, i, after=True), i, is_passive=True)
        group = auxiliary
        while group > clause.start and (
            lower[group - 1] in lexicon.auxiliaries or lower[group - 1] in lexicon.negations
        ):
            group -= 1
        is_passive = any(lower[k] in lexicon.passive_auxiliaries for k in range(group, i))
        negation = self._context.negation(clause, i, after=False)
        if lower[auxiliary] in lexicon.auxiliary_infinitives and (
            governor := find_governor(markers, clause.start, auxiliary + 1)
        ):
            first = min(group, governor.start)
            if lower[governor.start] in lexicon.hearsay_auxiliaries and lower[auxiliary] in lexicon.perfect_infinitives:
                return Reading("alleged", (governor.start, auxiliary + 1), negation, first, is_passive)
            return governed(governor, negation, first, is_passive=is_passive)
        is_habit = (
            lower[auxiliary] in lexicon.present_passive_auxiliaries
            and section not in HEADINGS
            and trigger.word.plover_type not in TOLD_IN_PRESENT
        )
        return None if is_habit else Reading("asserted", None, negation, group, is_passive)

    def _find_auxiliary(self, trigger: Trigger, clause: Clause) -> int | None:
        """Return the auxiliary nearest before a participle; unless a subject can follow it, only adverbs are between.

        In "was ill and left", a form that can be a past tense is one.
        """
        lower, auxiliaries, i = self._tokens.lower, self._lexicon.auxiliaries, trigger.i
        first = clause.start if self._is_second else max(clause.start, i - MAX_TO_AUXILIARY)
        position = next((k for k in range(i - 1, first - 1, -1) if lower[k] in auxiliaries), None)
        if position is None:
            return None
        if self._is_second:
            is_coordinated = not self._lexicon.quotes.conjunctions.isdisjoint(lower[position:i])
            return None if is_coordinated and "past" in trigger.forms else position
        return position if self._context.only_adverbs(position + 1, i) else None

    def _read_infinitive(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        i, lower = trigger.i, self._tokens.lower
        is_passive = "infinitive" not in trigger.forms
        negation = self._context.negation(clause, i, after=False)
        before = range(i - 1, max(clause.start, i - MAX_TO_DO) - 1, -1)
        did = next((k for k in before if lower[k] in self._lexicon.do_auxiliaries), None)
        if did is not None:
            is_first = did == clause.start or not self._tokens.word[did - 1][0].isalnum()
            is_imperative = is_first and did + 1 == i  # "Don't go"
            return None if is_imperative else Reading("asserted", None, negation, did, is_passive)
        governor = find_governor(markers, max(clause.start, i - MAX_TO_GOVERNOR), i)
        if governor is None or not self._can_follow_object(i):
            return self._read_purpose(trigger, negation) if governor is None else None
        if governor.kind in ("achieved", "negated") and governor.end < i - 1:
            return None
        outer = next((marker for marker in markers if marker.end == governor.start and marker.kind in STATING), None)
        if outer is None:
            return governed(governor, negation, governor.start, is_passive=is_passive)
        if governor.kind == "negated":  # "will refuse to attack"
            negation = (governor.start, governor.end)
        return governed(outer, negation, outer.start, is_passive=is_passive)  # "will have to attack"

    def _read_purpose(self, trigger: Trigger, negation: TokenRange | None) -> Reading | None:
        """Return the reading of "to overthrow" behind a noun or at the start of a clause: a purpose."""
        i, lower = trigger.i, self._tokens.lower
        if not self._context.follows_marker(i) or trigger.word.plover_type is None or self._is_second:
            return None
        before = lower[i - 2] if i - 2 >= self._tokens.sentence_start[i] else ""
        quotes = self._lexicon.quotes
        if before in quotes.prepositions or quotes.is_adverb(before) or before in self._lexicon.auxiliaries:
            return None
        is_passive = "infinitive" not in trigger.forms
        return Reading("planned", (i - 1, i), negation, i - 1, is_passive, is_purpose=True)

    def _can_follow_object(self, i: int) -> bool:
        """Return whether the word before an infinitive allows it: no preposition or article, unless it marks it."""
        before, quotes = self._tokens.lower[i - 1], self._lexicon.quotes
        if before in quotes.infinitive_markers:
            return True
        return before not in quotes.prepositions and before not in self._lexicon.determiners
