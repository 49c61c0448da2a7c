"""Where a noun phrase that begins at a known token ends."""

from ordrett.quotes.adverbials import opens_adverbial
from ordrett.quotes.grammar import PHRASE_PUNCTUATION, shortens_compound
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.tokenizer import Tokens


def ends_noun_phrase(tokens: Tokens, i: int, start: int, lexicon: QuoteLexicon, before_comma: bool) -> bool:
    """Return whether token `i` is outside of the noun phrase that begins at `start`."""
    token, forms = tokens.lower[i], tokens.word
    if shortens_compound(tokens, i, lexicon) or (i > start and shortens_compound(tokens, i - 1, lexicon)):
        return False
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
    if _opens_verb(tokens, i, start, lexicon):
        return True
    if token in lexicon.prepositions:
        is_linking = token in lexicon.linking_prepositions and not opens_adverbial(tokens, i, lexicon)
        opens_other = _opens_topic(tokens, i, lexicon) or _opens_addressee(tokens, i, lexicon)
        opens_other = opens_other or _opens_number(tokens, i, lexicon)
        return not before_comma and (not is_linking or opens_other)
    return token in lexicon.time_words or (lexicon.is_adverb(token) and forms[i][0].islower())


def _opens_verb(tokens: Tokens, i: int, start: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a verb, or what follows a whole noun phrase, begins at token `i`."""
    if not lexicon.is_verb_second:
        return _opens_participle_clause(tokens, i, lexicon)
    is_verb = tokens.word[i].islower() and tokens.lower[i] in lexicon.verbs and not _may_be_noun(tokens, i, lexicon)
    return is_verb or _is_after_definite_noun(tokens, i, start, lexicon)


def _opens_participle_clause(tokens: Tokens, i: int, lexicon: QuoteLexicon) -> bool:
    """Return whether a past participle follows a noun: "a report published on Friday", "a letter seen by Hill"."""
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
