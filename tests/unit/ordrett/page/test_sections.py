from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.language.layout import Layout
from ordrett.language.packs import language_packs
from ordrett.page.sections import Section, classify_sections
from ordrett_dataset.annotations import annotations
from ordrett_dataset.corpus.config import metadata, seeds
from tests.support.corpus_folder import ROOT
from tests.support.sample_pages import PAGES, lines_of

AGREEMENT = 0.95
NO_TEXT = {"furniture", "credit", "byline"}

PLANTED = {
    "nb": [
        "Menyen på skolen blir bedre til høsten.",
        "Annonsen stod i avisen i ti år.",
        "– Foto er det beste jeg vet, sier hun.",
        "Av alle gårdene i dalen er denne den eldste.",
        "Les også det som står mellom linjene, sier læreren.",
        "Kilden vil ikke si noe mer om saken før mandag.",
        "I går var det 132 uker siden sist.",
        "Publisert ble boken først i 1999, og siden har ingen lest den.",
        "– Nei!",
    ],
    "da": [
        "Af hensyn til børnene bliver skolen lukket.",
        "Annoncen blev læst af hele byen.",
        "Billedet blev taget af en nabo.",
        "»Del artiklen med mig,« sagde han.",
        "Journalisten Jens Påfund rejste hjem.",
        "Kort sagt er der ingen penge.",
        "Journalist Jens Påfund, som bor på øen, siger, at færgen mangler.",
    ],
    "sv": [
        "Av hänsyn till barnen blir skolan stängd.",
        "Annonsen stod i tidningen i tio år.",
        "– Foto är det bästa jag vet, säger hon.",
        "Bilden togs av en granne.",
        "Läs också det som står mellan raderna, säger läraren.",
        "Kort sagt finns det inga pengar.",
        "I går var det 132 veckor sedan sist.",
        "Journalisten Jens Påhittad reste hem.",
    ],
    "en": [
        "By Monday the army had left the town.",
        "Home is where the heart is, he said.",
        "Read more books, the teacher told them.",
        "Photo albums were all that she saved.",
        "Updated figures show that 40 people left.",
        "“Subscribe to nothing,” she said.",
        "Related documents were found in the flat.",
        "Source after source said the same.",
        "Summary judgment was granted on Friday.",
        "WASHINGTON: The president said that he would stay.",
    ],
}
FURNITURE = {
    "nb": ["Les også: Ti tips", "Annonse", "Mest lest", "Elg stanset toget", "Vis kommentarer", "3 timer siden", "|"],
    "da": ["Læs også", "Annonce", "Mest læste", "Bro bliver dyrere", "Del artiklen", "for 2 dage siden", "---"],
    "sv": ["Läs också", "Annons", "Mest läst", "Bro blir dyrare", "Dela artikeln", "för 2 dagar sedan", "---"],
    "en": ["Read next", "Advertisement", "Most read", "Early election called", "Leave a Comment", "2 hours ago", "***"],
}
BODY = {
    "nb": "Kommunen har lovet å bygge en ny vei, men ingen vet når arbeidet begynner.",
    "da": "Kommunen har lovet at bygge en ny vej, men ingen ved, hvornår arbejdet begynder.",
    "sv": "Kommunen har lovat att bygga en ny väg, men ingen vet när arbetet börjar.",
    "en": "The town has promised to build a new road, but nobody knows when the work begins.",
}
LANGUAGES = st.sampled_from(sorted(BODY))


def page(lines: list[str], between: str = "\n") -> Article:
    return decode_article(between.join(lines).encode(), "page", "page")


def read(lines: list[str], language: str, between: str = "\n") -> tuple[Section, ...]:
    return classify_sections(page(lines, between), language_packs()[language])


def test_the_seeds_agree_with_the_annotated_sections() -> None:
    about = metadata(ROOT)
    articles, _ = seeds(ROOT, about.most_bytes)
    readings = annotations(ROOT / "annotations", articles, about.languages).readings
    assert len(readings) == 5
    pairs = [
        (annotated, automatic)
        for reading in readings.values()
        for annotated, automatic in zip(
            reading.sections, classify_sections(reading.article, language_packs()[reading.language]), strict=True
        )
    ]
    assert sum(a == b for a, b in pairs) / len(pairs) >= AGREEMENT, Counter(p for p in pairs if p[0] != p[1])
    assert not [pair for pair in pairs if pair[0] not in NO_TEXT and pair[1] in NO_TEXT]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"], ids=ascii)
