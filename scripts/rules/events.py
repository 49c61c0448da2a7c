"""Events, their reports and their participants."""

from collections.abc import Iterator

import polars as pl

from schemas.codebook import PLOVER
from scripts import gazetteer
from scripts.rules.rule import Package, rule


@rule
def mode_belongs_to_its_type(package: Package) -> Iterator[tuple[str, str]]:
    """A PLOVER mode stands with the category that has it."""
    for event, kind, mode in package.tables["events"].select("event_id", "type", "mode").iter_rows():
        if mode is not None and mode not in PLOVER.get(kind, {}).get("modes", {}):
            yield f"events {event} mode", f"{kind} has no mode {mode!r}"


@rule
def event_date_is_the_finest_of_its_reports(package: Package) -> Iterator[tuple[str, str]]:
    """An event bears the date and basis of the report that leaves the fewest days open."""
    columns = ["date", "date_basis"]
    days = (pl.col("date_latest") - pl.col("date_earliest")).dt.total_days().alias("days")
    finest = (
        package.tables["reports"]
        .filter(pl.col("date").is_not_null())
        .with_columns(days)
        .sort("event_id", "days", "article_id", "text_start", "text_end", "report_id", nulls_last=True)
        .unique("event_id", keep="first", maintain_order=True)
        .select("event_id", *columns)
    )
    expected = {row["event_id"]: row for row in finest.iter_rows(named=True)}
    for row in package.tables["events"].select("event_id", *columns).iter_rows(named=True):
        should = expected.get(row["event_id"], dict.fromkeys(columns) | {"event_id": row["event_id"]})
        for column in columns:
            if row[column] != should[column]:
                yield f"events {row['event_id']} {column}", f"{row[column]!s}; its reports give {should[column]!s}"


@rule
def reports_agree_where_their_dates_meet(package: Package) -> Iterator[tuple[str, str]]:
    """`reports_agree` is true where all dates share a day, and all or none of the reports deny the event."""
    told = (
        package.tables["reports"]
        .group_by("event_id")
        .agg(first=pl.col("date_earliest").max(), last=pl.col("date_latest").min(), denied=pl.col("negated").n_unique())
    )
    agree = {
        row["event_id"]: (row["first"] is None or row["last"] is None or row["first"] <= row["last"])
        and row["denied"] == 1
        for row in told.iter_rows(named=True)
    }
    for event, said in package.tables["events"].select("event_id", "reports_agree").iter_rows():
        if agree.get(event, said) != said:
            yield f"events {event} reports_agree", f"{said}; the reports say {agree[event]}"


@rule
def place_gives_country_and_geonames_id(package: Package) -> Iterator[tuple[str, str]]:
    """Country and GeoNames id are those of the place."""
    for row in package.tables["events"].iter_rows(named=True):
        place = gazetteer.place(row["place"]) if row["place"] else None
        for column, should in (
            ("country", place.country if place else None),
            ("geonames_id", place.geonames_id if place else None),
        ):
            if row[column] != should:
                yield f"events {row['event_id']} {column}", f"{row[column]!r}; {row['place']!r} gives {should!r}"


@rule
def report_names_the_quote_that_tells_it(package: Package) -> Iterator[tuple[str, str]]:
    """`quote_id` is the shortest quote with more than half of the report, or the head of the utterance that has it."""
    quotes = package.tables["quotes"].select("quote_id", "article_id", "continues", start="text_start", end="text_end")
    head = dict(quotes.select("quote_id", pl.coalesce("continues", "quote_id")).iter_rows())
    for _ in range(len(head)):
        further = {quote: head.get(before, before) for quote, before in head.items()}
        if further == head:
            break
        head = further
    reports = package.tables["reports"].select("report_id", "article_id", "text_start", "text_end", said="quote_id")
    shared = pl.min_horizontal("end", "text_end") - pl.max_horizontal("start", "text_start")
    pairs = (
        reports.join(quotes, on="article_id", maintain_order="left")
        .with_columns(shared=shared.clip(lower_bound=0), head=pl.col("quote_id").replace(head))
        .with_columns(
            together=pl.col("shared").sum().over("report_id", "head"), first=pl.col("start").min().over("head")
        )
    )
    half = (pl.col("text_end") - pl.col("text_start")) / 2
    single = pairs.filter(pl.col("shared") > half).sort(pl.col("end") - pl.col("start"), "start", "quote_id")
    joint = pairs.filter(pl.col("together") > half).sort("first", "head")
    tells = dict(joint.unique("report_id", keep="first", maintain_order=True).select("report_id", "head").iter_rows())
    tells |= dict(
        single.unique("report_id", keep="first", maintain_order=True).select("report_id", "quote_id").iter_rows()
    )
    for report, said in reports.select("report_id", "said").iter_rows():
        if said != tells.get(report):
            yield f"reports {report} quote_id", f"{said!r}; {tells.get(report)!r} tells it"


@rule
def participant_fits_its_kind(package: Package) -> Iterator[tuple[str, str]]:
    """A person has a person_id, and only a person."""
    for row in package.tables["participants"].iter_rows(named=True):
        if (row["participant_kind"] == "person") != (row["person_id"] is not None):
            found = f"{row['participant_kind']!r} with person_id {row['person_id']!r}"
            yield f"participants {row['participant_id']} participant_kind", found


@rule
def participant_bears_the_name_of_the_person(package: Package) -> Iterator[tuple[str, str]]:
    """Where the participant is a person, `name` is that person's name."""
    names = dict(package.tables["people"].select("person_id", "name").iter_rows())
    for row in package.tables["participants"].iter_rows(named=True):
        if row["name"] != names.get(row["person_id"], row["name"]):
            yield (
                f"participants {row['participant_id']} name",
                f"{row['name']!r}, but the person is {names[row['person_id']]!r}",
            )


@rule
def country_of_a_participant_is_the_state(package: Package) -> Iterator[tuple[str, str]]:
    """A state has the country code of its name; nobody else has one."""
    for row in package.tables["participants"].iter_rows(named=True):
        state = gazetteer.state(row["name"]) if row["participant_kind"] == "state" else None
        if row["country"] != (state.country if state else None):
            found = f"{row['country']!r} for the {row['participant_kind']} {row['name']!r}"
            yield f"participants {row['participant_id']} country", found


@rule
def participant_id_is_event_and_role(package: Package) -> Iterator[tuple[str, str]]:
    """A participant's key is its event, a dot, its role and a number."""
    for participant, event, role in (
        package.tables["participants"].select("participant_id", "event_id", "role").iter_rows()
    ):
        left, _, side = participant.rpartition(".")
        if left != event or side.rstrip("0123456789") != role:
            yield f"participants {participant}", f"event {event!r}, role {role!r}"
