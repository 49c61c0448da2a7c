"""Hypothesis strategies for articles with characters that YAML, a terminal or a line can misread."""

from typing import Final

from hypothesis import strategies as st

from ordrett.article import Article
from ordrett.model import (
    ArticleAnnotation,
    ArticleMetadata,
    Attested,
    NameForm,
    Person,
    PersonMention,
    Quote,
    QuoteKind,
    SpeakerKind,
)
from ordrett.page.sections import Section
from ordrett.span import Span
from tests.support.library_article import make_article

AWKWARD_CHARACTERS: Final = "\t\x07\x1b\x7f\u00a0\u200b\u202e\ufeff\U0001f600\U0001fffe{}[],:&*#?|-<>=!%@\"'`\\ e\u0301"
TOKENS: Final = st.text(st.sampled_from("abAB" + AWKWARD_CHARACTERS), min_size=1, max_size=4) | st.sampled_from(
    ["null", "yes", "~", "Ola"]
)
LINE_ENDS: Final = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\u0085"])
HEADLINE: Final[Section] = "headline"
BODY: Final[Section] = "body"
QUOTE_KINDS: Final[tuple[QuoteKind, ...]] = ("direct", "mixed", "indirect")
OTHER_KINDS: Final[tuple[SpeakerKind, ...]] = ("group", "document", "unknown")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    lines = draw(st.lists(st.lists(TOKENS, min_size=1, max_size=8).map(" ".join), min_size=2, max_size=5))
    text = "".join(line + draw(LINE_ENDS) for line in ["Overskrift", *lines, "Ola Nordmann sier ja"])
    return make_article(text, "a")


@st.composite
def spans(draw: st.DrawFn, article: Article, max_length: int = 40) -> Span:
    """Draw a span within a line of the article."""
    first, last = draw(st.sampled_from(article.paragraphs))
    start = draw(st.integers(first, last - 1))
    return Span.from_text(article.text, start, draw(st.integers(start + 1, min(last, start + max_length))))


@st.composite
def annotations(draw: st.DrawFn) -> ArticleAnnotation:
    """Draw an article with up to three people and four quotes."""
    article = draw(articles())
    people, mentions = [], []
    for number in range(draw(st.integers(0, 3))):
        forms = draw(st.lists(spans(article), min_size=1, max_size=3))
        name = max(forms, key=lambda form: (len(form.text.split()), len(form.text), form.text)).text
        form: NameForm = "full_name" if len(name.split()) > 1 else "surname"
        people.append(Person(f"p{number}", f"p{number}", Attested(name), form))
        mentions += [
            PersonMention(f"m{number}.{i}", Attested(f"p{number}"), span, "some_rule") for i, span in enumerate(forms)
        ]
    quotes: list[Quote] = []
    for number, text in enumerate(sorted(draw(st.lists(spans(article), max_size=4)))):
        quotes.append(_draw_quote(draw, article, f"q{number}", text, people, quotes))
    return ArticleAnnotation(
        article,
        "nb",
        "rules",
        (HEADLINE, *[BODY] * (len(article.paragraphs) - 1)),
        metadata=ArticleMetadata(headline=Span.from_text(article.text, *article.paragraphs[0])),
        people=tuple(people),
        person_mentions=tuple(mentions),
        quotes=tuple(quotes),
    )


def _draw_quote(
    draw: st.DrawFn, article: Article, quote_id: str, text: Span, people: list[Person], quotes: list[Quote]
) -> Quote:
    person = draw(st.sampled_from([None, *people]))
    kind: SpeakerKind = "person" if person else draw(st.sampled_from(OTHER_KINDS))
    other_name = None if kind == "unknown" else draw(spans(article)).text
    cue, source, relayed_by, addressed_to = (draw(st.none() | spans(article)) for _ in range(4))
    earlier = [quote.quote_id for quote in quotes if quote.text < text]
    return Quote(
        quote_id,
        draw(st.sampled_from(QUOTE_KINDS)),
        text,
        Attested(kind),
        Attested(person.person_id if person else None),
        Attested(person.name.value if person else other_name),
        cue,
        source,
        relayed_by,
        addressed_to,
        draw(st.sampled_from([None, *earlier])),
        "some_rule",
    )
