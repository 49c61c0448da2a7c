"""The word lists of a language pack: one class for each table of its TOML file.

The annotation of a field is the meaning of its list; docs/adding-a-language.md prints it.
"""

from dataclasses import dataclass
from typing import Annotated, get_type_hints

Terms = tuple[str, ...]


@dataclass(frozen=True)
class LayoutVocabulary:
    """The wording of a newspaper page around its article, in any case."""

    days: Annotated[Terms, "names of the days, in full and shortened"]
    short_months: Annotated[Terms, "shortened names of the months, as in datelines"]
    time_words: Annotated[Terms, "words in a line that holds only a time, a date or an age: `ago`, `updated`"]
    published: Annotated[Terms, "begin a line with the date of publication"]
    bylines: Annotated[Terms, "begin a line that names the author"]
    credit_prepositions: Annotated[Terms, "between a word of `credits` and a name"]
    credits: Annotated[Terms, "begin or end a line that names a photographer"]
    sources: Annotated[Terms, "begin a line that names the origin of the text"]
    agencies: Annotated[Terms, "news and picture agencies; a line of nothing else is a credit"]
    captions: Annotated[Terms, "begin the caption of a picture"]
    archive_notes: Annotated[Terms, "end the caption of an archive picture"]
    picture_positions: Annotated[Terms, "positions in brackets within a caption"]
    capital_lead_is_caption: Annotated[
        bool, '"SKADET: På sykesengen" is a caption; if false, such a word is a dateline or a speaker'
    ]
    summaries: Annotated[Terms, "begin a box that sums up the article"]
    unfold_labels: Annotated[Terms, "end a summary box that can be unfolded"]
    furniture: Annotated[Terms, "whole lines of menus, buttons and advertisements"]
    links: Annotated[Terms, "begin a link"]
    link_lists: Annotated[Terms, "headings above a list of links"]
    boilerplate: Annotated[Terms, "begin a notice, which may be a sentence: cookies, copyright"]
    promotions: Annotated[Terms, "mark a line in square brackets as an advertisement of the outlet itself"]
    menus: Annotated[Terms, "names of the parts of a newspaper; a line of nothing else is a menu"]
    interruptions: Annotated[Terms, "begin a line, no sentence, that interrupts the text or states its age"]
    imprints: Annotated[Terms, "stand in a sentence about the outlet at the end of a page"]
    archived: Annotated[Terms, "begin a line that says when or from where a copy of the page was made"]
    publishers: Annotated[Terms, "before a colon or a name, begin a line that names the publisher"]
    consent_words: Annotated[Terms, "stand in a question about cookies, with one of `reader_words`"]
    reader_words: Annotated[Terms, "pronouns of the outlet and of the reader"]
    link_ends: Annotated[Terms, "end a heading that is a link: `here`"]
    corrections: Annotated[Terms, "label, before a colon, a correction of the article"]
    author_nouns: Annotated[Terms, "occupations in a box about the author"]


@dataclass(frozen=True)
class NameVocabulary:
    """Words around and inside names, and other words written with a capital; all in lower case."""

    abbreviations: Annotated[Terms, "abbreviations without their last full stop, which ends no sentence"]
    titles: Annotated[Terms, "directly before a name, for men and women"]
    male_titles: Annotated[Terms, "the same, for men only"]
    female_titles: Annotated[Terms, "the same, for women only"]
    roles: Annotated[Terms, "role nouns, before a name or after it and a comma"]
    role_endings: Annotated[Terms, "endings of other role nouns"]
    human_verbs: Annotated[Terms, "what people do, above all say"]
    male_pronouns: Annotated[Terms, "refer to a man"]
    female_pronouns: Annotated[Terms, "refer to a woman"]
    subject_pronouns: Annotated[Terms, "subject forms of the pronouns"]
    relative_pronouns: Annotated[Terms, "begin a relative clause after a name"]
    age_units: Annotated[Terms, "after the number of an age"]
    age_endings: Annotated[Terms, "endings of a word that states an age"]
    particles: Annotated[Terms, "parts of a surname in lower case"]
    surname_endings: Annotated[Terms, "frequent endings of surnames"]
    name_locales: Annotated[Terms, "locales of people/data whose given names and surnames are used"]
    sentence_starters: Annotated[Terms, "words that often begin a sentence and are no names"]
    common_endings: Annotated[Terms, "endings of words that are no names"]
    word_locales: Annotated[Terms, "locales of people/data whose common words and occupations are used"]
    capitalised_non_names: Annotated[Terms, "words with a capital that are no names of people"]
    nationalities: Annotated[Terms, "adjectives before a name that are no part of it"]
    determiners: Annotated[Terms, "articles and demonstratives, which seldom precede a name"]
    places: Annotated[Terms, "places that people/data lacks"]
    place_locales: Annotated[Terms, "locales of people/data whose cities and countries are used"]
    place_endings: Annotated[Terms, "endings of place names"]
    place_prepositions: Annotated[Terms, "in, at, from: a place is likelier to follow than a person"]
    person_prepositions: Annotated[Terms, "by, with, against: a person may follow"]
    multiword_names: Annotated[Terms, "places and things of more than one word"]
    organisation_words: Annotated[Terms, "make a name that holds one the name of an organisation"]
    organisation_endings: Annotated[Terms, "endings of names of organisations"]
    adjectives: Annotated[Terms, "other adjectives before a name that are no part of it, as at the start of a sentence"]
    title_case: Annotated[bool, "headings, and all words of a proper name, are written with capitals"]
    given_names_like_words: Annotated[Terms, "given names of men that are far more often another word: `Will`"] = ()


