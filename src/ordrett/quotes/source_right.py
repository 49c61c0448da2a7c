"""The noun phrase that names a source, to the right of its cue."""

from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS, PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.noun_phrase_end import ends_noun_phrase
from ordrett.quotes.utterance import TokenRange
from ordrett.tokenizer import Tokens


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
    if start + 2 < tokens.sentence_end[start] and lower[start] in lexicon.impersonal_pronouns:
        start += 2 * (lower[start + 1] in lexicon.origin_prepositions)
    if lower[start] in lexicon.subject_pronouns and not _is_determiner(tokens, start, lexicon):
        return TokenRange(start, start + 1)
    end, limit = start, min(tokens.sentence_end[start], start + MAX_NOUN_PHRASE_TOKENS)
    while end < limit and not ends_noun_phrase(tokens, end, start, lexicon, before_comma):
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
    is_other = following in lexicon.noun_phrase_followers or following in lexicon.verbs
    return following[:1].isalnum() and not is_other and tokens.lower[start] in lexicon.determiners


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
    opens_clause = i < sentence_end and lower[i] in lexicon.relative_pronouns
    is_name = has_age or forms[apposition][0].isupper()
    if opens_clause and not is_name and not any(map(lexicon.is_source_noun, lower[apposition:i])):
        return end_without_apposition
    has_comma = i < sentence_end and (lower[i] == "," or opens_clause)
    at_sentence_end = i >= sentence_end or lower[i] in (".", "?", "!")
    is_closed = has_comma or (at_sentence_end and not before_comma)
    return i if is_closed and i > apposition else end_without_apposition


def _opens_clause(token: str, lexicon: QuoteLexicon) -> bool:
    return token in lexicon.noun_phrase_breaks or token in lexicon.verbs
