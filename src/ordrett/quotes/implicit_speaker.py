"""Implicit speakers: who speaks in a quote without cue and source."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ordrett.page.sections import HEADINGS, Section
from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.labelled_turns import resolve_labelled_speakers
from ordrett.quotes.lead_roles import REASON as LEAD_ROLE_REASON
from ordrett.quotes.marked_quotes import HEADLINE_RULE
from ordrett.quotes.repeated_words import find_speaker_of_same_words
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.turns import (
    ends_with,
    find_speaker_of_next_turns,
    is_answered,
    is_speech_by_itself,
    last_turn_of_interviewee,
    marks_like,
)
from ordrett.quotes.utterance import Utterance

MAX_PARAGRAPHS_SINCE_LAST_QUOTE = 3
MAX_ROLE_TOKENS = 2  # before a name that begins a sentence


class Attribution(NamedTuple):
    """A quote and its speaker."""

    quote: Utterance
    speaker: Speaker


def attribute_to_implicit_speakers(
    context: QuoteContext,
    sections: Sequence[Section],
    people: PeopleIndex,
    quotes: Sequence[Utterance],
    speakers: Sequence[Speaker | None],
) -> list[Attribution]:
    """Return the quotes with their speakers, where None in `speakers` is replaced by the implicit speaker.

    A quote without any speaker is left out, unless it shows by itself that somebody speaks: other text in quotation
    marks or after a dash may be a title or a list. `sections` has one section per paragraph.
    """
    resolved = resolve_labelled_speakers(people, quotes, speakers)
    for k, speaker in enumerate(list(resolved)):
        if speaker is None:
            resolved[k] = _find_implicit_speaker(context, sections, people, quotes, resolved, k)
    return [Attribution(quote, speaker) for quote, speaker in zip(quotes, resolved, strict=True) if speaker is not None]


def _find_implicit_speaker(
    context: QuoteContext,
    sections: Sequence[Section],
    people: PeopleIndex,
    quotes: Sequence[Utterance],
    speakers: Sequence[Speaker | None],
    k: int,
) -> Speaker | None:
    """Return the speaker of the same words elsewhere, else whom the text around the quote suggests.

    The speaker of a headline is the only person whom the article quotes. None for a question, for a heading with a
    colon, and if nothing shows that somebody speaks.
    """
    tokens, quote = context.tokens, quotes[k]
    start = quote.parts[0].start
    if (mention := find_speaker_of_same_words(context, quotes, speakers, k)) is not None:
        return Speaker("person", mention, reason="the article gives the same words to this person")
    is_heading = sections[tokens.paragraph[start]] in HEADINGS or not ends_with(context, quote, ".!?…:")
    if is_heading and (mention := _find_name_that_opens_next_paragraph(context, people, quote)) is not None:
        return Speaker("person", mention, reason="the text below this heading begins with the person")
    if quote.extraction_rule == HEADLINE_RULE:
        return None
    if _is_turn_before_another(context, quotes, k):
        return Speaker("unknown")
    if ends_with(context, quote, "?") and (is_answered(context, quotes, k) or is_speech_by_itself(context, quote)):
        return Speaker("unknown")
    if ends_with(context, quote, "?:"):
        return None
    if sections[tokens.paragraph[start]] in HEADINGS | {"standfirst"}:
        following = speakers[k + 1] if k + 1 < len(quotes) else None
        if following and following.reason == LEAD_ROLE_REASON:
            return following
        return _find_only_quoted_person(quotes, speakers)
    return _infer_from_neighbours(context, people, quotes, speakers, k)


def _infer_from_neighbours(
    context: QuoteContext,
    people: PeopleIndex,
    quotes: Sequence[Utterance],
    speakers: Sequence[Speaker | None],
    k: int,
) -> Speaker | None:
    """Return the subject of the sentence before quote `k`, else the last speaker, a person named before, or the next.

    None if nothing shows that somebody speaks.
    """
    tokens, quote = context.tokens, quotes[k]
    start = quote.parts[0].start
    if (mention := _find_subject_before(context, people, quotes, k)) is not None:
        return Speaker("person", mention, reason="the sentence before the quote begins with this name")
    if (previous := last_turn_of_interviewee(context, quotes, speakers, k)) >= 0:
        distance = tokens.paragraph[start] - tokens.paragraph[quotes[previous].parts[-1].end - 1]
        last = speakers[previous] if marks_like(quotes[previous], quote) else None
        if distance <= MAX_PARAGRAPHS_SINCE_LAST_QUOTE and last and last.mention is not None:
            return Speaker("person", last.mention, reason="continues the speech of this person")
    if (mention := _find_mention_in_paragraph_before(context, people, start)) is not None:
        return Speaker("person", mention, reason="the text before the quote names this person last")
    if (mention := find_speaker_of_next_turns(context, quotes, speakers, k)) is not None:
        return Speaker("person", mention, reason="the next paragraphs continue the speech of this person")
    return Speaker("unknown") if is_speech_by_itself(context, quote) else None


def _is_turn_before_another(context: QuoteContext, quotes: Sequence[Utterance], k: int) -> bool:
    """Return whether a quote with a cue directly follows one in quotation marks: "Where?" "Here," said Hill."""
    if k + 1 >= len(quotes) or not quotes[k + 1].cue:
        return False
    end, following = quotes[k].parts[-1].end, quotes[k + 1].parts[0].start
    return context.is_marked(end - 1) and context.is_marked(following) and following == end + 2


def _find_subject_before(context: QuoteContext, people: PeopleIndex, quotes: Sequence[Utterance], k: int) -> int | None:
    """Return the mention that begins the sentence before quote `k`, if no other quote stands there.

    The sentence may be the paragraph above, where a role may stand before the name: "Mayor Hill is glad.".
    """
    tokens, opening = context.tokens, quotes[k].parts[0].start - 1
    if opening < 1:
        return None
    start = tokens.sentence_start[opening - 1]
    if k and quotes[k - 1].parts[-1].end > start:
        return None
    is_paragraph_above = tokens.paragraph[opening - 1] != tokens.paragraph[opening]
    if is_paragraph_above and tokens.paragraph[start - 1] == tokens.paragraph[start]:
        return None
    for i in range(start, min(opening, start + 1 + is_paragraph_above * MAX_ROLE_TOKENS)):
        if (mention := people.mention_at_token.get(i)) is not None:
            return mention if people.starts[mention] == i else None
        if tokens.lower[i] in context.lexicon.prepositions:
            return None
    return None


def _find_only_quoted_person(quotes: Sequence[Utterance], speakers: Sequence[Speaker | None]) -> Speaker | None:
    """Return the speaker of all direct quotes, if a single mention names them."""
    mentions = {
        speaker.mention
        for quote, speaker in zip(quotes, speakers, strict=True)
        if speaker and speaker.mention is not None and quote.parts[0].kind == "direct"
    }
    return Speaker("person", mentions.pop(), reason="the article quotes nobody else") if len(mentions) == 1 else None


def _find_mention_in_paragraph_before(context: QuoteContext, people: PeopleIndex, token: int) -> int | None:
    """Return the last mention in the paragraph before the one of a token that follows no preposition."""
    paragraph = context.tokens.paragraph
    paragraph_start = context.paragraph_ends[paragraph[token] - 1] if paragraph[token] else 0
    prepositions = context.lexicon.prepositions
    for mention in range(bisect_left(people.starts, paragraph_start) - 1, -1, -1):
        start = people.starts[mention]
        if paragraph[token] - paragraph[start] > 1:
            return None
        if not start or context.tokens.lower[start - 1] not in prepositions:
            return mention
    return None


def _find_name_that_opens_next_paragraph(context: QuoteContext, people: PeopleIndex, quote: Utterance) -> int | None:
    """Return the mention with which the paragraph after the one of a quote begins, if the quote fills its own.

    A role may stand before the name.
    """
    end = quote.parts[-1].end
    tokens = context.tokens
    paragraph_end = context.paragraph_ends[tokens.paragraph[end - 1]]
    is_filled = all(not tokens.word[i][0].isalnum() for i in range(end, paragraph_end))
    if not is_filled or quote.cue or paragraph_end >= len(tokens):
        return None
    follows_role = context.lexicon.is_role(tokens.lower[paragraph_end])
    return people.mention_at_token.get(paragraph_end + follows_role)
