"""The reporting verbs and function words of a language, as look-up tables for the quote rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cache

from ordrett.language.packs import LanguagePack
from ordrett.language.vocabulary import SpeechVocabulary

MAX_AGE_DIGITS = 3


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
    according_to_phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # by first word, the longest phrase first
    possessive_pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    personal_pronouns: frozenset[str]  # subject pronouns that can stand for a source
    writer_pronouns: frozenset[str]  # the writer, the reader or everybody
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
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    participle_endings: tuple[str, ...]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    prepositions: frozenset[str]
    linking_prepositions: frozenset[str]  # continue a noun phrase ("of")
    addressee_prepositions: frozenset[str]
    topic_prepositions: frozenset[str]
    time_words: frozenset[str]
    occasion_nouns: frozenset[str]
    group_words: frozenset[str]
    document_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    anonymous_nouns: frozenset[str]
    role_nouns: frozenset[str]
    role_endings: tuple[str, ...]
    age_endings: tuple[str, ...]
    non_sources: frozenset[str]  # subjects that are never a source
    clause_signals: frozenset[str]  # auxiliaries and pronouns that show a clause near its beginning
    clause_openers: frozenset[str]  # open a clause and are no subject
    complement_openers: frozenset[str]  # open an object or a clause
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

    def is_age(self, token: str) -> bool:
        """Return whether a token can be the age of a person: "42", "42-year-old"."""
        return (token.isdecimal() and len(token) <= MAX_AGE_DIGITS) or self.is_age_word(token)

    def is_age_word(self, token: str) -> bool:
        """Return whether a token is a word for a person of some age: "42-year-old"."""
        return token[0].isdecimal() and token.endswith(self.age_endings)

    def according_to_length(self, lower: Sequence[str], start: int) -> int:
        """Return the length in tokens of an "according to" phrase that begins at `start`, or 0."""
        for phrase in self.according_to_phrases.get(lower[start], ()):
            if tuple(lower[start : start + len(phrase)]) == phrase:
                return len(phrase)
        return 0


@cache
def load_quote_lexicon(pack: LanguagePack) -> QuoteLexicon:
    """Return the look-up tables of a language pack, built once."""
    speech = pack.speech
    relatives = frozenset(speech.relative_pronouns)
    impersonal = frozenset(speech.impersonal_pronouns)
    subjects = frozenset(speech.subject_pronouns)
    breaks = frozenset(
        {*speech.complementisers, *speech.question_words, *relatives, *speech.subordinators, *speech.auxiliaries}
        | {*subjects, *speech.conjunctions}
    ) - frozenset(speech.determiners)
    return QuoteLexicon(
        is_verb_second=speech.verb_second,
        verbs=_collect_verb_frames(speech),
        ambiguous_verbs=frozenset(speech.ambiguous_verbs),
        reporting_nouns=frozenset(speech.reporting_nouns),
        according_to_phrases=_group_by_first_word(speech.according_to_phrases),
        possessive_pronouns=frozenset(speech.possessive_pronouns),
        subject_pronouns=subjects,
        personal_pronouns=subjects - relatives - impersonal,
        writer_pronouns=frozenset(speech.writer_pronouns),
        impersonal_pronouns=impersonal,
        reflexive_pronouns=frozenset(speech.reflexive_pronouns),
        object_pronouns=frozenset(speech.object_pronouns),
        relative_pronouns=relatives,
        determiners=frozenset(speech.determiners),
        indefinite_articles=frozenset(speech.indefinite_articles),
        definite_articles=frozenset(speech.definite_articles),
        definite_endings=speech.definite_endings,
        genitive_endings=pack.genitives,
        complementisers=frozenset(speech.complementisers),
        question_words=frozenset(speech.question_words),
        infinitive_markers=frozenset(speech.infinitive_markers),
        conjunctions=frozenset(speech.conjunctions),
        contrast_words=frozenset(speech.contrast_words),
        auxiliaries=frozenset(speech.auxiliaries),
        passive_auxiliaries=frozenset(speech.passive_auxiliaries),
        participle_endings=speech.participle_endings,
        adverbs=frozenset(speech.adverbs),
        adverb_endings=speech.adverb_endings,
        prepositions=frozenset(speech.prepositions),
        linking_prepositions=frozenset(speech.linking_prepositions),
        addressee_prepositions=frozenset(speech.addressee_prepositions),
        topic_prepositions=frozenset(speech.topic_prepositions),
        time_words=frozenset(speech.time_words),
        occasion_nouns=frozenset(speech.occasion_nouns),
        group_words=frozenset(speech.group_words),
        document_nouns=frozenset(speech.document_nouns),
        organisation_nouns=frozenset(speech.organisation_nouns),
        anonymous_nouns=frozenset(speech.anonymous_nouns),
        role_nouns=frozenset({*pack.naming.titles, *pack.naming.roles}),
        role_endings=pack.naming.role_endings,
        age_endings=pack.naming.age_endings,
        non_sources=frozenset(speech.writer_pronouns) | impersonal,
        clause_signals=(subjects | {*speech.auxiliaries}) - relatives,
        clause_openers=breaks - subjects,
        complement_openers=subjects
        | {*speech.determiners, *speech.object_pronouns, *speech.complementisers, *speech.question_words}
        | {*speech.infinitive_markers, *speech.topic_prepositions},
        noun_phrase_breaks=breaks,
        noun_phrase_followers=breaks
        | {*speech.prepositions, *speech.time_words, *speech.adverbs, *speech.conjunctions},
    )


def _collect_verb_frames(speech: SpeechVocabulary) -> dict[str, Frame]:
    """Return the frames of every verb form; an entry of the pack holds all forms of one verb."""
    entries = {
        Frame.SPEECH: speech.speech_verbs,
        Frame.THAT_CLAUSE: speech.that_clause_verbs,
        Frame.OBJECT: speech.object_verbs,
        Frame.INFINITIVE: speech.infinitive_verbs,
        Frame.ADDRESSEE: speech.addressee_verbs,
        Frame.DIRECT_ONLY: speech.direct_only_verbs,
    }
    frames: dict[str, Frame] = {}
    for frame, verbs in entries.items():
        for forms in verbs:
            for form in forms.split():
                frames[form] = frames.get(form, Frame(0)) | frame
    return frames


def _group_by_first_word(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first_word: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        split = tuple(phrase.split())
        by_first_word[split[0]] = (*by_first_word.get(split[0], ()), split)
    return by_first_word
