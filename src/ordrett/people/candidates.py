"""Finds what may be a name: runs of capitalised words, cut at titles, organisations and words that open sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import ne

from ordrett.people.capitalised_run import CapitalisedRun
from ordrett.people.features import NO_FEATURES, NameFeature
from ordrett.people.nicknames import find_name_words, find_nickname_end
from ordrett.people.segment import (
    GENERATION_SUFFIXES,
    NEW_NAME,
    OUTSIDE,
    PART_OF_NAME,
    TITLE_OR_ROLE,
    classify_first_token,
    classify_next_token,
    is_all_capitals,
)
from ordrett.people.title_case import find_title_case
from ordrett.people.word_classes import NO_CLASS, NameLexicon, WordClass, strip_genitive
from ordrett.tokenizer import Tokens

NameKey = tuple[str, ...]
"""The words of a name in lower case, without points and genitive ending."""

MAX_RUN_TOKENS = 16
MAX_PARTY_LETTERS = 3
# Particles that are no other word of the languages, so that they belong to a name that begins with a capital.
LEADING_PARTICLES = ("van", "von", "bin", "al", "ibn", "zu")
SECOND_PARTICLES = ("der", "den", "dem", "het")


@dataclass(slots=True)
class Candidate:
    """Tokens `start` to `end - 1`, which may be a name; `classes` are those of the words of `key`.

    `title_gender` and `pronoun_gender` are the genders that the title before it and a pronoun after it state;
    `genitive_length` is the number of characters of a genitive ending in the last token, apostrophes aside.
    """

    start: int
    end: int
    key: NameKey
    classes: tuple[WordClass, ...]
    features: NameFeature = NO_FEATURES
    title_gender: WordClass = NO_CLASS
    pronoun_gender: WordClass = NO_CLASS
    genitive_length: int = 0


def find_candidates(tokens: Tokens, is_skipped: Sequence[bool], lexicon: NameLexicon) -> list[Candidate]:
    """Return what may be a name, in text order; `is_skipped` says for each paragraph whether to leave it out."""
    candidates: list[Candidate] = []
    paragraph, surface, lower = tokens.paragraph, tokens.word, tokens.lower
    capitalised = [i for i in compress(count(), map(ne, surface, lower)) if surface[i][0].isupper()]
    title_case_paragraphs = find_title_case(tokens) if lexicon.title_case else frozenset()
    run_end = 0
    for i in capitalised:
        if i < run_end or is_skipped[paragraph[i]] or _is_lone_opener(tokens, i, lexicon):
            continue
        run_end = _find_run_end(tokens, i, lexicon)
        if run_end == i + 1 and _is_no_person(tokens, i, lexicon):
            continue
        classes = [lexicon[strip_genitive(token)] for token in lower[i:run_end]]
        names = _split_run(CapitalisedRun(tokens, lexicon, i, run_end, classes))
        if paragraph[i] in title_case_paragraphs:
            for candidate in names:
                candidate.features |= NameFeature.IN_TITLE_CASE
        candidates += names
    return candidates


def _is_lone_opener(tokens: Tokens, i: int, lexicon: NameLexicon) -> bool:
    """Return whether token i is a word that opens sentences, no capital follows, and no verb makes it a surname."""
    classes = lexicon[tokens.lower[i]]
    if not classes & WordClass.SENTENCE_OPENER:
        return False
    if i + 1 == len(tokens):
        return True
    is_subject = classes & WordClass.SURNAME and lexicon[tokens.lower[i + 1]] & WordClass.HUMAN_VERB
    return tokens.word[i + 1][0].islower() and not (is_subject and lexicon.title_case)


def _is_no_person(tokens: Tokens, i: int, lexicon: NameLexicon) -> bool:
    """Return whether token i is a party in brackets, "(S)", an employer, or ends the name of an organisation."""
    has_brackets = 0 < i < len(tokens) - 1 and tokens.word[i - 1] == "(" and tokens.word[i + 1] == ")"
    if has_brackets and len(tokens.word[i]) <= MAX_PARTY_LETTERS:
        return True
    if lexicon.title_case and _is_employer(tokens, i, lexicon):
        return True
    head = i - 2  # of "Ministry of Defence"
    if not lexicon.title_case or head < tokens.sentence_start[i]:
        return False
    if not lexicon[tokens.word[i - 1]] & WordClass.PERSON_PREPOSITION:
        return False
    return tokens.word[head][0].isupper() and bool(lexicon[tokens.lower[head]] & WordClass.ORGANISATION)


def _is_employer(tokens: Tokens, i: int, lexicon: NameLexicon) -> bool:
    """Return whether a word, in no list of names, stands before a role and a name: "Shell spokesman Mark Hill"."""
    has_next = i + 2 < tokens.sentence_end[i]
    is_listed = lexicon[tokens.lower[i]] & (WordClass.GIVEN_NAME | WordClass.SURNAME)
    if not has_next or is_listed or not tokens.word[i + 1].islower() or not tokens.word[i + 2][0].isupper():
        return False
    return bool(lexicon[tokens.lower[i + 1]] & (WordClass.ROLE | WordClass.TITLE))


def _find_run_end(tokens: Tokens, start: int, lexicon: NameLexicon) -> int:
    """Return where a run of capitals ends; points of abbreviations and one or two particles may interrupt it."""
    surface, lower = tokens.word, tokens.lower
    limit = min(tokens.sentence_end[start], start + MAX_RUN_TOKENS)
    i = start + 1
    while i < limit:
        if surface[i][0].isupper():
            if surface[i - 1][-2:] in ("'s", "’s"):
                break
        elif lower[i][:3] in ("al-", "el-"):
            return i + 1
        elif nickname_end := find_nickname_end(tokens, i):
            i = nickname_end
        elif i + 1 >= limit:
            break
        elif surface[i] == ".":
            if not surface[i + 1][0].isupper() and lower[i - 1] not in GENERATION_SUFFIXES:
                break
        elif not _is_inner_particle(tokens, i, limit, lexicon):
            break
        i += 1
    return i


def _is_inner_particle(tokens: Tokens, i: int, limit: int, lexicon: NameLexicon) -> bool:
    """Return whether token i is a particle and a capital follows it, or a second particle and a capital."""
    surface, lower = tokens.word, tokens.lower
    if not lexicon[surface[i]] & WordClass.PARTICLE:
        return False
    if surface[i + 1][0].isupper():
        return True
    if i + 2 >= limit or not surface[i + 2][0].isupper():
        return False
    return lower[i + 1] in SECOND_PARTICLES or bool(lexicon[lower[i + 1]] & WordClass.PARTICLE)


def _split_run(run: CapitalisedRun) -> list[Candidate]:
    """Return the names of a run; a title before one is a feature, an organisation's word after one rejects it."""
    candidates: list[Candidate] = []
    features, gender = NO_FEATURES, NO_CLASS
    name_start: int | None = None
    for i, classes in enumerate(run.classes, start=run.start):
        role = classify_first_token(run, i) if name_start is None else classify_next_token(run, i, name_start)
        if role is PART_OF_NAME:
            if name_start is None and run.has_capital(i):
                name_start = i
            continue
        if name_start is not None and not (role is OUTSIDE and classes & WordClass.ORGANISATION):
            candidates.append(_to_candidate(run, name_start, i, features, gender))
        name_start, features, gender = None, NO_FEATURES, NO_CLASS
        if role is NEW_NAME:
            name_start = i
        elif role is TITLE_OR_ROLE:
            features = NameFeature.AFTER_TITLE
            gender = classes & WordClass.GENDER if classes & WordClass.TITLE else NO_CLASS
        elif classes & WordClass.ORGANISATION or (classes & WordClass.NEVER_NAME and run.lexicon.title_case):
            features = NameFeature.AFTER_ORGANISATION
    if name_start is not None:
        candidates.append(_to_candidate(run, name_start, run.end, features, gender))
    return candidates


