from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, Protocol, TypeVar

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ordrett_dataset.rules.check import ERROR_RULES, check_package
from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.rules.schema_check import check_schema
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.base import primary_key
from ordrett_dataset.schemas.codebook import CODEBOOK
from tests.support.auto_corpus import EVERYTHING, package_of

Row = dict[str, Any]
T = TypeVar("T")


class Draw(Protocol):
    def __call__(self, strategy: st.SearchStrategy[T], /) -> T: ...


# A package with one fault, and the beginning of what the issue must name.
Broken = tuple[Package, str]
Break = Callable[[Package, Draw], Broken]

SPOKEN: Final = ("quotes", "person_mentions", "event_mentions")


def key_of(table: str) -> str:
    return primary_key(TABLES[table])[0]


def rows(package: Package, table: str, **has: object) -> list[Row]:
    """Return the rows whose cells are these; ... stands for any that is filled."""
    return [
        row
        for row in package.tables[table].iter_rows(named=True)
        if all(row[column] == value or (value is ... and row[column] is not None) for column, value in has.items())
    ]


def a_row(package: Package, draw: Draw, table: str, **has: object) -> Row:
    return draw(st.sampled_from(rows(package, table, **has)))


def with_rows(package: Package, table: str, changed: list[Row]) -> Package:
    frame = pl.DataFrame(changed, schema=package.tables[table].schema, orient="row")
    return replace(package, tables={**package.tables, table: frame})


def changed(package: Package, table: str, row: Row, **cells: object) -> Package:
    """Return the package with some cells of one row changed."""
    return with_rows(package, table, [each | cells if each == row else each for each in rows(package, table)])


def added(package: Package, table: str, *new: Row) -> Package:
    return with_rows(package, table, [*rows(package, table), *new])


def reasons(package: Package, table: str, row: Row, column: str) -> list[Row]:
    return rows(package, "evidence", target_table=table, target_id=row[key_of(table)], target_column=column)


def inferred(package: Package, table: str, row: Row, column: str, value: object) -> Package:
    """Change a cell together with what its evidence repeats, so that no rule of evidence has a say."""
    package = changed(package, table, row, **{column: value})
    for reason in reasons(package, table, row, column):
        cells: Row = {"value": value}
        if reason["text"] is not None:
            cells |= {"derivation": "inferred", "rule": None, "note": "made up"}
        package = changed(package, "evidence", reason, **cells)
    return package


def copied(package: Package, table: str, row: Row, key: str, **cells: object) -> Package:
    """Add a row like another one, with all its evidence."""
    package = added(package, table, row | {key_of(table): key} | cells)
    proof = rows(package, "evidence", target_table=table, target_id=row[key_of(table)])
    kept = [reason for reason in proof if cells.get(reason["target_column"], ...) is not None]
    return added(package, "evidence", *(reason | {"target_id": key} for reason in kept))


def named(table: str, row: Row, column: str = "") -> str:
    key = "/".join(str(row[part]) for part in primary_key(TABLES[table]))
    return f"{table} {key} {column}".strip()


def another(draw: Draw, package: Package, table: str, value: object) -> str:
    keys: list[str] = package.tables[table][key_of(table)].to_list()
    return draw(st.sampled_from([key for key in keys if key != value]))


# One function a rule, in the order of src/ordrett_dataset/rules.


def seed(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "articles")
    wrong = {
        "path": "seeds/other.txt",
        "sha256": "0" * 64,
        "n_bytes": row["n_bytes"] + 1,
        "n_characters": row["n_bytes"] + 1,
    }
    column = draw(st.sampled_from(sorted(wrong)))
    return changed(package, "articles", row, **{column: wrong[column]}), named("articles", row, column)


def language(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "articles")
    if draw(st.booleans()):
        return replace(package, languages={row["article_id"]: "da"}), named("articles", row, "language")
    return changed(package, "articles", row, language="fo"), named("articles", row, "language")


def unread(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "articles")
    column = draw(st.sampled_from(["quotes_extracted", "people_extracted", "events_extracted"]))
    return changed(package, "articles", row, **{column: False}), named("articles", row, column)


