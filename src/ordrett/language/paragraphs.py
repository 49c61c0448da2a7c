"""Paragraphs in another language than the article."""

from typing import Final

from ordrett.article import Article
from ordrett.language.detect import load_detector
from ordrett.language.packs import language_packs

# The detector is wrong in one paragraph of ten, but seldom so sure, and seldom in a long one.
MIN_LENGTH: Final = 200
MIN_PROBABILITY: Final = 0.99
SAMPLE: Final = 400  # characters of a paragraph
MAX_PARAGRAPHS: Final = 16


def find_other_languages(article: Article, language: str) -> list[tuple[int, str]]:
    """Return the start and the detected language of long paragraphs that are not in the language of the article.

    At most 16 paragraphs are looked at, spread evenly over the text.
    """
    long = [(start, end) for start, end in article.paragraphs if end - start >= MIN_LENGTH]
    step = max(1, -(-len(long) // MAX_PARAGRAPHS))
    pack = language_packs().get(language)
    own = {language, *(pack.detected_as if pack else ())}
    others = []
    for start, end in long[::step]:
        label, probability = load_detector().rank(article.text[start : min(end, start + SAMPLE)])[0]
        if label not in own and probability >= MIN_PROBABILITY:
            others.append((start, label))
    return others
