"""Who is named in an article, and where."""

import string
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.article import Article, decode_article
from ordrett.language.packs import language_packs
from ordrett.page.sections import Section
from ordrett.people.extract import extract_people
from ordrett.people.index import PeopleIndex
from ordrett.people.pronoun_resolution import PronounResolver
from ordrett.people.to_model import to_people_and_mentions
from ordrett.tokenizer import Tokens, tokenize

CODES = ("nb", "da", "sv", "en")
GENITIVES = ("'s", "’s", "'", "’")


BODY: tuple[Section, ...] = ("body",)


def read(text: str, code: str, *parts: Section) -> tuple[Article, Tokens, PeopleIndex]:
    source, pack = decode_article(text.encode(), "made-up", "made-up.txt"), language_packs()[code]
    cut = tokenize(text, source.paragraphs, frozenset(pack.naming.abbreviations))
    return source, cut, extract_people(cut, parts or BODY * len(source.paragraphs), pack)


def named(text: str, code: str, *parts: Section) -> list[tuple[str, str]]:
    _, _, cast = read(text, code, *parts)
    return [(span.text, cast.names[p]) for span, p in zip(cast.spans, cast.person_of, strict=True)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("nb", "Møtet ledes av statsminister Tuva Vrengen i kveld.", ["Tuva Vrengen"]),
        ("da", "Mødet ledes af statsminister Tuva Vrengen i aften.", ["Tuva Vrengen"]),
        ("sv", "Mötet leds av statsminister Tuva Vrengen i kväll.", ["Tuva Vrengen"]),
        ("en", "The meeting is led by Prime Minister Tuva Vrengen tonight.", ["Tuva Vrengen"]),
        ("nb", "Politiet fant Xu Fang (38) i går.", ["Xu Fang"]),
        ("da", "Politiet fandt Xu Fang (38) i går.", ["Xu Fang"]),
        ("sv", "Polisen hittade Xu Fang, 38, i går.", ["Xu Fang"]),
        ("en", "The police found Xu Fang, 38, on Monday.", ["Xu Fang"]),
        ("nb", "Ordføreren takket Ingrid Plasken, leder for koret.", ["Ingrid Plasken"]),
        ("en", "She thanked Ingrid Plasken, professor of law.", ["Ingrid Plasken"]),
        ("en", "They read J. K. Brontley and George W. Stiller.", ["J. K. Brontley", "George W. Stiller"]),
        ("en", "Later Conor O’Brien met Mohammed bin Nadir.", ["Conor O’Brien", "Mohammed bin Nadir"]),
        ("en", "The minister, Abdel al-Karun, agreed with Anne-Marie Smith.", ["Abdel al-Karun", "Anne-Marie Smith"]),
        ("en", "The painter Ludwig van Hoogen came.", ["Ludwig van Hoogen"]),
        ("nb", "Kong Harald V talte lenge.", ["Harald V"]),
        ("nb", "Det sa Wagner-sjefen Igor Plomkin lørdag.", ["Igor Plomkin"]),
        ("nb", "– Vi er klare, sier Kastuś Žylinski.", ["Kastuś Žylinski"]),
    ],
)
def test_names_are_found_by_title_age_role_and_shape(code: str, text: str, expected: list[str]) -> None:
    assert [text for text, _ in named(text, code)] == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nb", "I Bergen og Russland regner det. Mandag kom Stortinget sammen."),
        ("nb", "Kastus Kalinoŭski-regimentet marsjerte mot Minsk."),
        ("nb", "Derfor er Arbeiderpartiet uenig med Aftenposten."),
        ("da", "I København mødtes Folketinget mandag. Alligevel tøver Danske Bank."),
        ("sv", "I Göteborg möttes Riksdagen i måndags. Ändå tvekar Svenska Handelsbanken."),
        ("sv", "Därför är Socialdemokraterna oense med Sydsvenskan."),
        ("en", "Kremlin officials met in Moscow on Monday. However, Congress said no."),
        ("en", "She joined the Kastus Kalinouski Regiment and the Jackson Foundation."),
        ("en", "Police said nothing. Critics said more. Voters stayed at home."),
        ("en", "The New York Times and the White House disagreed with NATO."),
    ],
)
def test_places_organisations_regiments_and_first_words_are_kept_out(code: str, text: str) -> None:
    assert named(text, code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nb", "Statsråd Berit Vangsrud kom. Vangsrud smilte. Vangsruds svar var kort. Senere gikk Berit."),
        ("da", "Minister Berit Vangsrud kom. Vangsrud smilede. Vangsruds svar var kort. Senere gik Berit."),
        ("sv", "Minister Berit Vangsrud kom. Vangsrud log. Vangsruds svar var kort. Senare gick Berit."),
        ("en", "Senator Berit Vangsrud came. Vangsrud smiled. Vangsrud’s answer was short. Later Berit left."),
    ],
)
def test_surname_given_name_and_genitive_are_one_person(code: str, text: str) -> None:
    assert named(text, code) == [
        ("Berit Vangsrud", "Berit Vangsrud"),
        ("Vangsrud", "Berit Vangsrud"),
        ("Vangsrud", "Berit Vangsrud"),
        ("Berit", "Berit Vangsrud"),
    ]


