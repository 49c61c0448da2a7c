"""Events that the rules extract wrongly from a text: each costs itself, not its article."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import polars as pl

from ordrett_dataset.rules.issue import Issue
from ordrett_dataset.schemas import KEYS

# The tables of events, with what their rows are to the event that they belong to.
EVENT_TABLES: Final = ("events", "event_mentions", "event_participants")
Tables = Mapping[str, pl.DataFrame]
Warnings = Mapping[str, tuple[str, ...]]


def find_broken_events(issues: Iterable[Issue], tables: Tables, extracted: Collection[str]) -> dict[str, Issue]:
    """Return the events in whose rows the issues are, each with its first issue.

    Returns none if an issue is in another table, or in an article that is not among the extracted ones.
    """
    event_of = _event_of_row(tables)
    article_of = dict(tables["event_mentions"].select("event_id", "article_id").iter_rows())
    broken: dict[str, Issue] = {}
    for issue in issues:
        table, row = issue.table, issue.row
        if table == "evidence" and row.count("/") > 1:
            table, row = row.split("/")[:2]
        event_id = event_of.get((table, row))
        if event_id is None or article_of.get(event_id) not in extracted:
            return {}
        broken.setdefault(event_id, issue)
    return broken


def leave_out_events(tables: Tables, event_ids: Collection[str]) -> dict[str, pl.DataFrame]:
    """Return the tables without these events, their mentions and participants, and the evidence of all of them.

    What links events to each other is not computed anew.
    """
    left_out = {table: pl.col("event_id").is_in(list(event_ids)) for table in EVENT_TABLES}
    evidence = tables["evidence"]
    for table, is_left_out in left_out.items():
        ids = tables[table].filter(is_left_out)[KEYS[table][0]].to_list()
        evidence = evidence.filter(~((pl.col("target_table") == table) & pl.col("target_id").is_in(ids)))
    kept = {table: tables[table].filter(~is_left_out) for table, is_left_out in left_out.items()}
    return {**tables, **kept, "evidence": evidence}


def warn_of_broken_events(broken: Mapping[str, Issue], tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return for each article how many of its events are left out, and the rules that they break."""
    article_of = dict(tables["event_mentions"].select("event_id", "article_id").iter_rows())
    rules: dict[str, list[str]] = {}
    for event_id, issue in broken.items():
        rules.setdefault(article_of[event_id], []).append(issue.rule)
    return {
        article_id: (
            f"{len(names)} extracted event{'s' * (len(names) > 1)} left out, against the rule "
            f"{', '.join(sorted(set(names)))}. Report this error of ordrett.",
        )
        for article_id, names in sorted(rules.items())
    }


def merge_warnings(first: Warnings, second: Warnings) -> dict[str, tuple[str, ...]]:
    """Return the warnings of both, by article id."""
    return {i: (*first.get(i, ()), *second.get(i, ())) for i in {**first, **second}}


def _event_of_row(tables: Tables) -> dict[tuple[str, str], str]:
    return {
        (table, row): event_id
        for table in EVENT_TABLES
        for row, event_id in zip(tables[table][KEYS[table][0]], tables[table]["event_id"], strict=True)
    }
