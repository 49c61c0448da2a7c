"""The annotation files of a corpus as a review changes them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations.edit_yaml import edit_yaml
from ordrett_dataset.annotations.strict_yaml import load_yaml
from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.pipeline.load_corpus import load_corpus_folder
from ordrett_dataset.review.correct_entries import annotation_file, correct_entry
from ordrett_dataset.review.new_entries import add_entry, add_participant, event_entry
from ordrett_dataset.review.review_file import ReviewItem

Rows = Mapping[tuple[str, str], Mapping[str, Any]]
AS_REVIEWED_HINT: Final = "Make the page anew with `ordrett explore`, and review the row again."


def changed_files(
    corpus: Path, items: list[ReviewItem], rows: Rows, event_ids: Mapping[str, str]
) -> tuple[dict[Path, bytes], dict[str, str]]:
    """Return the annotations with corrections and new entries, all other text as it was, and the keys of new rows.

    `rows` are those of the package that was reviewed, by table and key; `event_ids` the keys of new events by those
    that the page gave them.
    """
    corpus_files = load_corpus_folder(corpus)
    articles = corpus_files.articles
    files: dict[Path, bytes] = {}
    added: dict[str, str] = {}
    for name in sorted({annotation_file(item) for item in items}):
        of_file = [item for item in items if annotation_file(item) == name]
        path = corpus / "annotations" / name
        if not path.is_file():
            hint = "Draft an annotation of the article first: ordrett draft."
            raise InputError(of_file[0].id, "row_is_annotated", f"there is no {name}", hint)
        source = path.read_bytes().decode("utf-8")
        data, _ = load_yaml(path, f"annotations/{name}")
        entries: dict[str, Any] = dict(data) if isinstance(data, dict) else {}
        for item in of_file:
            of_article = articles.get(str(item.seen.get("article_id")))
            article = of_article.article if of_article else None
            if not item.is_new:
                entries = correct_entry(entries, item, article)
                continue
            if article is None or not _has_words(article, item):
                problem = "its words do not stand there in the article"
                raise InputError(item.id, "row_is_as_reviewed", problem, AS_REVIEWED_HINT)
            if item.table == "events":
                added[item.id] = event_ids[item.row_id]
                entries[added[item.id]] = event_entry(item, article)
                continue
            if item.table == "event_participants":
                event = str(item.corrections["event_id"])
                if event not in entries:
                    problem, hint = f"{name} has no event {event!r}", "Add the event on the page, or to that file."
                    raise InputError(item.id, "event_exists", problem, hint)
                mention = _nearest_mention(item, rows) if ("events", event) in rows else None
                used = _removed_keys(corpus_files.config, f"{event}.")
                entries[event], key = add_participant(entries[event], item, article, used, mention)
                added[item.id] = f"{event}.{key}"
                continue
            prefix = f"{entries.get('id')}."
            used = _removed_keys(corpus_files.config, prefix) | set(re.findall(r"# (\w+) was removed", source))
            entries, key = add_entry(entries, item, article, used, _nearest_name(item, rows))
            added[item.id] = f"{prefix}{key}"
        files[path] = edit_yaml(source, entries, f"annotations/{path.name}").encode()
    return files, added


def _removed_keys(config: CorpusConfig, prefix: str) -> set[str]:
    """Return the keys that were removed below a prefix, such as that of an article."""
    return {row.removeprefix(prefix) for row in config.removed_rows}


def _nearest_name(item: ReviewItem, rows: Rows) -> tuple[int, int] | None:
    """Return the offsets of the mention of the speaker that is nearest to a new quote."""
    mentions = [
        (row["text_start"], row["text_end"])
        for (table, _), row in rows.items()
        if table == "person_mentions"
        and row["article_id"] == item.seen.get("article_id")
        and row["person_id"] == item.corrections.get("speaker_id")
    ]
    start = item.corrections["text_start"]
    return min(mentions, key=lambda span: abs(span[0] - start), default=None) if isinstance(start, int) else None


def _nearest_mention(item: ReviewItem, rows: Rows) -> str:
    """Return the id of the mention of an event that is nearest to the words of a new participant."""
    start = item.corrections["text_start"]
    mentions = {
        row_id: row
        for (table, row_id), row in rows.items()
        if table == "event_mentions"
        and row["article_id"] == item.seen.get("article_id")
        and row["event_id"] == item.corrections["event_id"]
    }
    if not mentions or not isinstance(start, int):
        problem = "the article of these words does not mention the event"
        raise InputError(
            item.id, "participant_is_mentioned", problem, "Add a mention of the event there, and merge it."
        )
    return min(mentions, key=lambda row_id: _distance(mentions[row_id], start))


def _distance(row: Mapping[str, Any], position: int) -> int:
    return max(int(row["text_start"]) - position, position - int(row["text_end"]), 0)


def _has_words(article: Article, item: ReviewItem) -> bool:
    start, end = item.corrections["text_start"], item.corrections["text_end"]
    return isinstance(start, int) and isinstance(end, int) and article.text[start:end] == item.seen.get("text")
