"""Names that only the words around them tell from common words and organisations: "Doris Lane, 41,"."""

from ordrett.people.capitalised_run import CapitalisedRun
from ordrett.people.word_classes import NO_CLASS, WordClass

MAX_AGE_DIGITS = 3
FINITE_ENDINGS = ("d", "s")  # of verbs that are no infinitive: said, says


def acts_as_person(run: CapitalisedRun, name_start: int) -> bool:
    """Return whether a title, role or verb stands before a name that ends the run, or an age or a verb after it.

    "Mayor Doris Lane", "said Doris Lane", "Doris Lane, 41,", "Doris Lane said"; not "at Carnegie Hall".
    """
    tokens, lexicon, after = run.tokens, run.lexicon, run.end
    before = lexicon[tokens.lower[name_start - 1]] if name_start > tokens.sentence_start[name_start] else NO_CLASS
    if before & (WordClass.TITLE | WordClass.ROLE | WordClass.HUMAN_VERB):
        return True
    sentence_end = tokens.sentence_end[run.start]
    if after + 1 < sentence_end and tokens.lower[after] == ",":
        if tokens.word[after + 1].isdecimal() and len(tokens.word[after + 1]) <= MAX_AGE_DIGITS:
            return True
        after += 1
    return after < sentence_end and bool(lexicon[tokens.lower[after]] & WordClass.HUMAN_VERB)


def precedes_surname(run: CapitalisedRun, i: int, following: WordClass) -> bool:
    """Return whether a surname that is a common word too ends the run after token i: "said Bill Long"."""
    is_surname = following & WordClass.SURNAME and run.lexicon.title_case and i + 2 == run.end
    return bool(is_surname) and acts_as_person(run, i)


def opens_name_by_verb(run: CapitalisedRun, i: int) -> bool:
    """Return whether a word that often opens sentences is a name: "Will Hall said", "to Will Hall", "Best said"."""
    tokens, classes = run.tokens, run.classes_of(i)
    verb = run.end + (run.end + 1 < tokens.sentence_end[i] and tokens.lower[run.end] == ",")
    has_verb = verb < tokens.sentence_end[i] and bool(run.lexicon[tokens.lower[verb]] & WordClass.HUMAN_VERB)
    if tokens.lower[i] in run.lexicon.given_names_like_words:
        is_finite = has_verb and tokens.lower[verb][-1] in FINITE_ENDINGS
        is_inside = i > tokens.sentence_start[i] and tokens.word[i - 1][0].isalnum()
        return i == run.start and run.has_capital(i + 1) and (is_inside or is_finite)
    return has_verb and verb == run.end == i + 1 and bool(classes & WordClass.SURNAME)


def follows_employer(run: CapitalisedRun, i: int, name_start: int) -> bool:
    """Return whether a given name and one more word follow the employer of a role: "direktør i Nord Fisk Anna Holm"."""
    tokens, lexicon, start = run.tokens, run.lexicon, run.start
    if name_start != start or i + 2 != run.end or not run.classes_of(i) & WordClass.GIVEN_NAME:
        return False
    if run.classes_of(start) & (WordClass.GIVEN_NAME | WordClass.SURNAME) or start - 2 < tokens.sentence_start[i]:
        return False
    preposition, role = lexicon[tokens.lower[start - 1]], lexicon[tokens.lower[start - 2]]
    is_preposition = preposition & (WordClass.PLACE_PREPOSITION | WordClass.PERSON_PREPOSITION)
    return bool(is_preposition and role & WordClass.ROLE)
