"""Draft of the quotes and person mentions of an article."""

from typing import Any

from ordrett.model import PersonMention, Quote
from ordrett.span import Span
from ordrett_dataset.annotations.draft.context import DraftContext, first_note

Entry = dict[str, Any]


def draft_person_mention(mention: PersonMention, context: DraftContext) -> Entry:
    """Return a mention, with a note if its text alone does not identify the person."""
    key, text = context.person_keys[mention.person_id.value], mention.text.text
    entry: Entry = {"person": key, "text": context.to_anchor(mention.text)}
    if text == key or not context.normalises_to("person_id_of", text, key):
        entry["note"] = first_note(mention.person_id, "linked to this person by a rule")
    return entry


def draft_quote(quote: Quote, quote_keys: dict[str, str], context: DraftContext) -> Entry:
    """Return a quote; `quote_keys` are the keys of all quotes by quote_id."""
    person = context.person_keys[quote.speaker_id.value] if quote.speaker_id.value is not None else None
    entry: Entry = {
        "text": context.to_anchor(quote.text),
        "kind": quote.quote_kind,
        "speaker": person or quote.speaker_name.value,
        "speaker_kind": quote.speaker_kind.value,
    }
    for column in ("cue", "source", "relayed_by", "addressed_to"):
        span: Span | None = getattr(quote, column)
        entry[column] = context.to_anchor(span, quote.text) if span else None
    entry["continues"] = quote_keys[quote.continues_quote_id] if quote.continues_quote_id else None
    if person is None or not _is_named_by(quote.source, person, context):
        speaker_words = _speaker_words(quote, context)
        entry["speaker_words"] = context.to_anchor(speaker_words, quote.text) if speaker_words else None
        if person is not None:
            default = f"attributed to this person by the rule {quote.extraction_rule}"
            entry["note"] = first_note(quote.speaker_id, default)
    return {column: value for column, value in entry.items() if value is not None}


def _is_named_by(source: Span | None, person: str, context: DraftContext) -> bool:
    if source is None or source.text in (person, "person"):
        return False
    name = context.person_names[person]
    names_person = context.normalises_to("person_id_of", source.text, person)
    return names_person and (source.text == name or context.normalises_to("person_name_of", source.text, name))


def _speaker_words(quote: Quote, context: DraftContext) -> Span | None:
    """Return the text that identifies the speaker, unless it is the source or the cue, which the quote has anyway."""
    evidence = (*quote.speaker_id.evidence, *quote.speaker_name.evidence, *quote.speaker_kind.evidence)
    spans = [e.span for e in evidence if e.span and e.span not in (quote.source, quote.cue)]
    fallback = None if quote.source or quote.cue else quote.text
    span = spans[0] if spans else fallback
    return context.first_sentence_span(span) if span else None
