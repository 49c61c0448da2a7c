"""Questions and answers behind a label that names nobody: "Q: Where?", "Svar: Her."."""

from bisect import bisect_left
from collections.abc import Sequence

from ordrett.characters import SPEECH_DASHES
from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.utterance import QuotePart, Utterance

QUESTION_RULE, ANSWER_RULE = "question_label", "answer_label"
LABEL_RULES = (QUESTION_RULE, ANSWER_RULE)


def extract_turn(context: QuoteContext, start: int, end: int) -> Utterance | None:
    """Return the question or answer behind its label: "Q: Where?", "Svar: – Her."."""
    tokens, lexicon = context.tokens, context.lexicon
    is_question = tokens.lower[start] in lexicon.question_labels
    if start + 2 >= end or tokens.word[start + 1] != ":" or not tokens.word[start][0].isupper():
        return None
    if not is_question and tokens.lower[start] not in lexicon.answer_labels:
        return None
    has_dash = tokens.word[start + 2] in SPEECH_DASHES and start + 3 < end
    part = QuotePart("direct", start + 2 + has_dash, end)
    return Utterance([part], None, None, QUESTION_RULE if is_question else ANSWER_RULE)


def resolve_labelled_speakers(
    people: PeopleIndex, quotes: Sequence[Utterance], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Return the speakers, with the only person named before the first label for those who answer.

    Nobody is known to ask.
    """
    first = next((quote.parts[0].start for quote in quotes if quote.extraction_rule in LABEL_RULES), None)
    if first is None:
        return list(speakers)
    mentions = range(bisect_left(people.starts, first))
    answerer = unknown = Speaker("unknown")
    if len({people.person_of[mention] for mention in mentions}) == 1:
        answerer = Speaker("person", mentions[-1], reason="the only person named before the questions and answers")
    by_rule = {QUESTION_RULE: unknown, ANSWER_RULE: answerer}
    return [by_rule.get(quote.extraction_rule, speaker) for quote, speaker in zip(quotes, speakers, strict=True)]
