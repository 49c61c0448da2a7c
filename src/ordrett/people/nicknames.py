"""Nicknames in quotation marks within a name: Anna “Ace” Holm."""

from ordrett.characters import QUOTATION_CLOSERS, QUOTATION_OPENERS
from ordrett.tokenizer import Tokens

MAX_NICKNAME_WORDS = 2


def find_nickname_end(tokens: Tokens, opening: int) -> int | None:
    """Return the surname after the nickname that opens at a quotation mark between two capitalised words, or None."""
    word, end = tokens.word, tokens.sentence_end[opening]
    if word[opening] not in QUOTATION_OPENERS or opening == tokens.sentence_start[opening]:
        return None
    if not word[opening - 1][0].isupper():
        return None
    closing = opening + 1
    while closing < end and closing <= opening + MAX_NICKNAME_WORDS and word[closing][0].isupper():
        closing += 1
    has_surname = opening + 1 < closing < end - 1 and word[closing + 1][0].isupper()
    return closing + 1 if has_surname and word[closing] in QUOTATION_CLOSERS else None


def find_name_words(tokens: Tokens, start: int, end: int) -> list[int]:
    """Return the tokens from `start` to `end` that are words of a name, without full stops and nicknames."""
    words: list[int] = []
    i = start
    while i < end:
        if nickname_end := find_nickname_end(tokens, i):
            i = nickname_end
            continue
        if tokens.word[i] != ".":
            words.append(i)
        i += 1
    return words
