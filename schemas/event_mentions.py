"""The table of reports, which links events to articles."""

import polars as pl

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    READ,
    basis,
    bound,
    column,
    edtf,
    end,
    foreign_key,
    free_text,
    key,
    start,
    words,
)


class EventMentions(Table):
    """One row a telling of an event: several articles, or several sentences, may tell the same one."""

    event_mention_id: str = key("EventMention", "Minted in the annotation.", "001.r08")
    event_id: str = foreign_key("events.event_id", "Event", "What is told.", "gulevich_resignation")
    article_id: str = foreign_key("articles.article_id", "Article", "Where it is told.", "001_f51abfb1fa92a293")
    section: str = column("Section", "Part of the page in which it is told.", "body", "computed", codes="section")
    text: str = words(
        "Text", "The clause that tells it, as printed.", "andre har anmodet om at opsige deres kontrakter med militæret"
    )
    text_start: int = start("text", 1584)
    text_end: int = end("text", 1645)
    modality: str = column("Modality", "How sure the article is.", "alleged", "inferred", "external", codes="modality")
    is_negated: bool = column(
        "Negated", "True where it is told as what did not or will not happen.", False, "inferred", "external"
    )
    date: str = edtf(
        "Date",
        "When it happened, as this article gives it.",
        "2022-03-04",
        *READ,
    )
    date_earliest: pl.Date = bound("date", "earliest", "2022-03-04")
    date_latest: pl.Date = bound("date", "latest", "2022-03-04")
    date_basis: str = basis("date")
    quote_id: str = foreign_key(
        "quotes.quote_id",
        "Quote",
        "The quote that tells it: its speaker is the claimant. The shortest quote that holds more than half of `text`, "
        "or, where no single one does, the first of the utterance whose parts together do.",
        "001.q02",
        "computed",
        nullable=True,
    )
    extraction_rule: str = free_text(
        "Rule",
        "Which rule of the automatic reading found it; empty for curated annotations.",
        "verb_of_meeting",
        "computed",
        nullable=True,
    )
    annotation_source: str = column(
        "ArticleAnnotation", "Who read it.", "language_model", "computed", codes="annotation_source"
    )

    class Config:
        """The table as a whole."""

        title = "EventMentions"
