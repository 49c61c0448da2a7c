"""Quotes, their speakers, their marks and their parts."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from ordrett.characters import OPENING_QUOTE_CHARACTERS
from ordrett_dataset.rules.heads import heads
from ordrett_dataset.rules.registry import Package, RuleViolation, format_value, issues_for_rows, needs_articles, rule
from ordrett_dataset.rules.text_offsets import Slices
from ordrett_dataset.schemas import KEYS

# Of words that begin behind a mark, and of those of which it must be known whether reported words stand beside them.
MARKED: Final = {True: "behind a mark or dash", False: "behind no mark or dash"}
REPORTED: Final = {True: "has", False: "has no"}
# French and Norwegian printers put a space behind the opening mark.
SPACED: Final = ["« ", "«\u00a0", "«\u202f"]
DASHES: Final = "–—-―"
SPOKEN: Final = ("quotes", "person_mentions", "event_mentions")


@rule
def speaker_matches_kind(package: Package) -> Iterator[RuleViolation]:
    """A person has an id, an unknown speaker has no name, every other speaker has a name and no id."""
    person = (pl.col("speaker_kind") == "person") == pl.col("speaker_id").is_not_null()
    unknown = (pl.col("speaker_kind") == "unknown") == pl.col("speaker_name").is_null()
    yield from issues_for_rows(
        "quotes",
        package.tables["quotes"].filter(~person | ~unknown),
        "speaker_kind",
        lambda row: f"speaker_id is {format_value(row['speaker_id'])}, speaker {format_value(row['speaker_name'])}",
    )


@rule
def speaker_name_matches_person(package: Package) -> Iterator[RuleViolation]:
    """Where the speaker is a person, `speaker` is that person's name."""
    names = package.tables["people"].select(speaker_id="person_id", should="name")
    rows = package.tables["quotes"].join(names, on="speaker_id", how="inner", maintain_order="left")
    other = rows.filter(pl.col("speaker_name") != pl.col("should"))
    yield from issues_for_rows(
        "quotes", other, "speaker_name", lambda row: f"the person is called {format_value(row['should'])}"
    )


@rule
@needs_articles
def quote_kind_matches_quotation_marks(package: Package) -> Iterator[RuleViolation]:
    """Own words stand behind a mark or a dash, reported words do not; own words beside reported ones are mixed."""
    rows = package.tables["quotes"].filter(pl.col("annotation_source") == "language_model")
    rows = rows.with_columns(
        head=heads(rows), marked=_marked(package.slices, rows), own=pl.col("quote_kind") != "indirect"
    )
    with_reported = pl.col("head").is_in(rows.filter(~pl.col("own"))["head"].unique().implode())
    wrong = rows.filter(pl.col("own") != pl.col("marked"))
    yield from issues_for_rows("quotes", wrong, "quote_kind", lambda row: f"the words begin {MARKED[row['marked']]}")
    fits = pl.col("own") == pl.col("marked").fill_null(pl.col("own"))
    mixed = rows.with_columns(reported=with_reported).filter(
        pl.col("article_id").is_in(list(package.seeds))
        & fits
        & pl.col("own")
        & ((pl.col("quote_kind") == "mixed") != pl.col("reported"))
    )
    yield from issues_for_rows(
        "quotes", mixed, "quote_kind", lambda row: f"its utterance {REPORTED[row['reported']]} reported words"
    )


@rule
def continued_quote_is_previous_part(package: Package) -> Iterator[RuleViolation]:
    """The parts of one utterance repeat cue and source; each continues the nearest part before it."""
    last: dict[tuple[object, ...], str] = {}
    parts = package.tables["quotes"].sort("article_id", "text_start", "text_end", "quote_id")
    by = ["article_id", "cue_start", "cue_end", "source_start", "source_end"]
    for quote, continues, *told in parts.select("quote_id", "continues_quote_id", *by).iter_rows():
        said = tuple(told)
        before = last.get(said) if any(at is not None for at in told[1:]) else None
        if continues != before:
            says = f"the part before with the same cue and source is {format_value(before)}"
            yield RuleViolation("quotes", quote, "continues_quote_id", format_value(continues), says)
        last[said] = quote


@rule
@needs_articles
def paragraph_has_one_section(package: Package) -> Iterator[RuleViolation]:
    """Rows that begin in the same paragraph name the same section."""
    rows = pl.concat(
        package.tables[table].select("article_id", "section", "text_start", table=pl.lit(table), row=KEYS[table][0])
        for table in SPOKEN
    )
    line = ["article_id", "line"]
    rows = rows.with_columns(line=package.slices.line_start(rows, "text_start")).drop_nulls("line")
    several = rows.select(*line, "section").unique().group_by(line).len().filter(pl.col("len") > 1)
    for _, of in rows.join(several, on=line, how="semi", maintain_order="left").group_by(line, maintain_order=True):
        counts = of.group_by("section").len().sort("len", "section")
        odd, others = counts["section"][0], sorted(counts["section"][1:])
        for table, row in of.filter(pl.col("section") == odd).select("table", "row").iter_rows():
            yield RuleViolation(
                table, row, "section", format_value(odd), f"its paragraph is {' and '.join(others)} elsewhere"
            )


def _marked(slices: Slices, rows: pl.DataFrame) -> pl.Series:
    """Return whether words begin behind a mark or dash.

    Null where the article is not there, and later in a dash paragraph, where both kinds stand.
    """
    places = rows.select(
        "article_id", start="text_start", one=pl.col("text_start") - 1, two=pl.col("text_start") - 2
    ).with_columns(line=slices.line_start(rows, "text_start"))
    before = {
        "there": places["line"].is_not_null(),
        "one": slices.printed(places, "one", "start"),
        "two": slices.printed(places, "two", "start"),
        "line": slices.printed(places, "line", "start"),
    }
    texts = pl.DataFrame(before).with_columns(pl.col("one", "two", "line").cast(pl.String))
    texts = texts.with_columns(line=pl.col("line").str.strip_chars())
    dash = pl.col("line").str.head(1).is_in(list(DASHES))
    marked = pl.col("one").is_in(list(OPENING_QUOTE_CHARACTERS)) | pl.col("two").is_in(SPACED)
    found = pl.when(marked).then(True).when(pl.col("there") & ~dash.fill_null(value=False)).then(False)
    return texts.select(found.when(pl.col("line").str.len_chars() == 1).then(True)).to_series()
