"""The reporting verbs and function words of a language, as look-up tables for the quote rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag

MAX_AGE_DIGITS = 3
Phrases = tuple[tuple[str, ...], ...]
"""The phrases, in words, that begin with one word, the longest first."""


class Frame(IntFlag):
    """The complements that a reporting verb takes."""

    SPEECH = 1
    """Anything: a clause with or without complementiser, a noun phrase, direct speech ("say")."""
    THAT_CLAUSE = 2
    """A clause with its complementiser, or direct speech."""
    OBJECT = 4
    """A noun phrase, which the source praises, rejects or describes."""
    INFINITIVE = 8
    """An infinitive ("promise to")."""
    ADDRESSEE = 16
    """The addressee, before what is said ("tell")."""
    DIRECT_ONLY = 32
    """Direct speech that touches the verb; elsewhere the verb does not report ("smile")."""


@dataclass(frozen=True, eq=False)
class QuoteLexicon:
    """The words of one language by their function around a quote; all in lower case."""

    is_verb_second: bool  # the subject may follow its verb
    verbs: Mapping[str, Frame]  # every form of the reporting verbs
    ambiguous_verbs: frozenset[str]  # forms that are more often nouns
    reporting_nouns: frozenset[str]
    hearsay_nouns: frozenset[str]  # reporting nouns that need no source: "rumours that"
    source_clause_openers: frozenset[str]  # "as", in "as Hill reported"
    means_prepositions: frozenset[str]  # before an infinitive: "med å si at"
    obligation_verbs: frozenset[str]
    saying_phrases: Mapping[str, Phrases]  # "makes clear", with a clause
    according_to_phrases: Mapping[str, Phrases]
    possessive_pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    personal_pronouns: frozenset[str]  # subject pronouns that can stand for a source
    writer_pronouns: frozenset[str]  # the writer, the reader or everybody
    speaker_pronouns: frozenset[str]  # "I", "you": in a sentence that somebody says
    impersonal_pronouns: frozenset[str]
    reflexive_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    determiners: frozenset[str]
    indefinite_articles: frozenset[str]
    definite_articles: frozenset[str]
    definite_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    complementisers: frozenset[str]
    question_words: frozenset[str]
    infinitive_markers: frozenset[str]
    conjunctions: frozenset[str]
    contrast_words: frozenset[str]
    negations: frozenset[str]
    subordinators: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    participle_endings: tuple[str, ...]
    past_endings: tuple[str, ...]  # of verbs in the past tense
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    prepositions: frozenset[str]
    linking_prepositions: frozenset[str]  # continue a noun phrase ("of")
    addressee_prepositions: frozenset[str]
    topic_prepositions: frozenset[str]
    noun_linkers: frozenset[str]  # "of"
    origin_prepositions: frozenset[str]  # "from"
    quantity_openers: Mapping[str, Phrases]  # "at least", before a number
    numbers: frozenset[str]
    time_words: frozenset[str]
    period_modifiers: frozenset[str]  # "last", "late", before a word for a time
    period_nouns: frozenset[str]  # "week", "night", after such a word
    occasion_nouns: frozenset[str]
    group_words: frozenset[str]
    document_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    anonymous_nouns: frozenset[str]
    role_nouns: frozenset[str]
    role_endings: tuple[str, ...]
    nationalities: frozenset[str]
    gendered_titles: frozenset[str]  # "king": a role only of somebody whom the article calls so
    age_endings: tuple[str, ...]
    non_sources: frozenset[str]  # subjects that are never a source
    clause_signals: frozenset[str]  # auxiliaries and pronouns that show a clause near its beginning
    clause_openers: frozenset[str]  # open a clause and are no subject
    complement_openers: frozenset[str]  # open an object or a clause
    empty_contents: Mapping[str, Phrases]  # "as much", in "said as much"
    question_labels: frozenset[str]
    answer_labels: frozenset[str]
    noun_phrase_breaks: frozenset[str]  # never part of a noun phrase
    noun_phrase_followers: frozenset[str]  # may follow a subject that stands after its verb

    def is_adverb(self, token: str) -> bool:
        """Return whether a token can stand between a subject and its verb."""
        return (
            token in self.adverbs
            or token in self.time_words
            or (len(token) > 4 and token.endswith(self.adverb_endings))
        )

    def is_role(self, token: str) -> bool:
        """Return whether a token is a role noun such as "mayor"."""
        return token in self.role_nouns or token.endswith(self.role_endings)

    def is_source_noun(self, token: str) -> bool:
        """Return whether a noun says what kind of person, group, organisation or document a source is."""
        return self.is_role(token) or any(
            token in nouns
            for nouns in (self.group_words, self.organisation_nouns, self.document_nouns, self.anonymous_nouns)
        )

    def is_age(self, token: str) -> bool:
        """Return whether a token can be the age of a person: "42", "42-year-old"."""
        return (token.isdecimal() and len(token) <= MAX_AGE_DIGITS) or self.is_age_word(token)

    def is_age_word(self, token: str) -> bool:
        """Return whether a token is a word for a person of some age: "42-year-old"."""
        return token[0].isdecimal() and token.endswith(self.age_endings)

    def time_length(self, lower: Sequence[str], start: int, end: int) -> int:
        """Return the length in tokens of a time without preposition, "late Saturday", that begins at `start`, or 0."""
        i = start
        if i + 1 < end and lower[i] in self.period_modifiers:
            i += lower[i + 1] in self.time_words or lower[i + 1] in self.period_nouns
        if i == start and i + 2 < end and lower[i] in self.period_modifiers and lower[i + 1] in self.prepositions:
            i += 2 * (lower[i + 2] in self.time_words)
        if i >= end or (lower[i] not in self.time_words and i == start):
            return 0
        i += 1
        while i < end and (lower[i] in self.time_words or lower[i] in self.period_nouns):
            i += 1
        return i - start

    def according_to_length(self, lower: Sequence[str], start: int) -> int:
        """Return the length in tokens of an "according to" phrase that begins at `start`, or 0."""
        return _match_phrase(self.according_to_phrases, lower, start)

    def saying_phrase_length(self, lower: Sequence[str], start: int) -> int:
        """Return the length in tokens of a phrase such as "makes clear" that begins at `start`, or 0."""
        return _match_phrase(self.saying_phrases, lower, start)

    def empty_content_length(self, lower: Sequence[str], start: int) -> int:
        """Return the length in tokens of a phrase such as "as much" that begins at `start`, or 0."""
        return _match_phrase(self.empty_contents, lower, start)

    def opens_quantity(self, lower: Sequence[str], start: int) -> bool:
        """Return whether a preposition at `start` begins an amount: "at least nine people"."""
        number = start + _match_phrase(self.quantity_openers, lower, start)
        return start < number < len(lower) and (lower[number][0].isdecimal() or lower[number] in self.numbers)


def _match_phrase(phrases: Mapping[str, Phrases], lower: Sequence[str], start: int) -> int:
    """Return the length of the longest of the phrases that begins at `start`, or 0."""
    for phrase in phrases.get(lower[start], ()):
        if tuple(lower[start : start + len(phrase)]) == phrase:
            return len(phrase)
    return 0
