"""What looks like an event, or like its participant, place or claimant, and is none."""

import pytest

import ordrett
from ordrett.model import ArticleAnnotation


def read(language: str, text: str) -> ArticleAnnotation:
    return ordrett.read(f"{text}\n", language=language, published="2024-03-14")


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "The company took increased measures, taking increased risks.", "increased"),
        ("en", "Do not panic. Don't blame the mayor.", "blame"),
        ("en", "The girl grew up in Leeds.", "grew"),
        ("en", "The vote could matter in a close election.", "election"),
        ("nb", "Denne saken krever et svar.", "krever"),
        ("nb", "Hun har vært utsatt for hets.", "utsatt"),
        ("nb", "Byen stenger, fordi økte kostnader rammer skolene.", "økte"),
        ("nb", "Boken bygger på brev.", "bygger"),
        ("da", "Er det en aftale?", "aftale"),
    ],
)
def test_words_that_tell_no_event_give_none(language: str, text: str, trigger: str) -> None:
    assert trigger not in [mention.trigger.text for mention in read(language, text).event_mentions]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("nb", "Filmen såret nasjonens stolthet.", "såret"),
        ("nb", "Motoren ble ødelagt.", "ødelagt"),
        ("en", "The ruling hurt Hill's standing.", "hurt"),
    ],
)
def test_harm_to_a_thing_has_no_type(language: str, text: str, trigger: str) -> None:
    types = {m.trigger.text: e.plover_type.value for m, e in _pairs(read(language, text))}
    assert types.get(trigger) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor of Leeds resigned."),
        ("en", "Trump supporters attacked the town."),
        ("en", "They drank at the Ritz."),
        ("en", "The army attacked without warning Russia."),
        ("nb", "Lederen for partiet i Oslo gikk av."),
        ("nb", "NATO ba ham trekke seg, sa en mann fra Russland."),
    ],
)
def test_names_that_are_not_beside_the_verb_take_no_part(language: str, text: str) -> None:
    names = {"Leeds", "Trump", "Ritz", "Russia", "Oslo", "Russland"}
    participants = [p.name.value for event in read(language, text).events for p in event.participants]
    assert names.isdisjoint(participants)


def test_names_of_two_words_are_whole() -> None:
    text = "The United States attacked Saudi Arabia on Monday."
    [event] = read("en", text).events
    participants = {p.role.value: p.name.value for p in event.participants}
    assert participants == {"actor": "United States", "recipient": "Saudi Arabia"}


def test_place_of_a_thing_is_not_that_of_the_event() -> None:
    text = "Hill was accused of owning a house in Russia. In Norway, police arrested Hill."
    places = {m.trigger.text: e.place.value for m, e in _pairs(read("en", text))}
    assert (places["accused"], places["arrested"]) == (None, "Norway")


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("nb", "Ikke bare ble Maria Holm pågrepet.", "pågrepet"),
        ("nb", "Ikke lenge etter ble Maria Holm pågrepet.", "pågrepet"),
        ("en", "Not only was the mayor arrested.", "arrested"),
        ("en", "The court rejected a request by the mayor.", "request"),
    ],
)
def test_negation_of_something_else_does_not_negate_the_event(language: str, text: str, trigger: str) -> None:
    for mention in read(language, text).event_mentions:
        assert not (mention.trigger.text == trigger and mention.is_negated.value)


def _pairs(annotation: ArticleAnnotation) -> list[tuple[ordrett.model.EventMention, ordrett.model.Event]]:
    events = {event.event_id: event for event in annotation.events}
    return [(mention, events[mention.event_id]) for mention in annotation.event_mentions]
