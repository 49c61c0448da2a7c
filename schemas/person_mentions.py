"""Schema of the table `person_mentions`, which links people to articles."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    agreement_column,
    anchored_text,
    annotation_source_column,
    column,
    end_offset,
    extraction_rule_column,
    foreign_key,
    reviewed_column,
    row_id,
    start_offset,
)


class PersonMentions(Table):
    """One row per mention of a person by name."""

    person_mention_id: str = row_id(
        "Person mention",
        "Short id of the article and key, given by the annotator, or ARTICLE.mSTART-END if extracted by rules.",
        "004.m02",
    )
    article_id: str = foreign_key(
        "articles.article_id", "Article", "The article that contains the mention.", "004_62ed1af39ab017d1"
    )
    section: str = column("Section", "Part of the page where the name begins.", "body", "annotated", codes="section")
    person_id: str = foreign_key(
        "people.person_id", "Person", "The person mentioned.", "lukashenko", "normalised", "inferred"
    )
    text: str = anchored_text("Text", "The name as printed, without genitive ending and title.", "Alexander Lukashenko")
    text_start: int = start_offset("text", 245)
    text_end: int = end_offset("text", 265)
    quote_id: str = foreign_key(
        "quotes.quote_id",
        "Quote",
        "The shortest quote that contains the mention, if there is one.",
        "004.q12",
        "computed",
        nullable=True,
    )
    agreement: str = agreement_column("person (text with an overlap of at least 0.8)")
    reviewed: str = reviewed_column()
    extraction_rule: str = extraction_rule_column("title_and_name")
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "Person mentions"
