"""Who says, outside of quotes, what the article does not say itself: "Kyiv accused Russia of bombing the town"."""

from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity, EntityFinder
from ordrett.events.lexicon import EventLexicon
from ordrett.events.reading import Reading, TokenRange
from ordrett.tokenizer import Tokens

# Tokens between a reporting verb and its subject or "that", and between "according to" and a name.
MAX_TO_SUBJECT, MAX_TO_THAT, MAX_TO_NAME = 4, 3, 3
# Types whose verbs say of somebody, or promise or threaten, what may happen.
CLAIMING: Final = frozenset({"ACCUSE", "THREATEN", "AGREE"})
NAMED: Final = frozenset({"person", "state", "organisation", "group"})


def names_source(name: str, lexicon: EventLexicon) -> bool:
    """Return whether the words for the speaker of a quote name somebody: "Reuters", "the mayor", but not "they"."""
    words = name.split()
    first, quotes = words[0].casefold(), lexicon.quotes
    if first in quotes.subject_pronouns or first in quotes.prepositions or quotes.is_adverb(first):
        return False
    content = [word for word in words if word.casefold() not in quotes.determiners | quotes.prepositions]
    is_name = all(word[0].isupper() for word in content) and first not in lexicon.finite_verbs
    return bool(content) and (is_name or any(_is_source_word(word, lexicon) for word in content))


def _is_source_word(word: str, lexicon: EventLexicon) -> bool:
    lower, quotes = word.casefold().strip(",."), lexicon.quotes
    return quotes.is_source_noun(lower) or lexicon.names_people(lower)


class ClaimantFinder:
    """Finds the claimants of the events of one text."""

    def __init__(self, tokens: Tokens, lexicon: EventLexicon, entities: EntityFinder) -> None:
        self._tokens, self._lexicon, self._entities = tokens, lexicon, entities

    def find(self, i: int, clause: Clause, reading: Reading) -> Entity | None:
        """Return whoever says that the event at token i happens, None if the words name nobody."""
        if reading.modality_at is None or reading.modality != "alleged":
            return None
        first, last = reading.modality_at
        if self._lexicon.quotes.according_to_length(self._tokens.lower, first):
            return self._named_after(last, self._tokens.sentence_end[i])
        is_noun = self._tokens.lower[first] in self._lexicon.quotes.reporting_nouns
        is_before_that = clause.opener is not None and last <= clause.opener and not is_noun
        return self._subject(first) if is_before_that or self._is_claiming(first) else None

    def find_report(self, i: int, clause: Clause) -> TokenRange | None:
        """Return the words that pass on what the clause of token i says: "denied that", "reports that", "according to".

        Most of such clauses are quotes; this is for the others.
        """
        lower, quotes = self._tokens.lower, self._lexicon.quotes
        if clause.opener is not None and lower[clause.opener] in quotes.complementisers:
            first = max(self._tokens.sentence_start[i], clause.opener - MAX_TO_THAT)
            for k in range(clause.opener - 1, first - 1, -1):
                if lower[k] in quotes.verbs or lower[k] in quotes.reporting_nouns:
                    return k, k + 1
        first = clause.start if quotes.is_verb_second else i  # "according to a complaint filed in May"
        for k in range(first, clause.end):
            if length := quotes.according_to_length(lower, k):
                return k, k + length
        return None

    def _is_claiming(self, k: int) -> bool:
        words = self._lexicon.words.get(self._tokens.lower[k], ())
        return any(word.plover_type in CLAIMING and "noun" not in word.forms for word in words)

    def _subject(self, verb: int) -> Entity | None:
        """Return the subject of a verb, or of a passive verb the one behind "by"."""
        tokens, lexicon = self._tokens, self._lexicon
        lower, first, last = tokens.lower, tokens.sentence_start[verb], tokens.sentence_end[verb]
        before = lower[max(first, verb - MAX_TO_SUBJECT) : verb]
        if not lexicon.passive_auxiliaries.isdisjoint(before):
            after = self._entities.find(verb + 1, min(last, verb + 1 + MAX_TO_SUBJECT))
            agents = (one for one in after if lower[one.start - 1] in lexicon.agent_prepositions)
            return next((one for one in agents if one.kind in NAMED), None)
        entity = next(iter(reversed(self._entities.find(first, verb))), None)
        if entity is None or entity.kind not in NAMED or verb - entity.end > MAX_TO_SUBJECT:
            return None
        if entity.start > first and lower[entity.start - 1] in lexicon.quotes.prepositions:
            return None
        is_subject = all(
            word in lexicon.auxiliaries or word in lexicon.negations or lexicon.quotes.is_adverb(word)
            for word in lower[entity.end : verb]
        )
        return entity if is_subject else None

    def _named_after(self, k: int, last: int) -> Entity | None:
        """Return the source behind "according to", unless it is only part of a longer name: "the Reuters tally"."""
        entity = next(iter(self._entities.find(k, last)), None)
        if entity is None or entity.kind not in NAMED or entity.start - k > MAX_TO_NAME:
            return None
        following = self._tokens.lower[entity.end] if entity.end < last else "."
        is_whole = not following[0].isalnum() or following in self._lexicon.quotes.noun_phrase_followers
        return entity if is_whole else None
