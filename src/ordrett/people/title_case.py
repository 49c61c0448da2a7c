"""Paragraphs in title case: headings, and lines that look like them."""

from bisect import bisect_left, bisect_right
from collections import Counter

from ordrett.tokenizer import Tokens

# A paragraph is in title case if it has as many words with a capital, and more than this share of its tokens.
MIN_TITLE_CASE_WORDS = 4
MIN_TITLE_CASE_SHARE = 0.6
MIN_TITLE_CASE_SHARE_OF_SENTENCE = 0.65


def find_title_case(tokens: Tokens) -> frozenset[int]:
    """Return the numbers of the paragraphs that capitalise most words."""
    counts = Counter([p for word, p in zip(tokens.word, tokens.paragraph, strict=True) if word[0].isupper()])
    return frozenset(p for p, n in counts.items() if n >= MIN_TITLE_CASE_WORDS and _is_title_case(tokens, p, n))


def _is_title_case(tokens: Tokens, paragraph: int, capitalised_count: int) -> bool:
    start, end = bisect_left(tokens.paragraph, paragraph), bisect_right(tokens.paragraph, paragraph)
    is_sentence = tokens.word[end - 1] in (".", "?", "!")
    min_share = MIN_TITLE_CASE_SHARE_OF_SENTENCE if is_sentence else MIN_TITLE_CASE_SHARE
    return capitalised_count > min_share * (end - start)
