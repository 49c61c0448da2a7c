"""People and their names."""

from collections.abc import Iterator

import polars as pl

from ordrett_dataset.rules.registry import Package, RuleViolation, format_value, issues_for_rows, rule
from ordrett_dataset.tables.canonical_people import canonical_ids

WORDS = r"\S+"


@rule
def person_name_is_in_text(package: Package) -> Iterator[RuleViolation]:
    """The name of a person who is mentioned is the text of one of their mentions."""
    printed = package.tables["person_mentions"].select("person_id", name="text").unique()
    people = package.tables["people"].join(printed, on="person_id", how="semi", maintain_order="left")
    other = people.join(printed, on=["person_id", "name"], how="anti", maintain_order="left")
    yield from issues_for_rows("people", other, "name", lambda row: f"no mention of {row['person_id']} prints it")


@rule
def name_is_longest_mention(package: Package) -> Iterator[RuleViolation]:
    """A person's name is the fullest form: no mention has more words."""
    longest = (
        package.tables["person_mentions"]
        .select("person_id", "text", words=pl.col("text").str.count_matches(WORDS))
        .sort("person_id", "words", "text", descending=[False, True, False])
        .unique("person_id", keep="first", maintain_order=True)
    )
    people = package.tables["people"].join(longest, on="person_id", how="inner", maintain_order="left")
    fuller = people.filter(pl.col("words") > pl.col("name").str.count_matches(WORDS))
    yield from issues_for_rows(
        "people", fuller, "name", lambda row: f"a mention is fuller: {format_value(row['text'])}"
    )


@rule
def name_form_matches_name(package: Package) -> Iterator[RuleViolation]:
    """A name of one word is no full name, and only that."""
    full = pl.col("name").str.count_matches(WORDS) > 1
    other = package.tables["people"].filter(full != (pl.col("name_form") == "full_name"))
    yield from issues_for_rows("people", other, "name_form", lambda row: f"the name is {format_value(row['name'])}")


@rule
def given_name_is_not_linked(package: Package) -> Iterator[RuleViolation]:
    """A person of whom only a given name is printed has no item, no English name, and stands for nobody else."""
    given = package.tables["people"].filter(pl.col("name_form") == "given_name")
    for column in ("wikidata_id", "name_en"):
        linked = given.filter(pl.col(column).is_not_null())
        yield from issues_for_rows(
            "people", linked, column, lambda _: "only a given name is printed: nothing says who it is"
        )
    linked = given.filter(pl.col("canonical_id") != pl.col("person_id"))
    yield from issues_for_rows(
        "people", linked, "canonical_id", lambda _: "only a given name is printed: it stands for itself"
    )


@rule
def canonical_id_matches_name_linking(package: Package) -> Iterator[RuleViolation]:
    """Who is linked to whom by an automatic reading follows from the names in all articles."""
    rows = canonical_ids(package.tables)
    for person, given in package.tables["people"].select("person_id", "canonical_id").iter_rows():
        if given != rows[person]:
            yield RuleViolation(
                "people", person, "canonical_id", format_value(given), f"the names give {format_value(rows[person])}"
            )
