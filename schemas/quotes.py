"""The table of quotes."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import column, end, foreign_key, free_text, key, start, words


class Quotes(Table):
    """One row a stretch of words that an article gives to a source by speech or writing."""

    quote_id: str = key("Quote", "Minted in the annotation, or ARTICLE.qSTART-END of an automatic reading.", "001.q04")
    article_id: str = foreign_key("articles.article_id", "Article", "Where the quote stands.", "001_f51abfb1fa92a293")
    section: str = column("Section", "Part of the page in which the words stand.", "body", "computed", codes="section")
    speaker_id: str = foreign_key(
        "people.person_id",
        "Speaker",
        "Who speaks, where it is a named person.",
        "viacorka",
        "normalised",
        "inferred",
        nullable=True,
    )
    speaker_kind: str = column(
        "Kind of speaker", "What kind of source speaks.", "person", "normalised", "inferred", codes="speaker_kind"
    )
    speaker_name: str = free_text(
        "Name of speaker",
        "Name of the person, or the words for another speaker in plain form.",
        "Franak Viacorka",
        "verbatim",
        "normalised",
        "inferred",
        nullable=True,
    )
    quote_kind: str = column("Kind of quote", "Whose words these are.", "direct", "computed", codes="quote_kind")
    text: str = words("Text", "The quoted words as printed, without marks, dash and cue.", "Han er en diktator")
    text_start: int = start("text", 2392)
    text_end: int = end("text", 2410)
    cue: str = words("Cue", "The words that say that somebody speaks.", "siger", nullable=True)
    cue_start: int = start("cue", 1648, nullable=True)
    cue_end: int = end("cue", 1653, nullable=True)
    source: str = words("Source", "The words that name the speaker.", "Viacorka", nullable=True)
    source_start: int = start("source", 1654, nullable=True)
    source_end: int = end("source", 1662, nullable=True)
    via: str = words(
        "Via",
        "The outlet that passed it on or to which it was said, unless it is the publisher.",
        "TV 2",
        nullable=True,
    )
    via_start: int = start("via", 1670, nullable=True)
    via_end: int = end("via", 1674, nullable=True)
    continues_quote_id: str = foreign_key(
        "quotes.quote_id", "Continues", "The part before, of the same utterance.", "001.q07", "computed", nullable=True
    )
    extraction_rule: str = free_text(
        "Rule",
        "Which rule of the automatic reading found it; empty for curated annotations.",
        "dash_before_verb",
        "computed",
        nullable=True,
    )
    annotation_source: str = column(
        "ArticleAnnotation", "Who read it.", "language_model", "computed", codes="annotation_source"
    )

    class Config:
        """The table as a whole."""

        title = "Quotes"
