"""Modality of an event that a verb tells, from its form and its auxiliaries."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.governors import GOVERNING, STATING, find_governor, governed
from ordrett.events.lexicon import EventLexicon, Form
from ordrett.events.markers import Marker, last_marker
from ordrett.events.reading import Reading, TokenRange
from ordrett.page.sections import HEADINGS, Section
from ordrett.tokenizer import Tokens

PAST: Final[frozenset[Form]] = frozenset({"past", "participle", "past_passive"})
PRESENT: Final[frozenset[Form]] = frozenset({"present", "present_passive"})
# What newspapers tell in the present tense although it is over.
TOLD_IN_PRESENT: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT"})
# What a noun before a gerund can do: "a report accusing Hill", but not "people supporting Hill".
REPORTED: Final = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST", "ASSAULT"})
# Tokens between a verb and its auxiliary, the word that governs it, its negation, the verb of the main clause.
MAX_TO_AUXILIARY, MAX_TO_GOVERNOR, MAX_TO_NEGATION, MAX_TO_MAIN_VERB = 5, 8, 3, 15
MAX_TO_DO: Final = 4
MAX_TO_PROGRESSIVE: Final = 3


class VerbGroupReader:
    """Reads the verb groups of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._is_second = lexicon.quotes.is_verb_second

    def read(self, trigger: Trigger, clause: Clause, section: Section, markers: Sequence[Marker]) -> Reading | None:
        """Return the reading of a verb by its form; None if it tells nothing that happens.

        `markers` are those of the sentence.
        """
        i, forms = trigger.i, trigger.forms
        if self._follows_preposition(i):
            forms = forms - PAST  # an adjective
        if "participle" in forms and (reading := self._read_participle(trigger, clause, section, markers)):
            return reading
        is_adjective = self._begins_noun_phrase(i) or self._follows_auxiliary(i) or self._is_predicate(clause, i) or self._follows_gerund(i)
        if forms & {"past", "past_passive"} and not is_adjective:
            is_passive = "past" not in forms or self._is_reduced_passive(trigger, clause)
            return Reading("asserted", None, self._negation_of_past(clause, i), i, is_passive)
        if forms & {"infinitive", "present_passive"} and (reading := self._read_infinitive(trigger, clause, markers)):
            return reading
        if "gerund" in forms:
            return self._read_gerund(trigger, clause, markers)
        return self._read_present(trigger, clause, section)

    def _read_present(self, trigger: Trigger, clause: Clause, section: Section) -> Reading | None:
        i, forms = trigger.i, trigger.forms
        is_heading, is_typed = section in HEADINGS, trigger.word.plover_type is not None
        if forms <= {"present_passive"} and not is_typed:
            return None
        is_told = is_heading or ("present" in forms and is_typed) or trigger.word.plover_type in TOLD_IN_PRESENT
        # The English plural has no ending of its own: "Police arrest journalist".
        is_plural = "infinitive" in forms and not self._is_second and i > clause.start and self._is_plural(i - 1)
        if not is_told or not (forms & PRESENT or is_plural) or self._follows_marker(i) or self._follows_auxiliary(i):
            return None
        negation = self._negation(clause, i, after=True)
        return Reading("asserted", None, negation, i, forms <= {"present_passive"}, needs_subject=not is_heading)

    def _begins_noun_phrase(self, i: int) -> bool:
        """Return whether a form of the past has no subject before it, and a noun behind it: "because increased costs".

        So in verb-second languages, where the form for the plural of a participle is that of the past.
        """
        tokens, quotes = self._tokens, self._lexicon.quotes
        if not self._is_second or i == tokens.sentence_start[i] or i + 1 >= tokens.sentence_end[i]:
            return False
        before, following = tokens.lower[i - 1], tokens.word[i + 1]
        is_boundary = before in quotes.subordinators or before in ",("
        is_noun = following.isalpha() and following.islower() and following not in quotes.noun_phrase_followers
        return (
            is_boundary
            and is_noun
            and not following.endswith(quotes.definite_endings or ("-",))
            and not quotes.is_adverb(following)
            and following not in quotes.prepositions
            and following not in quotes.object_pronouns
            and following not in self._lexicon.determiners
            and not self._lexicon.names_people(following)
        )

    def _follows_gerund(self, i: int) -> bool:
        """Return whether a form of the past is an adjective after a gerund: "taking increased measures"."""
        return not self._is_second and i > 0 and self._tokens.lower[i - 1].endswith("ing")

    def _is_reduced_passive(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether "by" follows a form that can be a participle: "the soldiers killed by a bomb"."""
        k, lower = trigger.i + 1, self._tokens.lower
        is_by = k < clause.end and lower[k] in self._lexicon.agent_prepositions
        return is_by and "participle" in trigger.forms and not self._is_second

    def _is_plural(self, k: int) -> bool:
        """Return whether token k can end a subject in the plural."""
        word, lower, quotes = self._tokens.word[k], self._tokens.lower[k], self._lexicon.quotes
        is_plural_noun = lower.endswith("s") and not lower.endswith(("ss", "us"))
        return is_plural_noun or word[0].isupper() or lower in quotes.group_words or quotes.is_adverb(lower)

    def _read_participle(
        self, trigger: Trigger, clause: Clause, section: Section, markers: Sequence[Marker]
    ) -> Reading | None:
        lexicon, lower, i = self._lexicon, self._tokens.lower, trigger.i
        auxiliary = self._find_auxiliary(trigger, clause)
        if auxiliary is None:
            is_told = "past" not in trigger.forms and section in HEADINGS | {"caption"} and clause.start < i
            if not is_told or i + 1 >= clause.end:
                return None  # an adjective, or a past tense
            return Reading("asserted", None, self._negation(clause, i, after=True), i, is_passive=True)
        group = auxiliary
        while group > clause.start and (
            lower[group - 1] in lexicon.auxiliaries or lower[group - 1] in lexicon.negations
        ):
            group -= 1
        is_passive = any(lower[k] in lexicon.passive_auxiliaries for k in range(group, i))
        negation = self._negation(clause, i, after=False)
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
        return position if self._only_adverbs(position + 1, i) else None

    def _read_infinitive(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        i, lower = trigger.i, self._tokens.lower
        is_passive = "infinitive" not in trigger.forms
        negation = self._negation(clause, i, after=False)
        before = range(i - 1, max(clause.start, i - MAX_TO_DO) - 1, -1)
        did = next((k for k in before if lower[k] in self._lexicon.do_auxiliaries), None)
        if did is not None:
            is_imperative = did == clause.start and did + 1 == i  # "Don't go"
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
        if not self._follows_marker(i) or trigger.word.plover_type is None or self._is_second:
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

    def _read_gerund(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        """Return the reading of "is attacking", "after attacking" and "..., attacking"."""
        i, lower = trigger.i, self._tokens.lower
        if i + 1 < clause.end and lower[i + 1] in self._lexicon.auxiliaries:
            return None  # a noun: "funding was"
        before = range(i - 1, max(clause.start, i - MAX_TO_PROGRESSIVE) - 1, -1)
        auxiliary = next((k for k in before if lower[k] in self._lexicon.passive_auxiliaries), None)
        if auxiliary is not None and self._only_adverbs(auxiliary + 1, i):
            negation = self._negation(clause, i, after=False)
            governor = last_marker(markers, STATING, clause.start, auxiliary)
            return (
                governed(governor, negation, auxiliary) if governor else Reading("asserted", None, negation, auxiliary)
            )
        governor = last_marker(markers, GOVERNING, max(clause.start, i - MAX_TO_GOVERNOR), i)
        if governor and governor.end >= i - 1:
            return governed(governor, None, i) if governor.end == i else None
        if trigger.word.plover_type is None or not self._begins_participle_clause(trigger, clause):
            return None
        first = max(self._tokens.sentence_start[i], i - MAX_TO_MAIN_VERB)
        governor = last_marker(markers, STATING, first, i)
        return governed(governor, None, i) if governor else Reading("asserted", None, None, i)

    def _begins_participle_clause(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a gerund tells what the main clause does: "..., killing five", "a report accusing X"."""
        i = trigger.i
        if i == self._tokens.sentence_start[i]:
            return False
        before, lexicon = self._tokens.lower[i - 1], self._lexicon
        quotes = lexicon.quotes
        is_noun = before.isalpha() and not (
            before in quotes.noun_phrase_followers
            or before in lexicon.determiners
            or before in quotes.infinitive_markers
            or before in lexicon.auxiliaries
            or quotes.is_adverb(before)
        )
        return before == "," or (is_noun and i > clause.start and trigger.word.plover_type in REPORTED)

    def _follows_preposition(self, i: int) -> bool:
        """Return whether a preposition precedes token i, which is no adverb behind a time: "uken etter møtte hun"."""
        lower, first, quotes = self._tokens.lower, self._tokens.sentence_start[i], self._lexicon.quotes
        if i == first or lower[i - 1] not in quotes.prepositions:
            return False
        return not (self._is_second and i - 1 > first and lower[i - 2] in quotes.time_words)

    def _follows_auxiliary(self, i: int) -> bool:
        """Return whether an auxiliary stands directly before token i, which then is an adjective and no past tense.

        An opening mark may be between them: "would be 'released'".
        """
        first, k = self._tokens.sentence_start[i], i - 1
        if k > first and not self._tokens.lower[k][0].isalnum():
            k -= 1
        return k >= first and self._tokens.lower[k] in self._lexicon.auxiliaries

    def _is_predicate(self, clause: Clause, i: int) -> bool:
        """Return whether another finite verb stands before a form of the past, which is then an adjective.

        So in verb-second languages, where a clause has one finite verb: "The pages will be both printed and read".
        """
        lower, lexicon = self._tokens.lower, self._lexicon
        quotes = lexicon.quotes
        if not self._is_second or (clause.opener is not None and lower[clause.opener] in quotes.relative_pronouns):
            return False
        for k in range(i - 1, clause.start - 1, -1):
            if lower[k] in quotes.conjunctions or lower[k] in quotes.subordinators or lower[k] == ",":
                return False
            if lower[k] in quotes.auxiliaries and lower[k] not in lexicon.negations:
                return True
        return False

    def _follows_marker(self, i: int) -> bool:
        return i > 0 and self._tokens.lower[i - 1] in self._lexicon.quotes.infinitive_markers

    def _only_adverbs(self, first: int, last: int) -> bool:
        lexicon = self._lexicon
        return all(
            word in lexicon.negations
            or word in lexicon.auxiliaries
            or word in lexicon.quotes.conjunctions
            or lexicon.quotes.is_adverb(word)
            for word in self._tokens.lower[first:last]
        )

    def _negation_of_past(self, clause: Clause, i: int) -> TokenRange | None:
        """Return the negation of a past tense, which in English is never "not": "did not include money raised by"."""
        negation = self._negation(clause, i, after=True)
        if negation is None or self._is_second:
            return negation
        word = self._tokens.lower[negation[0]]
        is_of_auxiliary = word in self._lexicon.quotes.negations or word in self._lexicon.quotes.auxiliaries
        return None if is_of_auxiliary else negation

    def _negation(self, clause: Clause, i: int, *, after: bool) -> TokenRange | None:
        """Return the negation in the clause before token i; of a finite verb-second verb, also behind it."""
        lower, negations = self._tokens.lower, self._lexicon.negations
        position = None
        for k in range(i - 1, clause.start - 1, -1):
            if lower[k] in self._lexicon.quotes.conjunctions:
                break  # "will not come and can attack"
            if lower[k] in negations:
                is_negating = lower[k + 1] != "." and lower[k + 1] not in self._lexicon.limiters  # "no. He attacks"
                position = k if is_negating else None
                break
        if position is None and after and self._is_second:
            last = min(clause.end, i + 1 + MAX_TO_NEGATION)
            position = next((k for k in range(i + 1, last) if lower[k] in negations), None)
        return None if position is None else (position, position + 1)
