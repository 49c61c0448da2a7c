"""Extraction of people from a text of a test."""

from typing import NamedTuple

from ordrett.article import Article, decode_article
from ordrett.language.packs import language_packs
from ordrett.page.sections import Section
from ordrett.people.extract import extract_people
from ordrett.people.index import PeopleIndex
from ordrett.tokenizer import Tokens, tokenize

BODY: tuple[Section, ...] = ("body",)
LANGUAGES = ("nb", "da", "sv", "en")


class PeopleOfText(NamedTuple):
    article: Article
    tokens: Tokens
    people: PeopleIndex

    @property
    def mentions(self) -> list[tuple[str, str]]:
        """The text of each mention, and the name of its person."""
        people = self.people
        return [(span.text, people.names[p]) for span, p in zip(people.spans, people.person_of, strict=True)]


def read_people(text: str, language: str, *sections: Section) -> PeopleOfText:
    """Return the people of a text; each paragraph is body text unless `sections` says otherwise."""
    article, pack = decode_article(text.encode(), "sample", "sample.txt"), language_packs()[language]
    tokens = tokenize(text, article.paragraphs, pack.naming.abbreviations)
    people = extract_people(tokens, sections or BODY * len(article.paragraphs), pack)
    return PeopleOfText(article, tokens, people)
