"""Quotes and mentions of a reading, as an annotation has them."""

from typing import Any

from ordrett.model import PersonMention, Quote
from ordrett.span import Span
from ordrett_dataset.annotations.draft.context import Drafting

Entry = dict[str, Any]


def draft_mention(mention: PersonMention, drafting: Drafting) -> Entry:
    """Return a mention; with a note where its words alone do not tell who is meant."""
    key, words = drafting.keys[mention.person_id.value], mention.text.text
    entry: Entry = {"person": key, "text": drafting.words(mention.text)}
    if words == key or not drafting.makes("person_id_of", words, key):
        entry["note"] = drafting.noted(mention.person_id, "taken for this person by a rule")
    return entry


def draft_quote(quote: Quote, rows: dict[str, str], drafting: Drafting) -> Entry:
    """Return a quote; `rows` are the keys of all quotes by quote_id."""
    person = drafting.keys[quote.speaker_id.value] if quote.speaker_id.value is not None else None
    entry: Entry = {
        "text": drafting.words(quote.text),
        "kind": quote.quote_kind,
        "speaker": person or quote.speaker_name.value,
        "speaker_kind": quote.speaker_kind.value,
    }
    for column, span in (("cue", quote.cue), ("source", quote.source), ("via", quote.via)):
        entry[column] = drafting.words(span, quote.text) if span else None
    entry["continues"] = rows[quote.continues_quote_id] if quote.continues_quote_id else None
    if person is None or not _named_by_source(person, quote.source, drafting):
        decided = _deciding(quote, drafting)
        entry["speaker_words"] = drafting.words(decided, quote.text) if decided else None
    if person is not None and not _named_by_source(person, quote.source, drafting):
        entry["note"] = drafting.noted(
            quote.speaker_id, f"the words are given to this person by the rule {quote.extraction_rule}"
        )
    return {column: value for column, value in entry.items() if value is not None}


def _named_by_source(person: str, source: Span | None, drafting: Drafting) -> bool:
    if source is None or source.text == person or source.text == "person":
        return False
    name = drafting.names[person]
    return drafting.makes("person_id_of", source.text, person) and (
        source.text == name or drafting.makes("person_name_of", source.text, name)
    )


def _deciding(quote: Quote, drafting: Drafting) -> Span | None:
    """Return the words that decide who speaks, where these are not the source, or no sentence would be left."""
    reasons = (*quote.speaker_id.evidence, *quote.speaker_name.evidence, *quote.speaker_kind.evidence)
    spans = [reason.span for reason in reasons if reason.span and reason.span not in (quote.source, quote.cue)]
    fallback = None if quote.source or quote.cue else quote.text
    span = spans[0] if spans else fallback
    return drafting.one_sentence(span) if span else None
