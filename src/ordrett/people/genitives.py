"""Strips the genitive s that is written without an apostrophe."""

from dataclasses import replace

from ordrett.people.candidates import Candidate
from ordrett.people.features import NO_FEATURES
from ordrett.people.segment import NAME_ENDINGS_IN_S
from ordrett.people.word_classes import NO_CLASS, NameLexicon, WordClass
from ordrett.tokenizer import Tokens

LISTED_NAME = WordClass.GIVEN_NAME | WordClass.SURNAME


def strip_genitive_s(tokens: Tokens, candidates: list[Candidate], lexicon: NameLexicon) -> list[Candidate]:
    """Return the candidates without the s of a genitive in their keys; their tokens stay.

    A name in the genitive directly before a given name that the article uses alone becomes two candidates.
    """
    last_words = {c.key[-1] for c in candidates}
    single_words = {c.key[0] for c in candidates if len(c.key) == 1}
    result: list[Candidate] = []
    for c in candidates:
        stem = c.key[-1][:-1]
        if c.key[-1][-1] != "s" or len(stem) < 2 or not _is_genitive(tokens, c, last_words, lexicon):
            result.append(c)
            continue
        c.key = (*c.key[:-1], stem)
        c.classes = (*c.classes[:-1], lexicon[stem])
        c.genitive_length = 1
        is_used_alone = stem in single_words or stem + "s" in single_words
        if len(c.key) > 2 and c.classes[-1] & WordClass.GIVEN_NAME and is_used_alone:
            result += _split_before_last(c)
        else:
            result.append(c)
    return result


def _split_before_last(c: Candidate) -> tuple[Candidate, Candidate]:
    return (
        replace(c, end=c.end - 1, key=c.key[:-1], classes=c.classes[:-1], genitive_length=0),
        replace(
            c,
            start=c.end - 1,
            key=c.key[-1:],
            classes=c.classes[-1:],
            features=NO_FEATURES,
            title_gender=NO_CLASS,
        ),
    )


def _is_genitive(tokens: Tokens, c: Candidate, last_words: set[str], lexicon: NameLexicon) -> bool:
    """Return whether the last word, which ends with s, is a name in the genitive."""
    last_word = c.key[-1]
    stem = last_word[:-1]
    is_listed = bool(lexicon[last_word] & LISTED_NAME)
    if stem in last_words:
        return not is_listed or _is_followed_by_noun(tokens, c, lexicon)
    if is_listed:
        return False
    if lexicon[stem] & LISTED_NAME:
        return True
    return not last_word.endswith(NAME_ENDINGS_IN_S) and _is_followed_by_noun(tokens, c, lexicon)


def _is_followed_by_noun(tokens: Tokens, c: Candidate, lexicon: NameLexicon) -> bool:
    """Return whether a word in lower case follows that is neither a verb nor a function word."""
    return (
        c.end < tokens.sentence_end[c.start]
        and tokens.word[c.end][0].islower()
        and not lexicon[tokens.lower[c.end]] & (WordClass.SENTENCE_OPENER | WordClass.HUMAN_VERB)
    )
