"""Expressions of time as readers understand them, with Wednesday 16 March 2022 as the day of publication."""

from typing import Final

import pytest

import ordrett
from ordrett.dates import find_dates
from ordrett.errors import InputError
from ordrett.language.packs import language_packs

PUBLISHED: Final = "2022-03-16"
CASES: Final = {
    "nb": """
        Det skjedde i går. | 2022-03-15
        Det skjedde i februar i fjor. | 2021-02
        Det skjedde for tre uker siden. | 2022-02-21/2022-02-27
        Det skjedde natt til søndag. | 2022-03-13
        Torsdag morgen ble han funnet. | 2022-03-10
        Onsdag ble han funnet. | 2022-03-16
        Møtet blir holdt på mandag. | 2022-03-21
        Prisene falt i fjor høst. | 2021-23
        Hun flyttet i begynnelsen av april 2019. | 2019-04
        Det skjedde 3.–5. mars. | 2022-03-03/2022-03-05
        Hun har bodd der siden 2020. | 2020/..
        Mellom 2014 og 2019 ledet han. | 2014/2019
        Han kommer om to måneder. | 2022-05
        De siste tyve årene har alt endret seg. | 2002/2022
        Det var vanlig på 1800-tallet. | 18XX
        Møtet var 24. februar. Tre dager senere reiste han. | 2022-02-24 2022-02-27
        Det skjedde på julaften. | 2021-12-24
        Avisen skrev om saken 26. sep. 2019. | 2019-09-26
        Hun kom 26. jan. Senere reiste hun. | 2022-01-26
        Hun er 42 år gammel og ventet i to timer. |
        Han forsvant 26. sep. 2019. | 2019-09-26
        Kampen spilles lørdag 19. mars. | 2022-03-19
        Han var der mellom 1. og 5. mai 2021. | 2021-05-01/2021-05-05
        I begynnelsen av året sluttet hun. | 2022
        Det var for nøyaktig ett år siden. | 2021
        Det var under andre verdenskrig. |
        """,
    "da": """
        Det skete i lørdags. | 2022-03-12
        Det sker på lørdag. | 2022-03-19
        Det skete i 90'erne. | 199X
        De skal svare inden 3. maj. | ../2022-05-03
        Det skete i denne uge. | 2022-03-14/2022-03-20
        Fra 2014 til 2019 ledede han. | 2014/2019
        Det skete den 11/03/2022. | 2022-03-11
        I oktober sidste år kom dommen. | 2021-10
        """,
    "sv": """
        Det hände på måndagskvällen. | 2022-03-14
        Mötet hålls på måndag. | 2022-03-21
        Det hände i somras. | 2021-22
        Det hände i mitten av mars. | 2022-03
        Det hände på 1990-talet. | 199X
        Han kommer nästa år. | 2023
        Mötet hölls den 12 dec. 2019. | 2019-12-12
        """,
    "en": """
        Police said on Tuesday that he died. | 2022-03-15
        The vote will be held on Sunday. | 2022-03-20
        He left last summer. | 2021-22
        He has lived there since July 1994. | 1994-07/..
        By the end of 2023 it will be ready. | ../2023
        It lasted from Monday to Friday. | 2022-03-14/2022-03-18
        It happened earlier this year. | 2022
        It happened on 11/03/2022. | 2022-11-03
        The talks took place between May 1 and May 5, 2021. | 2021-05-01/2021-05-05
        He leaves in three days. | 2022-03-19
        It was built in three days. |
        He was there on March 3-5, 2022. | 2022-03-03/2022-03-05
        It opens in three weeks' time. | 2022-04-04/2022-04-10
        He was born in the 19th century. | 18XX
        On Good Friday 2021 they met. | 2021-04-02
        He may win, and they march on. |
        He paid 2000 dollars for two years. |
        The meeting was on 24 February. Three days later he left. | 2022-02-24 2022-02-27
        """,
}
LINES: Final = [
    (language, *map(str.strip, line.split("|")))
    for language, lines in CASES.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("language", "sentence", "expected"), LINES, ids=[sentence for _, sentence, _ in LINES])
def test_sentence_gives_its_dates(language: str, sentence: str, expected: str) -> None:
    dates = ordrett.read(sentence, language=language, published=PUBLISHED).dates
    assert [date.edtf for date in dates] == expected.split()
    assert all(sentence[date.text.start : date.text.end] == date.text.text for date in dates)


@pytest.mark.parametrize(
    ("language", "text", "is_ambiguous"),
    [("nb", "11.03.2022", True), ("nb", "16.03.2022", False), ("en", "11/03/2022", True), ("en", "03/16/2022", False)],
)
def test_a_date_in_digits_says_whether_day_and_month_can_be_exchanged(
    language: str, text: str, *, is_ambiguous: bool
) -> None:
    [date] = find_dates(f"{text} ", language_packs()[language])
    assert (date.is_ambiguous, date.resolved_from) == (is_ambiguous, None)


def test_a_relative_date_says_from_what_it_was_resolved() -> None:
    text = "On 1 May 2020 he came. Two days later he left. He returned yesterday."
    dates = find_dates(text, language_packs()["en"], PUBLISHED)
    assert [date.resolved_from for date in dates] == [None, "text", "publication"]


def test_a_publication_known_to_the_year_resolves_years_only() -> None:
    dates = find_dates("Det skjedde i fjor, ikke i går.", language_packs()["nb"], "2022")
    assert [date.edtf for date in dates] == ["2021", None]


def test_a_date_of_publication_that_is_no_date_is_an_error() -> None:
    with pytest.raises(InputError, match="date_is_edtf"):
        ordrett.read("Det skjedde i går.", language="nb", published="i går")
