"""Draft of the sections and metadata of an article."""

from typing import Any

from ordrett.model import Attested, EdtfDate
from ordrett.page.sections import Section
from ordrett_dataset.annotations.draft.context import DraftContext, first_note

Entry = dict[str, Any]
DEFAULT_NOTE = "derived from this text by a rule"


def draft_metadata(context: DraftContext) -> Entry:
    """Return `sections`, which lists every line that is not body text, and `fields`, the metadata of the page."""
    metadata = context.annotation.metadata
    fields: Entry = {}
    for name in ("headline", "byline"):
        if span := getattr(metadata, name):
            fields[name] = {"words": context.to_anchor(span)}
    for name in ("publisher", "original_outlet", "translated_from"):
        if entry := _draft_fact(getattr(metadata, name), context):
            fields[name] = entry
    for name in ("published", "archived"):
        if entry := _draft_date(getattr(metadata, name), context):
            fields[name] = entry
    return {"sections": _draft_sections(context), "fields": fields}


def _draft_sections(context: DraftContext) -> dict[Section, list[str]]:
    article = context.annotation.article
    section_by_line: dict[str, Section] = {}
    for (start, end), section in zip(article.paragraphs, context.annotation.sections, strict=True):
        if section != "body":
            # An annotation identifies a line by its text, so equal lines share a section.
            section_by_line.setdefault(article.text[start:end], section)
    lines_by_section: dict[Section, list[str]] = {}
    for line, section in section_by_line.items():
        lines_by_section.setdefault(section, []).append(line)
    return lines_by_section


def _draft_fact(fact: Attested[str | None], context: DraftContext) -> Entry | None:
    span = next((evidence.span for evidence in fact.evidence if evidence.span), None)
    if fact.value is None or span is None:
        return None
    note = {} if span.text == fact.value else {"note": first_note(fact, DEFAULT_NOTE)}
    return {"is": fact.value, "words": context.to_anchor(span), **note}


def _draft_date(date: Attested[EdtfDate | None], context: DraftContext) -> Entry | None:
    spans = [evidence.span for evidence in date.evidence if evidence.span]
    if date.value is None or not spans or (date.value.basis == "resolved" and len(spans) < 2):
        return None
    entry: Entry = {"edtf": date.value.edtf, "basis": date.value.basis, "words": context.to_anchor(spans[0])}
    if date.value.basis == "resolved":
        entry["anchor"] = context.to_anchor(spans[1])
    elif not context.normalises_to("date_of", spans[0].text, date.value.edtf):
        entry["note"] = first_note(date, DEFAULT_NOTE)
    return entry
