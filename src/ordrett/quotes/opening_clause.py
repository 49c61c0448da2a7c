"""Participle clauses that open a sentence, whose subject follows them: "After saying that it fell, Hill left"."""

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import QuoteLexicon
from ordrett.quotes.utterance import TokenRange

MAX_OPENING_CLAUSE_TOKENS = 60
MAX_SUBJECT_TOKENS = 8


def opens_sentence(context: QuoteContext, cue: Cue) -> bool:
    """Return whether a participle begins its sentence, alone or after a subordinator or a preposition."""
    lower, lexicon, start = context.tokens.lower, context.lexicon, context.tokens.sentence_start[cue.start]
    has_opener = lower[start] in lexicon.subordinators or lower[start] in lexicon.prepositions
    return cue.is_participle and (cue.start == start or (cue.start == start + 1 and has_opener))


def find_subject_after(context: QuoteContext, cue: Cue) -> TokenRange | None:
    """Return the subject after the first comma that ends the clause of an opening participle, or None."""
    tokens = context.tokens
    for i in range(cue.end, min(tokens.sentence_end[cue.start] - 1, cue.end + MAX_OPENING_CLAUSE_TOKENS)):
        if tokens.lower[i] == ",":
            is_inside_marks = context.is_marked(i) and context.is_marked(i + 1)
            return _find_subject(context, i + 1 + is_inside_marks)
    return None


def _find_subject(context: QuoteContext, start: int) -> TokenRange | None:
    """Return the pronoun, name or noun of a source that begins at `start`."""
    tokens, lexicon, people = context.tokens, context.lexicon, context.people
    limit = min(tokens.sentence_end[start - 1], start + MAX_SUBJECT_TOKENS)
    if start < limit and tokens.lower[start] in lexicon.personal_pronouns:
        return TokenRange(start, start + 1)
    noun: int | None = None
    for i in range(start, limit):
        token = tokens.lower[i]
        if (mention := people.mention_at_token.get(i)) is not None:
            return TokenRange(start, people.ends[mention])
        if token in PHRASE_PUNCTUATION or token in lexicon.noun_phrase_breaks or _is_verb(token, lexicon):
            break
        noun = i if lexicon.is_source_noun(token) else noun
    return TokenRange(start, noun + 1) if noun is not None else None


def _is_verb(token: str, lexicon: QuoteLexicon) -> bool:
    return token in lexicon.verbs and not lexicon.is_source_noun(token)
