"""Turns of a conversation: quotes that fill a paragraph without naming who speaks."""

from collections.abc import Sequence

from ordrett.quotes.context import QuoteContext
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.utterance import Utterance

# The rules of quotes that fill a paragraph as a turn of a conversation does.
TURN_RULES = ("dash_without_verb", "dash_before_verb")
MAX_LINES_OF_TURN = 4
MAX_TURNS_AHEAD = 8


def ends_with(context: QuoteContext, quote: Utterance, characters: str) -> bool:
    """Return whether the last token of a quote is one of these characters."""
    return context.tokens.word[quote.parts[-1].end - 1] in characters


def is_answered(context: QuoteContext, quotes: Sequence[Utterance], k: int) -> bool:
    """Return whether the next paragraph is the turn of somebody else, as the answer to an interviewer is."""
    if k + 1 >= len(quotes) or quotes[k + 1].extraction_rule not in TURN_RULES:
        return False
    return quotes[k].extraction_rule in TURN_RULES and continues_in_next_paragraph(context, quotes[k], quotes[k + 1])


def last_turn_of_interviewee(
    context: QuoteContext, quotes: Sequence[Utterance], speakers: Sequence[Speaker | None], k: int
) -> int:
    """Return the last quote before `k`, leaving out a question without speaker, or -1."""
    previous = k - 1
    if previous > 0 and speakers[previous] == Speaker("unknown") and ends_with(context, quotes[previous], "?"):
        previous -= 1
    return previous


def names_the_speaker_as_i(context: QuoteContext, quotes: Sequence[Utterance], k: int) -> bool:
    """Return whether the source of quote `k` is "I" in the speech of a dash, in its paragraph or a few lines above."""
    source, paragraph = quotes[k].source, context.tokens.paragraph
    if source is None or source.end - source.start > 1:
        return False
    if context.tokens.lower[source.start] not in context.lexicon.speaker_pronouns:
        return False
    if quotes[k].extraction_rule in TURN_RULES:
        return True
    distance = paragraph[quotes[k].parts[0].start] - paragraph[quotes[k - 1].parts[-1].end - 1] if k else 0
    return k > 0 and distance <= MAX_LINES_OF_TURN and quotes[k - 1].extraction_rule in TURN_RULES


def marks_like(previous: Utterance, quote: Utterance) -> bool:
    """Return whether two quotes without a cue between them have the same marks: a dash, or quotation marks."""
    rules = (previous.extraction_rule, quote.extraction_rule)
    has_dash = any(rule in TURN_RULES or rule.endswith("dash") for rule in rules)
    has_quotation_marks = any(rule.startswith("quotation") for rule in rules)
    return not (has_dash and has_quotation_marks)


def continues_in_next_paragraph(context: QuoteContext, quote: Utterance, following: Utterance) -> bool:
    """Return whether a quote fills its paragraph to the end, and the following one is in the next paragraph."""
    paragraph = context.tokens.paragraph
    end = quote.parts[-1].end
    is_next = paragraph[following.parts[0].start] - paragraph[end - 1] == 1
    return end == context.paragraph_ends[paragraph[end - 1]] and is_next


def find_speaker_of_next_turns(
    context: QuoteContext, quotes: Sequence[Utterance], speakers: Sequence[Speaker | None], k: int
) -> int | None:
    """Return the mention that names the speaker of the first of the following turns that has one, or None.

    The turns are quotes that fill one paragraph after another. Between two answers an interviewer may ask, with or
    without marks.
    """
    end = min(len(quotes), k + 1 + MAX_TURNS_AHEAD)
    for j in range(k + 1, end):
        speaker, is_turn = speakers[j], continues_in_next_paragraph(context, quotes[j - 1], quotes[j])
        if not (is_turn or _is_question_between(context, quotes[j - 1], quotes[j])):
            return None
        if speaker and speaker.mention is not None:
            return speaker.mention
        if speaker is not None or not marks_like(quotes[k], quotes[j]):
            return None
    return None


def _is_question_between(context: QuoteContext, previous: Utterance, following: Utterance) -> bool:
    """Return whether the only paragraph between two turns is a question."""
    paragraph = context.tokens.paragraph
    between = paragraph[previous.parts[-1].end - 1] + 1
    if previous.extraction_rule not in TURN_RULES or following.extraction_rule not in TURN_RULES:
        return False
    is_next = paragraph[following.parts[0].start] == between + 1
    return is_next and context.tokens.word[context.paragraph_ends[between] - 1] == "?"


def is_speech_by_itself(context: QuoteContext, quote: Utterance) -> bool:
    """Return whether a quote is a whole sentence, or several, with a pronoun of the first or second person."""
    tokens, part = context.tokens, quote.parts[0]
    has_several_sentences = tokens.sentence_start[part.start] != tokens.sentence_start[part.end - 1]
    is_sentence = has_several_sentences or ends_with(context, quote, ".!?")
    if is_sentence and quote.extraction_rule == "quotation_marks_at_paragraph_start":
        return True
    return is_sentence and any(
        token in context.lexicon.speaker_pronouns for token in tokens.lower[part.start : part.end]
    )