def test_made_up_pages_are_told_apart(between: str) -> None:
    pairs: list[tuple[str, Section, str]] = []
    for language, text in PAGES.values():
        expected, lines = lines_of(text)
        pairs += zip(expected, read(lines, language, between), lines, strict=True)
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert 1 - len(wrong) / len(pairs) >= AGREEMENT, wrong
    assert not [pair for pair in wrong if pair[0] == "body" and pair[1] in NO_TEXT]


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in PLANTED.items() for line in lines])
def test_a_sentence_within_the_text_is_body(language: str, line: str) -> None:
    lines = ["Et sted i dalen 12", *[BODY[language]] * 4, line, *[BODY[language]] * 3]
    assert read(lines, language)[5] == "body"


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in PLANTED.items() for line in lines])
def test_a_sentence_at_either_end_is_text(language: str, line: str) -> None:
    assert read([line, BODY[language]], language)[0] not in NO_TEXT
    assert read([BODY[language], BODY[language], line], language)[2] == "body"
    assert read([line], language) == ("body",)


@given(LANGUAGES, st.data())
def test_furniture_after_the_text_changes_nothing_before_it(language: str, data: st.DataObject) -> None:
    any_line = st.sampled_from([*FURNITURE[language], *PLANTED[language], "En kort linje", "Ola Nordmann"])
    lines = [*data.draw(st.lists(any_line, max_size=12)), BODY[language]]
    added = data.draw(st.lists(st.sampled_from(FURNITURE[language]), max_size=6))
    assert read([*lines, *added], language)[: len(lines)] == read(lines, language)


@given(LANGUAGES, st.text(min_size=1).filter(lambda text: bool(text.strip("\ufeff").strip()) and "\0" not in text))
def test_every_line_has_one_section(language: str, text: str) -> None:
    source = decode_article(text.encode(errors="ignore") or b"x", "page", "page")
    found = classify_sections(source, language_packs()[language])
    assert len(found) == len(source.paragraphs)
    assert found == classify_sections(source, language_packs()[language])


@given(LANGUAGES, st.data())
def test_any_words_of_the_pack_are_read(language: str, data: st.DataObject) -> None:
    values = [value for value in vars(language_packs()[language].layout).values() if isinstance(value, tuple)]
    word = st.sampled_from([word for value in values for word in value])
    sign = st.sampled_from(
        [" ", ": ", " | ", "/", " – ", ".", "?", "\n", " 12 ", " Ola ", "(", ")", "[", "]", "ı", "İ"]
    )
    text = "".join(data.draw(st.lists(st.tuples(word, sign), min_size=1, max_size=12).map(lambda p: sum(p, ()))))
    source = decode_article(text.encode(), "page", "page")
    assert len(classify_sections(source, language_packs()[language])) == len(source.paragraphs)


def test_a_page_without_a_sentence_keeps_its_words() -> None:
    assert read(["Fyret på øya", "Havnen i byen"], "nb") == ("headline", "body")
    assert read(["Fyret"], "nb") == ("body",)


def test_a_dash_opens_text_wherever_the_stop_is() -> None:
    assert read([BODY["nb"], "– Dette er vårt hjem", "– Ja", BODY["nb"]], "nb") == ("body",) * 4


def test_a_layout_has_every_word_list_and_no_other() -> None:
    values = vars(language_packs()["nb"].layout)
    with pytest.raises(TypeError, match="sidebars"):
        Layout(**{**values, "sidebars": ("Boks",)})
    with pytest.raises(TypeError, match="bylines"):
        Layout(**{key: value for key, value in values.items() if key != "bylines"})


@pytest.mark.parametrize(
    "text",
    [
        "ord og " * 150_000,
        "." * 1_000_000,
        "(" * 1_000_000,
        "A" * 1_000_000,
        "1" * 1_000_000,
        "Ola Berg er journalist.\nFoto: A\n" * 30_000,
        "Les også\nEn to\n" * 60_000,
        "- ja?\n" * 100_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_a_million_characters_take_no_more_than_their_share(text: str) -> None:
    source = page([text])
    count = len(source.paragraphs)
    began = perf_counter()
    classify_sections(source, language_packs()["nb"])
    # 10 us a line and 0.05 us a character on the slowest machine measured, times five.
    assert perf_counter() - began < 0.05 + 5 * (10e-6 * count + 0.05e-6 * len(text))
