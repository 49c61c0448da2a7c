"""Whether what follows a cue is something that its source states."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.utterance import TokenRange

MAX_CLAUSE_SIGNAL_DISTANCE = 12
MIN_CLAUSE_TOKENS = 3


def is_statement(context: QuoteContext, cue: Cue, source: TokenRange, start: int, end: int) -> bool:
    """Return whether the tokens after a cue are a clause, direct speech or the object of a named source."""
    lexicon, lower = context.lexicon, context.tokens.lower
    first = lower[start]
    if _is_pronoun_alone(context, start, end) or _is_empty(context, start, end):
        return False
    if first in lexicon.complementisers or first in lexicon.question_words or first in lexicon.infinitive_markers:
        return True
    if first in lexicon.personal_pronouns or any(context.is_marked(i) for i in range(start, end)):
        return True
    if lexicon.is_verb_second:
        has_verb = any(
            lower[i] in lexicon.auxiliaries or lower[i] in lexicon.infinitive_markers for i in range(start, end)
        )
        return has_verb and end - start >= MIN_CLAUSE_TOKENS
    has_clause_signal = any(
        lower[i] in lexicon.clause_signals for i in range(start, min(end, start + MAX_CLAUSE_SIGNAL_DISTANCE))
    )
    return has_clause_signal or (is_named(context, source) and not cue.is_infinitive)


def _is_pronoun_alone(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether a pronoun, with punctuation, is all that follows a cue: "said nothing", "thanked them"."""
    lexicon, words = context.lexicon, [token for token in context.tokens.lower[start:end] if token[0].isalnum()]
    pronouns = (lexicon.impersonal_pronouns, lexicon.object_pronouns, lexicon.subject_pronouns)
    return len(words) == 1 and any(words[0] in group for group in (*pronouns, lexicon.complementisers))


def _is_empty(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether a phrase stands for what is said, and no clause follows: "said as much on Monday"."""
    lexicon, lower = context.lexicon, context.tokens.lower
    i = start + lexicon.empty_content_length(lower, start)
    if i == start:
        return False
    is_last = i >= end or lower[i] in PHRASE_PUNCTUATION or lower[i] == "."
    return is_last or lower[i] in lexicon.prepositions or bool(lexicon.time_length(lower, i, end))


def is_named(context: QuoteContext, source: TokenRange) -> bool:
    """Return whether a source is a pronoun, or contains a name before its first preposition."""
    tokens, lexicon = context.tokens, context.lexicon
    if source.end - source.start == 1 and tokens.lower[source.start] in lexicon.personal_pronouns:
        return True
    sentence_start = tokens.sentence_start[source.start]
    for i in range(source.start, source.end):
        if i > source.start and tokens.lower[i] in lexicon.prepositions:
            return False
        precedes_name = i + 1 < source.end and tokens.word[i + 1][0].isupper()
        is_name = i in context.people.mention_at_token
        if is_name or (tokens.word[i][0].isupper() and (i > sentence_start or precedes_name)):
            return True
    return False


def is_finding(context: QuoteContext, cue: Cue, source: TokenRange, start: int) -> bool:
    """Return whether a document shows what follows: "polls show Hill in the lead"."""
    tokens, lexicon, limit = context.tokens, context.lexicon, context.tokens.sentence_end[cue.verb]
    if (
        lexicon.is_verb_second
        or cue.frame != Frame.THAT_CLAUSE
        or cue.is_participle
        or limit - start < MIN_CLAUSE_TOKENS
    ):
        return False
    following = tokens.lower[start]
    if following in PHRASE_PUNCTUATION or following in lexicon.prepositions or lexicon.is_adverb(following):
        return False
    head = next((i for i in range(*source) if tokens.lower[i] in lexicon.prepositions), source.end)
    return any(token in lexicon.document_nouns for token in tokens.lower[source.start : head])
