"""What the headline gives to the source before its colon: "Hill: The bridge is closed"."""

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.utterance import TokenRange, Utterance

MAX_SOURCE_TOKENS = 5
MIN_STATEMENT_TOKENS = 3


def extract_headline_speech(context: QuoteContext) -> Utterance | None:
    """Return the clause that follows a person, organisation or document and a colon in the first paragraph, or None."""
    tokens = context.tokens
    end = context.paragraph_ends[0] if context.paragraph_ends else 0
    colon = next((i for i in range(min(end, MAX_SOURCE_TOKENS + 1)) if tokens.word[i] == ":"), 0)
    if not colon or end - colon <= MIN_STATEMENT_TOKENS or tokens.word[colon + 1] in SPEECH_DASHES:
        return None
    if context.is_marked(0) or not _names_source(context, colon):
        return None
    has_signal = any(token in context.lexicon.clause_signals for token in tokens.lower[colon + 1 : end])
    if not has_signal and not context.lexicon.is_verb_second:
        return None  # an English subtitle: "Hill: A life on the river"
    parts = split_at_quotation_marks(context, colon + 1, end)
    return Utterance(parts, TokenRange(colon, colon + 1), TokenRange(0, colon), "colon_in_headline") if parts else None


def _names_source(context: QuoteContext, colon: int) -> bool:
    """Return whether the tokens before a colon end with a person, or with a noun for a kind of source."""
    people, tokens = context.people, context.tokens
    mention = people.mention_at_token.get(colon - 1)
    names_person = mention is not None and people.ends[mention] == colon
    is_source = names_person or context.lexicon.is_source_noun(tokens.lower[colon - 1])
    return is_source and tokens.word[0][0].isupper()
