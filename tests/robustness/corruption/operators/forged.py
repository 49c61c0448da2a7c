"""Change a text with its offsets, or a value with its evidence, so that only the words of the article contradict it."""

import random
import re
from collections.abc import Iterator
from typing import Any, Final

from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.mutant import Edit, SetCell
from tests.robustness.corruption.operator import Change, operator
from tests.robustness.corruption.target import Target

_NULLABLE_TEXTS: Final = (("quotes", "cue"), ("quotes", "source"), ("quotes", "relayed_by"), ("articles", "headline"))
_ROLES: Final = {"actor": "recipient", "recipient": "actor"}
_NEAR_TABLES: Final = ("quotes", "person_mentions", "event_mentions", "event_participants")


@operator("text emptied, with its offsets", group="forged")
def empty_text(target: Target, rng: random.Random) -> Iterator[Change]:
    """Empty a cue, a source, both of them, a relaying outlet, or a headline."""
    if (target.table, target.column) not in _NULLABLE_TEXTS:
        return
    for position, row in target.filled_rows(rng):
        emptied = [target.column, *(["source"] if target.column == "cue" else [])]
        edits = [
            SetCell(target.table, position, f"{column}{suffix}", None)
            for column in emptied
            for suffix in ("", "_start", "_end")
        ]
        yield Change(row, f"{row[target.column]!r} -> None", tuple(edits))


@operator("direct quote a word shorter", group="forged")
def shorten_direct_quote(target: Target, rng: random.Random) -> Iterator[Change]:
    """Leave the last word out of a direct quote."""
    if (target.table, target.column) != ("quotes", "text"):
        return
    for position, row in target.filled_rows(rng):
        if row["quote_kind"] != "indirect" and " " in row["text"]:
            text = row["text"].rpartition(" ")[0]
            end = SetCell("quotes", position, "text_end", row["text_start"] + len(text))
            yield Change(row, f"without {row['text'][len(text) :]!r}", (target.set_cell(position, text), end))


@operator("words cut off by a letter, with offsets", group="forged")
def cut_letter(target: Target, rng: random.Random) -> Iterator[Change]:
    """Cut the last letter off a text that nothing else repeats."""
    if target.column != "text" or target.table not in ("quotes", "event_mentions", "fact_checks", "evidence"):
        return
    for position, row in target.filled_rows(rng):
        if row["text"][-1].isalpha() and row.get("derivation", "inferred") == "inferred" and len(row["text"]) > 1:
            end = SetCell(target.table, position, "text_end", row["text_end"] - 1)
            yield Change(row, f"{row['text'][-20:]!r} cut", (target.set_cell(position, row["text"][:-1]), end))


@operator("evidence at another place with its words", group="forged")
def move_evidence(target: Target, rng: random.Random) -> Iterator[Change]:
    """Move evidence to the occurrence of its words that is farthest away."""
    if (target.table, target.column) != ("evidence", "text"):
        return
    for position, row in target.filled_rows(rng):
        if row["target_table"] not in _NEAR_TABLES:
            continue
        article = target.baseline.texts[row["article_id"]]
        places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(row['text'])}(?!\w)", article)]
        start = max(places, key=lambda place: abs(place - row["text_start"]), default=row["text_start"])
        if start != row["text_start"]:
            offsets = {"text_start": start, "text_end": start + len(row["text"])}
            edits = tuple(SetCell("evidence", position, column, offset) for column, offset in offsets.items())
            yield Change(row, f"{row['text']!r} from {row['text_start']} to {start}", edits)


@operator("part of a quote at another place with its words", group="forged")
def move_quote_part(target: Target, rng: random.Random) -> Iterator[Change]:
    """Move a cue, source or outlet to the occurrence of its words that is farthest away."""
    if target.table != "quotes" or target.column not in ("cue", "source", "relayed_by", "addressed_to"):
        return
    for position, row in target.filled_rows(rng):
        article, words, old = (
            target.baseline.texts[row["article_id"]],
            row[target.column],
            row[f"{target.column}_start"],
        )
        places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article)]
        start = max(places, key=lambda place: abs(place - old), default=old)
        if start != old:
            offsets = {f"{target.column}_start": start, f"{target.column}_end": start + len(words)}
            edits = tuple(SetCell("quotes", position, column, offset) for column, offset in offsets.items())
            yield Change(row, f"{words!r} from {old} to {start}", edits)


@operator("actor and recipient swapped, with their evidence", group="forged")
def swap_roles(target: Target, rng: random.Random) -> Iterator[Change]:
    """Swap who acts and who is acted upon in an event with one of each."""
    if (target.table, target.column) != ("event_participants", "role"):
        return
    by_event: dict[str, dict[str, list[tuple[int, Row]]]] = {}
    for position, row in enumerate(target.rows):
        by_event.setdefault(row["event_id"], {}).setdefault(row["role"], []).append((position, row))
    for _, row in target.filled_rows(rng):
        pairs = [by_event[row["event_id"]].get(role, []) for role in _ROLES]
        if row["role"] == "actor" and [len(pair) for pair in pairs] == [1, 1]:
            edits = [*_exchange(target, *pairs[0][0], *pairs[1][0])]
            yield Change(row, f"{pairs[0][0][1]['name']!r} <-> {pairs[1][0][1]['name']!r}", tuple(edits))


def _exchange(target: Target, first: int, actor: Row, second: int, recipient: Row) -> Iterator[Edit]:
    """Yield the edits that give each of two participants the key and role of the other."""
    for position, row, other in ((first, actor, recipient), (second, recipient, actor)):
        new: dict[str, Any] = {column: other[column] for column in ("event_participant_id", "role")}
        yield from (SetCell("event_participants", position, column, value) for column, value in new.items())
        for number, evidence in enumerate(target.baseline.rows["evidence"]):
            if (evidence["target_table"], evidence["target_id"]) == ("event_participants", row["event_participant_id"]):
                yield SetCell("evidence", number, "target_id", other["event_participant_id"])
                if evidence["target_column"] == "role":
                    yield SetCell("evidence", number, "value", other["role"])
                    yield SetCell("evidence", number, "note", "as the words say")