def read_like(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(SPOKEN))
    row = a_row(package, draw, table)
    if draw(st.booleans()):
        return changed(package, table, row, rule="some_rule"), named(table, row, "rule")
    # A mixed quote without its reported words has the wrong kind as well.
    assume(table != "quotes" or row["quote_kind"] == "direct")
    return changed(package, table, row, annotation_source="rules"), named(table, row, "annotation_source")


def counts(package: Package, draw: Draw) -> Broken:
    row, table = a_row(package, draw, "articles"), draw(st.sampled_from(SPOKEN))
    count = len(rows(package, table, article_id=row["article_id"]))
    limits = draw(st.sampled_from([(count + 1, count + 9), (0, count - 1)]))
    return replace(package, expected_row_counts={row["article_id"]: {table: limits}}), named("articles", row)


def date_bounds(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from([("articles", "published"), ("articles", "archived"), ("external_sources", "published")])
        | st.just(("event_mentions", "date"))
        | st.just(("events", "date"))
    )
    row = a_row(package, draw, table)
    # Where several reports tell one event, their bounds also decide its date.
    assume(table != "event_mentions" or len(rows(package, "event_mentions", event_id=row["event_id"])) == 1)
    which, days = draw(st.sampled_from([("earliest", -1), ("latest", 1)]))
    day = (row[f"{column}_{which}"] or date(2024, 1, 1)) + timedelta(days)
    return changed(package, table, row, **{f"{column}_{which}": day}), named(table, row, f"{column}_{which}")


def basis_missing(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from([("articles", "published"), ("articles", "archived"), ("external_sources", "published")])
    )
    row = a_row(package, draw, table)
    basis = None if row[f"{column}_basis"] else "printed"
    return changed(package, table, row, **{f"{column}_basis": basis}), named(table, row, f"{column}_basis")


def basis_wrong(package: Package, draw: Draw) -> Broken:
    column = draw(st.sampled_from(["published", "archived"]))
    row = a_row(package, draw, "articles", **{f"{column}_basis": ...})
    basis = draw(st.sampled_from(sorted({"printed", "resolved", "external"} - {row[f"{column}_basis"]})))
    return changed(package, "articles", row, **{f"{column}_basis": basis}), named("articles", row, f"{column}_basis")


def mode(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "events", plover_mode=...)
    return inferred(package, "events", row, "plover_mode", "ceasefire"), named("events", row, "plover_mode")


def event_date(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "events")
    day = date(1999, 1, 2)
    cells = {
        "date": "1999-01-02",
        "date_earliest": day,
        "date_latest": day,
        "date_basis": row["date_basis"] or "printed",
    }
    return changed(package, "events", row, **cells), named("events", row, "date")


def agreement(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "events")
    return changed(package, "events", row, mentions_consistent=not row["mentions_consistent"]), named("events", row)


def place(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "events")
    column, value = draw(st.sampled_from([("country_code", "FO"), ("geonames_id", 1)]))
    return changed(package, "events", row, **{column: value}), named("events", row, column)


def claimant(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "event_mentions")
    quote = None if row["quote_id"] and draw(st.booleans()) else another(draw, package, "quotes", row["quote_id"])
    return changed(package, "event_mentions", row, quote_id=quote), named("event_mentions", row, "quote_id")


def participant_kind(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "event_participants", country_code=None)
    kind = "group" if row["participant_kind"] == "person" else "person"
    return inferred(package, "event_participants", row, "participant_kind", kind), named("event_participants", row)


def participant_name(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "event_participants", person_id=...)
    return inferred(package, "event_participants", row, "name", "Nils Ingen"), named("event_participants", row, "name")


def participant_country(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "event_participants")
    country = draw(st.sampled_from(["FO", None] if row["country_code"] else ["FO"]))
    return changed(package, "event_participants", row, country_code=country), named(
        "event_participants", row, "country_code"
    )


def event_participant_id(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "event_participants")
    role = draw(st.sampled_from(sorted({"actor", "recipient", "other"} - {row["role"]})))
    return inferred(package, "event_participants", row, "role", role), named("event_participants", row)


