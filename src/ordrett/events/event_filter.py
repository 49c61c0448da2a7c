"""Clauses that tell no event, or none of the type that their verb mostly has."""

from collections.abc import Sequence
from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.participants import Participant
from ordrett.events.reading import Reading
from ordrett.events.surroundings import Surroundings
from ordrett.events.verb_group import TOLD_IN_PRESENT
from ordrett.tokenizer import Tokens

# What only people and their organisations do: "the case demands an answer" tells no demand.
DONE_BY_PEOPLE: Final = frozenset({"REQUEST", "THREATEN"})
MAX_TO_OBJECT: Final = 4
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})


class EventFilter:
    """Decides which clauses of one text tell an event."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, around: Surroundings) -> None:
        self._tokens, self._lexicon, self._around = tokens, lexicon, around

    def tells_none(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether a clause tells no event: a cue without a type, or one about anybody or about its writer."""
        if self._governs_verb(trigger) or self._is_about_anybody(clause):
            return True
        if self._around.is_cue(trigger.i):
            is_question = trigger.word.plover_type == "REQUEST" and self._around.is_cue_of_speech(trigger.i)
            return trigger.word.plover_type is None or is_question
        if self._around.quote_at(trigger.i) is not None:
            return False
        return any(self._is_writer(k) for k in range(clause.start, clause.end))

    def lacks_actor(
        self,
        trigger: Trigger,
        clause: Clause,
        reading: Reading,
        participants: Sequence[Participant],
        *,
        has_pronoun: bool,
    ) -> bool:
        """Return whether a verb has no subject that can act, where its tense or its type asks for one."""
        if reading.needs_subject and not _acts(trigger, participants, has_pronoun=has_pronoun):
            return True
        is_verb = "noun" not in trigger.forms and not reading.is_passive
        if not is_verb or trigger.word.plover_type not in DONE_BY_PEOPLE or participants:
            return False
        k = self._word_before(reading.group_start, clause)
        is_time = k is not None and self._tokens.lower[k] in self._lexicon.quotes.period_nouns  # "last week demanded"
        return self._is_thing(k) and not is_time

    def is_figurative(
        self, trigger: Trigger, clause: Clause, reading: Reading, participants: Sequence[Participant]
    ) -> bool:
        """Return whether a verb that harms people has a thing as its object: "hurt the pride", "the engine was hit"."""
        i, lexicon = trigger.i, self._lexicon
        if self._tokens.lower[i] in lexicon.attacking_verbs and any(role == "recipient" for role, _ in participants):
            return all(entity.kind == "person" for _, entity in participants)  # in words
        if self._tokens.lower[i] not in lexicon.harming_verbs or any(role == "recipient" for role, _ in participants):
            return False
        if reading.is_passive:
            return self._is_thing(self._word_before(reading.group_start, clause))
        k, last = i + 1, min(clause.end, i + 1 + MAX_TO_OBJECT)
        while k < last and (self._tokens.lower[k] in lexicon.determiners or self._is_adverbial(k)):
            k += 1
        if k + 1 < clause.end and self._tokens.lower[k + 1] in POSSESSIVES:
            return True  # "hurt Hill's standing"
        is_quantity = k + 1 < last and self._tokens.lower[k + 1] in lexicon.quotes.noun_linkers  # "dozens of"
        is_unknown_name = k < last and self._tokens.word[k][0].isupper()  # of a party, a brand
        return k < last and not is_quantity and (is_unknown_name or self._is_thing(k))

    def lacks_partner(self, trigger: Trigger, clause: Clause, participants: Sequence[Participant]) -> bool:
        """Return whether a verb such as "talk" or "meet" has nobody with whom: "talked about the weather"."""
        word = trigger.word
        if word.plover_type != "CONSULT" or "noun" in trigger.forms or participants:
            return False
        lower, quotes, i = self._tokens.lower, self._lexicon.quotes, trigger.i
        if not word.companions <= quotes.prepositions:
            return False  # "attended a meeting"
        pronouns = quotes.object_pronouns | quotes.reflexive_pronouns | quotes.personal_pronouns
        follows_pronoun = i > clause.start and lower[i - 1] in quotes.personal_pronouns | quotes.speaker_pronouns
        if follows_pronoun and (
            i + 1 == clause.end or lower[i + 1] in quotes.prepositions or self._is_adverbial(i + 1)
        ):
            return False  # "they met in May"
        return not any(
            lower[k] in pronouns or lower[k] in word.companions for k in range(i + 1, min(clause.end, i + 3))
        )

    def _word_before(self, end: int, clause: Clause) -> int | None:
        """Return the token before `end` that is no adverb; None if the clause begins there."""
        k = end - 1
        while k >= clause.start and self._is_adverbial(k):
            k -= 1
        return k if k >= clause.start else None

    def _is_thing(self, k: int | None) -> bool:
        """Return whether token k is a noun that does not name people, as far as the word lists know them."""
        if k is None:
            return False
        word, lower, quotes = self._tokens.word[k], self._tokens.lower[k], self._lexicon.quotes
        is_first = k == self._tokens.sentence_start[k] and lower.endswith(quotes.definite_endings or ("-",))
        return (
            word.isalpha()
            and (word.islower() or is_first)
            and lower not in quotes.noun_phrase_followers
            and lower not in quotes.subject_pronouns
            and lower not in quotes.object_pronouns
            and lower not in quotes.numbers
            and not quotes.is_source_noun(lower)
            and not self._lexicon.names_people(lower)
            and lower not in self._lexicon.finite_verbs
        )

    def _is_adverbial(self, k: int) -> bool:
        lower = self._tokens.lower[k]
        return lower in self._lexicon.negations or self._lexicon.quotes.is_adverb(lower)

    def _is_writer(self, k: int) -> bool:
        """Return whether token k is a pronoun of the first person, and no part of a name: "US", "Regional I Court"."""
        word = self._tokens.word[k]
        if self._tokens.lower[k] not in self._lexicon.first_person:
            return False
        if len(word) > 1:
            return not word.isupper()
        return k == self._tokens.sentence_start[k] or not self._tokens.word[k - 1][0].isupper()

    def _is_about_anybody(self, clause: Clause) -> bool:
        """Return whether a clause has a subject such as "one", which is no number: "one man", "one of them"."""
        lower, lexicon = self._tokens.lower, self._lexicon
        for k in range(clause.start, clause.end):
            if lower[k] in lexicon.generic_pronouns:
                is_number = lower[k] in lexicon.quotes.numbers
                if not is_number or (k + 1 < clause.end and lower[k + 1] in lexicon.finite_verbs):
                    return True
        return False

    def _governs_verb(self, trigger: Trigger) -> bool:
        """Return whether an infinitive or "that" follows: "began to", "demonstrated that"."""
        following, quotes = trigger.i + 1, self._lexicon.quotes
        if following >= self._tokens.sentence_end[trigger.i] or "noun" in trigger.forms:
            return False
        word = self._tokens.lower[following]
        if word in quotes.complementisers and trigger.word.plover_type == "PROTEST":
            return True
        return trigger.word.plover_type is None and word in quotes.infinitive_markers


def _acts(trigger: Trigger, participants: Sequence[Participant], *, has_pronoun: bool) -> bool:
    """Return whether a verb in the present tense has a subject that makes it an act rather than a habit."""
    if trigger.word.plover_type in TOLD_IN_PRESENT:
        return bool(participants) or has_pronoun
    return any(role == "actor" and entity.kind in ("person", "state") for role, entity in participants)
