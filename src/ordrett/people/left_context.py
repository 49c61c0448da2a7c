"""Features of a candidate that the words before it give."""

from ordrett.characters import SENTENCE_OPENERS
from ordrett.people.candidates import Candidate
from ordrett.people.features import NO_FEATURES, NameFeature
from ordrett.people.word_classes import NO_CLASS, NameLexicon, WordClass
from ordrett.tokenizer import Tokens

MAX_OPENERS = 3  # dashes, quotation marks and brackets between a candidate and the word before it
MAX_WORD_DISTANCE = 2
NO_CONTEXT = NO_FEATURES, NO_CLASS


def collect_left_features(
    tokens: Tokens, c: Candidate, lexicon: NameLexicon, article_words: set[str]
) -> tuple[NameFeature, WordClass]:
    """Return the features that the words before a candidate give, and the gender of a title there.

    `article_words` are the words of the article as printed: one that opens a sentence may be there in lower case.
    """
    surface, lower = tokens.word, tokens.lower
    sentence_start, i = tokens.sentence_start[c.start], c.start - 1
    while i >= sentence_start and i >= c.start - MAX_OPENERS and surface[i] in SENTENCE_OPENERS:
        i -= 1
    if i < sentence_start:
        opens = NameFeature.OPENS_SENTENCE if len(c.key) == 1 else NameFeature.MULTI_WORD_OPENS_SENTENCE
        is_repeated = lower[c.start] in article_words
        return (opens | NameFeature.LOWER_CASE_ELSEWHERE if is_repeated else opens), NO_CLASS
    if i < c.start - MAX_WORD_DISTANCE:
        return NO_CONTEXT
    if surface[i] == "." and i > sentence_start and lexicon[lower[i - 1]] & WordClass.TITLE:
        i -= 1
    elif surface[i] == ",":
        is_role = i > sentence_start and lexicon[lower[i - 1]] & (WordClass.TITLE | WordClass.ROLE)
        after_role = is_role and surface[i - 1][0].islower()
        return (NameFeature.AFTER_ROLE if after_role else NO_FEATURES), NO_CLASS
    elif lower[i].endswith(lexicon.age_endings):
        return NameFeature.AFTER_ROLE, NO_CLASS
    elif not surface[i][0].islower():
        return (NameFeature.AFTER_NUMBER if surface[i].isdecimal() else NO_FEATURES), NO_CLASS
    classes = lexicon[lower[i]]
    if classes & WordClass.TITLE:
        return NameFeature.AFTER_TITLE, classes & WordClass.GENDER
    if classes & WordClass.ROLE:
        return NameFeature.AFTER_ROLE, NO_CLASS
    return _classify_preceding_word(lower[i], c, lexicon), NO_CLASS


def _classify_preceding_word(lower: str, c: Candidate, lexicon: NameLexicon) -> NameFeature:
    """Return the features of a word in lower case directly before a candidate."""
    classes, features = lexicon[lower], NO_FEATURES
    if classes & WordClass.HUMAN_VERB:
        features |= NameFeature.AFTER_HUMAN_VERB
    before_place = classes & WordClass.PLACE_PREPOSITION and not classes & WordClass.PERSON_PREPOSITION
    if before_place and not c.features & NameFeature.OWNS_A_ROLE:
        features |= NameFeature.AFTER_PLACE_PREPOSITION
    if lower in lexicon.articles:
        features |= NameFeature.AFTER_ARTICLE
    return features
