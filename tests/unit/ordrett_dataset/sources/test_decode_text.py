"""A text is decoded as it was encoded, or refused; never into other letters."""

from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordrett.errors import InputError
from ordrett_dataset.sources.decode_text import decode_text, looks_decoded_twice

TEXTS: Final = {
    "nb": "Brua er stengt.\n– Vi håper å åpne før påske, sa Kåre Ødegård til avisen mandag.\n",
    "da": "Færgen blev aflyst. »Vi beklager,« siger Søren Østergård til avisen.\n",
    "sv": "Bron stängdes på måndagen. Åsa Öberg är arg och vill åka hem före kvällen.\n",
    "en": "The café’s owner said: “It’s naïve to think so.” He closed it.\n",
}
NORDIC_WORDS: Final = st.lists(
    st.text("abcdefghijklmnoprstuvyæøåäöé", min_size=2, max_size=9), min_size=6, max_size=30
).map(lambda words: " ".join(words).capitalize() + ".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
@pytest.mark.parametrize("language", TEXTS)
def test_an_undeclared_encoding_is_found(language: str, encoding: str) -> None:
    decoded = decode_text(TEXTS[language].encode(encoding), "a.txt")
    assert decoded.text.lstrip("\ufeff") == TEXTS[language]
    assert decoded.is_detected == (encoding in ("cp1252", "mac_roman"))


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
        ("Brua på Ås".encode("cp850"), None, "article_is_decodable"),
    ],
)
def test_what_does_not_decode_is_refused(data: bytes, declared: str | None, code: str) -> None:
    with pytest.raises(InputError) as raised:
        decode_text(data, "a.txt", declared)
    assert (raised.value.code, raised.value.location) == (code, "a.txt")


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_decoded_twice_is_noticed(language: str) -> None:
    text = TEXTS[language] * 2
    assert looks_decoded_twice(text.encode().decode("cp1252", "ignore"))
    assert not looks_decoded_twice(text)
