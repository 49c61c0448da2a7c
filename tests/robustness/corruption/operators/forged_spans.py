"""Move ends of texts and change sections of lines, so that only the marks and words around them contradict it."""

import random
from collections.abc import Iterator
from typing import Final

from ordrett_dataset.schemas import KEYS
from tests.robustness.corruption.baseline import Row
from tests.robustness.corruption.mutant import AddRow, Edit, SetCell
from tests.robustness.corruption.operator import Change, operator
from tests.robustness.corruption.target import Target

_SPAN_TABLES: Final = ("quotes", "person_mentions", "event_mentions")
_SECTIONS: Final = ("headline", "standfirst", "crosshead", "byline", "credit", "furniture")
_OUTER_MARKS: Final = ",;:)”»"
_MAX_REACH: Final = 300  # characters to the next closing mark
_PARTS_OF_QUOTE: Final = ("cue", "source")


@operator("text with the space after it", group="forged")
def include_space(target: Target, rng: random.Random) -> Iterator[Change]:
    """Let a text end after the space that follows it."""
    yield from _include_next(target, rng, " ")


@operator("text with the mark after it", group="forged")
def include_mark(target: Target, rng: random.Random) -> Iterator[Change]:
    """Let a text end after the comma, bracket or quotation mark that follows it."""
    yield from _include_next(target, rng, _OUTER_MARKS)


@operator("direct quote up to the end of the next one", group="forged")
def run_on(target: Target, rng: random.Random) -> Iterator[Change]:
    """Let a direct quote in marks end where the next one ends."""
    if (target.table, target.column) != ("quotes", "text"):
        return
    for position, row in target.filled_rows(rng):
        article = target.baseline.texts[row["article_id"]]
        # A comma may stand between the text and its closing mark.
        mark = article.find("”", row["text_end"], row["text_end"] + 2)
        next_mark = article.find("”", mark + 1, mark + _MAX_REACH)
        if mark != -1 and next_mark != -1 and "\n" not in article[mark:next_mark]:
            yield Change(row, f"up to {next_mark}", _set_span(target, position, row["text_start"], next_mark, article))


@operator("part of a quote within its text", group="forged")
def move_into_quote(target: Target, rng: random.Random) -> Iterator[Change]:
    """Take the first word of a quote for its cue or source."""
    if target.table == "quotes" and target.column in _PARTS_OF_QUOTE:
        for position, row in target.filled_rows(rng):
            first_word = row["text"].split()[0]
            if first_word.isalpha():
                start, article = row["text_start"], target.baseline.texts[row["article_id"]]
                yield Change(row, first_word, _set_span(target, position, start, start + len(first_word), article))


@operator("second row for the same words and one more", group="forged")
def repeat_longer(target: Target, rng: random.Random) -> Iterator[Change]:
    """Repeat a row, with its evidence, for a text that is one word longer."""
    if target.column != "text" or target.table not in _SPAN_TABLES:
        return
    key = KEYS[target.table][0]
    for _, row in target.filled_rows(rng):
        article = target.baseline.texts[row["article_id"]]
        rest = article[row["text_end"] :].partition("\n")[0]
        word = rest.split()[0] if rest.startswith(" ") and rest.strip() else ""
        if word.isalpha():
            end = row["text_end"] + rest.index(word) + len(word)
            copy = row | {key: f"{row[key]}b", "text": article[row["text_start"] : end], "text_end": end}
            evidence = [
                AddRow("evidence", tuple((reason | {"target_id": copy[key]}).items()))
                for reason in target.baseline.rows["evidence"]
                if (reason["target_table"], reason["target_id"]) == (target.table, row[key])
            ]
            counted = _count_mention(target, row) if target.table == "event_mentions" else []
            yield Change(row, copy["text"], (AddRow(target.table, tuple(copy.items())), *evidence, *counted))


@operator("section of a line changed in all of its rows", group="forged")
def change_section_of_line(target: Target, rng: random.Random) -> Iterator[Change]:
    """Give all rows of a line another section."""
    if target.column != "section":
        return
    for _, row in target.filled_rows(rng):
        article = target.baseline.texts[row["article_id"]]
        start = article.rfind("\n", 0, row["text_start"]) + 1
        end = article.find("\n", start) % (len(article) + 1)
        section = rng.choice([name for name in _SECTIONS if name != row["section"]])
        edits = tuple(
            SetCell(table, position, "section", section)
            for table in _SPAN_TABLES
            for position, other in enumerate(target.baseline.rows[table])
            if other["article_id"] == row["article_id"] and start <= other["text_start"] < end
        )
        yield Change(row, f"{row['section']} -> {section} in {len(edits)} rows", edits)


def _include_next(target: Target, rng: random.Random, characters: str) -> Iterator[Change]:
    if not target.is_anchored or target.table == "evidence":
        return
    for position, row in target.filled_rows(rng):
        start, end = row[f"{target.column}_start"], row[f"{target.column}_end"] + 1
        article = target.baseline.texts[row["article_id"]]
        if article[end - 1 : end] and article[end - 1] in characters:
            yield Change(row, repr(article[start:end]), _set_span(target, position, start, end, article))


def _set_span(target: Target, position: int, start: int, end: int, article: str) -> tuple[Edit, ...]:
    offsets = {f"{target.column}_start": start, f"{target.column}_end": end}
    cells = (SetCell(target.table, position, column, offset) for column, offset in offsets.items())
    return (target.set_cell(position, article[start:end]), *cells)


def _count_mention(target: Target, mention: Row) -> Iterator[Edit]:
    """Yield the edit that counts one more mention of an event."""
    for position, event in enumerate(target.baseline.rows["events"]):
        if event["event_id"] == mention["event_id"]:
            yield SetCell("events", position, "n_mentions", event["n_mentions"] + 1)