def _to_candidate(run: CapitalisedRun, start: int, end: int, features: NameFeature, gender: WordClass) -> Candidate:
    """Return tokens `start` to `end - 1` without particles and points at their end, with a particle before them."""
    surface, lower = run.tokens.word, run.tokens.lower
    while end > start + 1 and (
        surface[end - 1].islower() or (surface[end - 1] == "." and lower[end - 2] not in GENERATION_SUFFIXES)
    ):
        end -= 1
    if not run.classes[0] & WordClass.SENTENCE_OPENER and _follows_leading_particle(run.tokens, start):
        start -= 1
    word_indices = find_name_words(run.tokens, start, end)
    if any(is_all_capitals(surface[i]) and lower[i] not in GENERATION_SUFFIXES for i in word_indices):
        features |= NameFeature.ALL_CAPITALS
    return Candidate(
        start,
        end,
        tuple([strip_genitive(lower[i]) for i in word_indices]),
        tuple([run.classes_of(i) if i >= run.start else WordClass.PARTICLE for i in word_indices]),
        features,
        gender,
    )


def _follows_leading_particle(tokens: Tokens, i: int) -> bool:
    return i > tokens.sentence_start[i] and tokens.lower[i - 1] in LEADING_PARTICLES and tokens.word[i - 1][0].islower()
