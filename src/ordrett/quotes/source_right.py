"""The noun phrase that names a source, to the right of its cue."""

from ordrett.quotes.adverbials import opens_adverbial
from ordrett.quotes.grammar import MAX_NOUN_PHRASE_TOKENS, PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import QuoteLexicon
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
    is_other = following in lexicon.noun_phrase_followers or following in lexicon.verbs
    return following[:1].isalnum() and not is_other and tokens.lower[start] in lexicon.determiners


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
    if not lexicon.is_verb_second and _opens_participle_clause(tokens, i, lexicon):
        return True
    if (
        lexicon.is_verb_second
        and forms[i].islower()
        and token in lexicon.verbs
        and not _may_be_noun(tokens, i, lexicon)
    ):
        return True
    if lexicon.is_verb_second and _is_after_definite_noun(tokens, i, start, lexicon):
        return True
    if token in lexicon.prepositions:
        is_linking = token in lexicon.linking_prepositions and not opens_adverbial(tokens, i, lexicon)
        opens_other = _opens_topic(tokens, i, lexicon) or _opens_addressee(tokens, i, lexicon)
        opens_other = opens_other or _opens_number(tokens, i, lexicon)
        return not before_comma and (not is_linking or opens_other)
    return token in lexicon.time_words or (lexicon.is_adverb(token) and forms[i][0].islower())


def _opens_participle_clause(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a past participle follows a noun: "a report published on Friday", "a letter seen by the Herald"."""
    following = tokens.lower[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if not tokens.word[i].islower() or not (following in lexicon.prepositions or following in lexicon.time_words):
        return False
    is_past = tokens.lower[i].endswith(lexicon.past_endings)
    follows_document = tokens.lower[i - 1] in lexicon.document_nouns and tokens.lower[i] not in lexicon.prepositions
    return is_past or (follows_document and not lexicon.is_source_noun(tokens.lower[i]))


def _is_after_definite_noun(tokens: Tokens, i: int, start: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a phrase ends before a word in lower case, since its noun is definite or a name: "Holm kjørte"."""
    form, previous = tokens.word[i], tokens.lower[i - 1]
    if not (form.islower() and form.isalpha()) or form in lexicon.prepositions or form in lexicon.conjunctions:
        return False
    if previous.endswith(lexicon.genitive_endings) or lexicon.is_source_noun(form):
        return False
    is_name = tokens.word[i - 1][0].isupper()
    is_definite = previous.endswith(lexicon.definite_endings) and lexicon.is_source_noun(previous)
    return is_name or (is_definite and i - 1 == start)


def _may_be_noun(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a word that looks like a verb can be a noun: after a determiner, preposition or genitive."""
    previous = tokens.lower[i - 1]
    return (
        previous in lexicon.determiners
        or previous in lexicon.prepositions
        or previous.endswith(lexicon.genitive_endings)
        or tokens.lower[i] in lexicon.ambiguous_verbs
    )


def _opens_addressee(tokens: Tokens, preposition: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a preposition between two names gives the outlet: "berättar Holm för Bladet"."""
    has_names = preposition + 1 < tokens.sentence_end[preposition] and all(
        tokens.word[i][0].isupper() for i in (preposition - 1, preposition + 1)
    )
    return has_names and tokens.lower[preposition] in lexicon.addressee_prepositions


def _opens_number(tokens: Tokens, preposition: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a number follows a preposition, so that both are no part of a name: "by ten per cent"."""
    following = tokens.lower[preposition + 1] if preposition + 1 < tokens.sentence_end[preposition] else ""
    is_number = following in lexicon.numbers and following not in lexicon.indefinite_articles
    return is_number or following[:1].isdigit()


def _opens_topic(tokens: Tokens, preposition: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a preposition after a name gives the topic: "said Hill of the bridge", not "of the council"."""
    lower, i = tokens.lower, preposition + 1
    end = tokens.sentence_end[preposition]
    if lower[preposition] not in lexicon.topic_prepositions or lexicon.is_verb_second or i + 1 >= end:
        return False
    if not tokens.word[preposition - 1][0].isupper() or lower[i] not in lexicon.definite_articles:
        return False
    i += 1
    noun = i
    while i < end and tokens.word[i][0].isalpha() and lower[i] not in lexicon.prepositions:
        i += 1
    return not any(form[0].isupper() for form in tokens.word[noun:i]) and not any(
        map(lexicon.is_source_noun, lower[noun:i])
    )


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
