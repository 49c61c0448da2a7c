"""What a page prints about its article: who wrote it, and when it was published."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ordrett.article import Article
from ordrett.dates import find_dates
from ordrett.dates.context import known_day
from ordrett.edtf import is_edtf_date
from ordrett.language.packs import LanguagePack
from ordrett.model import ArticleMetadata, Attested, DateExpression, EdtfDate, Evidence
from ordrett.page.sections import Section
from ordrett.page.vocabulary import PageVocabulary, compile_vocabulary
from ordrett.page.whole_line import NAME_JOINT
from ordrett.page_origin import find_origin
from ordrett.parse_date import parse_date, printed_day
from ordrett.span import Span

_CAPITALISED: Final = r"[^\W\d_a-zæøåäöü][^\W\d_A-ZÆØÅÄÖÜ][\w'’.-]*"
# The end of the names in a byline: a picture credit, an address, a separator, a comma before anything but a name.
_END_OF_NAMES: Final = re.compile(
    r"\s*(?:[(|/;·•]|\s[-–—]\s|\s[^\W\d_]+:|,(?!\s*{name}\s+{name})|[\w.+-]+@|\d)".replace("{name}", _CAPITALISED)
)
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
# A date of a news page with two digits of its year; "14/03/24" may have its month first, where day_first is false.
SHORT_YEAR_DATE: Final = re.compile(
    r"(?<![\d./:-])(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>[0-3]\d)(?![\d./:-]?\d)"
)
MONTHS: Final = 12
MIN_NAME_WORDS: Final = 2
MAX_NAME_WORDS: Final = 12
MAX_LINES_AFTER_HEADLINE: Final = 12


def find_metadata(article: Article, sections: Sequence[Section], pack: LanguagePack) -> ArticleMetadata:
    """Return headline, byline, day of publication and origin of the page, as far as it prints them.

    The day is the earliest of those in the lines between the headline and the text, since a page may also print when
    it was updated. In English, dates with slashes in which day and month can be exchanged do not count.
    """
    vocabulary = compile_vocabulary(pack)
    headline = article.paragraphs[sections.index("headline")] if "headline" in sections else None
    bylines = list(_byline_paragraphs(article, sections, vocabulary))
    origin = find_origin(article, sections, pack)
    names = (_find_names(article.text, start, end, vocabulary) for start, end in bylines)
    return ArticleMetadata(
        headline=headline and Span.from_text(article.text, *headline),
        byline=next(filter(None, names), None),
        published=_find_published(article, bylines, pack),
        publisher=origin.publisher,
        archived=origin.archived,
        url=origin.url,
    )


def _byline_paragraphs(
    article: Article, sections: Sequence[Section], vocabulary: PageVocabulary
) -> Iterator[tuple[int, int]]:
    """Yield the lines of bylines: those near the headline first, of them those with "By", then those without digits."""
    first = sections.index("headline") if "headline" in sections else 0
    marked = [i for i, section in enumerate(sections) if section == "byline"]

    def rank(i: int) -> tuple[bool, bool, bool]:
        start, end = article.paragraphs[i]
        opener = vocabulary.opener.match(article.text, start, end)
        has_opener = opener is not None and vocabulary.opener_roles.get(opener[0].casefold()) == "byline"
        has_digit = any(map(str.isdigit, article.text[start:end]))
        return not first <= i <= first + MAX_LINES_AFTER_HEADLINE, not has_opener, has_digit

    for i in sorted(marked, key=rank):
        yield article.paragraphs[i]


def _find_names(text: str, start: int, end: int, vocabulary: PageVocabulary) -> Span | None:
    """Return the names at the beginning of a byline, without the word before them and what follows."""
    if opener := vocabulary.opener.match(text, start, end):
        start = opener.end()
    while start < end and not text[start].isalpha():
        start += 1
    if stop := _END_OF_NAMES.search(text, start, end):
        end = stop.start()
    joints = (joint.start() for joint in NAME_JOINT.finditer(text, start, end))
    end = next((i for i in joints if text[i:end].strip().casefold() in vocabulary.byline_phrases), end)
    if (occupation := vocabulary.author_noun.search(text, start, end)) and (
        comma := text.rfind(",", start, occupation.start())
    ) > 0:
        end = comma
    return _leading_names(text, start, end, vocabulary)


def _leading_names(text: str, start: int, end: int, vocabulary: PageVocabulary) -> Span | None:
    words = list(_NAME.finditer(text, start, end))
    kept = []
    for word in words[:MAX_NAME_WORDS]:
        if not (word[0][0].isupper() or word[0].casefold() in vocabulary.byline_words):
            break
        kept.append(word)
    while kept and not kept[-1][0][0].isupper():
        kept.pop()
    if sum(word[0][0].isupper() for word in kept) < 2 or any(
        word[0].casefold() in vocabulary.date_words for word in kept
    ):
        return None
    return Span.from_text(text, kept[0].start(), kept[-1].end())


def _find_days(text: str, start: int, end: int, pack: LanguagePack) -> Iterator[tuple[str, Span]]:
    """Yield the days that a line prints, as EDTF, and their places."""
    for date in find_dates(text[start:end], pack):
        if known_day(date.edtf) and date.resolved_from is None and _has_known_order(date, pack):
            yield date.edtf or "", Span.from_text(text, start + date.text.start, start + date.text.end)
    for short in SHORT_YEAR_DATE.finditer(text, start, end):
        short_day = f"20{short['year']}-{int(short['month']):02}-{int(short['day']):02}"
        if is_edtf_date(short_day) and (pack.dates.day_first or int(short["day"]) > MONTHS):
            yield short_day, Span.from_text(text, *short.span())
    for match in re.compile(printed_day(pack), re.IGNORECASE).finditer(text, start, end):
        if day := parse_date(match[0], pack):
            yield day, Span.from_text(text, *match.span())


def _has_known_order(date: DateExpression, pack: LanguagePack) -> bool:
    """Return whether day and month of a date in digits cannot be exchanged: dots and other languages have day first."""
    return not date.is_ambiguous or "." in date.text.text or pack.dates.day_first


def _find_published(
    article: Article, bylines: Sequence[tuple[int, int]], pack: LanguagePack
) -> Attested[EdtfDate | None]:
    days = [day for start, end in bylines for day in _find_days(article.text, start, end, pack)]
    if not days:
        return Attested(None)
    day, span = min(days)
    evidence = Evidence("normalised", article.article_id, span, normaliser="date_of")
    return Attested(EdtfDate(day, "printed"), (evidence,))
