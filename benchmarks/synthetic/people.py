"""Introduce the people of a synthetic article."""

from benchmarks.synthetic.event_mentions import EventMentionBuilder
from benchmarks.synthetic.person import SyntheticPerson
from ordrett.model import Attested, Evidence, Person


def introduce_people(
    mentions: EventMentionBuilder, people: list[SyntheticPerson], first_wikidata_number: int
) -> tuple[Person, ...]:
    """Append a line about each person that no earlier article names, and annotate the person."""
    return tuple(
        _introduce(mentions, person, first_wikidata_number + n, is_first=n == 0) for n, person in enumerate(people)
    )


def _introduce(
    mentions: EventMentionBuilder, person: SyntheticPerson, wikidata_number: int, *, is_first: bool
) -> Person:
    builder, vocabulary = mentions.builder, mentions.builder.vocabulary
    builder.start_line("standfirst" if is_first else "body")
    name = mentions.append_name(person, person.name)
    builder.append(f" {vocabulary['is']} ")
    title = builder.append(person.title[builder.language])
    builder.append(f" {vocabulary['in']} {person.home}. {builder.filler_sentence()}")
    has_full_name = person.name_form == "full_name"
    wikidata_id = f"Q{wikidata_number}" if has_full_name and builder.rng.random() < 0.5 else None
    description = f"{person.title['en']} in {person.home}"
    return Person(
        person.person_id,
        person.person_id,
        Attested(person.name, (Evidence("verbatim", builder.article_id, name),)),
        person.name_form,
        name_en=Attested(person.name, builder.cite_sources()) if has_full_name else Attested(None),
        description=Attested(description, (builder.infer(title, "said of the person"),)),
        wikidata_id=Attested(wikidata_id, builder.cite_sources()) if wikidata_id else Attested(None),
    )
