"""Which words of a text are names of people."""

import pytest

from ordrett.people.to_model import to_people_and_mentions
from tests.support.people import read_people

NAMES = {
    "nb": {
        "Møtet ledes av statsminister Tuva Vrengen i kveld.": ["Tuva Vrengen"],
        "Politiet fant Xu Fang (38) i går.": ["Xu Fang"],
        "Ordføreren takket Ingrid Plasken, leder for koret.": ["Ingrid Plasken"],
        "Kong Harald V talte lenge.": ["Harald V"],
        "Det sa Wagner-sjefen Igor Plomkin lørdag.": ["Igor Plomkin"],
        "– Vi er klare, sier Kastuś Žylinski.": ["Kastuś Žylinski"],
        "Venstres Ingrid Plasken stemte nei.": ["Ingrid Plasken"],
        "Hun traff Ingrid «Krølla» Plasken.": ["Ingrid «Krølla» Plasken"],
        "Den 38-årige Plasken kom først.": ["Plasken"],
        "Direktør i Nordre Fisk Ingrid Plasken sa nei.": ["Ingrid Plasken"],
    },
    "da": {
        "Mødet ledes af statsminister Tuva Vrengen i aften.": ["Tuva Vrengen"],
        "Politiet fandt Xu Fang (38) i går.": ["Xu Fang"],
    },
    "sv": {
        "Mötet leds av statsminister Tuva Vrengen i kväll.": ["Tuva Vrengen"],
        "Polisen hittade Xu Fang, 38, i går.": ["Xu Fang"],
        "Det sa Ingrid Plask, kommunalråd (S).": ["Ingrid Plask"],
    },
    "en": {
        "The meeting is led by Prime Minister Tuva Vrengen tonight.": ["Tuva Vrengen"],
        "The police found Xu Fang, 38, on Monday.": ["Xu Fang"],
        "She thanked Ingrid Plasken, professor of law.": ["Ingrid Plasken"],
        "They read J. K. Brontley and George W. Stiller.": ["J. K. Brontley", "George W. Stiller"],
        "Later Conor O’Brien met Mohammed bin Nadir.": ["Conor O’Brien", "Mohammed bin Nadir"],
        "The minister, Abdel al-Karun, agreed with Anne-Marie Smith.": ["Abdel al-Karun", "Anne-Marie Smith"],
        "The painter Ludwig van Hoogen came.": ["Ludwig van Hoogen"],
        "Georgia Gov. Ingrid Plasken met South Carolina Sen. Conor Brontley.": ["Ingrid Plasken", "Conor Brontley"],
        "Embattled Ingrid Plasken resigned.": ["Ingrid Plasken"],
        "Seabird Editor-in-Chief Ingrid Plasken agreed.": ["Ingrid Plasken"],
        "They saw Ingrid “Curly” Plasken.": ["Ingrid “Curly” Plasken"],
        "Pyo Min-jae, a sailor, swam home.": ["Pyo Min-jae"],
        "Park Min-jae, a sailor, swam home.": ["Park Min-jae"],
        "The mayor, Ingrid Lane, said no.": ["Ingrid Lane"],
        "Will Plasken said no. Will Ingrid come?": ["Will Plasken", "Ingrid"],
        "“No,” said Ingrid Long. Long said it again.": ["Ingrid Long", "Long"],
    },
}
NO_NAMES = {
    "nb": (
        "I Bergen og Russland regner det. Mandag kom Stortinget sammen.",
        "Kastus Kalinoŭski-regimentet marsjerte mot Minsk.",
        "Derfor er Arbeiderpartiet uenig med Aftenposten.",
    ),
    "da": ("I København mødtes Folketinget mandag. Alligevel tøver Danske Bank.",),
    "sv": (
        "I Göteborg möttes Riksdagen i måndags. Ändå tvekar Svenska Handelsbanken.",
        "Därför är Socialdemokraterna oense med Sydsvenskan.",
    ),
    "en": (
        "Kremlin officials met in Moscow on Monday. However, Congress said no.",
        "She joined the Kastus Kalinouski Regiment and the Jackson Foundation.",
        "Police said nothing. Critics said more. Voters stayed at home.",
        "The New York Times and the White House disagreed with NATO.",
        "The Institute for the Study of Rivers said no. The Ministry of Defence said yes.",
        "Mountainous Norway has many tunnels.",
        "He wrote a book called “My Boat” in May.",
    ),
}


@pytest.mark.parametrize("language", NAMES)
def test_names_are_found_by_title_age_role_and_shape(language: str) -> None:
    for text, names in NAMES[language].items():
        assert [mention for mention, _ in read_people(text, language).mentions] == names, text


@pytest.mark.parametrize("language", NO_NAMES)
def test_places_organisations_and_first_words_are_no_people(language: str) -> None:
    for text in NO_NAMES[language]:
        assert read_people(text, language).mentions == [], text


def test_bylines_and_credits_name_people_and_furniture_does_not() -> None:
    text = "Av Zbygnev Trakowski\nFoto: Wojan Prelk / NTB\nLes mer om Kari Nordmann"
    mentions = read_people(text, "nb", "byline", "credit", "furniture").mentions
    assert [name for _, name in mentions] == ["Zbygnev Trakowski", "Wojan Prelk"]


def test_people_and_mentions_have_ids_and_evidence() -> None:
    article, _, people = read_people("Så kom Vik. Senator Berit Vik smilte.", "nb")
    persons, mentions = to_people_and_mentions(people, article)
    assert [(p.person_id, p.name.value, p.name_form) for p in persons] == [("sample.p7", "Berit Vik", "full_name")]
    assert [m.person_mention_id for m in mentions] == ["sample.m7-10", "sample.m20-29"]
    evidence = persons[0].name.evidence[0]
    assert evidence.span is not None
    assert evidence.span.text == "Berit Vik"
