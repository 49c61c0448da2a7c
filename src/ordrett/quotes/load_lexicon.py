"""Builds the look-up tables of the quote rules from a language pack."""

from collections.abc import Sequence
from functools import cache

from ordrett.language.packs import LanguagePack
from ordrett.language.vocabulary import SpeechVocabulary
from ordrett.quotes.lexicon import Frame, Phrases, QuoteLexicon


@cache
def load_quote_lexicon(pack: LanguagePack) -> QuoteLexicon:
    """Return the look-up tables of a language pack, built once."""
    speech, dates = pack.speech, pack.dates
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
        hearsay_nouns=frozenset(speech.hearsay_nouns),
        source_clause_openers=frozenset(speech.source_clause_openers),
        means_prepositions=frozenset(speech.means_prepositions),
        obligation_verbs=frozenset(speech.obligation_verbs),
        saying_phrases=_group_by_first_word(speech.saying_phrases),
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
        speaker_pronouns=subjects.intersection(speech.writer_pronouns)
        - {*speech.prepositions, *speech.indefinite_articles},
        empty_contents=_group_by_first_word(speech.empty_contents),
        question_labels=frozenset(speech.question_labels),
        answer_labels=frozenset(speech.answer_labels),
        complementisers=frozenset(speech.complementisers),
        question_words=frozenset(speech.question_words),
        infinitive_markers=frozenset(speech.infinitive_markers),
        conjunctions=frozenset(speech.conjunctions),
        subordinators=frozenset(speech.subordinators),
        contrast_words=frozenset(speech.contrast_words),
        negations=frozenset(speech.negations),
        auxiliaries=frozenset(speech.auxiliaries),
        passive_auxiliaries=frozenset(speech.passive_auxiliaries),
        participle_endings=speech.participle_endings,
        past_endings=dates.past_endings,
        adverbs=frozenset(speech.adverbs),
        adverb_endings=speech.adverb_endings,
        prepositions=frozenset(speech.prepositions),
        linking_prepositions=frozenset(speech.linking_prepositions),
        addressee_prepositions=frozenset(speech.addressee_prepositions),
        topic_prepositions=frozenset(speech.topic_prepositions),
        noun_linkers=frozenset(speech.noun_linkers),
        origin_prepositions=frozenset(speech.origin_prepositions),
        quantity_openers=_group_by_first_word(speech.quantity_openers),
        numbers=frozenset(form for forms in (*dates.numbers, *dates.large_numbers) for form in forms.split()),
        time_words=frozenset(speech.time_words),
        period_modifiers=frozenset({*dates.part_of_period, *dates.previous, *dates.this, *dates.next}),
        period_nouns=frozenset({*dates.weeks, *dates.months, *dates.years, *dates.day_parts, *dates.weekends}),
        occasion_nouns=frozenset(speech.occasion_nouns),
        group_words=frozenset(speech.group_words),
        document_nouns=frozenset(speech.document_nouns),
        organisation_nouns=frozenset(speech.organisation_nouns),
        anonymous_nouns=frozenset(speech.anonymous_nouns),
        role_nouns=frozenset({*pack.naming.titles, *pack.naming.roles}),
        nationalities=frozenset(pack.naming.nationalities),
        gendered_titles=frozenset({*pack.naming.male_titles, *pack.naming.female_titles}),
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


def _group_by_first_word(phrases: Sequence[str]) -> dict[str, Phrases]:
    by_first_word: dict[str, Phrases] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        split = tuple(phrase.split())
        by_first_word[split[0]] = (*by_first_word.get(split[0], ()), split)
    return by_first_word
