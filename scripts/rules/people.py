"""People and their names."""

from collections.abc import Iterator

import polars as pl

from scripts.canonical import canonical
from scripts.rules.rule import Package, rule


@rule
def person_name_is_printed(package: Package) -> Iterator[tuple[str, str]]:
    """The name of a person who is mentioned is the text of one of their mentions."""
    printed = set(package.tables["mentions"].select("person_id", "text").iter_rows())
    mentioned = {person for person, _ in printed}
    for person, name in package.tables["people"].select("person_id", "name").iter_rows():
        if person in mentioned and (person, name) not in printed:
            yield f"people {person} name", f"no mention of {person} prints {name!r}"


@rule
def no_mention_is_fuller_than_the_name(package: Package) -> Iterator[tuple[str, str]]:
    """A person's name is the fullest form: no mention has more words."""
    names = dict(package.tables["people"].select("person_id", "name").iter_rows())
    for person, text in (
        package.tables["mentions"].select("person_id", "text").unique().sort("person_id", "text").iter_rows()
    ):
        if len(text.split()) > len(names.get(person, text).split()):
            yield f"people {person} name", f"a mention is fuller: {text!r}"


@rule
def named_by_fits_the_name(package: Package) -> Iterator[tuple[str, str]]:
    """A name of one word is no full name, and only that."""
    for person, name, named_by in package.tables["people"].select("person_id", "name", "named_by").iter_rows():
        if (len(name.split()) > 1) != (named_by == "full_name"):
            yield f"people {person} named_by", f"{named_by!r} for {name!r}"


@rule
def given_name_alone_is_never_linked(package: Package) -> Iterator[tuple[str, str]]:
    """A person of whom only a given name is printed has no item, no English name, and stands for nobody else."""
    unlinked = package.tables["people"].filter(
        (pl.col("named_by") == "given_name")
        & (
            pl.col("wikidata").is_not_null()
            | pl.col("name_en").is_not_null()
            | (pl.col("canonical_id") != pl.col("person_id"))
        )
    )
    for person in unlinked["person_id"]:
        yield f"people {person}", "only a given name is printed; take out wikidata, name_en and the canonical row"


@rule
def canonical_row_is_the_one_that_the_names_give(package: Package) -> Iterator[tuple[str, str]]:
    """Who is linked to whom by an automatic reading follows from the names in all articles."""
    people = package.tables["people"]
    rows = canonical(package.tables)
    for person, given in people.select("person_id", "canonical_id").iter_rows():
        if given != rows[person]:
            yield f"people {person} canonical_id", f"{given!r}; the names give {rows[person]!r}"
