"""Whom an event without a named recipient is done to: "aid to flood victims", "accept 10,000 refugees"."""

from typing import Final

from ordrett.events.clauses import Clause
from ordrett.events.entities import Entity
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.tokenizer import Tokens

MAX_PHRASE: Final = 5
OF_PEOPLE: Final = frozenset({"expel", "convict"})  # modes whose object is always people


def find_plain_recipient(tokens: Tokens, lexicon: EventLexicon, trigger: Trigger, clause: Clause) -> Entity | None:
    """Return the group that is the object of a verb or stands directly behind "to" or "against"."""
    lower, quotes = tokens.lower, lexicon.quotes
    if lower[trigger.i] in lexicon.recipient_subject_verbs:
        return None
    first = trigger.i + 1
    if first < clause.end and lower[first] in lexicon.object_prepositions:
        first += 1
    elif "noun" in trigger.forms:
        return None
    while first < clause.end and lower[first] in quotes.determiners and lower[first] not in quotes.numbers:
        first += 1
    end = first
    while end < min(clause.end, first + MAX_PHRASE) and _is_phrase_word(tokens, lexicon, end):
        end += 1
    if end == first:
        return None
    is_counted = trigger.word.plover_mode in OF_PEOPLE and (
        lower[first] in quotes.numbers or lower[first][0].isdecimal()
    )
    is_group = is_counted or lexicon.names_people(lower[end - 1])
    return Entity(first, end, "group") if is_group and lower[first] not in quotes.time_words else None


def _is_phrase_word(tokens: Tokens, lexicon: EventLexicon, k: int) -> bool:
    word, lower, quotes = tokens.word[k], tokens.lower[k], lexicon.quotes
    return (
        word[0].isalnum()
        and not word[0].isupper()
        and lower not in quotes.noun_phrase_followers
        and lower not in quotes.subject_pronouns
        and lower not in quotes.object_pronouns
        and lower not in quotes.infinitive_markers
        and not quotes.is_adverb(lower)
    )
