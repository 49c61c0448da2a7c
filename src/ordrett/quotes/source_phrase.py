"""The noun phrase that names a source, on either side of a cue."""

from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import MAX_INSERTION_TOKENS, MAX_NOUN_PHRASE_TOKENS, PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.utterance import TokenRange
from ordrett.tokenizer import Tokens

INSERTION_ENDS = frozenset(",)—–-")


def find_source_left(tokens: Tokens, cue: Cue, lexicon: QuoteLexicon) -> TokenRange | None:
    """Return the noun phrase that ends where the verb group begins, or before an insertion: "Hill, 41, said"."""
    lower, sentence_start = tokens.lower, tokens.sentence_start[cue.start]
    end = cue.start
    while end > sentence_start and lexicon.is_adverb(lower[end - 1]) and lower[end - 1] not in lexicon.subject_pronouns:
        end -= 1
    if end <= sentence_start:
        return None
    if lower[end - 1] in lexicon.relative_pronouns:
        return TokenRange(end - 1, end) if end - 1 > sentence_start else None
    if lower[end - 1] not in INSERTION_ENDS:
        return find_noun_phrase_left(tokens, end, lexicon)
    opening_sign = "(" if lower[end - 1] == ")" else lower[end - 1]
    insertion = end - 2
    while insertion > sentence_start and end - insertion < MAX_INSERTION_TOKENS and lower[insertion] != opening_sign:
        insertion -= 1
    if insertion <= sentence_start or lower[insertion] != opening_sign:
        return None
    source = find_noun_phrase_left(tokens, insertion, lexicon)
    if source and opening_sign == "," and _is_apposition(tokens, insertion + 1, lexicon):
        return TokenRange(source.start, end - 1)
    return source


def _is_apposition(tokens: Tokens, start: int, lexicon: QuoteLexicon) -> bool:
    """Return whether an insertion begins as a noun phrase, not as a clause or an adverbial."""
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
    if previous in PHRASE_PUNCTUATION:
        return True
    if previous in lexicon.conjunctions:
        has_two_sides = start < end and start - 1 > tokens.sentence_start[start - 1]
        return not (
            has_two_sides
            and (forms[start][0].isupper() or lower[start] in lexicon.determiners)
            and (forms[start - 2][0].isupper() or lower[start - 2] in lexicon.group_words)
        )
    if previous in lexicon.verbs and forms[start - 1][0].islower() and start < end:
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


def find_source_right(
    tokens: Tokens, start: int, lexicon: QuoteLexicon, *, before_comma: bool = False
) -> TokenRange | None:
    """Return the noun phrase, with its apposition, that begins at `start` within a sentence.

    By default a preposition that opens an adverbial ends the phrase, and the end of the sentence closes an apposition.
    With `before_comma`, for a phrase that opens its sentence, no preposition ends the phrase and only a comma closes an
    apposition.
    """
    lower = tokens.lower
    if start >= len(tokens) or start == tokens.sentence_start[start]:
        return None
    if lower[start] in lexicon.subject_pronouns and not _is_determiner(tokens, start, lexicon):
        return TokenRange(start, start + 1)
    end, limit = start, min(tokens.sentence_end[start], start + MAX_NOUN_PHRASE_TOKENS)
    while end < limit and not _ends_phrase(tokens, end, start, lexicon, before_comma):
        end += 1
    while end > start and (
        lower[end - 1] == "."
        or lower[end - 1] in lexicon.noun_phrase_followers
        or lower[end - 1] in lexicon.determiners
    ):
        end -= 1
    if end == start:
        return None
    return TokenRange(start, _find_apposition_end(tokens, start, end, lexicon, before_comma))


def _is_determiner(tokens: Tokens, start: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a pronoun or determiner stands before an adjective or noun: "den amerikanske"."""
    following = tokens.lower[start + 1] if start + 1 < tokens.sentence_end[start] else ""
    is_noun = following.isalpha() and following not in lexicon.noun_phrase_followers and following not in lexicon.verbs
    return is_noun and tokens.lower[start] in lexicon.determiners


def _ends_phrase(tokens: Tokens, i: int, start: int, lexicon: QuoteLexicon, before_comma: bool) -> bool:
    """Return whether token `i` is outside of the noun phrase that begins at `start`."""
    token, forms = tokens.lower[i], tokens.word
    if token in PHRASE_PUNCTUATION or token in lexicon.complementisers or token in lexicon.relative_pronouns:
        return True
    if token in lexicon.auxiliaries or token in lexicon.infinitive_markers:
        return True
    if forms[i] == "." and i + 1 >= tokens.sentence_end[i]:
        return True
    if token in lexicon.subject_pronouns and token not in lexicon.determiners:
        return True
    if token in lexicon.conjunctions:
        following = forms[i + 1] if i + 1 < tokens.sentence_end[i] else ""
        return not (following[:1].isupper() or following in lexicon.determiners)
    if i == start:
        return False
    if token in lexicon.prepositions:
        return not before_comma and (token not in lexicon.linking_prepositions or opens_adverbial(tokens, i, lexicon))
    return token in lexicon.time_words or (lexicon.is_adverb(token) and forms[i][0].islower())


def opens_adverbial(tokens: Tokens, preposition: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a preposition introduces a time or an occasion: "in a statement", "on Tuesday"."""
    following = tokens.lower[preposition + 1 : min(preposition + 6, tokens.sentence_end[preposition])]
    is_last_token = preposition + 1 >= len(tokens)
    return is_last_token or any(t in lexicon.occasion_nouns or t in lexicon.time_words for t in following)


def _find_apposition_end(tokens: Tokens, start: int, end: int, lexicon: QuoteLexicon, before_comma: bool) -> int:
    """Return the end of a noun phrase with its age and apposition: "Hill, 41, head of the union"."""
    sentence_end = tokens.sentence_end[start]
    lower, forms = tokens.lower, tokens.word
    if end + 2 >= sentence_end or lower[end] != "," or not (forms[end - 1][0].isupper() or forms[end + 1][0].isupper()):
        return end
    first = lower[end + 1]
    if _opens_clause(first, lexicon) or lexicon.is_adverb(first) or first in lexicon.prepositions:
        return end
    has_age = first[0].isdigit() and lower[end + 2] == ","
    apposition, end_without_apposition = (end + 3, end + 2) if has_age else (end + 1, end)
    if has_age and (apposition >= sentence_end or lower[apposition] in lexicon.noun_phrase_followers):
        return end_without_apposition
    i = apposition
    limit = min(sentence_end, apposition + MAX_NOUN_PHRASE_TOKENS)
    while i < limit and lower[i] not in PHRASE_PUNCTUATION and lower[i] != "." and not _opens_clause(lower[i], lexicon):
        i += 1
    has_comma = i < sentence_end and (lower[i] == "," or lower[i] in lexicon.relative_pronouns)
    at_sentence_end = i >= sentence_end or lower[i] in (".", "?", "!")
    is_closed = has_comma or (at_sentence_end and not before_comma)
    return i if is_closed and i > apposition else end_without_apposition


def _opens_clause(token: str, lexicon: QuoteLexicon) -> bool:
    return token in lexicon.noun_phrase_breaks or token in lexicon.verbs
