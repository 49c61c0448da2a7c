"""Of several places with the same words, evidence names one near what it supports."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import polars as pl

from ordrett_dataset.rules.evidence_batch import CELL, EvidenceBatch
from ordrett_dataset.rules.issue import RuleViolation
from ordrett_dataset.rules.package_view import SPAN_TABLES, Package
from ordrett_dataset.rules.registry import batch_rule, issues_for_rows, needs_articles
from ordrett_dataset.schemas import KEYS

# Evidence in a neighbouring paragraph is near, although the same words may occur in the paragraph of the row.
_NEAR: Final = 200
# What is searched of a row with many or long paragraphs, so that no package takes minutes.
_MAX_PARAGRAPHS: Final = 20
_MAX_PARAGRAPH_CHARACTERS: Final = 5_000
_EVENT_TABLES: Final = ("events", "event_participants")
_GROUP: Final = ["group", "article_id"]


@batch_rule
@needs_articles
def evidence_names_near_occurrence(package: Package, batch: EvidenceBatch) -> Iterator[RuleViolation]:
    """Evidence far from its row has words that do not occur in the paragraphs of the row.

    The speaker of a quote and the claimant of an event may be named far away if other evidence, such as a pronoun, is
    near. A place that is inferred may be another one than that of the same name near the row ("Moscow is supplying
    weapons").
    """
    rows = _with_group(batch).drop_nulls("text_start")
    rows = rows.with_columns(line=package.article_texts.line_starts(rows, "text_start"))
    spans = _row_spans(package, batch, rows)
    spans = spans.with_columns(line=package.article_texts.line_starts(spans, "start"))
    is_free = (pl.col("target_column") == "place") & (pl.col("derivation") == "inferred")
    elsewhere = rows.filter(~is_free).join(spans, on=[*_GROUP, "line"], how="anti", maintain_order="left")
    elsewhere = elsewhere.join(spans, on=_GROUP, how="semi", maintain_order="left")
    if not elsewhere.height:
        return
    groups = spans.join(elsewhere.select(_GROUP).unique(), on=_GROUP, how="semi")
    near = elsewhere.join(groups, on=_GROUP, maintain_order="left").filter(
        (pl.col("text_start") < pl.col("end") + _NEAR) & (pl.col("start") < pl.col("text_end") + _NEAR)
    )
    far = elsewhere.join(near, on=KEYS["evidence"], how="anti", maintain_order="left")
    is_claimant = pl.col("target_column").is_in(["claimant_id", "claimant_name"])
    names_source = (pl.col("target_table") == "quotes") | is_claimant
    near_cells = rows.filter(names_source).join(far, on=CELL, how="semi").join(far, on=KEYS["evidence"], how="anti")
    near_cells = near_cells.join(spans, on=_GROUP, how="semi")
    far = far.join(near_cells, on=CELL, how="anti", maintain_order="left")
    lines = groups.drop_nulls("line").join(far, on=_GROUP, how="semi").unique([*_GROUP, "line"]).sort(*_GROUP, "line")
    paragraphs = _Paragraphs(package, {key: frame["line"].to_list() for key, frame in _by_group(lines)})
    is_wrong = [
        paragraphs.contain(_Words(group, article, text))
        for group, article, text in far.select("group", "article_id", "text").iter_rows()
    ]
    wrong = far.filter(pl.Series(is_wrong, dtype=pl.Boolean))
    yield from issues_for_rows("evidence", wrong, "text", lambda _: "the same words in the paragraph of the row")


class _Words(NamedTuple):
    group: str
    article: str
    text: str | None


class _Paragraphs:
    """Searches the paragraphs of rows; each text is searched once for a group of rows."""

    def __init__(self, package: Package, lines: dict[tuple[str, str], list[int]]) -> None:
        self._package = package
        self._lines = lines
        self._known: dict[_Words, bool] = {}

    def contain(self, words: _Words) -> bool:
        """Return whether the words occur in a paragraph of the group, with no letter or digit before or after them."""
        if words not in self._known:
            self._known[words] = self._search(words)
        return self._known[words]

    def _search(self, words: _Words) -> bool:
        if not words.text or words.article not in self._package.texts:
            return False
        article = self._package.texts[words.article]
        for line in self._lines.get((words.group, words.article), [])[:_MAX_PARAGRAPHS]:
            paragraph = article[line : line + _MAX_PARAGRAPH_CHARACTERS].partition("\n")[0]
            place = paragraph.find(words.text)
            while place >= 0:
                before, after = paragraph[place - 1 : place], paragraph[place + len(words.text) :][:1]
                if not before.isalnum() and not after.isalnum():
                    return True
                place = paragraph.find(words.text, place + 1)
        return False


def _with_group(batch: EvidenceBatch) -> pl.DataFrame:
    """Return the evidence with what its row is grouped by: itself, or its event."""
    participants = batch.table_part("event_participants").select(target_id="event_participant_id", event="event_id")
    rows = batch.rows.select(*KEYS["evidence"], "derivation", "article_id", "text", "text_start", "text_end")
    rows = rows.filter(pl.col("target_table").is_in([*SPAN_TABLES, *_EVENT_TABLES]))
    rows = rows.join(participants.unique("target_id"), on="target_id", how="left", maintain_order="left")
    return rows.with_columns(group=pl.coalesce("event", "target_id"))


def _row_spans(package: Package, batch: EvidenceBatch, evidence: pl.DataFrame) -> pl.DataFrame:
    """Return where the rows that the evidence supports, and their sources, stand.

    Columns: `group`, `article_id`, `start`, `end`.
    """
    groups = evidence.select(_GROUP).unique()
    spans = [
        batch.table_part(table).select("article_id", group=KEYS[table][0], start=f"{column}_start", end=f"{column}_end")
        for table in SPAN_TABLES
        for column in ("text", *(("cue", "source", "relayed_by", "addressed_to") if table == "quotes" else ()))
    ]
    if evidence["target_table"].is_in(_EVENT_TABLES).any():
        mentions = package.tables["event_mentions"].select(
            "article_id", group="event_id", start="text_start", end="text_end"
        )
        spans.append(mentions)
    if (evidence["target_table"] == "event_mentions").any():
        # Whoever speaks in a quote claims the events in it.
        sources = package.tables["quotes"].select("quote_id", start="source_start", end="source_end")
        in_quotes = package.tables["event_mentions"].select("article_id", "quote_id", group="event_mention_id")
        spans.append(in_quotes.join(sources, on="quote_id"))
    columns = [*_GROUP, "start", "end"]
    frames = (frame.select(columns).drop_nulls().join(groups, on=_GROUP, how="semi") for frame in spans)
    return pl.concat(frames)


def _by_group(lines: pl.DataFrame) -> Iterator[tuple[tuple[str, str], pl.DataFrame]]:
    for (group, article), frame in lines.group_by(_GROUP, maintain_order=True):
        yield (str(group), str(article)), frame
