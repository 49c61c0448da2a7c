"""Roles in a headline or lead, for a person whom only the text below names: "The bridge is safe, says expert"."""

from collections.abc import Sequence

from ordrett.page.sections import HEADINGS, Section
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.utterance import Utterance

MAX_PARAGRAPHS_TO_NAME = 4
MAX_LEAD_PARAGRAPHS = 2  # that the first named speaker may follow, after the headings
REASON = "a role, in the headline or lead, of the first person whom the article quotes by name"


def resolve_lead_roles(
    context: QuoteContext, sections: Sequence[Section], quotes: Sequence[Utterance], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Return the speakers, with the first person who is quoted by name for a role that only the lead mentions."""
    resolved, paragraph = list(speakers), context.tokens.paragraph
    first = next((k for k, speaker in enumerate(speakers) if speaker and speaker.is_named), None)
    if first is None:
        return resolved
    named = speakers[first]
    for k in range(first):
        speaker, start = speakers[k], quotes[k].parts[0].start
        distance = paragraph[quotes[first].parts[0].start] - paragraph[start]
        is_lead = 0 < distance <= MAX_PARAGRAPHS_TO_NAME and _is_lead(sections, paragraph[start])
        if named and speaker and is_lead and _names_role(context, speaker):
            resolved[k] = Speaker("person", named.mention, reason=REASON)
    return resolved


def _is_lead(sections: Sequence[Section], paragraph: int) -> bool:
    """Return whether a paragraph is a heading or one of the first that are not."""
    n_body = sum(section not in HEADINGS for section in sections[:paragraph])
    return sections[paragraph] in HEADINGS or n_body < MAX_LEAD_PARAGRAPHS


def _names_role(context: QuoteContext, speaker: Speaker) -> bool:
    """Return whether a speaker is known only by a role noun, not by a name."""
    tokens, lexicon = context.tokens, context.lexicon
    if speaker.name is None or speaker.mention is not None or speaker.kind not in ("anonymous", "organisation"):
        return False
    head = next((i for i in range(*speaker.name) if tokens.lower[i] in lexicon.prepositions), speaker.name.end)
    return head > speaker.name.start and lexicon.is_role(tokens.lower[head - 1])
