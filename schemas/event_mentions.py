"""Schema of the table `event_mentions`, which links events to articles."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    TEXT_ORIGINS,
    agreement_column,
    anchored_text,
    annotation_source_column,
    column,
    date_basis_column,
    date_bound,
    edtf_date,
    end_offset,
    extraction_rule_column,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
    start_offset,
)


class EventMentions(Table):
    """One row per mention of an event; several sentences or articles can mention the same event."""

    event_mention_id: str = row_id(
        "Event mention",
        "Short id of the article and key, given by the annotator, or ARTICLE.rSTART-END if extracted by rules.",
        "002.r25",
    )
    event_id: str = foreign_key("events.event_id", "Event", "The event mentioned.", "moscow_meeting")
    article_id: str = foreign_key(
        "articles.article_id", "Article", "The article that contains the mention.", "002_b479c4edcd6d1ec6"
    )
    section: str = column("Section", "Part of the page where the mention begins.", "body", "annotated", codes="section")
    text: str = anchored_text(
        "Text",
        "The clause that reports the event, as printed; null in a package without articles.",
        "He and I met not only as heads of state, but also as friends",
        nullable=True,
    )
    text_start: int = start_offset("text", 1921)
    text_end: int = end_offset("text", 1981)
    trigger: str = anchored_text(
        "Trigger",
        "The word or words of `text` that name the event, as printed; null in a package without articles.",
        "met",
        nullable=True,
    )
    trigger_start: int = start_offset("trigger", 1930)
    trigger_end: int = end_offset("trigger", 1933)
    modality: str = column(
        "Modality",
        "How the text presents the event: as fact, claim, forecast, plan or hypothesis, or only named by a source.",
        "alleged",
        "inferred",
        "external",
        codes="modality",
    )
    is_negated: bool = column(
        "Negated", "Whether the article says that the event did not or will not happen.", False, "inferred", "external"
    )
    date: str = edtf_date(
        "Date",
        "When the event happened, according to this article.",
        "2022-03-11",
        *TEXT_ORIGINS,
    )
    date_earliest: pl.Date = date_bound("date", "earliest", "2022-03-11")
    date_latest: pl.Date = date_bound("date", "latest", "2022-03-11")
    date_basis: str = date_basis_column("date", "external")
    quote_id: str = foreign_key(
        "quotes.quote_id",
        "Quote",
        "The quote that reports the event: the shortest quote that covers more than half "
        "of `text` or, if no single quote does, the first part of the continued quote whose parts together do.",
        "002.q07",
        "computed",
        nullable=True,
    )
    claimant_id: str = foreign_key(
        "people.person_id",
        "Claimant",
        "The person who says so, where the article does not: the speaker of the quote, or the source that the article "
        "names. Null for asserted events.",
        "lukashenko",
        *TEXT_ORIGINS,
        nullable=True,
    )
    claimant_name: str = free_text(
        "Name of the claimant",
        "Who says so, where the article does not: a person, a state or another source; null if none is named.",
        "Alexander Lukashenko",
        *TEXT_ORIGINS,
        nullable=True,
    )
    agreement: str = agreement_column("event, modality, negation and date (text with an overlap of at least 0.8)")
    reviewed: str = reviewed_column()
    extraction_rule: str = extraction_rule_column("trigger")
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Event mentions"
