"""What holds for the people of any text."""

import string

from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import LANGUAGES, read_people

NAME_LIKE = ("Kari", "Hansen", "Hans", "Moen", "J", "O’Brien", "al-Karun", "IV", "Putin’s", "Putins", "Oslo", "NATO")
BETWEEN = ("Mrs", "Mr", ".", "Wagner-sjefen", "van", "de", "og", "said", "sier", "(38)", "in", "The", "Regiment", "hun")
WORDS = st.sampled_from((*NAME_LIKE, *BETWEEN, "he", ",", "–", "'", "\n"))
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join) | st.text(max_size=60)

SYLLABLES = st.sampled_from(["bro", "da", "ki", "lor", "me", "nu", "pra", "sku", "ti", "vel"])
NAMES = st.lists(SYLLABLES, min_size=3, max_size=4).map("".join).map(str.title)
SENTENCES = {
    "nb": "I går svarte statsminister {} på spørsmål.",
    "da": "I går svarede statsminister {} på spørgsmål.",
    "sv": "I går svarade statsminister {} på frågor.",
    "en": "On Monday, President {} answered questions.",
}


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_every_mention_is_a_slice_of_one_person(text: str, language: str) -> None:
    _, tokens, people = read_people("x" + text.replace("\0", ""), language)
    assert [tokens.text[span.start : span.end] for span in people.spans] == [span.text for span in people.spans]
    assert not any(span.text.endswith(("'s", "’s")) for span in people.spans)
    assert all(start < end for start, end in zip(people.starts, people.ends, strict=True))
    assert all(end <= start for end, start in zip(people.ends, people.starts[1:], strict=False))
    assert set(people.person_of) == set(range(len(people.names)))


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_the_name_of_a_person_is_the_mention_with_most_words(text: str, language: str) -> None:
    people = read_people("x" + text.replace("\0", ""), language).people
    for p, name in enumerate(people.names):
        mentions = [span.text for span, person in zip(people.spans, people.person_of, strict=True) if person == p]
        assert name in mentions
        assert max(len(mention.split()) for mention in mentions) == len(name.split())
        assert (people.name_forms[p] == "full_name") == (len(name.split()) > 1)


@given(given_name=NAMES, surname=NAMES, language=st.sampled_from(LANGUAGES))
def test_a_name_after_a_title_is_found(given_name: str, surname: str, language: str) -> None:
    name = f"{given_name}k {surname}k"
    assert read_people(SENTENCES[language].format(name), language).mentions == [(name, name)]


@given(
    language=st.sampled_from(LANGUAGES),
    lower_case=st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=6), min_size=1),
)
def test_a_paragraph_without_names_does_not_change_those_before_it(language: str, lower_case: list[str]) -> None:
    text = SENTENCES[language].format("Berit Vangsrud") + "\n"
    assert read_people(text + " ".join(lower_case) + ".", language).mentions == read_people(text, language).mentions
