"""The noun phrase that names a source, to the left of its cue."""

from ordrett.quotes.adverbials import MAX_ADVERBIAL_TOKENS, strip_adverbials_left
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import (
    MAX_INSERTION_TOKENS,
    MAX_NOUN_PHRASE_TOKENS,
    PHRASE_PUNCTUATION,
    shortens_compound,
)
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.utterance import TokenRange
from ordrett.tokenizer import Tokens

INSERTION_ENDS = frozenset(",)—–-")


def find_source_left(tokens: Tokens, cue: Cue, lexicon: QuoteLexicon) -> TokenRange | None:
    """Return the noun phrase that ends where the verb group begins, or before an insertion: "Hill, 41, said"."""
    lower, sentence_start = tokens.lower, tokens.sentence_start[cue.start]
    end = strip_adverbials_left(tokens, cue.start, lexicon) if cue.start > sentence_start else sentence_start
    if end <= sentence_start:
        return None
    if lower[end - 1] in lexicon.relative_pronouns:
        return TokenRange(end - 1, end) if end - 1 > sentence_start else None
    if lower[end - 1] not in INSERTION_ENDS:
        if pronoun := _find_pronoun_before_adverbial(tokens, end, lexicon):
            return pronoun
        return _find_name_before_place(tokens, end, lexicon) or find_noun_phrase_left(tokens, end, lexicon)
    insertion = _find_insertion_start(tokens, end - 1)
    if insertion is None:
        return None
    while (earlier := _find_earlier_insertion(tokens, insertion, lexicon)) is not None:
        insertion = earlier
    source = find_noun_phrase_left(tokens, insertion, lexicon)
    if source and lower[insertion] == lower[end - 1] == "," and _is_apposition(tokens, insertion + 1, end - 1, lexicon):
        return TokenRange(source.start, end - 1)
    return source


def _find_pronoun_before_adverbial(tokens: Tokens, end: int, lexicon: QuoteLexicon) -> TokenRange | None:
    """Return the pronoun before a preposition and its noun phrase: "he in an interview said"."""
    lower = tokens.lower
    for i in range(end - 2, max(tokens.sentence_start[end - 1], end - MAX_ADVERBIAL_TOKENS), -1):
        if lower[i] in lexicon.noun_phrase_breaks or lower[i] in PHRASE_PUNCTUATION:
            return None
        is_pronoun = lower[i - 1] in lexicon.personal_pronouns - lexicon.determiners - lexicon.group_words
        if lower[i] in lexicon.prepositions and is_pronoun:
            return TokenRange(i - 1, i)
    return None


def _find_name_before_place(tokens: Tokens, end: int, lexicon: QuoteLexicon) -> TokenRange | None:
    """Return the name before an age in brackets and a place: "Hill (41) from Leeds said"."""
    lower = tokens.lower
    limit = max(tokens.sentence_start[end - 1], end - MAX_NOUN_PHRASE_TOKENS)
    closing = next((i for i in range(end - 1, limit, -1) if lower[i] in PHRASE_PUNCTUATION), limit)
    if lower[closing] != ")" or lower[closing + 1] not in lexicon.linking_prepositions:
        return None
    opening = _find_insertion_start(tokens, closing)
    return find_noun_phrase_left(tokens, opening, lexicon) if opening is not None else None


def _find_insertion_start(tokens: Tokens, closing: int) -> int | None:
    """Return the comma, bracket or dash that opens the insertion that token `closing` closes."""
    opening_sign = "(" if tokens.lower[closing] == ")" else tokens.lower[closing]
    limit = max(tokens.sentence_start[closing], closing - MAX_INSERTION_TOKENS)
    return next((i for i in range(closing - 1, limit, -1) if tokens.lower[i] == opening_sign), None)


