"""The news outlet to which a source speaks: "said Hill to the Herald", "writes Hill in an email to the Herald"."""

from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.utterance import TokenRange, Utterance

MAX_OUTLET_TOKENS = 6
MAX_OCCASION_TOKENS = 8


def find_addressee(context: QuoteContext, people: PeopleIndex, quote: Utterance) -> TokenRange | None:
    """Return the news outlet of "said X to Y" or "X told Y", with its article: a name that is not a person's."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if quote.cue is None or quote.source is None:
        return None
    start = max(quote.cue.end, quote.source.end)
    if start >= len(lower) or start == context.tokens.sentence_start[start]:
        return None
    if start + 1 < len(lower) and lower[start] == "," and lower[start + 1] in lexicon.addressee_prepositions:
        start += 1
    if lower[start] in lexicon.addressee_prepositions:
        return _find_outlet(context, people, start + 1)
    if occasion := _find_occasion_with_addressee(context, quote.cue.start, start):
        return _find_outlet(context, people, occasion)
    cue = context.any_cue_by_start.get(quote.cue.start)
    is_content = any(part.start <= start < part.end for part in quote.parts)
    if cue and cue.frame & Frame.ADDRESSEE and start == quote.cue.end and not is_content:
        return _find_outlet(context, people, start)
    return None


def _find_outlet(context: QuoteContext, people: PeopleIndex, start: int) -> TokenRange | None:
    tokens, lexicon = context.tokens, context.lexicon
    if start >= len(tokens):
        return None
    limit = min(tokens.sentence_end[start], start + MAX_OUTLET_TOKENS)
    name_start = start + (tokens.lower[start] in lexicon.determiners)
    end = name_start
    while (
        end < limit
        and end not in people.mention_at_token
        and (tokens.word[end][0].isupper() or (end > name_start and tokens.word[end].isdigit()))
    ):
        end += 1
    if end == name_start or tokens.lower[name_start] in lexicon.time_words:
        return None
    return TokenRange(start, end)


def _find_occasion_with_addressee(context: QuoteContext, cue: int, attribution_end: int) -> int | None:
    """Return where the addressee of an occasion begins that follows the source or opens the sentence."""
    tokens, lexicon = context.tokens, context.lexicon
    for start in (attribution_end, tokens.sentence_start[cue]):
        if tokens.lower[start] not in lexicon.prepositions:
            continue
        for i in range(start + 2, min(tokens.sentence_end[start] - 1, start + MAX_OCCASION_TOKENS)):
            if tokens.lower[i] in lexicon.addressee_prepositions and tokens.lower[i - 1] in lexicon.occasion_nouns:
                return i + 1
    return None
