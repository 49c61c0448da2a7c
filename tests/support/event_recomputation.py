"""Compute the values of events from rows of CSV files by brute force, independently of build and rules."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

Row = Mapping[str, str]
DISPUTING: Final = {"disagrees", "disputed"}
STRENGTH: Final = ("hypothetical", "foretold", "alleged", "asserted")
TOLD_AS: Final = {"presupposed": "alleged", "predicted": "foretold", "planned": "foretold"}
MAX_DAYS: Final = 40_000


def recompute_events(events: Sequence[Row], mentions: Sequence[Row], checks: Sequence[Row]) -> dict[str, Row]:
    """Return by event the cells of its computed columns, as CSV text; the mentions are in table order."""
    canonical = {event["event_id"]: event["canonical_id"] for event in events}
    values = {}
    for event in canonical:
        own = [row for row in mentions if event in (row["event_id"], canonical[row["event_id"]])]
        about = [row for row in checks if row["event_id"] and event in (row["event_id"], canonical[row["event_id"]])]
        values[event] = recompute_event(own, [check for check in about if check["verdict"] in DISPUTING])
    return values


def recompute_event(mentions: Sequence[Row], disputing: Sequence[Row]) -> Row:
    """Return the cells of one event from its mentions and the fact checks that dispute something about it."""
    asserted = [row for row in mentions if row["modality"] == "asserted"]
    affirmed = [row for row in asserted if row["is_negated"] == "false"]
    disputed_bounds = {
        _bounds(row)
        for check in disputing
        for row in mentions
        if check["aspect"] == "date" and check["article_id"] == row["article_id"] and _offsets(check) & _offsets(row)
    }
    dates = {
        column: [
            row
            for row in mentions
            if row["modality"] in modalities
            and row["is_negated"] == "false"
            and row["date"]
            and _bounds(row) not in disputed_bounds
        ]
        for column, modalities in {"date": ("asserted",), "date_claimed": ("alleged", "predicted", "planned")}.items()
    }
    cells = _common_date("date", dates["date"])
    if cells["date"]:
        dates["date_claimed"] = []
    cells |= _common_date("date_claimed", dates["date_claimed"])
    is_conflict = any(rows and not cells[column] for column, rows in dates.items())
    polarities = {row["is_negated"] for row in asserted}
    occurrence_disputed = any(check["aspect"] == "occurrence" for check in disputing)
    is_denied = any(row["modality"] == "alleged" and row["is_negated"] == "true" for row in mentions)
    return cells | {
        "factuality": _factuality(mentions),
        "contradicted": _text(len(polarities) == 2 or occurrence_disputed),
        "denied_by_source": _text(is_denied),
        "mentions_consistent": _text(not is_conflict),
        "n_mentions": str(len(mentions)),
        "n_articles": str(len({row["article_id"] for row in mentions})),
        "n_articles_asserting": str(len({row["article_id"] for row in affirmed})),
    }


def _factuality(mentions: Sequence[Row]) -> str:
    named = [row for row in mentions if row["modality"] != "presupposed"]
    votes = [(TOLD_AS.get(row["modality"], row["modality"]), row["is_negated"]) for row in named or mentions]
    for factuality in reversed(STRENGTH):
        if (factuality, "false") in votes:
            return factuality
    return "denied" if {("asserted", "true"), ("alleged", "true")} & set(votes) else "hypothetical"


def _common_date(column: str, rows: Sequence[Row]) -> dict[str, str]:
    """Return the four cells of the date that all rows allow, found by trying every day."""
    empty = {f"{column}{suffix}": "" for suffix in ("", "_earliest", "_latest", "_basis")}
    ends = sorted({day for row in rows for day in _bounds(row) if day})
    if not ends:
        return empty
    # A day before the first end and one after the last stand for all days outside.
    first, last = (date.fromisoformat(end) + timedelta(days) for end, days in ((ends[0], -1), (ends[-1], 1)))
    assert (last - first).days < MAX_DAYS
    days = [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
    allowed = [
        day for day in days if all((row["date_earliest"] or day) <= day <= (row["date_latest"] or day) for row in rows)
    ]
    if not allowed:
        return empty
    earliest = "" if allowed[0] == days[0] else allowed[0]
    latest = "" if allowed[-1] == days[-1] else allowed[-1]
    same = [row for row in rows if _bounds(row) == (earliest, latest)]
    for basis in ("printed", "resolved", "external"):
        for row in same:
            if row["date_basis"] == basis:
                return dict(zip(empty, (row["date"], earliest, latest, basis), strict=True))
    needed = [
        min(
            (row["date_basis"] for row in rows if row[f"date_{bound}"] == day),
            key=("printed", "resolved", "external").index,
        )
        for bound, day in (("earliest", earliest), ("latest", latest))
    ]
    basis = next(name for name in ("external", "resolved", "printed") if name in needed)
    edtf = earliest if earliest == latest else f"{earliest}/{latest}"
    return dict(zip(empty, (edtf, earliest, latest, basis), strict=True))


def _bounds(row: Row) -> tuple[str, str]:
    return row["date_earliest"], row["date_latest"]


def _offsets(row: Row) -> set[int]:
    return set(range(int(row["text_start"]), int(row["text_end"])))


def _text(value: bool) -> str:
    return str(value).lower()
