"""Schema of the table `quotes`."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    agreement_column,
    anchored_text,
    annotation_source_column,
    column,
    end_offset,
    extraction_rule_column,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
    start_offset,
)


class Quotes(Table):
    """One row per quote: a passage that an article attributes to the speech or writing of a source."""

    quote_id: str = row_id(
        "Quote",
        "Short id of the article and key, given by the annotator, or ARTICLE.qSTART-END if extracted by rules.",
        "004.q10",
    )
    article_id: str = foreign_key(
        "articles.article_id", "Article", "The article that contains the quote.", "004_62ed1af39ab017d1"
    )
    section: str = column("Section", "Part of the page where the quote begins.", "body", "annotated", codes="section")
    speaker_id: str = foreign_key(
        "people.person_id",
        "Speaker",
        "The speaker, if it is a named person.",
        "lukashenko",
        "normalised",
        "inferred",
        nullable=True,
    )
    speaker_kind: str = column(
        "Kind of speaker", "What kind of source speaks.", "person", "normalised", "inferred", codes="speaker_kind"
    )
    speaker_name: str = free_text(
        "Name of speaker",
        "Name of the person, or a plain name for any other speaker.",
        "Alexander Lukashenko",
        "verbatim",
        "normalised",
        "inferred",
        nullable=True,
    )
    speaker_name_en: str = free_text(
        "English name of speaker",
        "The `name_en` of the speaker if people has one, else `speaker_name`: the name to count speakers by.",
        "Alexander Lukashenko",
        "computed",
        nullable=True,
    )
    quote_kind: str = column(
        "Kind of quote", "Whether the quote is direct, indirect or mixed.", "mixed", "annotated", codes="quote_kind"
    )
    text: str = anchored_text(
        "Text",
        "The quote as printed, without quotation marks, dash and cue. In a package without articles the longest quotes "
        "of an article are null if it would disclose too much of it.",
        "adopted a hostile position against Belarus",
        nullable=True,
    )
    text_start: int = start_offset("text", 1727)
    text_end: int = end_offset("text", 1769)
    cue: str = anchored_text("Cue", "The verb or phrase that introduces the quote.", "said", nullable=True)
    cue_start: int = start_offset("cue", 1775, nullable=True)
    cue_end: int = end_offset("cue", 1779, nullable=True)
    source: str = anchored_text("Source", "The phrase that refers to the speaker.", "he", nullable=True)
    source_start: int = start_offset("source", 1772, nullable=True)
    source_end: int = end_offset("source", 1774, nullable=True)
    relayed_by: str = anchored_text(
        "Relayed by",
        "The outlet that passed the quote on, if it is not the publisher or original outlet of the article.",
        "TV 2",
        nullable=True,
    )
    relayed_by_start: int = start_offset("relayed_by", 1670, nullable=True)
    relayed_by_end: int = end_offset("relayed_by", 1674, nullable=True)
    addressed_to: str = anchored_text(
        "Addressed to",
        "The outlet to which the quote was said, if it is not the publisher or original outlet.",
        "TBS",
        nullable=True,
    )
    addressed_to_start: int = start_offset("addressed_to", 1699, nullable=True)
    addressed_to_end: int = end_offset("addressed_to", 1702, nullable=True)
    continues_quote_id: str = foreign_key(
        "quotes.quote_id",
        "Continues",
        "The previous part of the same utterance.",
        "004.q09",
        "annotated",
        nullable=True,
    )
    agreement: str = agreement_column("kind and speaker (text with an overlap of at least 0.8)")
    reviewed: str = reviewed_column()
    extraction_rule: str = extraction_rule_column("verb_after_clause")
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Quotes"