@dataclass(frozen=True)
class SpeechVocabulary:
    """Reporting verbs and the function words around a quote; all in lower case.

    A verb is one string of all its forms, separated by spaces.
    """

    speech_verbs: Annotated[Terms, "verbs that take any reported content: a clause, a noun phrase, direct speech"]
    that_clause_verbs: Annotated[Terms, "verbs that take a clause with its complementiser, or direct speech"]
    object_verbs: Annotated[Terms, "verbs that label, praise or reject their object"]
    infinitive_verbs: Annotated[Terms, "verbs that take an infinitive: promise, ask, refuse to"]
    addressee_verbs: Annotated[Terms, "verbs that take the addressee before the reported content"]
    direct_only_verbs: Annotated[Terms, "verbs that report only directly beside direct speech"]
    reporting_nouns: Annotated[Terms, "reporting nouns: the claim that"]
    possessive_pronouns: Annotated[Terms, "third-person pronouns before a noun"]
    according_to_phrases: Annotated[Terms, "phrases before a source, without a verb"]
    complementisers: Annotated[Terms, "that, whether: begin reported content"]
    question_words: Annotated[Terms, "how, why: begin a reported question"]
    infinitive_markers: Annotated[Terms, "to, before an infinitive"]
    relative_pronouns: Annotated[Terms, "begin a relative clause"]
    conjunctions: Annotated[Terms, "and, but, or"]
    subordinators: Annotated[Terms, "because, when: begin another clause"]
    contrast_words: Annotated[Terms, "end reported content after a comma"]
    negations: Annotated[Terms, "not: after a comma, reported content goes on"]
    auxiliaries: Annotated[Terms, "has, will, can"]
    passive_auxiliaries: Annotated[Terms, "is, was: with a participle, no source is named"]
    adverbs: Annotated[Terms, "can stand between a subject and its verb"]
    adverb_endings: Annotated[Terms, "endings of other adverbs"]
    participle_endings: Annotated[Terms, "endings of verb forms whose subject is elsewhere: saying"]
    subject_pronouns: Annotated[Terms, "pronouns that can be a subject"]
    writer_pronouns: Annotated[Terms, "subjects that mean the writer, the reader or everybody, and are no source"]
    impersonal_pronouns: Annotated[Terms, "pronouns that refer to reported content, and are no source"]
    reflexive_pronouns: Annotated[Terms, "himself: the verb before it is no reporting verb"]
    object_pronouns: Annotated[Terms, "pronouns that can be the addressee"]
    determiners: Annotated[Terms, "articles and other determiners, which begin a noun phrase"]
    indefinite_articles: Annotated[Terms, "indefinite articles in the singular"]
    definite_articles: Annotated[Terms, "the: the source is known to the reader"]
    definite_endings: Annotated[Terms, "endings of a noun in the definite form"]
    prepositions: Annotated[Terms, "end a subject; begin a phrase of time or place"]
    linking_prepositions: Annotated[Terms, "prepositions that continue a noun phrase"]
    addressee_prepositions: Annotated[Terms, "prepositions before the addressee"]
    topic_prepositions: Annotated[Terms, "prepositions between a reporting verb and its topic"]
    time_words: Annotated[Terms, "times of the utterance: days, yesterday"]
    occasion_nouns: Annotated[Terms, "occasions of the utterance: statement, interview"]
    group_words: Annotated[Terms, "nouns and numbers for several people"]
    document_nouns: Annotated[Terms, "nouns for documents: report"]
    organisation_nouns: Annotated[Terms, "nouns for organisations: government"]
    anonymous_nouns: Annotated[Terms, "nouns for one unnamed source"]
    noun_linkers: Annotated[Terms, "of: joins two nouns, and begins no time, place or topic"] = ()
    origin_prepositions: Annotated[Terms, "from: before the source of a verb without a personal subject"] = ()
    source_clause_openers: Annotated[Terms, "as: begin a clause that names the source of its sentence"] = ()
    means_prepositions: Annotated[Terms, "by, with: before an infinitive that tells how somebody acted"] = ()
    obligation_verbs: Annotated[Terms, "must, should: who must say something has not said it"] = ()
    saying_phrases: Annotated[Terms, "phrases that take a clause as a reporting verb does: makes clear that"] = ()
    hearsay_nouns: Annotated[Terms, "those of `reporting_nouns` that report without a source: rumours that"] = ()
    quantity_openers: Annotated[Terms, "phrases before the number of an amount: at least"] = ()
    ambiguous_verbs: Annotated[Terms, "forms of these verbs that are more often nouns"] = ()
    empty_contents: Annotated[Terms, "stand for what is said without giving it: said as much"] = ()
    question_labels: Annotated[Terms, "before a colon, begin the question of an interviewer: Q"] = ()
    answer_labels: Annotated[Terms, "before a colon, begin an answer: A"] = ()
    verb_second: Annotated[bool, "the verb is second in its clause, so that the subject may follow it"] = False


