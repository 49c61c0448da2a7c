"""The table of mentions, which links people to articles."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import column, end, foreign_key, free_text, key, start, words


class PersonMentions(Table):
    """One row a name of a person, everywhere it is printed."""

    person_mention_id: str = key(
        "PersonMention", "Minted in the annotation, or ARTICLE.mSTART-END of an automatic reading.", "001.m03"
    )
    article_id: str = foreign_key("articles.article_id", "Article", "Where the name stands.", "001_f51abfb1fa92a293")
    section: str = column("Section", "Part of the page in which the name stands.", "body", "computed", codes="section")
    person_id: str = foreign_key(
        "people.person_id", "Person", "Whose name it is.", "lukashenko", "normalised", "inferred"
    )
    text: str = words("Text", "The name as printed, without genitive ending and title.", "Lukasjenko")
    text_start: int = start("text", 0)
    text_end: int = end("text", 10)
    extraction_rule: str = free_text(
        "Rule",
        "Which rule of the automatic reading found it; empty for curated annotations.",
        "title_and_name",
        "computed",
        nullable=True,
    )
    annotation_source: str = column(
        "ArticleAnnotation", "Who read it.", "language_model", "computed", codes="annotation_source"
    )

    class Config:
        """The table as a whole."""

        title = "PersonMentions"
