"""The annotation of one article."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from ordrett.errors import InputError
from ordrett.model import AnnotationSource, ArticleAnnotation, ArticleMetadata, Attested, EdtfDate, Event, Person
from ordrett.page.sections import Section, require_content
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver
from ordrett_dataset.annotations.entry_values import DateEntry, ValueEntry
from ordrett_dataset.annotations.error_collector import ErrorCollector
from ordrett_dataset.annotations.parse_events import parse_event_mention
from ordrett_dataset.annotations.parse_quotes import parse_person_mention, parse_quote

EntryT = TypeVar("EntryT")
EntityT = TypeVar("EntityT")


def parse_article(
    resolver: AnchorResolver,
    people: dict[str, Person],
    events: dict[str, Event],
    errors: ErrorCollector,
    annotation_source: AnnotationSource,
) -> ArticleAnnotation:
    """Return the annotation of an article; entries with errors are left out, and their errors collected."""
    entry, article_id = resolver.entry, resolver.article.article_id

    def parse_all(
        parse: Callable[[str, EntryT, AnchorResolver], EntityT], entries: dict[str, EntryT]
    ) -> tuple[EntityT, ...]:
        entities: list[EntityT] = []
        for key, item in entries.items():
            with errors.collect(article_id):
                entities.append(parse(key, item, resolver))
        return tuple(entities)

    metadata, sections = ArticleMetadata(), tuple[Section, ...]()
    with errors.collect(article_id):
        _require_corrected(resolver)
    with errors.collect(article_id):
        sections = _parse_sections(resolver)
        metadata = _parse_metadata(resolver)
    quotes = parse_all(parse_quote, entry.quotes)
    mentioned_people = {mention.person for mention in entry.person_mentions.values()}
    mentioned_events = {mention.event for mention in entry.event_mentions.values()}
    return ArticleAnnotation(
        article=resolver.article,
        language=resolver.language,
        annotation_source=annotation_source,
        sections=sections,
        quotes_extracted=True,
        people_extracted=True,
        events_extracted=True,
        metadata=metadata,
        people=tuple(person for key, person in people.items() if key in mentioned_people),
        person_mentions=parse_all(parse_person_mention, entry.person_mentions),
        quotes=quotes,
        events=tuple(event for key, event in events.items() if key in mentioned_events),
        event_mentions=parse_all(partial(parse_event_mention, quotes=quotes), entry.event_mentions),
    )


def _require_corrected(resolver: AnchorResolver) -> None:
    if resolver.entry.draft:
        raise InputError(
            resolver.location("draft"),
            "annotation_is_not_a_draft",
            "this is a draft written by rules, which nobody has corrected",
            "Check it against the guide, then remove the line `draft: true`.",
        )


def _parse_sections(resolver: AnchorResolver) -> tuple[Section, ...]:
    """Return the section of each paragraph; a line that the annotation does not list is body text."""
    text = resolver.article.text
    lines = [text[start:end] for start, end in resolver.article.paragraphs]
    section_of: dict[str, Section] = {}
    for section, listed_lines in resolver.entry.sections.items():
        for line in listed_lines:
            if line not in lines:
                location = resolver.location("sections", section)
                raise InputError(
                    location, "section_lists_whole_lines", f"the article has no line “{line}”", "Copy the whole line."
                )
            if section_of.setdefault(line, section) != section:
                location = resolver.location("sections", section)
                problem = f"“{line}” is listed both as {section_of[line]} and as {section}"
                raise InputError(location, "line_has_one_section", problem, "List it once.")
    sections = tuple(section_of.get(line, "body") for line in lines)
    require_content(sections, resolver.location("sections"))
    return sections


def _parse_metadata(resolver: AnchorResolver) -> ArticleMetadata:
    fields = resolver.entry.fields

    def location(field: str) -> str:
        return resolver.location("fields", field)

    def fact(field: str, entry: ValueEntry | None) -> Attested[str | None]:
        return resolver.prove_fact(entry, location(field)) if entry else Attested(None)

    def date(field: str, entry: DateEntry | None) -> Attested[EdtfDate | None]:
        return resolver.prove_date(entry, location(field)) if entry else Attested(None)

    return ArticleMetadata(
        headline=resolver.locate(fields.headline.words, location("headline")) if fields.headline else None,
        byline=resolver.locate(fields.byline.words, location("byline")) if fields.byline else None,
        publisher=fact("publisher", fields.publisher),
        original_outlet=fact("original_outlet", fields.original_outlet),
        translated_from=fact("translated_from", fields.translated_from),
        text_kind=fact("text_kind", fields.text_kind),
        published=date("published", fields.published),
        archived=date("archived", fields.archived),
        url=fields.url,
    )
