"""The subject of a reporting verb, which is its source."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.opening_clause import find_subject_after, opens_sentence
from ordrett.quotes.source_left import find_source_left
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import TokenRange

MAX_SUBJECT_DISTANCE = 60  # tokens from the start of the sentence to a subject that several verbs share
MAX_OPENING_ADVERBIAL_TOKENS = 30
MAX_SUBJECT_TOKENS = 8


def find_source(context: QuoteContext, cue: Cue) -> TokenRange | None:
    """Return the subject of a cue, on its left or, with inverted word order, on its right.

    None if the sentence has none, or if it is the writer, the reader or an impersonal pronoun.
    """
    source = _find_subject(context, cue)
    if source and source.end - source.start == 1 and context.tokens.lower[source.start] in context.lexicon.non_sources:
        return None
    return source


def _find_subject(context: QuoteContext, cue: Cue) -> TokenRange | None:
    tokens, lexicon = context.tokens, context.lexicon
    sentence_start = tokens.sentence_start[cue.start]
    if cue.is_infinitive and (writer := _find_writer_before(context, sentence_start, cue.start)):
        return writer
    if opens_sentence(context, cue):
        return find_subject_after(context, cue)
    if cue.is_participle and (praised := _find_object_before(context, cue.start)):
        return praised
    if cue.is_participle or cue.is_infinitive:
        return find_shared_subject(context, sentence_start, cue.start)
    if cue.start > sentence_start and _joins_verbs(context, cue.start - 1):
        return find_shared_subject(context, sentence_start, cue.start)
    left = find_source_left(tokens, cue, lexicon)
    if lexicon.is_verb_second and _is_inverted(context, cue, left):
        return find_source_right(tokens, cue.end, lexicon) or left
    return left


def _joins_verbs(context: QuoteContext, i: int) -> bool:
    """Return whether a conjunction joins a verb to another one with its subject, and is no adverb: "he then said"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if lower[i] not in lexicon.conjunctions:
        return False
    follows_pronoun = i > context.tokens.sentence_start[i] and lower[i - 1] in lexicon.personal_pronouns
    return not (lexicon.is_adverb(lower[i]) and follows_pronoun)


def _find_object_before(context: QuoteContext, participle: int) -> TokenRange | None:
    """Return the person directly before a preposition and a participle: "the mayor praised Hill for saying that"."""
    people, preposition = context.people, participle - 1
    start = context.tokens.sentence_start[participle]
    if preposition <= start or context.tokens.lower[preposition] not in context.lexicon.linking_prepositions:
        return None
    if context.tokens.lower[preposition - 1] in context.lexicon.object_pronouns:
        return TokenRange(preposition - 1, preposition)
    mention = people.mention_at_token.get(preposition - 1)
    return None if mention is None else TokenRange(people.starts[mention], people.ends[mention])


def _find_writer_before(context: QuoteContext, start: int, end: int) -> TokenRange | None:
    """Return the writer if no other pronoun is nearer to an infinitive: "I was sorry to read that"."""
    for i in range(end - 1, max(start, end - MAX_SUBJECT_TOKENS) - 1, -1):
        if context.tokens.lower[i] in context.lexicon.writer_pronouns:
            return TokenRange(i, i + 1)
        if context.tokens.lower[i] in context.lexicon.personal_pronouns:
            return None
    return None


def _is_inverted(context: QuoteContext, cue: Cue, left: TokenRange | None) -> bool:
    """Return whether the subject follows the verb, because nothing or an adverbial (`left`) precedes it."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if cue.end >= len(lower) or lower[cue.end] in lexicon.complementisers or lower[cue.end] in PHRASE_PUNCTUATION:
        return False
    if left is None or lower[left.end - 1] in lexicon.time_words or lower[left.end - 1] in lexicon.impersonal_pronouns:
        return True
    if lower[left.start] in lexicon.prepositions or (left.start and lower[left.start - 1] in lexicon.prepositions):
        return True
    following = lower[cue.end + 1] if cue.end + 1 < len(lower) else ""
    is_followed_by_phrase = following in lexicon.prepositions or following in lexicon.determiners
    is_phrase = cue.start - left.start > 1 or lexicon.is_adverb(lower[left.start])
    is_pronoun = lower[cue.end] in lexicon.personal_pronouns and lower[cue.end] not in lexicon.determiners
    if is_phrase and is_pronoun and (is_followed_by_phrase or _opens_with_adverbial(context, cue)):
        return True
    if lower[cue.end] not in lexicon.subject_pronouns or lower[left.start] in lexicon.subject_pronouns:
        return False
    if cue.frame & Frame.OBJECT and lower[cue.end] in lexicon.determiners and context.is_marked(cue.end + 1):
        return False  # "Borgmesteren kalder den »forfærdelig«"
    return following in lexicon.complementisers or following in PHRASE_PUNCTUATION or following == "."


def _opens_with_adverbial(context: QuoteContext, cue: Cue) -> bool:
    """Return whether an adverbial is all that a sentence has before its verb: "In the letter he said"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    start = context.tokens.sentence_start[cue.start]
    between = lower[start : cue.start]
    opens = lower[start] in lexicon.prepositions or lexicon.is_adverb(lower[start])
    return opens and not any(t in lexicon.noun_phrase_breaks or t in PHRASE_PUNCTUATION for t in between[1:])


def find_shared_subject(context: QuoteContext, start: int, end: int) -> TokenRange | None:
    """Return the subject of the first cue of a sentence, else the first noun phrase between `start` and `end`."""
    tokens, lexicon = context.tokens, context.lexicon
    limit = min(end, start + MAX_SUBJECT_DISTANCE)
    for i in range(start, limit):
        cue = context.cue_by_start.get(i)
        if cue and not cue.is_participle and not cue.is_infinitive and tokens.lower[i - 1] not in lexicon.conjunctions:
            subject = find_source_left(tokens, cue, lexicon)
            if lexicon.is_verb_second and i > start and tokens.lower[i - 1] == ",":
                subject = find_source_right(tokens, cue.end, lexicon) or subject
            if subject:
                return subject
    return _find_first_noun_phrase(context, start, limit)


def _find_first_noun_phrase(context: QuoteContext, sentence_start: int, limit: int) -> TokenRange | None:
    tokens, lexicon, lower = context.tokens, context.lexicon, context.tokens.lower
    start = sentence_start
    while start < limit and (
        context.is_marked(start) or lower[start] in lexicon.conjunctions or lexicon.is_adverb(lower[start])
    ):
        start += 1
    if start < limit and (lower[start] in lexicon.prepositions or lower[start] in lexicon.clause_openers):
        while start < min(limit, sentence_start + MAX_OPENING_ADVERBIAL_TOKENS) and lower[start] != ",":
            start += 1
        start += 1
    if start >= limit:
        return None
    if lower[start] in lexicon.subject_pronouns:
        return TokenRange(start, start + 1)
    end = start
    while (
        end < min(limit, start + MAX_SUBJECT_TOKENS)
        and lower[end] not in PHRASE_PUNCTUATION
        and lower[end] not in lexicon.noun_phrase_breaks
    ):
        follows_name = end > start and tokens.word[end - 1][0].isupper() and lower[end - 1] not in lexicon.determiners
        is_lower_case = lower[end] != "." and not tokens.word[end][0].isupper()
        if follows_name and is_lower_case and lower[end] not in lexicon.linking_prepositions:
            break
        end += 1
    return TokenRange(start, end) if end > start else None
