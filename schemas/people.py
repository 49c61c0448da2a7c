"""Schema of the table `people`."""

from ordrett_dataset.schemas.base import Table
from ordrett_dataset.schemas.columns import (
    TEXT_ORIGINS,
    annotation_source_column,
    column,
    foreign_key,
    free_text,
    reviewed_column,
    row_id,
)


class People(Table):
    """One row per person named in an article."""

    person_id: str = row_id(
        "Person", "A key given by the annotator, or ARTICLE.pSTART if extracted by rules.", "viacorka"
    )
    canonical_id: str = foreign_key(
        "people.person_id",
        "Canonical person",
        "The row that represents the same person across articles, or this row if there is no other.",
        "viacorka",
    )
    name: str = free_text(
        "Name",
        "The longest form of the name that an article prints, without genitive ending and title; of equally long forms "
        "the standard English one, or else the most frequent.",
        "Franak Viacorka",
        *TEXT_ORIGINS,
    )
    name_en: str = free_text(
        "English name",
        "The standard English form of the name, from an external source.",
        "Franak Viačorka",
        "external",
        nullable=True,
    )
    name_form: str = column(
        "Form of the name", "Which parts of the name are printed.", "full_name", "annotated", codes="name_form"
    )
    description: str = free_text(
        "Description",
        "Who the person is, in one clause, according to the articles.",
        "top adviser to the Belarusian opposition leader Sviatlana Tsikhanouskaya",
        "inferred",
        nullable=True,
    )
    wikidata_id: str = column(
        "Wikidata item",
        "Wikidata item of the person, if external sources confirm it.",
        "Q2866",
        "external",
        nullable=True,
        str_matches="^Q[1-9][0-9]*$",
    )
    reviewed: str = reviewed_column()
    annotation_source: str = annotation_source_column()

    class Config:
        """Properties of the whole table."""

        title = "People"
