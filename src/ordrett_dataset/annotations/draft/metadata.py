"""Sections and page facts of a reading, as an annotation has them."""

from typing import Any

from ordrett.model import Attested, EdtfDate
from ordrett_dataset.annotations.draft.context import Drafting

Entry = dict[str, Any]


def draft_page(drafting: Drafting) -> Entry:
    """Return `sections`, every line that is not body, and `fields`, what the page says of itself."""
    page = drafting.reading.metadata
    fields: Entry = {}
    for name, span in (("headline", page.headline), ("byline", page.byline)):
        if span:
            fields[name] = {"words": drafting.words(span)}
    for name, fact in (
        ("publisher", page.publisher),
        ("original_outlet", page.original_outlet),
        ("translated_from", page.translated_from),
    ):
        fields |= {name: entry} if (entry := _fact(fact, drafting)) else {}
    for name, date in (("published", page.published), ("archived", page.archived)):
        fields |= {name: entry} if (entry := _date(date, drafting)) else {}
    return {"sections": _sections(drafting), "fields": fields}


def _sections(drafting: Drafting) -> dict[str, list[str]]:
    reading = drafting.reading
    found: dict[str, str] = {}
    for (start, end), section in zip(reading.article.paragraphs, reading.sections, strict=True):
        line = reading.article.text[start:end]
        if section != "body":
            # An annotation tells lines by their words: the same words twice are one.
            found.setdefault(line, section)
    return {section: [line for line in found if found[line] == section] for section in dict.fromkeys(found.values())}


def _fact(fact: Attested[str | None], drafting: Drafting) -> Entry | None:
    span = next((reason.span for reason in fact.evidence if reason.span), None)
    if fact.value is None or span is None:
        return None
    note = {} if span.text == fact.value else {"note": drafting.noted(fact, "made of these words by a rule")}
    return {"is": fact.value, "words": drafting.words(span), **note}


def _date(date: Attested[EdtfDate | None], drafting: Drafting) -> Entry | None:
    spans = [reason.span for reason in date.evidence if reason.span]
    if date.value is None or not spans or (date.value.basis == "resolved" and len(spans) < 2):
        return None
    entry: Entry = {"edtf": date.value.edtf, "basis": date.value.basis, "words": drafting.words(spans[0])}
    if date.value.basis == "resolved":
        entry["anchor"] = drafting.words(spans[1])
    elif not drafting.makes("date_of", spans[0].text, date.value.edtf):
        entry["note"] = drafting.noted(date, "made of these words by a rule")
    return entry
