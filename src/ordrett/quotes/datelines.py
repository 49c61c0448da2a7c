"""Datelines, which are no part of the first sentence of a report: "KYIV, Ukraine (AP) — ", "Oslo (NTB): "."""

from dataclasses import replace

from ordrett.characters import SPEECH_DASHES
from ordrett.tokenizer import Tokens

MAX_DATELINE_TOKENS = 14
MIN_CITY_LETTERS = 3
INNER_PUNCTUATION = frozenset(",./()")


def split_datelines(tokens: Tokens) -> Tokens:
    """Return the tokens with each dateline at the start of a paragraph as a sentence of its own."""
    sentence_start, sentence_end = list(tokens.sentence_start), list(tokens.sentence_end)
    for i in range(len(tokens)):
        if i and tokens.paragraph[i - 1] == tokens.paragraph[i]:
            continue
        if end := _find_dateline_end(tokens, i):
            text_end = tokens.sentence_end[end - 1]
            sentence_start[i:end], sentence_end[i:end] = [i] * (end - i), [end] * (end - i)
            sentence_start[end:text_end] = [end] * (text_end - end)
    return replace(tokens, sentence_start=sentence_start, sentence_end=sentence_end)


def _find_dateline_end(tokens: Tokens, start: int) -> int | None:
    """Return the token after a dateline, or None.

    It has only capitalised words and numbers. Before a dash it begins with a city in capitals or names an agency in
    brackets, before a colon it ends with the brackets. A city and an agency in capitals need no sign after them.
    """
    word, limit = tokens.word, min(tokens.sentence_end[start], start + MAX_DATELINE_TOKENS)
    i = start
    while i < limit and (word[i][0].isupper() or word[i][0].isdigit() or word[i] in INNER_PUNCTUATION):
        i += 1
    has_text = i + 1 < len(tokens) and tokens.paragraph[i + 1] == tokens.paragraph[start]
    if i in (start, limit) or not has_text or not word[start][0].isupper():
        return None
    has_agency = word[i - 1] == ")" and "(" in word[start + 1 : i - 1]
    has_city = word[start].isupper() and len(word[start]) >= MIN_CITY_LETTERS
    closing = i - 1 if has_agency else next((k for k in range(start, i) if word[k] == ")"), start)
    is_short = closing > start + 2 and word[closing - 2] == "(" and word[closing - 1].isupper()
    if has_city and is_short and closing + 1 < i:
        return closing + 1
    is_end = (word[i] in SPEECH_DASHES and (has_agency or has_city)) or (word[i] == ":" and has_agency)
    return i + 1 if is_end else None
