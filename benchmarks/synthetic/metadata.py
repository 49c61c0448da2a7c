"""Headline, byline, date and credit of a synthetic article."""

from benchmarks.synthetic.event_mentions import EventMentionBuilder
from benchmarks.synthetic.person import SyntheticPerson
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import ArticleMetadata, Attested, EdtfDate


def append_metadata(mentions: EventMentionBuilder, people: list[SyntheticPerson]) -> ArticleMetadata:
    """Append the top of the page and annotate it; two of its characters are outside the Basic Multilingual Plane."""
    builder, vocabulary, rng = mentions.builder, mentions.builder.vocabulary, mentions.builder.rng
    builder.start_line("headline")
    start = len(builder.text)
    mentions.append_name(people[0])
    place = rng.choice(NAMES["places"])[builder.language]
    builder.append(f" {vocabulary['in']} {place} {vocabulary['with']} 𝄞")
    headline = builder.span_from(start)
    builder.start_line("byline")
    builder.append(f"{vocabulary['by']} ")
    byline = mentions.append_name(people[-1], people[-1].name)
    builder.start_line("byline")
    builder.append(f"{vocabulary['published']} ")
    edtf, mentions.published = builder.append_date()
    builder.append(f" {vocabulary['in']} ")
    outlet = rng.choice(NAMES["publishers"])
    publisher = Attested(outlet, builder.attest(outlet, builder.append(outlet)))
    builder.start_line("credit")
    builder.append(f"{vocabulary['photo_credit']} ")
    mentions.append_name(rng.choice(people))
    builder.append(" 📷")
    published: Attested[EdtfDate | None] = Attested(
        EdtfDate(edtf, "printed"), builder.attest(edtf, mentions.published, "date_of")
    )
    archived: Attested[EdtfDate | None] = Attested(EdtfDate("2024-05/2024-06", "external"), builder.cite_sources())
    return ArticleMetadata(headline, byline, publisher, published=published, archived=archived)
