"""The speech lists of a pack, made ready for looking words up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cache

from ordrett.language.packs import LanguagePack
from ordrett.language.vocabulary import SpeechVocabulary


class Frame(IntFlag):
    """What a reporting verb takes."""

    SAY = 1
    THAT = 2
    NOUN = 4
    INFINITIVE = 8
    ADDRESS = 16
    BESIDE = 32


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of a language by what they do around a quote; all in lower case."""

    inverts: bool
    verbs: Mapping[str, int]  # form -> Frame
    nouns: frozenset[str]
    possessives: frozenset[str]
    genitives: tuple[str, ...]
    according: Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> the phrases
    doubtful: frozenset[str]
    complementisers: frozenset[str]
    questions: frozenset[str]
    infinitive_marks: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    subjects: frozenset[str]
    writers: frozenset[str]
    impersonal: frozenset[str]
    reflexives: frozenset[str]
    objects: frozenset[str]
    articles: frozenset[str]
    indefinite_articles: frozenset[str]
    definite_articles: frozenset[str]
    definite_endings: tuple[str, ...]
    prepositions: frozenset[str]
    joins: frozenset[str]
    hearers: frozenset[str]
    about: frozenset[str]
    times: frozenset[str]
    occasions: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    organisations: frozenset[str]
    anonymous: frozenset[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    finite: frozenset[str]  # what a clause shows near its beginning
    pronouns: frozenset[str]  # subjects that may speak, or begin what is said
    sourceless: frozenset[str]  # subjects that are no source
    clausal: frozenset[str]  # words that open a clause, and are no subject
    adverbial: frozenset[str]  # words that may follow a subject behind its verb
    breaks: frozenset[str]  # words that no noun phrase holds
    openings: frozenset[str]  # words that open an object or a clause

    def is_adverb(self, word: str) -> bool:
        """Return whether a word may stand between a subject and its verb."""
        return word in self.adverbs or word in self.times or (len(word) > 4 and word.endswith(self.adverb_endings))

    def is_role(self, word: str) -> bool:
        """Return whether a word says what a person is."""
        return word in self.roles or word.endswith(self.role_endings)

    def according_at(self, low: Sequence[str], i: int) -> int:
        """Return how many tokens "according to", or another such phrase, takes at token i; 0 where there is none."""
        for phrase in self.according.get(low[i], ()):
            if tuple(low[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 0


@cache
def lexicon(pack: LanguagePack) -> Lexicon:
    """Return the look-up tables of a pack, made once."""
    speech = pack.speech
    verbs: dict[str, int] = {}
    for frame in Frame:
        for entry in getattr(speech, str(frame.name).lower()):
            for form in entry.split():
                verbs[form] = verbs.get(form, 0) | frame
    according: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(speech.according, key=len, reverse=True):
        words = tuple(phrase.split())
        according[words[0]] = (*according.get(words[0], ()), words)
    sets = {name: frozenset(getattr(speech, name)) for name in SETS}
    breaks = frozenset(
        {*speech.complementisers, *speech.questions, *speech.relatives, *speech.subordinators, *speech.auxiliaries}
        | {*speech.subjects, *speech.conjunctions}
    ) - frozenset(speech.articles)
    return Lexicon(
        inverts=speech.inverts,
        verbs=verbs,
        according=according,
        adverb_endings=speech.adverb_endings,
        definite_endings=speech.definite_endings,
        participle_endings=speech.participle_endings,
        roles=frozenset({*pack.naming.titles, *pack.naming.roles}),
        genitives=pack.genitives,
        role_endings=pack.naming.role_endings,
        finite=frozenset({*speech.auxiliaries, *speech.subjects} - {*speech.relatives}),
        pronouns=frozenset({*speech.subjects} - {*speech.relatives, *speech.impersonal}),
        sourceless=frozenset({*speech.writers, *speech.impersonal}),
        clausal=breaks - frozenset(speech.subjects),
        adverbial=breaks | {*speech.prepositions, *speech.times, *speech.adverbs, *speech.conjunctions},
        breaks=breaks,
        openings=frozenset(
            {*speech.articles, *speech.subjects, *speech.objects, *speech.complementisers, *speech.questions}
            | {*speech.infinitive_marks, *speech.about}
        ),
        **sets,
    )


SETS = tuple(
    name
    for name, kind in Lexicon.__annotations__.items()
    if kind == frozenset[str] and name in SpeechVocabulary.__annotations__
)
