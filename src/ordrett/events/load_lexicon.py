"""Build the look-up tables of a language from its event vocabulary, once."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, cast

from ordrett.events.lexicon import EventLexicon, EventWord, Form, MarkerKind
from ordrett.language.event_vocabulary import EventVocabulary, load_event_vocabulary
from ordrett.language.packs import language_packs
from ordrett.quotes.load_lexicon import load_quote_lexicon

NO_TYPE: Final = "none"


@cache
def load_event_lexicon(language: str) -> EventLexicon:
    """Return the look-up tables of a language that has a pack."""
    vocabulary, pack = load_event_vocabulary(language), language_packs()[language]
    quotes = load_quote_lexicon(pack)
    auxiliaries = {*vocabulary.perfect_auxiliaries, *vocabulary.passive_auxiliaries, *vocabulary.auxiliary_infinitives}
    return EventLexicon(
        words=_words_by_form(vocabulary),
        markers=_markers_by_last_word(vocabulary),
        quotes=quotes,
        perfect_auxiliaries=frozenset(vocabulary.perfect_auxiliaries),
        passive_auxiliaries=frozenset(vocabulary.passive_auxiliaries),
        present_passive_auxiliaries=frozenset(vocabulary.present_passive_auxiliaries),
        auxiliary_infinitives=frozenset(vocabulary.auxiliary_infinitives) - {*vocabulary.auxiliary_participles},
        hearsay_auxiliaries=frozenset(vocabulary.hearsay_auxiliaries),
        perfect_infinitives=frozenset(vocabulary.perfect_infinitives),
        do_auxiliaries=frozenset(vocabulary.do_auxiliaries),
        auxiliaries=frozenset(auxiliaries),
        negations=frozenset(vocabulary.negations),
        conditionals=tuple(tuple(phrase.split()) for phrase in vocabulary.conditional_words),
        purposes=tuple(tuple(phrase.split()) for phrase in vocabulary.purpose_phrases),
        determiners=frozenset(vocabulary.determiners),
        nationalities=frozenset(pack.naming.nationalities),
        agent_prepositions=frozenset(vocabulary.agent_prepositions),
        object_prepositions=frozenset(vocabulary.object_prepositions),
        recipient_prepositions=frozenset(vocabulary.recipient_prepositions),
        genitive_prepositions=frozenset(vocabulary.genitive_prepositions),
        place_prepositions=frozenset(vocabulary.place_prepositions),
        event_prepositions=frozenset(vocabulary.event_prepositions),
        generic_pronouns=frozenset(vocabulary.generic_pronouns),
        first_person=frozenset(vocabulary.first_person),
        light_verbs=frozenset(vocabulary.light_verbs),
        recipient_subject_verbs=frozenset(vocabulary.recipient_subject_verbs),
        generic_conjunctions=frozenset(vocabulary.generic_conjunctions),
        look_alikes=vocabulary.look_alikes,
        harming_verbs=_all_forms(vocabulary, vocabulary.harming_verbs),
        attacking_verbs=_all_forms(vocabulary, vocabulary.attacking_verbs),
        concessives=frozenset(vocabulary.concessives),
        limiters=frozenset(vocabulary.limiters),
        people_nouns=frozenset(vocabulary.people_nouns),
        quantities=frozenset(vocabulary.quantities),
        idioms=_idioms_by_first_word(vocabulary.idioms),
        finite_verbs=frozenset((*pack.dates.past_verbs, *pack.dates.future_verbs, *quotes.auxiliaries, *quotes.verbs)),
        past_endings=pack.dates.past_endings,
    )


def _words_by_form(vocabulary: EventVocabulary) -> dict[str, tuple[EventWord, ...]]:
    """Return the event words of every form; one entry of the vocabulary holds all forms of a word."""
    by_form: dict[str, list[EventWord]] = {}
    for key, entries in vocabulary.verbs.items():
        for entry in entries:
            inflected, _, companions = entry.partition(" + ")
            for form, names in _verb_forms(vocabulary, inflected).items():
                by_form.setdefault(form, []).append(_event_word(key, names, companions))
    for key, entries in vocabulary.nouns.items():
        for entry in entries:
            inflected, _, companions = entry.partition(" + ")
            for form in inflected.split():
                by_form.setdefault(form, []).append(_event_word(key, {"noun"}, companions))
    return {
        form: tuple(sorted(words, key=lambda word: (not word.companions, word.plover_type is None)))
        for form, words in by_form.items()
    }


def _idioms_by_first_word(phrases: Collection[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    idioms: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        idioms[words[0]] = (*idioms.get(words[0], ()), words)
    return idioms


def _all_forms(vocabulary: EventVocabulary, infinitives: Collection[str]) -> frozenset[str]:
    """Return every form of the verbs with these infinitives."""
    entries = (entry.partition(" + ")[0] for entries in vocabulary.verbs.values() for entry in entries)
    forms = (
        _verb_forms(vocabulary, entry)
        for entry in entries
        if not {*entry.split()[0].split("/")}.isdisjoint(infinitives)
    )
    return frozenset(form for verb in forms for form in verb)


def _verb_forms(vocabulary: EventVocabulary, inflected: str) -> dict[str, set[Form]]:
    """Return what each form of a verb may be: "shot" is past and participle."""
    names: dict[str, set[Form]] = {}
    for name, variants in zip(cast("tuple[Form, ...]", vocabulary.verb_forms), inflected.split(), strict=False):
        for form in variants.split("/"):
            names.setdefault(form, set()).add(name)
    names.pop("-", None)
    return names


def _event_word(key: str, forms: set[Form], companions: str) -> EventWord:
    plover_type, _, mode = key.partition("/")
    known_type = None if plover_type == NO_TYPE else plover_type
    return EventWord(known_type, mode or None, frozenset(forms), frozenset(companions.split()))


def _markers_by_last_word(vocabulary: EventVocabulary) -> dict[str, tuple[tuple[tuple[str, ...], MarkerKind], ...]]:
    by_form: dict[str, list[tuple[tuple[str, ...], MarkerKind]]] = {}
    for kind, phrases in _marker_phrases(vocabulary):
        for phrase in phrases:
            words = tuple(phrase.split())
            by_form.setdefault(words[-1], []).append((words, kind))
    return {last: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for last, entries in by_form.items()}


def _marker_phrases(vocabulary: EventVocabulary) -> Iterator[tuple[MarkerKind, tuple[str, ...]]]:
    yield "predicted", vocabulary.predicting_words
    yield "planned", (*vocabulary.planning_words, *vocabulary.purpose_phrases)
    yield "hypothetical", vocabulary.hypothetical_words
    yield "doubted", vocabulary.doubting_words
    yield "alleged", vocabulary.alleging_words
    yield "negated", vocabulary.negating_words
    yield "achieved", vocabulary.achieving_words
    yield "habit", vocabulary.habit_words