def test_two_who_share_a_surname_stay_two() -> None:
    text = "Hans Hansen and Kari Hansen came. Mr. Hansen sat. Mrs Hansen stood. Hansen left."
    assert [name for _, name in named(text, "en")] == [
        "Hans Hansen",
        "Kari Hansen",
        "Hans Hansen",
        "Kari Hansen",
        "Kari Hansen",
    ]


def test_a_shared_surname_at_the_start_of_sentences_keeps_its_given_names() -> None:
    text = "Mr. Broka Hansen spoke. Mr. Velti Hansen spoke. Velti Hansen sat. Will Hansen come?"
    assert [found for found, _ in named(text, "en")] == ["Broka Hansen", "Velti Hansen", "Velti Hansen", "Hansen"]


def test_two_spellings_of_a_full_name_are_one_person() -> None:
    assert [name for _, name in named("Vladimir Petrov spoke. Wladimir Petrow left.", "en")] == ["Vladimir Petrov"] * 2


def test_a_given_name_alone_is_a_person_of_its_own() -> None:
    _, _, cast = read("Soldaten Aleksander (38) hviler. Kari Moen ser på.", "nb")
    assert list(zip(cast.names, cast.name_forms, strict=True)) == [
        ("Aleksander", "given_name"),
        ("Kari Moen", "full_name"),
    ]


@pytest.mark.parametrize(
    ("code", "text", "gender"),
    [
        ("en", "Mrs Vrengel spoke.", "f"),
        ("en", "Mr. Vrengel spoke.", "m"),
        ("nb", "Ingrid Vrengel talte.", "f"),
        ("da", "Jens Vrengel talte.", "m"),
        ("sv", "Birgitta Vrengel talade.", "f"),
        ("nb", "Statsminister Xi Vrengel talte.", None),
    ],
)
def test_gender_is_told_by_title_and_given_name(code: str, text: str, gender: str | None) -> None:
    assert read(text, code)[2].genders == [gender]


def test_bylines_and_credits_are_read_and_furniture_is_not() -> None:
    text = "Av Zbygnev Trakowski\nFoto: Wojan Prelk / NTB\nLes mer om Kari Nordmann"
    assert [name for name, _ in named(text, "nb", "byline", "credit", "furniture")] == [
        "Zbygnev Trakowski",
        "Wojan Prelk",
    ]


@pytest.mark.parametrize(
    ("code", "text", "pronoun", "who"),
    [
        ("nb", "Kari Moen møtte Jens Vik. – Nei, sier hun.", "hun", "Kari Moen"),
        ("nb", "Kari Moen møtte Jens Vik. – Nei, sier han.", "han", "Jens Vik"),
        ("da", "Ole Bak er træt. Han talte med Per Lund. – Ja, siger han.", "han", "Ole Bak"),
        ("sv", "Karin Moberg mötte Jens Vik. – Nej, säger hon.", "hon", "Karin Moberg"),
        ("en", "John Hill called Peter Wood. “No,” he said.", "he", "John Hill"),
        ("en", "John Hill called. “No,” they said.", "they", None),
        ("nb", "Kari Moen kom. – Nei, sier jeg.", "jeg", None),
    ],
)
def test_a_pronoun_stands_for_the_person_in_mind(code: str, text: str, pronoun: str, who: str | None) -> None:
    _, cut, cast = read(text, code)
    at = len(cut) - 1 - cut.lower[::-1].index(pronoun)
    found = PronounResolver(cast, cut, language_packs()[code]).resolve(at)
    assert (None if found is None else cast.names[found]) == who


