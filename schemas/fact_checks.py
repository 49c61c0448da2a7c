"""Schema of the table `fact_checks`."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    anchored_text,
    column,
    end_offset,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
    start_offset,
)


class FactChecks(Table):
    """One row per claim that was compared with external sources; the sources are rows of `evidence`."""

    fact_check_id: str = row_id("Fact check", "A key given by the annotator.", "c06")
    article_id: str = foreign_key(
        "articles.article_id", "Article", "The article that contains the claim.", "000_d3a56216d9678818"
    )
    event_id: str = foreign_key(
        "events.event_id",
        "Event",
        "The event that the claim is about; the claim overlaps one of its mentions.",
        "zelenskyy_call",
        "declared",
        nullable=True,
    )
    quote_id: str = foreign_key(
        "quotes.quote_id",
        "Quote",
        "The quote that the claim is about; the claim overlaps its text, cue or source.",
        "000.q12",
        "declared",
        nullable=True,
    )
    aspect: str = column(
        "Aspect",
        "What of the event or quote is compared with the sources; null if the claim is about neither.",
        "date",
        "declared",
        nullable=True,
        codes="aspect",
    )
    text: str = anchored_text(
        "Text",
        "The claim as printed; null in a package without articles.",
        "Tirsdag ettermiddag bekreftet president Aleksandr Lukasjenko",
        nullable=True,
    )
    text_start: int = start_offset("text", 4032)
    text_end: int = end_offset("text", 4092)
    verdict: str = column("Verdict", "How the sources relate to the claim.", "agrees", "external", codes="verdict")
    explanation: str = free_text(
        "Explanation",
        "What the sources say, in the words of the annotator.",
        "Lukashenko said on Tuesday 27 June 2023 that Prigozhin was in Belarus. "
        "The sources used here give the day, not the hour.",
        "external",
    )
    reviewed: str = reviewed_column()

    class Config:
        """Properties of the whole table."""

        title = "Fact checks"
