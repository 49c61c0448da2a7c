"""The table of checks."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import column, end, foreign_key, free_text, key, start, words


class FactChecks(Table):
    """One row a claim of one article, held against sources outside; the sources are rows of evidence."""

    fact_check_id: str = key("Check", "Minted in the annotation.", "c01")
    article_id: str = foreign_key("articles.article_id", "Article", "Where the claim stands.", "002_b479c4edcd6d1ec6")
    text: str = words("Text", "The claim as printed.", "they invaded Ukraine from the north on Friday, February 25")
    text_start: int = start("text", 702)
    text_end: int = end("text", 760)
    verdict: str = column("Verdict", "What the sources say to it.", "disagrees", "external", codes="verdict")
    explanation: str = free_text(
        "Issue",
        "What the sources say, in own words.",
        "Lukashenko said on Tuesday 27 June 2023 that Prigozhin was in Belarus. "
        "The sources used here give the day, not the hour.",
        "external",
    )

    class Config:
        """The table as a whole."""

        title = "FactChecks"
