from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett.language.detect import (
    MAX_LINE,
    MAX_SAMPLE,
    MIN_PROBABILITY_AMONG_PACKS,
    WINDOWS,
    detect_language,
    sample_text,
)
from tests.support.corpus_folder import ROOT
from tests.support.sample_pages import PAGES, parse_page

LANGUAGE_OF_ARTICLE = {"000": "nb", "001": "da", "002": "en", "003": "en", "004": "en"}
SENTENCES = {
    "nb": "Kommunen sier at den ikke vet når den nye veien blir ferdig, og at noen må vente til neste år.",
    "da": "Kommunen siger, at den ikke ved, hvornår den nye vej bliver færdig, og at nogle må vente til næste år.",
    "sv": "Kommunen säger att den inte vet när den nya vägen blir klar, och att några måste vänta till nästa år.",
    "en": "The town says that it does not know when the new road will be ready and that some will have to wait.",
}
MENU = "Home\nNews\nSport\nWorld\nLog in\nSubscribe\nMost read\nWeather\n"


@pytest.mark.parametrize("path", sorted(ROOT.glob("seeds/*.txt")), ids=lambda path: path.stem[:3])
def test_language_of_articles_is_detected(path: Path) -> None:
    assert detect_language(path.read_text(encoding="utf-8"), path.name) == LANGUAGE_OF_ARTICLE[path.stem[:3]]


@pytest.mark.parametrize("name", PAGES)
def test_language_of_sample_pages_is_detected(name: str) -> None:
    language, page = PAGES[name]
    assert detect_language("\n".join(parse_page(page)[1]), name) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_language_of_one_sentence_is_detected(language: str) -> None:
    assert detect_language(SENTENCES[language], "x") == language


@pytest.mark.parametrize("language", SENTENCES)
def test_menu_in_another_language_does_not_decide(language: str) -> None:
    text = "\n".join([SENTENCES[language]] * 12)
    assert detect_language(f"{MENU}{text}\n{MENU * 10}", "x") == language


def test_language_without_pack_is_an_error() -> None:
    with pytest.raises(InputError, match=r"x: the text is detected as 'fi'; supported: .*nb.*Name the language"):
        detect_language("Majakanvartija odottaa aikaista talvea saarella, eikä kukaan lähde enää merelle.", "x")


def test_uncertain_language_is_an_error_with_its_probability_and_a_hint() -> None:
    with pytest.raises(
        InputError,
        match=rf"the language is not clear: .* below {MIN_PROBABILITY_AMONG_PACKS}\. Name the language",
    ):
        detect_language("Uff, ja. Uff?", "x")


@given(st.text())
def test_sample_is_bounded_and_deterministic(text: str) -> None:
    for longer in (text, text * 40):
        sample = sample_text(longer)
        assert sample == sample_text(longer)
        assert len(sample) <= max(MAX_SAMPLE, WINDOWS * (MAX_LINE + 1))
