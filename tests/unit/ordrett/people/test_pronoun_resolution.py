"""For whom a pronoun stands."""

import pytest

from ordrett.language.packs import language_packs
from ordrett.people.pronoun_resolution import PronounResolver
from tests.support.people import read_people


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "antecedent"),
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
def test_the_last_pronoun_stands_for_the_most_salient_person(
    language: str, text: str, pronoun: str, antecedent: str | None
) -> None:
    _, tokens, people = read_people(text, language)
    token = len(tokens) - 1 - tokens.lower[::-1].index(pronoun)
    person = PronounResolver(people, tokens, language_packs()[language]).resolve(token)
    assert (None if person is None else people.names[person]) == antecedent


def test_the_only_person_of_the_sentence_before_speech_is_its_speaker() -> None:
    text = "Mona Vik leder koret.\n\nBlant gjestene i salen var Kari Moen.\n\n– Det var fint, sier hun.\n"
    _, tokens, people = read_people(text, "nb")
    resolver = PronounResolver(people, tokens, language_packs()["nb"])
    token, dash = tokens.lower.index("hun"), tokens.word.index("–")
    persons = [resolver.resolve(token), resolver.resolve(token, dash)]
    assert [None if person is None else people.names[person] for person in persons] == ["Mona Vik", "Kari Moen"]
