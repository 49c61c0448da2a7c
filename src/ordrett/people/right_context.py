"""Features of a candidate that the words after it give."""

from ordrett.characters import QUOTATION_CLOSERS, QUOTATION_OPENERS
from ordrett.people.candidates import Candidate
from ordrett.people.features import NO_FEATURES, NameFeature
from ordrett.people.word_classes import GENITIVE_SUFFIXES, NO_CLASS, NameLexicon, WordClass
from ordrett.tokenizer import Tokens

MAX_APPOSITION_TOKENS = 6
MAX_PRONOUN_DISTANCE = 12
MAX_AGE_DIGITS = 3
NO_CONTEXT = NO_FEATURES, NO_CLASS
ROLE_OR_TITLE = WordClass.ROLE | WordClass.TITLE


def collect_right_features(tokens: Tokens, c: Candidate, lexicon: NameLexicon) -> tuple[NameFeature, WordClass]:
    """Return the features that the words after a candidate give, and the gender of the next pronoun there."""
    lower = tokens.lower
    sentence_end, i = tokens.sentence_end[c.start], c.end
    is_genitive = bool(c.genitive_length) or lower[i - 1][-1] in "'’" or lower[i - 1][-2:] in GENITIVE_SUFFIXES
    if i < sentence_end and lower[i] in GENITIVE_SUFFIXES:
        i, is_genitive = i + 1, True
    if i >= sentence_end:
        return NO_CONTEXT
    features = _classify_following_token(tokens, i, lexicon, is_genitive)
    if tokens.word[i] in QUOTATION_CLOSERS and c.start and tokens.word[c.start - 1] in QUOTATION_OPENERS:
        features |= NameFeature.IN_QUOTATION_MARKS
    following = lower[i : min(sentence_end, i + MAX_PRONOUN_DISTANCE)]
    if lexicon.third_person.isdisjoint(following):
        return features, NO_CLASS
    pronoun = next(token for token in following if token in lexicon.third_person)
    return features | NameFeature.FOLLOWED_BY_PRONOUN, lexicon[pronoun] & WordClass.GENDER


def _classify_following_token(tokens: Tokens, i: int, lexicon: NameLexicon, is_genitive: bool) -> NameFeature:
    """Return the feature that token i gives to the candidate directly before it."""
    surface, lower, sentence_end = tokens.word[i], tokens.lower, tokens.sentence_end[i]
    if surface in (",", "("):
        return _classify_apposition(tokens, i + 1, lexicon) if i + 1 < sentence_end else NO_FEATURES
    if surface == ":":
        return NameFeature.FOLLOWED_BY_COLON
    if not surface[0].islower():
        return NO_FEATURES
    classes = lexicon[lower[i]]
    if classes & WordClass.HUMAN_VERB:
        # In a verb-second language a subject after the verb shows that the name is no subject.
        has_other_subject = i + 1 < sentence_end and lower[i + 1] in lexicon.subject_pronouns
        return NO_FEATURES if lexicon.has_genitive_s and has_other_subject else NameFeature.FOLLOWED_BY_HUMAN_VERB
    if is_genitive and classes & ROLE_OR_TITLE:
        return NameFeature.OWNS_A_ROLE
    is_common = classes & (WordClass.COMMON_WORD | WordClass.COMMON_ENDING)
    return NO_FEATURES if is_common else NameFeature.FOLLOWED_BY_LOWER_CASE


def _classify_apposition(tokens: Tokens, start: int, lexicon: NameLexicon) -> NameFeature:
    """Return what a comma or bracket before token `start` adds to a name: an age, a role or a relative clause."""
    surface, lower, sentence_end = tokens.word, tokens.lower, tokens.sentence_end[start]
    if surface[start].isdecimal():
        next_is_end = start + 1 < sentence_end and (
            surface[start + 1] in (",", ")", ".") or lower[start + 1] in lexicon.age_units
        )
        is_age = next_is_end and len(surface[start]) <= MAX_AGE_DIGITS
        return NameFeature.FOLLOWED_BY_AGE if is_age else NO_FEATURES
    if lower[start] in lexicon.relative_pronouns:
        return NameFeature.FOLLOWED_BY_RELATIVE_PRONOUN
    for i in range(start, min(sentence_end, start + MAX_APPOSITION_TOKENS)):
        classes = lexicon[lower[i]]
        if surface[i] in (",", ")", ".", ";") or (classes & WordClass.HUMAN_VERB and i > start):
            break
        is_noun = classes & WordClass.TITLE or surface[i][0].islower()
        if classes & ROLE_OR_TITLE and not classes & WordClass.SENTENCE_OPENER and is_noun:
            return NameFeature.FOLLOWED_BY_ROLE
        if lower[i].endswith(lexicon.age_endings):
            return NameFeature.FOLLOWED_BY_AGE
    return NO_FEATURES
