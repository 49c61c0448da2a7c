"""How one language names people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Naming:
    """What a language writes with a capital, people and other things, and the words around names, in lower case."""

    abbreviations: tuple[str, ...]  # without their last point
    titles: tuple[str, ...]  # directly before a name
    titles_m: tuple[str, ...]
    titles_f: tuple[str, ...]
    roles: tuple[str, ...]  # before a name, or behind it after a comma
    role_endings: tuple[str, ...]
    human_verbs: tuple[str, ...]  # what people do, above all say
    pronouns_m: tuple[str, ...]
    pronouns_f: tuple[str, ...]
    subjects: tuple[str, ...]  # pronouns in the form of a subject
    relatives: tuple[str, ...]
    years: tuple[str, ...]  # behind the figure of an age
    aged: tuple[str, ...]  # how a word that holds an age ends
    particles: tuple[str, ...]  # within a name
    surname_endings: tuple[str, ...]
    name_locales: tuple[str, ...]  # of faker, whose names of people are taken
    starters: tuple[str, ...]  # no names, though they often begin a sentence
    common_endings: tuple[str, ...]  # of words that are no names
    word_locales: tuple[str, ...]  # of faker, whose common words and jobs are taken
    never_names: tuple[str, ...]  # with a capital, but no names of people
    nationalities: tuple[str, ...]
    articles: tuple[str, ...]
    places: tuple[str, ...]
    place_locales: tuple[str, ...]  # of faker, whose cities and countries are taken
    place_endings: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    person_prepositions: tuple[str, ...]  # by, with, against
    several_words: tuple[str, ...]  # places and things of more than one word
    organisation_words: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    title_case: bool  # headings and all words of a proper name have capitals
