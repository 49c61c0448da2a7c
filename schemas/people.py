"""The table of people."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import READ, column, foreign_key, free_text, key


class People(Table):
    """One row a person who is named in an article."""

    person_id: str = key(
        "Person", "A slug minted in the annotation, or ARTICLE.pSTART of an automatic reading.", "viacorka"
    )
    canonical_id: str = foreign_key(
        "people.person_id",
        "Canonical person",
        "The row that stands for the same person across articles; the row itself where there is no other.",
        "viacorka",
    )
    name: str = free_text(
        "Name",
        "The fullest form printed in an article, without genitive ending and title.",
        "Franak Viacorka",
        *READ,
    )
    name_en: str = free_text(
        "English name",
        "The standard English form, from an outside source.",
        "Franak Viačorka",
        "external",
        nullable=True,
    )
    name_form: str = column(
        "Named by", "The most of the name that is printed.", "full_name", "computed", codes="name_form"
    )
    description: str = free_text(
        "Description",
        "Who the person is, in one clause, from what the articles say.",
        "top adviser to the Belarusian opposition leader Svetlana Tikhanovskaja",
        "inferred",
        nullable=True,
    )
    wikidata_id: str = column(
        "Wikidata",
        "Wikidata item, where outside sources confirm it.",
        "Q2866",
        "external",
        nullable=True,
        str_matches="^Q[1-9][0-9]*$",
    )

    class Config:
        """The table as a whole."""

        title = "People"
