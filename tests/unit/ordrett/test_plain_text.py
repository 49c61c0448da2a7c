"""A text gives the same reading however its characters and lines are written, and every span is exact."""

import textwrap
import unicodedata
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ordrett
from ordrett.model import ArticleAnnotation
from ordrett.plain_text import INVISIBLE, PLAIN_FORMS, plain_text, to_plain_text

# Test texts, with invented people.
TEXTS: Final = {
    "nb": """Brua er stengt

Statsministeren sa at brua måtte stenges etter raset. Det hadde regnet i flere dager, og elva gikk over sine bredder.

– Vi håper å åpne før påske, sa Kåre Ødegård til avisen 3. mai 2024.

Ødegård har ledet arbeidet med veiene i fylket siden 2019, og han venter at det blir kostbart for kommunen.
""",
    "nn": """Brua er stengd

Statsministeren seier at brua måtte stengjast etter raset. Det hadde regna i fleire dagar, og elva gjekk over breiddene.

– Vi vonar å opne ho før påske, seier Kåre Ødegård til avisa.

Ødegård har leia arbeidet med vegane i fylket sidan 2019, og han ventar at det vert dyrt for kommunen og folket der.
""",
    "da": """Broen er lukket

Statsministeren sagde, at broen måtte lukkes efter skredet. Det havde regnet i flere dage, og åen gik over sine bredder.

»Vi håber at åbne før påske,« siger Søren Østergård til avisen.

Østergård har ledet arbejdet med vejene i amtet siden 2019, og han venter, at det bliver dyrt for kommunen.
""",
    "sv": """Bron är stängd

Statsministern sade att bron måste stängas efter raset. Det hade regnat i flera dagar, och ån gick över sina bräddar.

– Vi hoppas att öppna före påsk, säger Åsa Öberg till tidningen.

Öberg har lett arbetet med vägarna i länet sedan 2019, och hon väntar sig att det blir dyrt för kommunen.
""",
    "en": """Bridge closed

The mayor said that the bridge had to be closed after the landslide. It had rained for days, and the river was high.

“We hope to open it before Easter,” said Zoë Brontë, who leads the works.

Brontë has led the work on the roads of the county since 2019, and she expects it to be expensive for everybody.
""",
}


def describe(annotation: ArticleAnnotation) -> dict[str, object]:
    """Return what an annotation says, without offsets."""
    names = {person.person_id: person.name.value for person in annotation.people}
    return {
        "quotes": [(q.quote_kind, plain_text(q.text.text), q.speaker_name.value) for q in annotation.quotes],
        "mentions": [(names[m.person_id.value], plain_text(m.text.text)) for m in annotation.person_mentions],
        "speakers": [names.get(quote.speaker_id.value or "") for quote in annotation.quotes],
        "dates": [(date.edtf, plain_text(date.text.text)) for date in annotation.dates],
        "language": annotation.language,
    }


def wrap(text: str) -> str:
    paragraphs = [line for line in text.split("\n") if line]
    return "\n\n".join(textwrap.fill(line, 50, break_long_words=False, break_on_hyphens=False) for line in paragraphs)


def divide(text: str) -> str:
    """Wrap a text as a PDF file does, with long words divided at the ends of lines."""
    lines: list[str] = []
    for paragraph in filter(None, text.split("\n")):
        lines.append("")
        for word in paragraph.split():
            line = f"{lines[-1]} {word}".strip()
            if len(line) <= WIDTH:
                lines[-1] = line
            elif len(word) > 4 and word.isalpha() and word.islower() and len(lines[-1]) <= WIDTH - 4:
                lines[-1:] = [f"{lines[-1]} {word[:2]}-", word[2:]]
            else:
                lines.append(word)
        lines.append("")
    return "\n".join(lines)


WIDTH: Final = 44
WAYS: Final[dict[str, Callable[[str], str]]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: "".join(f"{c}\u00ad" if c in "aeiou" else c for c in text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "wide spaces": lambda text: text.replace(" ", "\u2003"),
    "marks of direction": lambda text: "\u200e" + text.replace(" ", " \u202a").replace(".", ".\u202c"),
    "ligatures": lambda text: text.replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00"),
    "variation selectors": lambda text: text.replace("–", "–\ufe0e").replace("«", "«\ufe0f"),
    "hyphens": lambda text: text.replace("-", "\u2011"),
    "wrapped": wrap,
    "divided words": divide,
    "divided by soft hyphens": lambda text: divide(text).replace("-\n", "\u00ad\n"),
    "wrapped, CR LF": lambda text: wrap(text).replace("\n", "\r\n"),
    "wrapped and decomposed": lambda text: unicodedata.normalize("NFD", wrap(text)),
}


def test_words_are_divided() -> None:
    assert sum("-\n" in divide(text) for text in TEXTS.values()) >= 4


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", TEXTS)
def test_the_reading_is_the_same(language: str, way: str) -> None:
    expected = describe(ordrett.read(TEXTS[language]))
    assert expected["quotes"]
    assert expected["mentions"]
    assert describe(ordrett.read(WAYS[way](TEXTS[language]))) == expected


@given(st.sampled_from(list(TEXTS)), st.data())
def test_invisible_characters_change_nothing_and_spans_are_exact(language: str, data: st.DataObject) -> None:
    text = TEXTS[language]
    places = data.draw(st.dictionaries(st.integers(1, len(text) - 2), st.sampled_from(INVISIBLE), max_size=30))
    strewn = "".join(character + places.get(place, "") for place, character in enumerate(text))
    annotation = ordrett.read(strewn)
    assert describe(annotation) == describe(ordrett.read(text))
    spans = [item.text for group in (annotation.quotes, annotation.person_mentions, annotation.dates) for item in group]
    spans += [evidence.span for quote in annotation.quotes for evidence in quote.speaker_name.evidence if evidence.span]
    assert all(strewn[span.start : span.end] == span.text for span in spans)
    assert len(annotation.sections) == len(annotation.article.paragraphs)
    for quote in annotation.quotes:
        assert quote.quote_id == f"article.q{quote.text.start}-{quote.text.end}"


@given(st.text())
def test_plain_text_is_composed_with_plain_spaces(text: str) -> None:
    mark, rest = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    expected = mark + "".join(PLAIN_FORMS.get(character, character) for character in rest if character not in INVISIBLE)
    plain = to_plain_text(text)
    assert (text if plain is None else plain.text) == unicodedata.normalize("NFC", expected)


@given(st.text(min_size=1), st.data())
def test_every_part_of_the_plain_text_has_its_place(text: str, data: st.DataObject) -> None:
    plain = to_plain_text(text)
    if plain is None or not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    first, last = plain.original_span(start, start + 1)
    assert 0 <= first < last <= len(text)
    whole_first, whole_last = plain.original_span(0, len(plain.text))
    assert whole_first <= first < last <= whole_last


@pytest.mark.parametrize("text", [TEXTS["en"], "Kari\nOla\nPer\n" * 9, f"{'One line. ' * 7}And this.\n" * 8])
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert to_plain_text(text) is None
