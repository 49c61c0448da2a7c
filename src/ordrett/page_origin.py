"""What the lines around an article print about the page: its publisher, its address, when the copy was made."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ordrett.article import Article
from ordrett.characters import LINE_EDGES
from ordrett.dates import find_dates
from ordrett.dates.context import known_day
from ordrett.language.packs import LanguagePack
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.page.find_headline import OUTLET
from ordrett.page.sections import Section
from ordrett.page.vocabulary import OpenerRole, PageVocabulary, compile_vocabulary
from ordrett.span import Span

ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:)]")
# An address with a path, that is, of an article rather than of the outlet.
HAS_PATH: Final = re.compile(r"https?://[^/]+/\S*\w")
HOST: Final = re.compile(r"https?://(?:www\.)?([^/:]+)")
COPYRIGHT: Final = re.compile(
    r"(?:copyright\s*(?:©|\(c\))?|(?:©|\(c\))(?:\s*copyright)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:]*"
    r"(?P<name>[^\W\d_][^\d.|,;:©()]{1,60}?)"
    r"(?:\s+(?:AS|ASA|A/S|ApS|AB|Oy|Ltd|Limited|Inc|LLC|PLC))?(?:\s+\d{4})?\s*(?:[.|,;:(–-]|$)",
    re.IGNORECASE,
)
NAME: Final = re.compile(r"[^\W\d_][\w.'’&-]*(?: [\w.'’&-]+){0,4}")
MAX_NAME_WORDS: Final = 5


class _Line(NamedTuple):
    start: int
    text: str
    is_above: bool  # the headline


class PageOrigin(NamedTuple):
    """The publisher, the day of the copy and the address, each where a line of the page states it."""

    publisher: Attested[str | None]
    archived: Attested[EdtfDate | None]
    url: str | None


def find_origin(article: Article, sections: Sequence[Section], pack: LanguagePack) -> PageOrigin:
    """Return what the furniture of a page says of its origin.

    The publisher is named by a label, after the headline as a browser repeats it, by a copyright, or above the headline
    by a line that stands again in another one or in the address. An address counts if the page states no other.
    """
    vocabulary = compile_vocabulary(pack)
    lines = list(_furniture_lines(article, sections))
    headline = article.paragraphs[sections.index("headline")] if "headline" in sections else None
    title = article.text[slice(*headline)].strip() if headline else None
    url = _find_url(lines, vocabulary)
    publisher = _find_publisher(lines, title, url, vocabulary)
    evidence = () if publisher is None else (Evidence("verbatim", article.article_id, publisher),)
    return PageOrigin(
        Attested(publisher.text if publisher else None, evidence), _find_archived(article, lines, pack, vocabulary), url
    )


def _furniture_lines(article: Article, sections: Sequence[Section]) -> Iterator[_Line]:
    headline = sections.index("headline") if "headline" in sections else 0
    for i, ((start, end), section) in enumerate(zip(article.paragraphs, sections, strict=True)):
        if section == "furniture":
            yield _Line(start, article.text[start:end], i < headline)


def _role(line: str, vocabulary: PageVocabulary) -> tuple[OpenerRole | None, int]:
    """Return the role of the phrase with which a line begins, and its end."""
    opener = vocabulary.opener.match(line, len(line) - len(line.lstrip(LINE_EDGES)))
    return (vocabulary.opener_roles.get(opener[0].casefold()), opener.end()) if opener else (None, 0)


def _find_url(lines: Sequence[_Line], vocabulary: PageVocabulary) -> str | None:
    addresses: dict[str, None] = {}
    for line in lines:
        match = ADDRESS.search(line.text)
        if match and HAS_PATH.match(match[0]):
            if _role(line.text, vocabulary)[0] == "archived":
                return match[0]
            if match.start() == len(line.text) - len(line.text.lstrip()):
                addresses[match[0]] = None
    return next(iter(addresses)) if len(addresses) == 1 else None


def _find_publisher(
    lines: Sequence[_Line], title: str | None, url: str | None, vocabulary: PageVocabulary
) -> Span | None:
    return (
        next((span for line in lines if (span := _after_label(line, vocabulary))), None)
        or next((span for line in lines if title and (span := _after_title(line, title))), None)
        or next((span for line in lines if (span := _after_copyright(line))), None)
        or next((span for line in lines if (span := _repeated_name(line, lines, url, vocabulary))), None)
    )


def _span(line: _Line, start: int, end: int) -> Span:
    return Span(line.start + start, line.start + end, line.text[start:end])


def _after_label(line: _Line, vocabulary: PageVocabulary) -> Span | None:
    role, end = _role(line.text, vocabulary)
    name = NAME.search(line.text, end) if role == "publisher" else None
    return _span(line, *name.span()) if name and name[0][0].isupper() else None


def _after_title(line: _Line, title: str) -> Span | None:
    text = line.text.rstrip()
    outlet = OUTLET.fullmatch(text, len(title)) if text.startswith(title) else None
    is_name = outlet and len(outlet["outlet"].split()) <= MAX_NAME_WORDS
    return _span(line, *outlet.span("outlet")) if outlet and is_name else None


def _after_copyright(line: _Line) -> Span | None:
    match = COPYRIGHT.search(line.text)
    is_name = match and match["name"][0].isupper() and len(match["name"].split()) <= MAX_NAME_WORDS
    return _span(line, *match.span("name")) if match and is_name else None


def _repeated_name(line: _Line, lines: Sequence[_Line], url: str | None, vocabulary: PageVocabulary) -> Span | None:
    name = line.text.strip()
    is_name = line.is_above and NAME.fullmatch(name) and name[0].isupper() and len(name) > 2
    if not is_name or name.casefold() in vocabulary.menu_words:
        return None
    host = HOST.match(url or "")
    letters = "".join(filter(str.isalnum, name.casefold()))
    is_in_host = host is not None and letters in "".join(filter(str.isalnum, host[1].casefold()))
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    is_repeated = any(whole.search(other.text) and other.text.strip() != name for other in lines if not other.is_above)
    start = line.text.index(name)
    return _span(line, start, start + len(name)) if is_in_host or is_repeated else None


def _find_archived(
    article: Article, lines: Sequence[_Line], pack: LanguagePack, vocabulary: PageVocabulary
) -> Attested[EdtfDate | None]:
    for line in lines:
        if _role(line.text, vocabulary)[0] != "archived":
            continue
        for date in find_dates(line.text, pack):
            if known_day(date.edtf) and date.resolved_from is None and not date.is_ambiguous:
                span = Span(line.start + date.text.start, line.start + date.text.end, date.text.text)
                evidence = Evidence("normalised", article.article_id, span, normaliser="date_of")
                return Attested(EdtfDate(date.edtf or "", "printed"), (evidence,))
    return Attested(None)
