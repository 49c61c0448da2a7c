"""Twelve synthetic articles, and extractors of them that fail in several ways; worker processes can import them."""

import os
import random
import time
from dataclasses import replace
from pathlib import Path

from ordrett.article import Article, decode_article
from ordrett.errors import InputError
from ordrett.model import ArticleAnnotation, Role
from ordrett.reader import read_article
from tests.support.auto_corpus import extract_synthetic, synthetic_text

RNG = random.Random(5)  # noqa: S311 - nothing to keep secret
TEXTS = {f"a{number:02}": synthetic_text(RNG, 5) for number in range(12)}
LANGUAGES = dict.fromkeys(TEXTS, "nb")
REJECTED_ARTICLES = ("a03", "a08")
PROCESS_FOLDER = "PROCESS_FOLDER"  # environment variable: where `extract_slowly` leaves a file for each process


def decode_articles() -> list[Article]:
    return [decode_article(text.encode(), article_id, f"seeds/{article_id}.txt") for article_id, text in TEXTS.items()]


def write_articles(corpus: Path) -> Path:
    """Write the articles into a corpus folder without configuration."""
    (corpus / "seeds").mkdir(parents=True)
    for article_id, text in TEXTS.items():
        (corpus / "seeds" / f"{article_id}.txt").write_text(text, encoding="utf-8")
    return corpus


def reject_some(article: Article, language: str | None, _: str | None) -> ArticleAnnotation:
    """Reject two articles."""
    if article.article_id in REJECTED_ARTICLES:
        raise InputError(article.path, "article_is_liked", "“dull”", "Write another.")
    return extract_synthetic(article, language)


def fail_once(article: Article, language: str | None, _: str | None) -> ArticleAnnotation:
    """Fail with an unexpected error."""
    if article.article_id == "a07":
        raise LookupError(f"nothing for {language}")
    return extract_synthetic(article, language)


def die_once(article: Article, language: str | None, _: str | None) -> ArticleAnnotation:
    """End the process, as the system does when memory runs out."""
    if article.article_id == "a07":
        os._exit(9)
    return extract_synthetic(article, language)


def extract_slowly(article: Article, language: str | None, _: str | None) -> ArticleAnnotation:
    """Take a second for each article, and leave a file named after the process."""
    Path(os.environ[PROCESS_FOLDER], str(os.getpid())).touch()
    time.sleep(1)
    return extract_synthetic(article, language)


def exchange_roles(article: Article, language: str | None, published: str | None) -> ArticleAnnotation:
    """Exchange actors and recipients of the events of 1 May."""
    annotation = read_article(article, language, published)
    wrong = {m.event_id for m in annotation.event_mentions if m.date.value and m.date.value.edtf == "2023-05-01"}
    other: dict[Role, Role] = {"actor": "recipient", "recipient": "actor", "other": "other"}
    events = []
    for event in annotation.events:
        participants = event.participants
        if event.event_id in wrong:
            participants = tuple(replace(p, role=replace(p.role, value=other[p.role.value])) for p in participants)
        events.append(replace(event, participants=participants))
    return replace(annotation, events=tuple(events))
