"""Who says that an event happened, where the article does not."""

import pytest

import ordrett


@pytest.mark.parametrize(
    ("language", "text", "trigger", "modality", "claimant"),
    [
        ("en", "Kyiv accused Russia of bombing the town.", "bombing", "alleged", "Kyiv"),
        ("en", "The man is accused by Iran of attacking the town.", "attacking", "alleged", "Iran"),
        (
            "en",
            "The army attacked the town, according to Amnesty International.",
            "attacked",
            "alleged",
            "Amnesty International",
        ),
        ("en", "Iran threatened to attack the town.", "attack", "planned", "Iran"),
        ("en", "“Russia attacked Ukraine,” said Maria Holm.", "attacked", "alleged", "Maria Holm"),
        ("en", "The man is accused of attacking the town.", "attacking", "alleged", None),
        ("en", "Maria Holm’s brother is suspected of attacking the town.", "attacking", "alleged", None),
        ("en", "Russia attacked Ukraine.", "attacked", "asserted", None),
        ("nb", "Rykter om at Russland angrep byen, spredte seg.", "angrep", "alleged", None),
        ("nb", "Norge har anklaget Russland for å angripe byen.", "angripe", "alleged", "Norge"),
        ("da", "Danmark har beskyldt Rusland for at angribe byen.", "angribe", "alleged", "Danmark"),
        ("sv", "Sverige anklagade Ryssland för att ha bombat staden.", "bombat", "alleged", "Sverige"),
    ],
)
def test_claimant_is_whom_the_words_name(
    language: str, text: str, trigger: str, modality: str, claimant: str | None
) -> None:
    annotation = ordrett.read(f"{text}\n", language=language, published="2024-03-14")
    (mention,) = [mention for mention in annotation.event_mentions if mention.trigger.text == trigger]
    assert (mention.modality.value, mention.claimant_name.value) == (modality, claimant)
    assert all(e.span and e.span.text in text for e in mention.claimant_name.evidence)


def test_claimant_who_is_a_person_is_one_of_the_article() -> None:
    text = "Maria Holm visited Oslo. Maria Holm accused Russia of bombing the town.\n"
    annotation = ordrett.read(text, language="en", published="2024-03-14")
    (person,) = annotation.people
    (mention,) = [mention for mention in annotation.event_mentions if mention.trigger.text == "bombing"]
    assert (mention.claimant_id.value, mention.claimant_name.value) == (person.person_id, person.name.value)