def test_rows_carry_ids_and_evidence() -> None:
    source, _, cast = read("Så kom Vik. Senator Berit Vik smilte.", "nb")
    persons, mentions = to_people_and_mentions(cast, source)
    assert [(p.person_id, p.name.value, p.name_form) for p in persons] == [("made-up.p7", "Berit Vik", "full_name")]
    assert [m.person_mention_id for m in mentions] == ["made-up.m7-10", "made-up.m20-29"]
    evidence = persons[0].name.evidence[0]
    assert evidence.span is not None
    assert evidence.span.text == "Berit Vik"


NAME_LIKE = ("Kari", "Hansen", "Hans", "Moen", "J", "O’Brien", "al-Karun", "IV", "Putin’s", "Putins", "Oslo", "NATO")
BETWEEN = ("Mrs", "Mr", ".", "Wagner-sjefen", "van", "de", "og", "said", "sier", "(38)", "in", "The", "Regiment", "hun")
WORDS = st.sampled_from((*NAME_LIKE, *BETWEEN, "he", ",", "–", "'", "\n"))
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join) | st.text(max_size=60)


@given(text=TEXTS, code=st.sampled_from(CODES))
def test_every_mention_is_a_slice_of_one_person(text: str, code: str) -> None:
    _, cut, cast = read("x" + text.replace("\0", ""), code)
    assert [cut.text[span.start : span.end] for span in cast.spans] == [span.text for span in cast.spans]
    assert not any(span.text.endswith(("'s", "’s")) for span in cast.spans)
    assert all(first < last for first, last in zip(cast.starts, cast.ends, strict=True))
    assert all(last <= first for last, first in zip(cast.ends, cast.starts[1:], strict=False))
    assert set(cast.person_of) == set(range(len(cast.names)))
    for p, name in enumerate(cast.names):
        forms = [span.text for span, who in zip(cast.spans, cast.person_of, strict=True) if who == p]
        assert name in forms
        assert max(len(form.split()) for form in forms) == len(name.split())
        assert (cast.name_forms[p] == "full_name") == (len(name.split()) > 1)


SYLLABLES = st.sampled_from(["bro", "da", "ki", "lor", "me", "nu", "pra", "sku", "ti", "vel"])
NAMES = st.lists(SYLLABLES, min_size=3, max_size=4).map("".join).map(str.title)
FRAMES = {
    "nb": "I går svarte statsminister {} på spørsmål.",
    "da": "I går svarede statsminister {} på spørgsmål.",
    "sv": "I går svarade statsminister {} på frågor.",
    "en": "On Monday, President {} answered questions.",
}


@given(given_name=NAMES, surname=NAMES, code=st.sampled_from(CODES))
def test_a_planted_name_with_a_title_is_found(given_name: str, surname: str, code: str) -> None:
    name = f"{given_name}k {surname}k"
    assert named(FRAMES[code].format(name), code) == [(name, name)]


@given(code=st.sampled_from(CODES), words=st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=6), min_size=1))
def test_a_paragraph_without_names_changes_nothing_before_it(code: str, words: list[str]) -> None:
    text = FRAMES[code].format("Berit Vangsrud") + "\n"
    assert named(text + " ".join(words) + ".", code) == named(text, code)


@pytest.mark.parametrize("piece", ["Kari Hansen ", "J. ", "Kari, ", "Hansen ", "van de ", "A ", "Mr. ", "“Kari” "])
def test_work_grows_with_the_length(piece: str) -> None:
    def seconds(count: int) -> float:
        source, pack = decode_article((piece * count).encode(), "x", "x"), language_packs()["en"]
        cut = tokenize(source.text, source.paragraphs, frozenset(pack.naming.abbreviations))
        started = process_time()
        extract_people(cut, BODY, pack)
        return process_time() - started

    seconds(100)
    assert min(seconds(16_000), seconds(16_000)) < 40 * min(seconds(2_000) for _ in range(3)) + 0.05
