"""A text is decoded as it was encoded, or refused; never into other letters."""

from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.sources.decode_text import decode_text
from ordrett_dataset.sources.text_warnings import text_warnings

TEXTS: Final = {
    "nb": "Brua er stengt.\n– Vi håper å åpne før påske, sa Kåre Ødegård til avisen mandag.\n",
    "da": "Færgen blev aflyst. »Vi beklager,« siger Søren Østergård til avisen.\n",
    "sv": "Bron stängdes på måndagen. Åsa Öberg är arg och vill åka hem före kvällen.\n",
    "en": "The café’s owner said: “It’s naïve to think so.” He closed it.\n",
}
DETECTED: Final = ("cp1252", "mac_roman", "utf_16_le", "utf_16_be", "utf_32_le")
PL: Final = "Most został zamknięty w poniedziałek po osunięciu się ziemi, poinformowała gmina. Żółć, rzekła Zażółć."
LT: Final = "Tiltas pirmadienį buvo uždarytas po nuošliaužos, pranešė savivaldybė. Upė išsiliejo iš krantų, šiąją žąsį."
RU: Final = "Мост был закрыт в понедельник после оползня, сообщила администрация. Несколько дней шёл дождь."
UK: Final = "Міст було закрито в понеділок після зсуву, повідомила громада. Її річка вийшла з берегів."
OTHER_TEXTS: Final = [
    *((encoding, PL) for encoding in ("cp1250", "iso8859_2")),
    *((encoding, RU) for encoding in ("cp1251", "koi8_r", "iso8859_5", "cp866")),
    *((encoding, UK) for encoding in ("cp1251", "koi8_u")),
    ("cp1257", LT),
    *(("cp850", TEXTS[language].replace("–", "-")) for language in ("nb", "da", "sv")),
]
NORDIC_WORDS: Final = st.lists(
    st.text("abcdefghijklmnoprstuvyæøåäöé", min_size=2, max_size=9), min_size=6, max_size=30
).map(lambda words: " ".join(words).capitalize() + ".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", *DETECTED])
@pytest.mark.parametrize("language", TEXTS)
def test_an_undeclared_encoding_is_found(language: str, encoding: str) -> None:
    decoded = decode_text(TEXTS[language].encode(encoding), "a.txt")
    assert decoded.text.lstrip("\ufeff") == TEXTS[language]
    assert decoded.is_detected == (encoding in DETECTED)


@pytest.mark.parametrize(("encoding", "text"), OTHER_TEXTS)
def test_an_encoding_of_another_language_is_found(encoding: str, text: str) -> None:
    assert decode_text(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["cp1257", "cp1250", "cp437", "iso8859_10"])
def test_an_unusual_encoding_is_never_read_as_another(language: str, encoding: str) -> None:
    written = "".join(character for character in TEXTS[language] if character.encode(encoding, "ignore"))
    with suppress(InputError):
        assert decode_text(written.encode(encoding), "a.txt").text == written


def test_utf_8_comes_before_what_a_file_declares_or_a_user_requires() -> None:
    for declared in ("iso-8859-1", "utf-16", "no-such-code"):
        assert decode_text(TEXTS["nb"].encode(), "a.html", declared=declared).text == TEXTS["nb"]
    assert decode_text(TEXTS["nb"].encode(), "a.txt", "cp1252").text == TEXTS["nb"]


def test_a_page_that_declares_utf_8_wrongly_is_detected() -> None:
    decoded = decode_text(TEXTS["nb"].encode("cp1252"), "a.html", declared="utf-8")
    assert (decoded.text, decoded.is_detected) == (TEXTS["nb"], True)


@given(NORDIC_WORDS, st.sampled_from(["cp1252", "latin-1", "iso8859-15", "mac_roman"]))
def test_a_detected_text_is_the_right_one_or_none(text: str, encoding: str) -> None:
    with suppress(InputError):
        assert decode_text(text.encode(encoding), "a.txt").text == text


@given(st.text(min_size=1), st.sampled_from(["utf-8", "utf-16-le", "utf-32"]))
def test_a_declared_encoding_is_used(text: str, encoding: str) -> None:
    text = "".join(character for character in text if not "\ud800" <= character <= "\udfff").lstrip("\ufeff")
    assert decode_text(text.encode(encoding), "a.txt", encoding).text.lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("data", "declared", "code"),
    [
        (b"bl\xff\xfe\xfd", None, "article_is_decodable"),
        (b"bl\xe5", "utf-8", "article_is_decodable"),
        (b"abc", "no-such-code", "encoding_is_known"),
        (b"\xff\xfea", None, "article_is_decodable"),
        (f"{TEXTS['nb']}Guðrún Þórsdóttir".encode("cp1257", "replace"), None, "article_is_decodable"),
    ],
)
def test_what_does_not_decode_is_refused(data: bytes, declared: str | None, code: str) -> None:
    with pytest.raises(InputError) as raised:
        decode_text(data, "a.txt", declared)
    assert (raised.value.code, raised.value.location) == (code, "a.txt")


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_decoded_twice_is_noticed(language: str) -> None:
    text = TEXTS[language] * 2
    assert "decoded twice" in " ".join(text_warnings(text.encode().decode("cp1252", "ignore")))
    assert text_warnings(text) == ()
