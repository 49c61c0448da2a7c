"""Speech behind the name of its speaker, "HOLM: ...", "Holm: – ...", or behind the label of a turn, "Q: ..."."""

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.labelled_turns import extract_turn
from ordrett.quotes.quotation_marks import CLOSING_MARKS
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

MIN_LABELLED_PARAGRAPHS = 2  # without dashes; one alone may be a heading
MAX_LABEL_TOKENS = 10


def find_labelled_speech(context: QuoteContext) -> dict[int, Utterance]:
    """Return the speech of each labelled paragraph by the first token of the paragraph."""
    tokens = context.tokens
    with_dash, without_dash = dict[int, Utterance](), dict[int, Utterance]()
    start = 0
    while start < len(tokens):
        end = context.paragraph_ends[tokens.paragraph[start]]
        colon = _find_label_end(context, start, end)
        if colon is not None and tokens.word[colon + 1] not in CLOSING_MARKS:
            has_dash = tokens.word[colon + 1] in SPEECH_DASHES and colon + 2 < end
            part = QuotePart("direct", colon + 1 + has_dash, end)
            quote = Utterance([part], TokenRange(colon, colon + 1), TokenRange(start, colon), "name_before_speech")
            (with_dash if has_dash else without_dash)[start] = quote
        elif turn := extract_turn(context, start, end):
            without_dash[start] = turn
        start = end
    return with_dash | without_dash if len(without_dash) >= MIN_LABELLED_PARAGRAPHS else with_dash


def _find_label_end(context: QuoteContext, start: int, end: int) -> int | None:
    """Return the colon after a name that opens a paragraph, with roles in capitals between them, or None."""
    tokens, people = context.tokens, context.people
    mention = people.mention_at_token.get(start)
    if mention is None or people.starts[mention] != start:
        return None
    i, limit = people.ends[mention], min(end - 1, start + MAX_LABEL_TOKENS)
    while i < limit and (tokens.word[i] in ",()." or tokens.word[i].isupper()):
        i += 1
    return i if i < limit and tokens.word[i] == ":" else None
