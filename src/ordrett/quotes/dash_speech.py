"""Direct speech behind a dash: where it ends, who says it, and where it continues after its source."""

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.grammar import SENTENCE_ENDINGS
from ordrett.quotes.source_right import find_source_right
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance

PAUSES_BEFORE_CUE = SENTENCE_ENDINGS | {","}
MAX_QUOTE_TOKENS = 600  # before the cue
MAX_COLON_DISTANCE = 40  # from the start of the paragraph
MAX_COMMA_DISTANCE = 12  # from the source to a comma after which the quote continues


def is_dash(context: QuoteContext, i: int) -> bool:
    """Return whether token `i` is a dash with a space after it."""
    tokens = context.tokens
    return tokens.word[i] in SPEECH_DASHES and tokens.start[i + 1] > tokens.end[i]


def find_colon_and_dash(context: QuoteContext, start: int, end: int) -> int | None:
    """Return the first colon of a paragraph that a dash follows."""
    for i in range(start + 1, min(end - 2, start + MAX_COLON_DISTANCE)):
        if context.tokens.lower[i] == ":" and is_dash(context, i + 1) and not context.is_marked(i):
            return i
    return None


def extract_after_dash(context: QuoteContext, start: int, paragraph_end: int) -> Utterance:
    """Extract the quote up to its cue and source, or the whole paragraph if it has none.

    A verb of the speaker, "I think", is part of the speech unless it ends the paragraph.
    """
    tokens, lower = context.tokens, context.tokens.lower
    for i in range(start + 2, min(paragraph_end, start + MAX_QUOTE_TOKENS)):
        cue = context.cue_by_start.get(i)
        if not cue or cue.is_passive or lower[i - 1] not in PAUSES_BEFORE_CUE or context.is_marked(i):
            continue
        if not tokens.word[i][0].islower():
            continue
        source = find_source_right(tokens, cue.end, context.lexicon)
        if source is None or _goes_on_after_speaker(context, source, paragraph_end):
            continue
        parts = [QuotePart("direct", start, i - (lower[i - 1] == ","))]
        parts += _split_continuation(context, source.end, paragraph_end)
        return Utterance(parts, cue.range, source, "dash_before_verb")
    return Utterance([QuotePart("direct", start, paragraph_end)], None, None, "dash_without_verb")


def _reports_other(context: QuoteContext, i: int) -> bool:
    """Return whether a cue begins at token `i` whose subject is not "I" beside it."""
    cue, lower = context.cue_by_start.get(i), context.tokens.lower
    return cue is not None and not any(
        token in context.lexicon.speaker_pronouns for token in (*lower[i - 1 : i], *lower[cue.end : cue.end + 1])
    )


def _goes_on_after_speaker(context: QuoteContext, source: TokenRange, paragraph_end: int) -> bool:
    """Return whether the source is "I" or "you", and other words follow it in the paragraph."""
    tokens = context.tokens
    is_speaker = source.end - source.start == 1 and tokens.lower[source.start] in context.lexicon.speaker_pronouns
    return is_speaker and any(form[0].isalnum() for form in tokens.word[source.end : paragraph_end])


def _split_continuation(context: QuoteContext, source_end: int, paragraph_end: int) -> list[QuotePart]:
    """Return the part that continues a quote after its source: after a comma, a colon or another dash."""
    tokens, lexicon = context.tokens, context.lexicon
    sentence_end = tokens.sentence_end[source_end - 1]
    limit = min(sentence_end, paragraph_end)
    colon = find_colon_and_dash(context, source_end - 1, paragraph_end)
    if colon is not None and colon < limit:
        return [QuotePart("direct", colon + 2, paragraph_end)]
    i = source_end
    while i < limit and tokens.lower[i] not in (",", ".") and i < source_end + MAX_COMMA_DISTANCE:
        i += 1
    if i < limit and tokens.lower[i] == ",":
        rest = tokens.lower[i + 1 : min(sentence_end, i + MAX_QUOTE_TOKENS)]
        if any(token in lexicon.clause_signals for token in rest) and rest[0] not in lexicon.noun_phrase_breaks:
            return [QuotePart("direct", i + 1, sentence_end)]
    if sentence_end + 1 < paragraph_end and is_dash(context, sentence_end):
        return [QuotePart("direct", sentence_end + 1, paragraph_end)]
    end = _find_end_of_speech(context, sentence_end, paragraph_end)
    return [QuotePart("direct", sentence_end, end)] if end > sentence_end else []


def _find_end_of_speech(context: QuoteContext, start: int, paragraph_end: int) -> int:
    """Return the end of the sentences at `start` in the first person, without a name or verb of another source."""
    tokens, lexicon, end = context.tokens, context.lexicon, start
    others = lexicon.object_pronouns | (lexicon.personal_pronouns - lexicon.speaker_pronouns)
    while end < paragraph_end and not (end + 1 < paragraph_end and is_dash(context, end)):
        sentence = range(end, min(tokens.sentence_end[end], paragraph_end))
        words = tokens.lower[sentence.start : sentence.stop]
        is_first_person = not lexicon.speaker_pronouns.isdisjoint(words)
        names_other = any(i in context.people.mention_at_token or _reports_other(context, i) for i in sentence)
        has_pronoun = not others.isdisjoint(words)
        if not is_first_person or names_other or has_pronoun:
            break
        end = sentence.stop
    return end
