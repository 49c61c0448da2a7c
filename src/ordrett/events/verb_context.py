"""What the words around the form of a verb say of it: an adjective, a passive, a plural, a negation."""

from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.reading import TokenRange
from ordrett.tokenizer import Tokens

MAX_TO_NEGATION: Final = 3


class VerbContext:
    """The surroundings of the verbs of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._is_second = lexicon.quotes.is_verb_second

    def begins_noun_phrase(self, i: int) -> bool:
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

    def follows_verb(self, i: int) -> bool:
        """Return whether a form of the past is an adjective after another verb: "taking increased measures"."""
        if self._is_second or i == self._tokens.sentence_start[i] or self._tokens.word[i - 1][0].isupper():
            return False  # "The United States lifted", "Beijing released"
        before, quotes = self._tokens.lower[i - 1], self._lexicon.quotes
        is_verb = before in self._lexicon.finite_verbs and before not in quotes.auxiliaries | quotes.passive_auxiliaries
        return before.endswith("ing") or is_verb

    def is_reduced_passive(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether "by" follows a form that can be a participle: "the soldiers killed by a bomb"."""
        k, lower = trigger.i + 1, self._tokens.lower
        is_by = k < clause.end and lower[k] in self._lexicon.agent_prepositions
        return is_by and "participle" in trigger.forms and not self._is_second

    def is_plural(self, k: int) -> bool:
        """Return whether token k can end a subject in the plural."""
        word, lower, quotes = self._tokens.word[k], self._tokens.lower[k], self._lexicon.quotes
        if lower in self._lexicon.do_auxiliaries or lower in self._lexicon.negations:
            return False
        is_plural_noun = lower.endswith("s") and not lower.endswith(("ss", "us"))
        return is_plural_noun or word[0].isupper() or lower in quotes.group_words or quotes.is_adverb(lower)

    def follows_preposition(self, i: int) -> bool:
        """Return whether a preposition precedes token i, which is no adverb behind a time: "uken etter møtte hun"."""
        lower, first, quotes = self._tokens.lower, self._tokens.sentence_start[i], self._lexicon.quotes
        if i == first or lower[i - 1] not in quotes.prepositions:
            return False
        return not (self._is_second and i - 1 > first and lower[i - 2] in quotes.time_words)

    def follows_auxiliary(self, i: int) -> bool:
        """Return whether an auxiliary stands directly before token i, which then is an adjective and no past tense.

        An opening mark may be between them: "would be 'released'".
        """
        first, k = self._tokens.sentence_start[i], i - 1
        if k > first and not self._tokens.lower[k][0].isalnum():
            k -= 1
        return k >= first and self._tokens.lower[k] in self._lexicon.auxiliaries

    def is_predicate(self, clause: Clause, i: int) -> bool:
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

    def follows_marker(self, i: int) -> bool:
        """Return whether the mark of the infinitive stands directly before token i."""
        return i > 0 and self._tokens.lower[i - 1] in self._lexicon.quotes.infinitive_markers

    def only_adverbs(self, first: int, last: int) -> bool:
        """Return whether only adverbs, auxiliaries, negations and conjunctions stand between two tokens."""
        lexicon = self._lexicon
        return all(
            word in lexicon.negations
            or word in lexicon.auxiliaries
            or word in lexicon.quotes.conjunctions
            or lexicon.quotes.is_adverb(word)
            for word in self._tokens.lower[first:last]
        )

    def negation_of_past(self, clause: Clause, i: int) -> TokenRange | None:
        """Return the negation of a past tense, which in English is never "not": "did not include money raised by"."""
        negation = self.negation(clause, i, after=True)
        if negation is None or self._is_second:
            return negation
        word = self._tokens.lower[negation[0]]
        is_of_auxiliary = word in self._lexicon.quotes.negations or word in self._lexicon.quotes.auxiliaries
        return None if is_of_auxiliary else negation

    def negation(self, clause: Clause, i: int, *, after: bool) -> TokenRange | None:
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
