"""The table of mentions, which links people to articles."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import column, end, foreign_key, free_text, key, start, words


class Mentions(Table):
    """One row a name of a person, everywhere it is printed."""

    mention_id: str = key(
        "Mention", "Minted in the annotation, or ARTICLE.mSTART-END of an automatic reading.", "001.m03"
    )
    article_id: str = foreign_key("articles.article_id", "Article", "Where the name stands.", "001_f51abfb1fa92a293")
    section: str = column("Section", "Part of the page in which the name stands.", "body", "computed", codes="section")
    person_id: str = foreign_key(
        "people.person_id", "Person", "Whose name it is.", "lukashenko", "normalised", "inferred"
    )
    text: str = words("Text", "The name as printed, without genitive ending and title.", "Lukasjenko")
    text_start: int = start("text", 0)
    text_end: int = end("text", 10)
    rule: str = free_text(
        "Rule",
        "Which rule of the automatic reading found it; empty where annotated.",
        "title_and_name",
        "computed",
        nullable=True,
    )
    reading: str = column("Reading", "Who read it.", "annotated", "computed", codes="reading")

    class Config:
        """The table as a whole."""

        title = "Mentions"
