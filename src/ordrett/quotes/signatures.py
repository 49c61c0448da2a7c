"""Names that sign a quote behind a dash: “It is closed.” — Maria Holm."""

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.quotation_marks import CLOSING_MARKS
from ordrett.quotes.utterance import TokenRange


def find_signature(context: QuoteContext, dash: int) -> TokenRange | None:
    """Return the name after a dash, in the paragraph of a quote or below it, that fills the rest of the paragraph."""
    tokens, people = context.tokens, context.people
    if dash + 1 >= len(tokens) or tokens.word[dash] not in SPEECH_DASHES or not dash:
        return None
    if tokens.word[dash - 1] not in CLOSING_MARKS or tokens.paragraph[dash] - tokens.paragraph[dash - 1] > 1:
        return None
    mention = people.mention_at_token.get(dash + 1)
    if mention is None or people.starts[mention] != dash + 1:
        return None
    end = people.ends[mention]
    paragraph_end = context.paragraph_ends[tokens.paragraph[dash]]
    return TokenRange(dash + 1, end) if end == paragraph_end or tokens.word[end] == "," else None
