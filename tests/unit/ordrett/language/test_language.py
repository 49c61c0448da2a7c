from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett.language.language_sample import PIECE, WHOLE, WINDOWS, sample_text
from ordrett.language.packs import MIN_PROBABILITY_AMONG_PACKS, detect_language, language_packs, require_language_pack
from tests.support.corpus_folder import ROOT
from tests.support.sample_pages import PAGES, lines_of

SEEDS = {"000": "nb", "001": "da", "002": "en", "003": "en", "004": "en"}
SENTENCES = {
    "nb": "Kommunen sier at den ikke vet når den nye veien blir ferdig, og at noen må vente til neste år.",
    "da": "Kommunen siger, at den ikke ved, hvornår den nye vej bliver færdig, og at nogle må vente til næste år.",
    "sv": "Kommunen säger att den inte vet när den nya vägen blir klar, och att några måste vänta till nästa år.",
    "en": "The town says that it does not know when the new road will be ready and that some will have to wait.",
}
MENU = "Home\nNews\nSport\nWorld\nLog in\nSubscribe\nMost read\nWeather\n"


@pytest.mark.parametrize("seed", sorted(ROOT.glob("seeds/*.txt")), ids=lambda path: path.stem[:3])
def test_the_seeds_are_told(seed: Path) -> None:
    assert detect_language(seed.read_text(encoding="utf-8"), seed.name) == SEEDS[seed.stem[:3]]


@pytest.mark.parametrize("name", PAGES)
def test_made_up_pages_are_told(name: str) -> None:
    language, page = PAGES[name]
    assert detect_language("\n".join(lines_of(page)[1]), name) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_told(language: str) -> None:
    assert detect_language(SENTENCES[language], "x") == language


@pytest.mark.parametrize("language", SENTENCES)
def test_a_menu_in_another_language_does_not_decide(language: str) -> None:
    text = "\n".join([SENTENCES[language]] * 12)
    assert detect_language(f"{MENU}{text}\n{MENU * 10}", "x") == language


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(InputError, match=r"x: language_is_supported: the text reads as 'fi'; packs: .*nb.*Add a pack"):
        detect_language("Majakanvartija odottaa aikaista talvea saarella, eikä kukaan lähde enää merelle.", "x")
    with pytest.raises(InputError, match=r"language_is_supported: no pack for 'fi'\. Use one of"):
        require_language_pack("fi", "x")


def test_an_unsure_language_is_refused_with_its_margin_and_a_remedy() -> None:
    with pytest.raises(
        InputError, match=rf"language_is_detected: .* below {MIN_PROBABILITY_AMONG_PACKS}\. Name it in corpus\.toml"
    ):
        detect_language("Uff, ja. Uff?", "x")


def test_no_two_packs_claim_a_language() -> None:
    claimed = [label for pack in language_packs().values() for label in pack.detected_as]
    assert len(claimed) == len(set(claimed))
    assert "no" in language_packs()["nb"].detected_as
    assert all(code == pack.language for code, pack in language_packs().items())


@given(st.text())
def test_a_sample_is_bounded_and_the_same_each_time(text: str) -> None:
    for longer in (text, text * 40):
        found = sample_text(longer)
        assert found == sample_text(longer)
        assert len(found) <= max(WHOLE, WINDOWS * (PIECE + 1))


@pytest.mark.parametrize(
    "text", ["ord og " * 1_400_000, "\n" * 10_000_000, "x\n" * 5_000_000], ids=["line", "ends", "x"]
)
def test_ten_megabytes_are_sampled_at_once(text: str) -> None:
    sample_text(text)
    began = perf_counter()
    sample_text(text)
    assert perf_counter() - began < 0.02
