"""Small annotations and gold lines to evaluate against each other."""

from collections.abc import Iterable

from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.model import ArticleAnnotation, Attested, PersonMention, Quote, QuoteKind
from ordrett.page.sections import Section
from ordrett.span import Span
from ordrett_dataset.evaluation.attribution import Range, Ranges
from ordrett_dataset.evaluation.gold_files import GoldQuote, QuotesLine
from ordrett_dataset.evaluation.metric import Metric

TEXT = "Havna i Lysdalen stenger tidlig, sier Runa Prøvdal. Hun mener at isen kommer før jul i år også.\n"
BODY: Section = "body"
KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")
Case = tuple[list[QuotesLine], dict[str, ArticleAnnotation]]


def make_article(article_id: str = "a", text: str = TEXT) -> Article:
    return decode_article(text.encode(), article_id, f"seeds/{article_id}.txt")


def make_quote(article: Article, content: Range, quote_id: str = "q", **fields: object) -> Quote:
    defaults: dict[str, object] = {
        "quote_kind": "indirect",
        "speaker_kind": Attested("unknown"),
        "extraction_rule": "sample",
    }
    return Quote(quote_id=quote_id, text=Span.from_text(article.text, *content), **{**defaults, **fields})  # type: ignore[arg-type]  # the caller names the fields


def make_mention(article: Article, start: int, end: int) -> PersonMention:
    return PersonMention(f"m{start}", Attested("p"), Span.from_text(article.text, start, end), "sample")


def make_annotation(article: Article, quotes: Iterable[Quote] = (), **fields: object) -> ArticleAnnotation:
    sections = (BODY,) * len(article.paragraphs)
    return ArticleAnnotation(article, "nb", "rules", sections, quotes=tuple(quotes), **fields)  # type: ignore[arg-type]  # the caller names the fields


def gold_line(*quotes: tuple[Ranges, QuoteKind], article_id: str = "a") -> QuotesLine:
    items = tuple(GoldQuote(content=content, kind=kind) for content, kind in quotes)
    return QuotesLine(article=article_id, attributions=items)


def find_metric(metrics: Iterable[Metric], item: str, match: str) -> Metric:
    return next(metric for metric in metrics if (metric.item, metric.match) == (item, match))


@st.composite
def evaluation_cases(draw: st.DrawFn) -> Case:
    """Draw gold lines and extracted quotes of two articles; quotes may continue earlier ones."""
    ranges = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    contents = st.tuples(st.lists(ranges, min_size=1, max_size=3).map(tuple), st.sampled_from(KINDS))
    lines, annotations = [], {}
    for article_id in ("a", "b"):
        article = make_article(article_id)
        lines.append(gold_line(*draw(st.lists(contents)), article_id=article_id))
        quotes: list[Quote] = []
        for n, content in enumerate(sorted(draw(st.lists(ranges, max_size=8)))):
            previous = draw(st.sampled_from([None, *(quote.quote_id for quote in quotes)]))
            rule = draw(st.sampled_from("xy"))
            quotes.append(
                make_quote(article, content, f"{article_id}{n}", continues_quote_id=previous, extraction_rule=rule)
            )
        annotations[article_id] = make_annotation(article, quotes)
    return lines, annotations
