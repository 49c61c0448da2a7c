"""Modality of an event that a gerund tells: "is attacking", "..., attacking"."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.governors import GOVERNING, STATING, governed
from ordrett.events.lexicon import EventLexicon
from ordrett.events.markers import Marker, last_marker
from ordrett.events.reading import Reading
from ordrett.events.verb_context import VerbContext
from ordrett.tokenizer import Tokens

# What a noun before a gerund can do: "a report accusing Hill", but not "people supporting Hill".
REPORTED: Final = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST", "ASSAULT"})
# Tokens between a gerund and its auxiliary, the word that governs it, the verb of the main clause.
MAX_TO_PROGRESSIVE, MAX_TO_GOVERNOR, MAX_TO_MAIN_VERB = 3, 8, 15


class GerundReader:
    """Reads the gerunds of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, context: VerbContext) -> None:
        self._tokens, self._lexicon, self._context = tokens, lexicon, context

    def read(self, trigger: Trigger, clause: Clause, markers: Sequence[Marker]) -> Reading | None:
        """Return the reading of "is attacking", "after attacking" and "..., attacking"."""
        i, lower = trigger.i, self._tokens.lower
        if i + 1 < clause.end and lower[i + 1] in self._lexicon.auxiliaries:
            return None  # a noun: "funding was"
        before = range(i - 1, max(clause.start, i - MAX_TO_PROGRESSIVE) - 1, -1)
        auxiliary = next((k for k in before if lower[k] in self._lexicon.passive_auxiliaries), None)
        if auxiliary is not None and self._context.only_adverbs(auxiliary + 1, i):
            negation = self._context.negation(clause, i, after=False)
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
