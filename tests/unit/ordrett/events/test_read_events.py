"""Events in sentences: type, modality, negation, participants, date and place."""

import pytest

import ordrett
from ordrett.model import ArticleAnnotation, Event, EventMention

PUBLISHED = "2024-03-14"


def read(language: str, text: str) -> ArticleAnnotation:
    return ordrett.read(f"{text}\n", language=language, published=PUBLISHED)


def mention_of(annotation: ArticleAnnotation, trigger: str) -> EventMention:
    (mention,) = [mention for mention in annotation.event_mentions if mention.trigger.text == trigger]
    return mention


def event_of(annotation: ArticleAnnotation, trigger: str) -> Event:
    event_id = mention_of(annotation, trigger).event_id
    (event,) = [event for event in annotation.events if event.event_id == event_id]
    return event


@pytest.mark.parametrize(
    ("language", "text", "trigger", "modality", "negated"),
    [
        ("en", "Police arrested two journalists on Tuesday.", "arrested", "asserted", False),
        ("en", "Two journalists have been arrested in Leeds.", "arrested", "asserted", False),
        ("en", "The army will attack the town.", "attack", "predicted", False),
        ("en", "The government plans to expel the ambassador.", "expel", "planned", False),
        ("en", "The army might attack the town.", "attack", "hypothetical", False),
        ("en", "If the army attacked the town, many would flee.", "attacked", "hypothetical", False),
        ("en", "Has the army attacked the town?", "attacked", "hypothetical", False),
        ("en", "The army reportedly attacked the town.", "attacked", "alleged", False),
        ("en", "The man is accused of killing a neighbour.", "killing", "alleged", False),
        ("en", "The army did not attack the town.", "attack", "asserted", True),
        ("en", "The minister refused to resign.", "resign", "alleged", True),
        ("nb", "Politiet arresterte to journalister tirsdag.", "arresterte", "asserted", False),
        ("nb", "I går ble den unge journalisten arrestert.", "arrestert", "asserted", False),
        ("nb", "Hæren skal ha angrepet byen.", "angrepet", "alleged", False),
        ("nb", "Hæren vil angripe byen.", "angripe", "predicted", False),
        ("nb", "Hæren kan angripe byen.", "angripe", "hypothetical", False),
        ("nb", "Hæren angrep ikke byen.", "angrep", "asserted", True),
        ("nb", "Regjeringen planlegger å utvise ambassadøren.", "utvise", "planned", False),
        ("nn", "Hæren angreip ikkje byen.", "angreip", "asserted", True),
        ("da", "Politiet anholdt to journalister tirsdag.", "anholdt", "asserted", False),
        ("da", "Hæren skal have angrebet byen.", "angrebet", "alleged", False),
        ("da", "Regeringen planlægger at udvise ambassadøren.", "udvise", "planned", False),
        ("da", "Hæren angreb angiveligt byen.", "angreb", "alleged", False),
        ("sv", "Polisen grep två journalister i tisdags.", "grep", "asserted", False),
        ("sv", "Armén ska ha anfallit, men den bombade inte staden.", "bombade", "asserted", True),
        ("sv", "Regeringen planerar att utvisa ambassadören.", "utvisa", "planned", False),
        ("en", "The army will have to attack the town.", "attack", "predicted", False),
        ("nb", "Hæren vil kunne angripe byen.", "angripe", "predicted", False),
        ("nb", "Mannen er siktet for å ha angrepet naboen.", "angrepet", "alleged", False),
        ("en", "Kyiv made an offer ahead of the talks.", "talks", "predicted", False),
    ],
)
def test_modality_and_negation(language: str, text: str, trigger: str, modality: str, negated: bool) -> None:
    mention = mention_of(read(language, text), trigger)
    assert (mention.modality.value, mention.is_negated.value) == (modality, negated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army often attacks the town."),
        ("en", "The attack of the virus is a danger for the old."),
        ("nb", "Hæren angriper ofte byen."),
        ("nb", "Jeg angrep oppgaven."),
        ("da", "De gamle huse ligger ved havnen."),
        ("sv", "Varje år anfaller armén staden."),
        ("nb", "Når hæren angriper byen, flykter alle."),
        ("nb", "Rikdommen hans er stor."),
        ("da", "Derfor vil artiklerne blive både sårede og forståelige."),
        ("nb", "De 700 utplasserte politifolkene er unge."),
        ("en", "Their birth certificates are in the trial court."),
        ("en", "They do not see a single vote."),
    ],
)
def test_habits_and_states_are_no_events(language: str, text: str) -> None:
    events = read(language, text).event_mentions
    assert [mention.trigger.text for mention in events if mention.modality.value == "asserted"] in ([], ["attack"])