def unproved(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", text=..., evidence_no=1)
    cell = {column: reason[column] for column in ("target_table", "target_id", "target_column")}
    gone = rows(package, "evidence", **cell)
    assume(all(each["external_source_id"] is None for each in gone))
    left = [row for row in rows(package, "evidence") if row not in gone]
    return with_rows(package, "evidence", left), " ".join(cell.values())


def aimless(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", evidence_no=1)
    other = draw(st.sampled_from([{"target_id": "nobody"}, {"target_table": "nothing"}, {"target_column": "sha256"}]))
    stray = reason | other
    assume("target_column" not in other or reason["target_table"] == "articles")
    return added(package, "evidence", stray), named("evidence", stray)


def other_value(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence")
    assume(reason["derivation"] in ("inferred", "external"))
    where = f"{reason['target_table']} {reason['target_id']} {reason['target_column']}"
    return changed(package, "evidence", reason, value="another"), where


def numbering(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence")
    where = f"{reason['target_table']} {reason['target_id']} {reason['target_column']}"
    return changed(package, "evidence", reason, evidence_no=draw(st.integers(4, 9))), where


def foreign_method(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", evidence_no=1)
    assume(
        "external"
        not in (TABLES[reason["target_table"]].to_schema().columns[reason["target_column"]].metadata or {})["origins"]
    )
    source = draw(st.sampled_from(package.tables["external_sources"]["external_source_id"].to_list()))
    bare = dict.fromkeys(("rule", "article_id", "text", "text_start", "text_end", "note"))
    cells = {"derivation": "external", "external_source_id": source, **bare}
    return changed(package, "evidence", reason, **cells), named("evidence", reason)


def half_a_reason(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", external_source_id=None)
    column = "note"
    value = None if reason["note"] else "made up"
    if reason["derivation"] != "normalised" and draw(st.booleans()):
        column, value = "rule", "person_id_of"
    return changed(package, "evidence", reason, **{column: value}), named("evidence", reason)


def cut(package: Package, row: Row, start: int, end: int) -> Row:
    """Return the cells of an anchored text that stands elsewhere in its article."""
    return {"text": package.texts[row["article_id"]][start:end], "text_start": start, "text_end": end}


def not_verbatim(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", derivation="verbatim")
    longer = cut(package, reason, reason["text_start"], reason["text_end"] + draw(st.integers(1, 9)))
    return changed(package, "evidence", reason, **longer), named("evidence", reason)


def not_normalised(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", derivation="normalised")
    assume(reason["target_table"] not in ("person_mentions", "quotes"))  # whose evidence has its place
    cells = draw(st.sampled_from([{"rule": "no_such_rule"}, cut(package, reason, 0, 1)]))
    return changed(package, "evidence", reason, **cells), named("evidence", reason)


def long_words(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", derivation="inferred")
    assume(reason["target_table"] not in SPOKEN)  # whose evidence has its place
    text = package.texts[reason["article_id"]]
    line = draw(st.sampled_from([line for line in text.splitlines() if line.count(". ") > 1 or line.count("” ") > 1]))
    at = text.index(line)
    return changed(package, "evidence", reason, **cut(package, reason, at, at + len(line))), named("evidence", reason)


def shared_key(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(["fact_checks", "person_mentions", "event_mentions"]))
    row = a_row(package, draw, table)
    other = draw(st.sampled_from([name for name in TABLES if name not in ("evidence", table)]))
    key = another(draw, package, other, None)
    package = changed(package, table, row, **{key_of(table): key})
    for reason in rows(package, "evidence", target_table=table, target_id=row[key_of(table)]):
        package = changed(package, "evidence", reason, target_id=key)
    first = min(table, other, key=list(TABLES).index)
    return package, f"{first} {key}"


def lost_key(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from(
            [
                ("fact_checks", "article_id"),
                ("evidence", "article_id"),
            ]
        )
    )
    row = a_row(package, draw, table, **{column: ...})
    return changed(package, table, row, **{column: "nowhere"}), named(table, row, column)


def read_by_rules(package: Package) -> Package:
    """Return the package as if no article of it were annotated."""
    read, ruled = pl.lit("rules").alias("annotation_source"), pl.lit("made_up").alias("rule")
    tables = {"articles": package.tables["articles"].with_columns(read)}
    tables |= {table: package.tables[table].with_columns(read, ruled) for table in SPOKEN}
    return replace(package, tables={**package.tables, **tables})


def canonical(package: Package, draw: Draw) -> Broken:
    package = read_by_rules(package)
    one, two, three = draw(st.permutations(rows(package, "events")))[:3]
    package = changed(package, "events", one, canonical_id=two["event_id"])
    return changed(package, "events", two, canonical_id=three["event_id"]), named("events", one, "canonical_id")


def linked_by_hand(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(["people", "events"]))
    one, other = draw(st.permutations([r for r in rows(package, table) if r.get("name_form") != "given_name"]))[:2]
    return changed(package, table, one, canonical_id=other[key_of(table)]), named(table, one, "canonical_id")


def date_of_a_source(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "external_sources", published=...)
    basis = draw(st.sampled_from(["resolved", "external"]))
    return changed(package, "external_sources", row, published_basis=basis), named("external_sources", row)


def meaning(package: Package, draw: Draw) -> Broken:
    column = draw(st.sampled_from(["modality", "plover_type", "role", "participant_kind"]))
    meant = [r for r in rows(package, "evidence", target_column=column) if r["note"].startswith(f"{r['value']}: ")]
    reason = draw(st.sampled_from(meant))
    code = draw(st.sampled_from(sorted(CODEBOOK[column].keys() - {reason["value"]})))
    said = draw(st.sampled_from([f"{code}: {CODEBOOK[column][code]}", CODEBOOK[column][code]]))
    return changed(package, "evidence", reason, note=said), named("evidence", reason, "note")


def told_again(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(["person_mentions", "event_mentions", "fact_checks"]))
    row = a_row(package, draw, table)
    key = f"{row[key_of(table)]}b"
    return copied(package, table, row, key), f"{table} {key} text"


def reason_again(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence")
    assume(reason["target_column"] not in ("published", "archived", "date"))  # a date of two reasons is resolved
    cell = {column: reason[column] for column in ("target_table", "target_id", "target_column")}
    again = reason | {"evidence_no": len(rows(package, "evidence", **cell)) + 1}
    return added(package, "evidence", again), named("evidence", again, "evidence_no")


def other_sources(package: Package, draw: Draw) -> Broken:
    column = draw(st.sampled_from(["verdict", "explanation"]))
    reason = a_row(package, draw, "evidence", target_table="fact_checks", target_column=column, target_id="c01")
    source = another(draw, package, "external_sources", reason["external_source_id"])
    changed_package = changed(package, "evidence", reason, external_source_id=source)
    return changed_package, named("evidence", reason, "external_source_id")


def elsewhere(package: Package, reason: Row, article: str, length: int = 5) -> Package:
    """Return the package with a reason whose words stand at the beginning of an article."""
    words = cut(package, {"article_id": article}, 0, length)
    cells = {"derivation": "inferred", "rule": None, "note": "made up", "article_id": article}
    return changed(package, "evidence", reason, **cells, **words)


def other_article(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", target_table="event_mentions", target_column="modality")
    article = another(draw, package, "articles", reason["article_id"])
    return elsewhere(package, reason, article), named("evidence", reason, "article_id")


def untold_there(package: Package, draw: Draw) -> Broken:
    reason = a_row(package, draw, "evidence", target_table=draw(st.sampled_from(["events", "event_participants"])))
    told = {row["article_id"] for row in rows(package, "event_mentions", event_id=reason["target_id"].split(".")[0])}
    untold = sorted({row["article_id"] for row in rows(package, "articles")} - told)
    assume(untold)
    return elsewhere(package, reason, untold[0]), named("evidence", reason, "article_id")


def name_elsewhere(package: Package, draw: Draw) -> Broken:
    mention = a_row(package, draw, "person_mentions")
    assume(mention["text_start"] > 0)
    (reason,) = reasons(package, "person_mentions", mention, "person_id")
    return elsewhere(package, reason, mention["article_id"]), named("person_mentions", mention, "person_id")


def source_elsewhere(package: Package, draw: Draw) -> Broken:
    quote = a_row(package, draw, "quotes", source=...)
    column = draw(st.sampled_from(["speaker_id", "speaker_kind"] if quote["speaker_id"] else ["speaker_kind"]))
    for n, reason in enumerate(reasons(package, "quotes", quote, column)):
        package = elsewhere(package, reason, quote["article_id"], n + 1)
    return package, named("quotes", quote, column)


def another_speaker(package: Package, draw: Draw) -> Broken:
    names = [(row["article_id"], row["text_start"], row["text_end"]) for row in rows(package, "person_mentions")]
    spoken = rows(package, "quotes", speaker_id=...)
    quote = draw(st.sampled_from([q for q in spoken if (q["article_id"], q["source_start"], q["source_end"]) in names]))
    other = draw(st.sampled_from([row for row in rows(package, "people") if row["person_id"] != quote["speaker_id"]]))
    package = inferred(package, "quotes", quote, "speaker_id", other["person_id"])
    package = inferred(package, "quotes", quote | {"speaker_id": other["person_id"]}, "speaker_name", other["name"])
    return package, named("quotes", quote, "speaker_id")


def headline_elsewhere(package: Package, draw: Draw) -> Broken:
    mention = draw(st.sampled_from(rows(package, "person_mentions", section="headline")))
    return changed(package, "person_mentions", mention, section="body"), named("person_mentions", mention, "section")


def paragraph_elsewhere(package: Package, draw: Draw) -> Broken:
    report = a_row(package, draw, "event_mentions")
    assume("\n" in package.texts[report["article_id"]][: report["text_start"]])
    column = draw(st.sampled_from(["modality", "is_negated"]))
    (reason,) = reasons(package, "event_mentions", report, column)
    return elsewhere(package, reason, report["article_id"]), named("evidence", reason, "text")


def unmentioned(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "people")
    return copied(package, "people", row, "nobody", canonical_id="nobody"), "people nobody"


def untold(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "events")
    undated = dict.fromkeys(("date", "date_earliest", "date_latest", "date_basis"))
    return copied(package, "events", row, "nothing", canonical_id="nothing", **undated), "events nothing"


def unused(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "external_sources")
    return added(package, "external_sources", row | {"external_source_id": "idle", "url": "http://x.org"}), (
        "external_sources idle"
    )


def unprinted(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "people")
    for mention in rows(package, "person_mentions", person_id=row["person_id"], text=row["name"]):
        shorter = cut(package, mention, mention["text_start"], mention["text_end"] - 1)
        package = changed(package, "person_mentions", mention, **shorter)
        for reason in reasons(package, "person_mentions", mention, "person_id"):
            package = changed(package, "evidence", reason, derivation="inferred", rule=None, note="made up", **shorter)
    return package, named("people", row, "name")


def fuller(package: Package, draw: Draw) -> Broken:
    mention = a_row(package, draw, "person_mentions")
    (row,) = rows(package, "people", person_id=mention["person_id"])
    printing = rows(package, "person_mentions", person_id=row["person_id"], text=row["name"])
    assume(printing != [mention])
    text, end = package.texts[mention["article_id"]], mention["text_end"]
    while len(text[mention["text_start"] : end].split()) <= len(row["name"].split()):
        end += 1
    longer = cut(package, mention, mention["text_start"], end)
    return changed(package, "person_mentions", mention, **longer), named("people", row, "name")


def name_form(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "people")
    by = "surname" if " " in row["name"] else "full_name"
    return changed(package, "people", row, name_form=by), named("people", row, "name_form")


def linked(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "people", name_form="given_name")
    column = draw(st.sampled_from(["wikidata_id", "name_en"]))
    (proof, *_) = rows(package, "evidence", target_table="people", target_column=column)
    reason = proof | {"target_id": row["person_id"], "evidence_no": 1}
    package = changed(package, "people", row, **{column: proof["value"]})
    return added(package, "evidence", reason), named("people", row, column)


def unlinked(_: Package, draw: Draw) -> Broken:
    package = package_of(EVERYTHING, EVERYTHING)
    row = draw(st.sampled_from([r for r in rows(package, "people") if r["canonical_id"] != r["person_id"]]))
    return changed(package, "people", row, canonical_id=row["person_id"]), named("people", row, "canonical_id")


def speaker_kind(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "quotes")
    wrong = {"person", "group", "unknown"} - {row["speaker_kind"]}
    wrong -= set() if row["speaker_id"] or row["speaker_name"] is None else {"group"}
    kind = draw(st.sampled_from(sorted(wrong)))
    return inferred(package, "quotes", row, "speaker_kind", kind), named("quotes", row, "speaker_kind")


def speaker_name(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "quotes", speaker_kind="person")
    return inferred(package, "quotes", row, "speaker_name", "Nils Ingen"), named("quotes", row, "speaker_name")


def quote_kind(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "quotes")
    kind = draw(st.sampled_from(sorted({"direct", "indirect", "mixed"} - {row["quote_kind"]})))
    return changed(package, "quotes", row, quote_kind=kind), named("quotes", row, "quote_kind")


def continued(package: Package, draw: Draw) -> Broken:
    row = a_row(package, draw, "quotes", quote_kind="direct")
    before = None if row["continues_quote_id"] else another(draw, package, "quotes", row["quote_id"])
    # Beside reported words, direct quotes would have to be mixed.
    assume(before is None or rows(package, "quotes", quote_id=before)[0]["quote_kind"] == "direct")
    return changed(package, "quotes", row, continues_quote_id=before), named("quotes", row, "continues_quote_id")


def section(package: Package, draw: Draw) -> Broken:
    def line(row: Row) -> tuple[str, int]:
        return row["article_id"], package.texts[row["article_id"]].count("\n", 0, row["text_start"])

    spoken = [(table, row) for table in SPOKEN for row in rows(package, table)]
    lines = [line(row) for _, row in spoken]
    # Of two rows in a paragraph either could be the odd one.
    table, row = draw(st.sampled_from([pair for pair in spoken if lines.count(line(pair[1])) > 2]))
    other = "caption" if row["section"] == "body" else "body"
    return changed(package, table, row, section=other), named(table, row, "section")


def words(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from(
            [("articles", "headline"), ("articles", "byline"), ("event_mentions", "text"), ("fact_checks", "text")]
            + [("quotes", column) for column in ("text", "cue", "source", "via")]
            + [("evidence", "text")]
        )
    )
    row = a_row(package, draw, table, **({"derivation": "inferred"} if table == "evidence" else {column: ...}))
    wrong: Row = {column: row[column] + draw(st.sampled_from(["x", "\u0301", " "]))}
    if table in ("articles", "fact_checks") and draw(st.booleans()):
        wrong = {f"{column}_end": draw(st.sampled_from([row[f"{column}_end"] + 1, 10**9, row[f"{column}_start"]]))}
    assume(wrong.get(f"{column}_end") != 0)
    return changed(package, table, row, **wrong), named(table, row, column)


def half_a_span(package: Package, draw: Draw) -> Broken:
    table, column, gone = draw(
        st.sampled_from(
            [
                *[
                    ("articles", "headline", "headline_start"),
                    ("articles", "byline", "byline"),
                    ("quotes", "cue", "cue"),
                ],
                *[("quotes", "cue", "cue"), ("quotes", "via", "via_end")],
                *[("evidence", "text", "article_id"), ("evidence", "text", "text_start")],
            ]
        )
    )
    row = a_row(package, draw, table, **{gone: ...})
    return changed(package, table, row, **{gone: None}), named(table, row, column)


def columns(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(sorted(TABLES)))
    frame = package.tables[table]
    column = draw(st.sampled_from(frame.columns))
    as_other = pl.lit(1) if frame.schema[column] == pl.String else pl.lit("x")
    wrong = draw(
        st.sampled_from(
            [
                frame.drop(column),
                frame.with_columns(surplus=pl.lit("x")),
                frame.rename({column: "renamed"}),
                frame.select(*frame.columns[1:], frame.columns[0]),
                frame.with_columns(as_other.alias(column)),
                frame.with_columns(pl.lit(None).alias(column)),
            ]
        )
    )
    return replace(package, tables={**package.tables, table: wrong}), table


def off_list(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from(
            [
                ("fact_checks", "verdict"),
                ("event_mentions", "modality"),
                ("external_sources", "published_basis"),
                ("people", "name_form"),
            ]
        )
    )
    row = a_row(package, draw, table, **({"name": "Fictus"} if table == "people" else {column: ...}))
    return inferred(package, table, row, column, "perhaps"), named(table, row, column)


def off_form(package: Package, draw: Draw) -> Broken:
    table, column, value = draw(
        st.sampled_from(
            [
                ("articles", "rights", "https://rightsstatements.org/vocab/InC/1.0/"),
                ("articles", "translated_from", "Norwegian"),
                ("external_sources", "url", "ftp://example.org"),
                ("people", "wikidata_id", "Q123\n"),
            ]
        )
    )
    row = a_row(package, draw, table, **{column: ...})
    return inferred(package, table, row, column, value), named(table, row, column)


def empty(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from(
            [
                *[("external_sources", column) for column in ("title", "publisher", "excerpt")],
                *[("evidence", "note"), ("events", "label"), ("people", "description"), ("fact_checks", "explanation")],
            ]
        )
    )
    row = a_row(package, draw, table, **{column: ...})
    if table in ("evidence", "external_sources"):
        return changed(package, table, row, **{column: ""}), named(table, row, column)
    return inferred(package, table, row, column, ""), named(table, row, column)


def below(package: Package, draw: Draw) -> Broken:
    table, column = draw(
        st.sampled_from([("fact_checks", "text_start"), ("articles", "headline_start"), ("evidence", "text_start")])
    )
    of_events = {"target_table": "events"} if table == "evidence" else {}  # other evidence has its place
    row = a_row(package, draw, table, **{column: ...}, **of_events)
    return changed(package, table, row, **{column: -1}), named(table, row, column)


def unfilled(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from(sorted(TABLES)))
    held = [name for name, column in TABLES[table].to_schema().columns.items() if not column.nullable]
    row, column = a_row(package, draw, table), draw(st.sampled_from(held))
    return changed(package, table, row, **{column: None}), named(table, row | {column: None}, column)


def twice(package: Package, draw: Draw) -> Broken:
    table = draw(st.sampled_from([table for table in TABLES if table != "quotes"]))
    row = a_row(package, draw, table)
    return added(package, table, row), named(table, row)


BREAKS: Final[dict[str, Break]] = {
    "article_row_matches_file": seed,
    "language_matches_text": language,
    "unprocessed_article_has_no_rows": unread,
    "annotation_source_matches_article": read_like,
    "row_counts_in_expected_range": counts,
    "date_bounds_match_date": date_bounds,
    "date_has_basis": basis_missing,
    "date_basis_matches_evidence": basis_wrong,
    "plover_mode_belongs_to_type": mode,
    "event_date_is_most_precise_mention": event_date,
    "mentions_consistent_is_correct": agreement,
    "country_and_geonames_match_place": place,
    "event_mention_links_containing_quote": claimant,
    "participant_matches_kind": participant_kind,
    "participant_name_matches_person": participant_name,
    "state_has_country_code": participant_country,
    "participant_id_matches_event_and_role": event_participant_id,
    "every_cell_has_evidence": unproved,
    "evidence_targets_filled_cell": aimless,
    "evidence_value_matches_cell": other_value,
    "evidence_numbers_are_consecutive": numbering,
    "derivation_allowed_for_column": foreign_method,
    "evidence_has_required_fields": half_a_reason,
    "verbatim_value_equals_text": not_verbatim,
    "normaliser_reproduces_value": not_normalised,
    "inferred_evidence_is_one_sentence": long_words,
    "keys_are_unique_across_tables": shared_key,
    "foreign_keys_resolve": lost_key,
    "canonical_id_is_idempotent": canonical,
    "annotated_row_is_canonical": linked_by_hand,
    "external_source_date_is_printed": date_of_a_source,
    "codebook_note_matches_value": meaning,
    "no_duplicate_spans": told_again,
    "no_duplicate_evidence": reason_again,
    "verdict_and_explanation_share_sources": other_sources,
    "evidence_is_in_same_article": other_article,
    "event_evidence_is_in_mentioning_article": untold_there,
    "mention_evidence_is_its_text": name_elsewhere,
    "speaker_evidence_includes_source": source_elsewhere,
    "modality_evidence_is_in_same_paragraph": paragraph_elsewhere,
    "named_source_is_speaker": another_speaker,
    "headline_text_has_headline_section": headline_elsewhere,
    "every_person_is_mentioned": unmentioned,
    "every_event_is_mentioned": untold,
    "every_external_source_is_used": unused,
    "person_name_is_in_text": unprinted,
    "name_is_longest_mention": fuller,
    "name_form_matches_name": name_form,
    "given_name_is_not_linked": linked,
    "canonical_id_matches_name_linking": unlinked,
    "speaker_matches_kind": speaker_kind,
    "speaker_name_matches_person": speaker_name,
    "quote_kind_matches_quotation_marks": quote_kind,
    "continued_quote_is_previous_part": continued,
    "paragraph_has_one_section": section,
    "text_matches_offsets": words,
    "text_has_offsets": half_a_span,
    "columns_match_schema": columns,
    "value_in_codebook": off_list,
    "value_matches_pattern": off_form,
    "text_is_not_empty": empty,
    "number_in_range": below,
    "required_value_present": unfilled,
    "key_is_unique": twice,
}


def test_every_rule_has_its_break_and_every_break_its_rule() -> None:
    assert set(BREAKS) == ERROR_RULES


@pytest.fixture(scope="module", autouse=True)
def _tables_once(package: Package) -> Iterator[None]:
    """Hold an unchanged table to its model only once: pandera needs most of the time."""
    sound = {id(frame): list(check_schema(table, frame)) for table, frame in package.tables.items()}

    def once(table: str, frame: pl.DataFrame) -> Iterator[Issue]:
        yield from sound[id(frame)] if id(frame) in sound else check_schema(table, frame)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ordrett_dataset.rules.check.check_schema", once)
        yield


def test_the_made_up_corpus_breaks_no_rule(package: Package) -> None:
    assert check_package(package) == []


@pytest.mark.parametrize("rule", sorted(BREAKS))
@settings(max_examples=3)
@given(data=st.data())
def test_a_break_is_found_under_its_rule_alone_and_names_the_row(
    rule: str, package: Package, data: st.DataObject
) -> None:
    broken, where = BREAKS[rule](package, data.draw)
    found = check_package(broken)
    assert {issue.rule for issue in found} == {rule}, found
    assert any(issue.location.startswith(where) for issue in found), (where, found)


# No other cell and no words say what these must be: they are for the annotators to choose.
FREE: Final = {
    *(("external_sources", column) for column in ("title", "publisher", "url", "excerpt")),
    *(("evidence", column) for column in ("note", "external_source_id")),
    *((table, "section") for table in SPOKEN),
    ("event_mentions", "event_id"),
    ("articles", "rights"),
}


def other_values(package: Package, table: str, column: str, value: object) -> list[object]:
    """Return values that the column could hold instead: those of other rows, nothing, and one beside."""
    series = package.tables[table][column]
    beside: dict[pl.DataType, list[object]] = {
        pl.String(): ["X", f"{value}x"],
        pl.Int64(): [-1, 0, (value or 0) + 1] if isinstance(value, int | None) else [],
        pl.Boolean(): [not value],
        pl.Date(): [date(1, 1, 1), date(9999, 12, 31)],
    }
    return [other for other in [None, *series.unique(maintain_order=True), *beside[series.dtype]] if other != value]


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=10)
@given(data=st.data())
def test_no_cell_can_be_changed_alone_unless_it_is_free(table: str, package: Package, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(package.tables[table].columns))
    row = data.draw(st.sampled_from(rows(package, table)))
    value = data.draw(st.sampled_from(other_values(package, table, column, row[column])))
    found = check_package(changed(package, table, row, **{column: value}))
    assert found or (table, column) in FREE
