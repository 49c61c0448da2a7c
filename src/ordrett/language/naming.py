"""How one language names people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Naming:
    """What a language writes with a capital, people and other things, and the words around names, in lower case."""

    abbreviations: tuple[str, ...]  # without their last point
    titles: tuple[str, ...]  # directly before a name
    titles_m: tuple[str, ...]  # the same, of men alone
    titles_f: tuple[str, ...]  # the same, of women alone
    roles: tuple[str, ...]  # before a name, or behind it after a comma
    role_endings: tuple[str, ...]  # how a word for a role ends
    human_verbs: tuple[str, ...]  # what people do, above all say
    pronouns_m: tuple[str, ...]  # stand for a man
    pronouns_f: tuple[str, ...]  # stand for a woman
    subjects: tuple[str, ...]  # pronouns in the form of a subject
    relatives: tuple[str, ...]  # open a clause about a name
    years: tuple[str, ...]  # behind the figure of an age
    aged: tuple[str, ...]  # how a word that holds an age ends
    particles: tuple[str, ...]  # within a name
    surname_endings: tuple[str, ...]  # how a surname often ends
    name_locales: tuple[str, ...]  # of faker, whose names of people are taken
    starters: tuple[str, ...]  # no names, though they often begin a sentence
    common_endings: tuple[str, ...]  # of words that are no names
    word_locales: tuple[str, ...]  # of faker, whose common words and jobs are taken
    never_names: tuple[str, ...]  # with a capital, but no names of people
    nationalities: tuple[str, ...]  # with a capital or without, before a name but no part of it
    articles: tuple[str, ...]  # before a noun, seldom before a name
    places: tuple[str, ...]  # beside those of faker
    place_locales: tuple[str, ...]  # of faker, whose cities and countries are taken
    place_endings: tuple[str, ...]  # how the name of a place ends
    place_prepositions: tuple[str, ...]  # in, at, from: what follows is rather a place
    person_prepositions: tuple[str, ...]  # by, with, against
    several_words: tuple[str, ...]  # places and things of more than one word
    organisation_words: tuple[str, ...]  # in a name, they make it an organisation's
    organisation_endings: tuple[str, ...]  # how the name of an organisation ends
    title_case: bool  # headings and all words of a proper name have capitals