@pytest.mark.parametrize(
    ("language", "text", "trigger", "plover_type", "roles"),
    [
        ("en", "Russia attacked Ukraine.", "attacked", "ASSAULT", {"actor": ["Russia"], "recipient": ["Ukraine"]}),
        (
            "en",
            "Ukraine was attacked by Russia.",
            "attacked",
            "ASSAULT",
            {"actor": ["Russia"], "recipient": ["Ukraine"]},
        ),
        ("en", "Kari Prøve met Maria Holm.", "met", "CONSULT", {"actor": ["Kari Prøve", "Maria Holm"]}),
        ("en", "Thousands of refugees fled Ukraine.", "fled", None, {}),
        (
            "nb",
            "I går angrep Russland Ukraina.",
            "angrep",
            "ASSAULT",
            {"actor": ["Russland"], "recipient": ["Ukraina"]},
        ),
        (
            "nb",
            "Ukraina ble angrepet av Russland.",
            "angrepet",
            "ASSAULT",
            {"actor": ["Russland"], "recipient": ["Ukraina"]},
        ),
        ("da", "Kari Prøve mødte Maria Holm.", "mødte", "CONSULT", {"actor": ["Kari Prøve", "Maria Holm"]}),
        (
            "sv",
            "Ryssland anföll inte, men Sverige kritiserade Ryssland.",
            "kritiserade",
            "ACCUSE",
            {"actor": ["Sverige"], "recipient": ["Ryssland"]},
        ),
    ],
)
def test_type_and_participants(
    language: str, text: str, trigger: str, plover_type: str | None, roles: dict[str, list[str]]
) -> None:
    event = event_of(read(language, text), trigger)
    by_role: dict[str, list[str]] = {}
    for participant in event.participants:
        by_role.setdefault(participant.role.value, []).append(participant.name.value)
    assert (event.plover_type.value, by_role) == (plover_type, roles)


def test_a_visit_to_come_is_an_agreement_and_a_release_to_come_a_concession() -> None:
    text = "The king will visit Denmark. The government will release the prisoners."
    annotation = read("en", text)
    assert event_of(annotation, "visit").plover_type.value == "AGREE"
    assert event_of(annotation, "release").plover_type.value == "CONCEDE"


def test_what_a_source_only_names_is_presupposed() -> None:
    text = "“We know nothing about the attack,” said Kari Prøve."
    assert mention_of(read("en", text), "attack").modality.value == "presupposed"


def test_date_and_place_are_those_of_the_clause() -> None:
    text = "Maria Holm was arrested in Norway on Tuesday, but she was released in Denmark yesterday."
    annotation = read("en", text)
    dates = {mention.trigger.text: mention.date.value for mention in annotation.event_mentions}
    assert {trigger: date.edtf for trigger, date in dates.items() if date} == {
        "arrested": "2024-03-12",
        "released": "2024-03-13",
    }
    assert event_of(annotation, "arrested").place.value == "Norway"
    assert event_of(annotation, "released").place.value == "Denmark"


def test_clauses_that_tell_the_same_event_share_it() -> None:
    text = (
        "Russia attacked Ukraine on Monday.\n\nOn Monday, Russia attacked Ukraine. On Tuesday, Russia attacked Ukraine."
    )
    annotation = read("en", text)
    assert len(annotation.event_mentions) == 3
    assert len(annotation.events) == 2