@dataclass(frozen=True)
class DateVocabulary:
    """Expressions of time. `{}` stands for a number and a unit, in `between` for a date.

    A number before a phrase says how many days, weeks or years later than the day of publication (`_ahead`) or than the
    date before (`_later`) it is.
    """

    articles: Annotated[Terms, "before the number of a day"]
    day_endings: Annotated[Terms, "after the number of a day or a century: 3rd"]
    day_first: Annotated[bool, "11/03/2022 is in March; if false, it is in November"]
    weekdays: Annotated[Terms, "the days of the week from Monday"]
    weekday_endings: Annotated[Terms, "endings of the days of the week"]
    seasons: Annotated[Terms, "all forms of spring, of summer, of autumn, of winter"]
    season_prepositions: Annotated[Terms, "before a season: the one around the day of publication"]
    recent_seasons: Annotated[Terms, "phrases for the last spring, summer, autumn and winter"]
    weekends: Annotated[Terms, "forms of weekend"]
    weekend_prepositions: Annotated[Terms, "before a weekend: the last or the next one"]
    day_parts: Annotated[Terms, "morning, night: after a day"]
    night_before: Annotated[Terms, "the night that ends with the day that follows"]
    days_ahead: Annotated[Terms, "yesterday, today, tomorrow"]
    years_ahead: Annotated[Terms, "phrases for last year, this year"]
    days_later: Annotated[Terms, "the next day, the day before"]
    weeks_later: Annotated[Terms, "the next week, the week before"]
    years_later: Annotated[Terms, "the next year, the year before"]
    numbers: Annotated[Terms, "all forms of one, of two, to twelve"]
    large_numbers: Annotated[Terms, "other numbers, each after its digits"]
    days: Annotated[Terms, "forms of day"]
    weeks: Annotated[Terms, "forms of week"]
    months: Annotated[Terms, "forms of month"]
    years: Annotated[Terms, "forms of year"]
    decades: Annotated[Terms, "forms of decade"]
    centuries: Annotated[Terms, "century, after its number"]
    decade_endings: Annotated[Terms, "after 1990 or 90, for the decade"]
    ago: Annotated[Terms, "two weeks ago"]
    ahead: Annotated[Terms, "two weeks from now"]
    ahead_of_verb: Annotated[Terms, "in two weeks: only beside a verb in the present or future"]
    later: Annotated[Terms, "two weeks later"]
    earlier: Annotated[Terms, "two weeks earlier"]
    past_number: Annotated[Terms, "the last two weeks"]
    previous: Annotated[Terms, "last, before a unit or a season"]
    this: Annotated[Terms, "this, before a unit or a season"]
    next: Annotated[Terms, "next, before a unit or a season"]
    plural_units: Annotated[Terms, "weeks, years: after last or next but without a number, they say nothing exact"]
    plural_articles: Annotated[Terms, "the: before last or next and such a unit"]
    previous_weekday: Annotated[Terms, "before a day of the week: the one of last week"]
    recent_weekday: Annotated[Terms, "before a day of the week: the last such day"]
    next_weekday: Annotated[Terms, "before a day of the week: the next such day"]
    next_weekday_prepositions: Annotated[Terms, "the same, but only before an indefinite form"]
    part_of_period: Annotated[Terms, "early, in the middle of: before a month, a season or a year"]
    definite_units: Annotated[Terms, "the year, the month: after such words, the one of publication"]
    since: Annotated[Terms, "before a date with which a period begins"]
    until: Annotated[Terms, "before a date with which a period ends"]
    between: Annotated[Terms, "a period from a date to another one"]
    before_month: Annotated[Terms, "prepositions without which the name of a month alone is no date"]
    before_any_year: Annotated[Terms, "words after which any number of four digits is a year"]
    of: Annotated[Terms, "between a day and its month, a season and its year"]
    during: Annotated[Terms, "earlier, later: before this year"]
    future_verbs: Annotated[Terms, "verbs in the present or future: a day beside them lies ahead"]
    past_verbs: Annotated[Terms, "verbs in the past tense"]
    past_endings: Annotated[Terms, "endings of other verbs in the past tense"]
    holidays: Annotated[Terms, "holidays, each after its month and day or its distance from Easter"]


Vocabulary = LayoutVocabulary | NameVocabulary | SpeechVocabulary | DateVocabulary


def list_meanings(vocabulary: type[object]) -> dict[str, str]:
    """Return the meaning of each list of a vocabulary by its name, in the order of the fields."""
    hints = get_type_hints(vocabulary, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}
