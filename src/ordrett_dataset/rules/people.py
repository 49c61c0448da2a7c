"""People and their names."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.plain_text import plain_text
from ordrett_dataset.rules.issue import RuleViolation, format_value
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.registry import issues_for_rows, rule
from ordrett_dataset.tables.canonical_people import canonical_ids

_NON_SPACE: Final = r"\S+"


@rule
def person_name_is_in_text(package: Package) -> Iterator[RuleViolation]:
    """The name of a person is the text of one of their mentions, in composed letters and plain spaces."""
    texts = package.tables["person_mentions"].select("person_id", name="text").unique()
    rows = package.tables["people"].join(texts, on="person_id", how="semi", maintain_order="left")
    rows = rows.join(texts, on=["person_id", "name"], how="anti", maintain_order="left")
    plain = texts.join(rows, on="person_id", how="semi").with_columns(
        pl.col("name").map_elements(plain_text, return_dtype=pl.String)
    )
    rows = rows.join(plain, on=["person_id", "name"], how="anti", maintain_order="left")
    yield from issues_for_rows("people", rows, "name", lambda row: f"the text of a mention of {row['person_id']!r}")


@rule
def name_is_longest_mention(package: Package) -> Iterator[RuleViolation]:
    """No mention of a person has more words than their name."""
    longest = (
        package.tables["person_mentions"]
        .select("person_id", "text", n_tokens=pl.col("text").str.count_matches(_NON_SPACE))
        .sort("person_id", "n_tokens", "text", descending=[False, True, False])
        .unique("person_id", keep="first", maintain_order=True)
    )
    rows = package.tables["people"].join(longest, on="person_id", how="inner", maintain_order="left")
    rows = rows.filter(pl.col("n_tokens") > pl.col("name").str.count_matches(_NON_SPACE))
    yield from issues_for_rows("people", rows, "name", lambda row: f"{format_value(row['text'])}, as in a mention")


@rule
def annotated_name_is_preferred_mention(package: Package) -> Iterator[RuleViolation]:
    """An annotated name is the longest mention; of equally long ones the English name, then the most frequent."""
    mentions = package.tables["person_mentions"]
    forms = (
        mentions.group_by("person_id", "text")
        .agg(n_mentions=pl.len(), is_annotated=(pl.col("annotation_source") != "rules").any())
        .join(package.tables["people"].select("person_id", "name_en"), on="person_id", how="inner")
        .filter(pl.col("is_annotated").any().over("person_id"))
        .sort(
            pl.col("person_id"),
            -pl.col("text").str.count_matches(_NON_SPACE).cast(pl.Int64),
            -pl.col("text").str.len_chars().cast(pl.Int64),
            pl.col("text").ne_missing(pl.col("name_en")),
            -pl.col("n_mentions").cast(pl.Int64),
            pl.col("text"),
        )
        .unique("person_id", keep="first", maintain_order=True)
        .select("person_id", expected="text")
    )
    rows = package.tables["people"].join(forms, on="person_id", how="inner", maintain_order="left")
    # Other rules report names that no mention has or that have fewer words than one.
    n_tokens, n_expected = (pl.col(name).str.count_matches(_NON_SPACE) for name in ("name", "expected"))
    texts = mentions.select("person_id", name="text").unique()
    rows = rows.filter((pl.col("name") != pl.col("expected")) & (n_tokens == n_expected))
    rows = rows.join(texts, on=["person_id", "name"], how="semi", maintain_order="left")
    yield from issues_for_rows("people", rows, "name", lambda row: f"{format_value(row['expected'])}, as in a mention")


@rule
def name_form_matches_name(package: Package) -> Iterator[RuleViolation]:
    """The form of a name is `full_name` if and only if the name has several words."""
    has_several_tokens = pl.col("name").str.count_matches(_NON_SPACE) > 1
    rows = package.tables["people"].filter(has_several_tokens != (pl.col("name_form") == "full_name"))
    yield from issues_for_rows("people", rows, "name_form", lambda row: f"the form of {format_value(row['name'])}")


@rule
def given_name_is_not_linked(package: Package) -> Iterator[RuleViolation]:
    """A person known only by a given name has no Wikidata id or English name and is not linked to another person."""
    rows = package.tables["people"].filter(pl.col("name_form") == "given_name")
    for column in ("wikidata_id", "name_en"):
        linked = rows.filter(pl.col(column).is_not_null())
        yield from issues_for_rows("people", linked, column, lambda _: "nothing for a given name")
    linked = rows.filter(pl.col("canonical_id") != pl.col("person_id"))
    yield from issues_for_rows("people", linked, "canonical_id", lambda row: f"{row['person_id']!r} for a given name")


@rule
def given_name_is_in_events_of_one_article(package: Package) -> Iterator[RuleViolation]:
    """A person known only by a given name takes part only in events that a single article mentions."""
    people = package.tables["people"].filter(pl.col("name_form") == "given_name")
    mentions = package.tables["event_mentions"].group_by("event_id").agg(pl.col("article_id").n_unique())
    shared = mentions.filter(pl.col("article_id") > 1)
    rows = package.tables["event_participants"].join(people, on="person_id", how="semi", maintain_order="left")
    rows = rows.join(shared, on="event_id", how="semi", maintain_order="left")
    yield from issues_for_rows("event_participants", rows, "person_id", lambda _: "nobody known by a given name only")


@rule
def canonical_id_matches_name_linking(package: Package) -> Iterator[RuleViolation]:
    """The canonical row of an automatically extracted person follows from the names in all articles."""
    expected = canonical_ids(package.tables)
    for person, canonical_id in package.tables["people"].select("person_id", "canonical_id").iter_rows():
        if canonical_id != expected[person]:
            yield RuleViolation(
                "people",
                person,
                "canonical_id",
                format_value(canonical_id),
                f"{format_value(expected[person])}, from the names",
            )