def _find_earlier_insertion(tokens: Tokens, insertion: int, lexicon: QuoteLexicon) -> int | None:
    """Return where another insertion begins that ends before `insertion`: an age, a place or a clause."""
    if tokens.lower[insertion - 1] == ")":
        return _find_insertion_start(tokens, insertion - 1)
    if tokens.lower[insertion] != "," or (earlier := _find_insertion_start(tokens, insertion)) is None:
        return None
    first = tokens.lower[earlier + 1]
    is_age = lexicon.is_age(first) and earlier + 2 == insertion
    return earlier if is_age or first in lexicon.prepositions or first in lexicon.relative_pronouns else None


def _is_apposition(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> bool:
    """Return whether an insertion begins, after an age, as a noun phrase, not as a clause or an adverbial."""
    if lexicon.is_age(tokens.lower[start]) and start + 2 < end and tokens.lower[start + 1] == ",":
        start += 2
    token = tokens.lower[start]
    is_other = token in lexicon.noun_phrase_breaks or token in lexicon.prepositions or token in lexicon.verbs
    return not (is_other or lexicon.is_adverb(token) or token[0].isdigit()) or token in lexicon.determiners


def find_noun_phrase_left(tokens: Tokens, end: int, lexicon: QuoteLexicon) -> TokenRange | None:
    """Return the noun phrase whose last token is `end - 1`."""
    lower, sentence_start = tokens.lower, tokens.sentence_start[end - 1]
    if lower[end - 1] in lexicon.subject_pronouns:
        return TokenRange(end - 1, end)
    start = end
    while (
        start > sentence_start
        and end - start < MAX_NOUN_PHRASE_TOKENS
        and not _ends_before_phrase(tokens, start, end, lexicon)
    ):
        start -= 1
        previous = lower[start - 1] if start > sentence_start else ""
        is_continued = previous in lexicon.linking_prepositions or previous in lexicon.determiners
        if lower[start] in lexicon.determiners and not is_continued:
            break
    start = _skip_leading_adverbial(tokens, start, end, lexicon)
    return TokenRange(start, end) if start < end else None


def _ends_before_phrase(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> bool:
    """Return whether the token before `start` is outside of the noun phrase from `start` to `end`."""
    lower, forms, previous = tokens.lower, tokens.word, tokens.lower[start - 1]
    if shortens_compound(tokens, start - 1, lexicon) or (start > 1 and shortens_compound(tokens, start - 2, lexicon)):
        return False
    if previous in PHRASE_PUNCTUATION:
        return True
    if previous in lexicon.conjunctions:
        has_two_sides = start < end and start - 1 > tokens.sentence_start[start - 1]
        return not (
            has_two_sides
            and (forms[start][0].isupper() or lower[start] in lexicon.determiners)
            and (forms[start - 2][0].isupper() or lower[start - 2] in lexicon.group_words)
        )
    if previous in lexicon.group_words and start < end and lower[start] in lexicon.linking_prepositions:
        return False
    if (
        previous in lexicon.verbs
        and previous not in lexicon.ambiguous_verbs
        and forms[start - 1][0].islower()
        and start < end
    ):
        return _is_verb(tokens, start - 1, lexicon)
    return previous in lexicon.noun_phrase_breaks and previous not in lexicon.determiners


def _is_verb(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether no determiner, preposition or genitive before a reporting verb shows that it is a noun."""
    previous = tokens.lower[i - 1] if i > tokens.sentence_start[i] else ""
    is_noun = previous in lexicon.determiners or previous in lexicon.prepositions or previous.endswith(("'s", "’s"))
    return not is_noun


def _skip_leading_adverbial(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon) -> int:
    """Return where the subject begins after an adverbial: "In Iowa on Tuesday Mr. Hill said"."""
    lower, forms = tokens.lower, tokens.word
    while start < end and (
        lower[start] in lexicon.conjunctions or lexicon.is_adverb(lower[start]) or forms[start] in "-–—."
    ):
        start += 1
    if start >= end or lower[start] not in lexicon.prepositions:
        return start
    for i in range(end - 1, start, -1):
        if lower[i] in lexicon.determiners:
            return i
        if lower[i] in lexicon.time_words:
            return min(i + 1, end)
    capitalised = end - 1
    while capitalised > start + 1 and forms[capitalised - 1][0].isupper():
        capitalised -= 1
    return capitalised
