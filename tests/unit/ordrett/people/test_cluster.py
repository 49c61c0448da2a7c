"""Which mentions name one person, and what is known of that person."""

import pytest

from tests.support.people import read_people

ONE_PERSON = {
    "nb": "Statsråd Berit Vangsrud kom. Vangsrud smilte. Vangsruds svar var kort. Senere gikk Berit.",
    "da": "Minister Berit Vangsrud kom. Vangsrud smilede. Vangsruds svar var kort. Senere gik Berit.",
    "sv": "Minister Berit Vangsrud kom. Vangsrud log. Vangsruds svar var kort. Senare gick Berit.",
    "en": "Senator Berit Vangsrud came. Vangsrud smiled. Vangsrud’s answer was short. Later Berit left.",
}


@pytest.mark.parametrize("language", ONE_PERSON)
def test_surname_given_name_and_genitive_join_the_full_name(language: str) -> None:
    mentions = read_people(ONE_PERSON[language], language).mentions
    assert [text for text, _ in mentions] == ["Berit Vangsrud", "Vangsrud", "Vangsrud", "Berit"]
    assert {name for _, name in mentions} == {"Berit Vangsrud"}


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Hans Hansen and Kari Hansen came. Mr. Hansen sat. Mrs Hansen stood. Hansen left."
    names = [name for _, name in read_people(text, "en").mentions]
    assert names == ["Hans Hansen", "Kari Hansen", "Hans Hansen", "Kari Hansen", "Kari Hansen"]


def test_given_names_that_open_sentences_stay_with_a_shared_surname() -> None:
    text = "Mr. Broka Hansen spoke. Mr. Velti Hansen spoke. Velti Hansen sat. Will Hansen come?"
    texts = [mention for mention, _ in read_people(text, "en").mentions]
    assert texts == ["Broka Hansen", "Velti Hansen", "Velti Hansen", "Hansen"]


def test_two_spellings_of_a_full_name_are_one_person() -> None:
    mentions = read_people("Vladimir Petrov spoke. Wladimir Petrow left.", "en").mentions
    assert [name for _, name in mentions] == ["Vladimir Petrov"] * 2


def test_a_given_name_alone_is_a_person() -> None:
    people = read_people("Soldaten Aleksander (38) hviler. Kari Moen ser på.", "nb").people
    assert people.names == ["Aleksander", "Kari Moen"]
    assert people.name_forms == ["given_name", "full_name"]


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("en", "Mrs Vrengel spoke.", "f"),
        ("en", "Mr. Vrengel spoke.", "m"),
        ("nb", "Ingrid Vrengel talte.", "f"),
        ("da", "Jens Vrengel talte.", "m"),
        ("sv", "Birgitta Vrengel talade.", "f"),
        ("nb", "Statsminister Xi Vrengel talte.", None),
    ],
)
def test_title_and_given_name_state_the_gender(language: str, text: str, gender: str | None) -> None:
    assert read_people(text, language).people.genders == [gender]
