"""An invented article about a library, and its extraction as rules could give it."""

import re

from ordrett.article import Article, decode_article
from ordrett.model import ArticleAnnotation, ArticleMetadata, Attested, Person, PersonMention, Quote
from ordrett.span import Span

ARTICLE_ID = "005_made_up"
TEXT = """Biblioteket åpner etter brannen
Av Ludvig Fjærestad
– Vi har ventet lenge. Vi er glade nå, sier biblioteksjef Kari Prøve.
Prøve mener at taket holder. Hun sier at taket holder.
Ifølge Øvreby kommune er huset trygt.
"""


def make_article(text: str = TEXT, article_id: str = ARTICLE_ID) -> Article:
    return decode_article(text.encode(), article_id, f"seeds/{article_id}.txt")


def find_nth(article: Article, text: str, n: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(text), article.text)][n]
    return Span.from_text(article.text, start, start + len(text))


def extract_library_article(
    article: Article, _language: str | None = None, _published: str | None = None
) -> ArticleAnnotation:
    """Return four quotes: with a speaker named in the source, named by surname, named by pronoun, and no person."""
    assert article.text == TEXT
    kari, ludvig = f"{article.article_id}.p96", f"{article.article_id}.p35"

    def quote(quote_id: str, text: Span, person: str | None, cue: Span, source: Span, **others: object) -> Quote:
        fields: dict[str, object] = {
            "quote_kind": "indirect",
            "speaker_kind": Attested("person"),
            "speaker_id": Attested(person),
            "speaker_name": Attested("Kari Prøve"),
            "extraction_rule": "some_rule",
        }
        return Quote(quote_id=quote_id, text=text, cue=cue, source=source, **{**fields, **others})  # type: ignore[arg-type]  # fields are passed by name

    def find(text: str, n: int = 0) -> Span:
        return find_nth(article, text, n)

    organisation = {"speaker_kind": Attested("organisation"), "speaker_name": Attested("Øvreby kommune")}
    direct = quote(
        "a",
        find("Vi har ventet lenge. Vi er glade nå"),
        kari,
        find("sier"),
        find("biblioteksjef Kari Prøve"),
        quote_kind="direct",
    )
    return ArticleAnnotation(
        article,
        "nb",
        "rules",
        ("headline", "byline", "body", "body", "body"),
        metadata=ArticleMetadata(headline=find("Biblioteket åpner etter brannen"), byline=find("Ludvig Fjærestad")),
        people=(
            Person(ludvig, ludvig, Attested("Ludvig Fjærestad"), "full_name"),
            Person(kari, kari, Attested("Kari Prøve"), "full_name"),
        ),
        person_mentions=(
            PersonMention("a", Attested(ludvig), find("Ludvig Fjærestad"), "some_rule"),
            PersonMention("b", Attested(kari), find("Kari Prøve"), "some_rule"),
            PersonMention("c", Attested(kari), find("Prøve", 1), "some_rule"),
        ),
        quotes=(
            direct,
            quote("b", find("at taket holder"), kari, find("mener"), find("Prøve", 1)),
            quote("c", find("at taket holder", 1), kari, find("sier", 1), find("Hun")),
            quote("d", find("er huset trygt"), None, find("Ifølge"), find("Øvreby kommune"), **organisation),
        ),
    )
