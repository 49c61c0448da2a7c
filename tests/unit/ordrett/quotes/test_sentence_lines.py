"""A text with a line for each sentence gives the dash quotes of the same text in paragraphs."""

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

import ordrett

SENTENCES: Final = (
    "Vi har spilt godt i hele år.",
    "Det er lenge siden sist.",
    "Nå må vi hvile i noen dager.",
    "Laget har mange unge spillere.",
    "Banen er i god stand igjen.",
)
NARRATION: Final = (
    "Kampen ble spilt i regnvær på en ny bane.",
    "Nesten to tusen mennesker så på fra tribunen.",
    "Klubben ble stiftet for over hundre år siden.",
    "Dommeren stanset spillet to ganger før pausen.",
)
TURNS: Final = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)


@given(st.lists(TURNS, min_size=2, max_size=4))
def test_the_turns_are_the_same(turns: list[list[str]]) -> None:
    paragraphs = list(NARRATION * 4)
    for turn in turns:
        paragraphs += [f"– {' '.join(turn)[:-1]}, sier Kari Prøvesen.", *NARRATION]
    lines = "\n".join(line.replace(". ", ".\n") for line in paragraphs) + "\n"
    quotes = ordrett.read(lines, language="nb").quotes
    assert [quote.text.text.replace("\n", " ") for quote in quotes] == [" ".join(turn)[:-1] for turn in turns]
    assert {quote.speaker_name.value for quote in quotes} == {"Kari Prøvesen"}


def test_lines_that_are_paragraphs_are_read_one_by_one() -> None:
    paragraph = f"{' '.join(NARRATION)}\n"
    text = paragraph * 20 + "– Vi har spilt godt i hele år.\nDet er lenge siden sist, sier Kari Prøvesen.\n"
    texts = [quote.text.text for quote in ordrett.read(text, language="nb").quotes]
    assert all("\n" not in quote for quote in texts)


def test_lines_of_speech_belong_to_the_quote_above_them() -> None:
    turn = "– Banen er i god stand igjen.\nSkal vi spille der?\nDommeren stanset spillet to ganger.\n"
    text = "".join(f"{line}\n" for line in NARRATION * 4) + f"Kari Prøvesen ser på.\n{turn}"
    (quote,) = ordrett.read(text, language="nb").quotes
    assert quote.text.text == "Banen er i god stand igjen.\nSkal vi spille der?"
