"""Events of plain sentences, made of every verb of a language: what is negated or quoted is never told as a fact."""

from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import ordrett
from ordrett.language.event_vocabulary import load_event_vocabulary
from ordrett.model import ArticleAnnotation, EventMention


class Frame(NamedTuple):
    """How a language says that Maria Holm did something, that she did not, and quotes a sentence."""

    told: str
    negated: str
    quoted: str


FRAMES = {
    "en": Frame("Maria Holm {past} the man.", "Maria Holm did not {infinitive} the man.", "“{},” said Kari Prøve."),
    "nb": Frame("Maria Holm {past} mannen.", "Maria Holm {past} ikke mannen.", "– {}, sa Kari Prøve."),
    "nn": Frame("Maria Holm {past} mannen.", "Maria Holm {past} ikkje mannen.", "– {}, sa Kari Prøve."),
    "da": Frame("Maria Holm {past} manden.", "Maria Holm {past} ikke manden.", "”{},” sagde Kari Prøve."),
    "sv": Frame("Maria Holm {past} mannen.", "Maria Holm {past} inte mannen.", "”{}”, sade Kari Prøve."),
}
LANGUAGES = st.sampled_from(sorted(FRAMES))


def verbs(language: str) -> list[dict[str, str]]:
    """Return the first variant of each form of every verb that counts without other words."""
    vocabulary = load_event_vocabulary(language)
    entries = [entry for listed in vocabulary.verbs.values() for entry in listed if " + " not in entry]
    forms = [dict(zip(vocabulary.verb_forms, entry.split(), strict=False)) for entry in entries]
    return [
        {name: variants.split("/")[0] for name, variants in verb.items()} for verb in forms if "-" not in verb.values()
    ]


VERBS = {language: verbs(language) for language in FRAMES}


@st.composite
def sentences(draw: st.DrawFn, frame: str) -> tuple[str, str]:
    """Return a language and a sentence with one of its verbs."""
    language = draw(LANGUAGES)
    verb = draw(st.sampled_from(VERBS[language]))
    return language, getattr(FRAMES[language], frame).format(**verb)


def read(language: str, text: str) -> ArticleAnnotation:
    return ordrett.read(f"{text}\n", language=language)


def asserts(mention: EventMention) -> bool:
    return mention.modality.value == "asserted" and not mention.is_negated.value


@given(sentences("negated"))
def test_a_negated_sentence_is_never_a_fact(case: tuple[str, str]) -> None:
    assert not any(asserts(mention) for mention in read(*case).event_mentions)


@given(sentences("told"))
def test_a_quoted_sentence_is_never_a_fact_of_the_article(case: tuple[str, str]) -> None:
    language, sentence = case
    annotation = read(language, FRAMES[language].quoted.format(sentence.removesuffix(".")))
    assume(annotation.quotes)
    start, end = annotation.quotes[0].text.start, annotation.quotes[0].text.end
    within = [mention for mention in annotation.event_mentions if start <= mention.trigger.start < end]
    assert not any(asserts(mention) for mention in within)


@pytest.mark.parametrize("language", sorted(FRAMES))
def test_most_verbs_are_read_in_a_plain_sentence(language: str) -> None:
    sentences = [FRAMES[language].told.format(**verb) for verb in VERBS[language]]
    read_as_told = [any(map(asserts, read(language, sentence).event_mentions)) for sentence in sentences]
    # The past tense of some verbs is also a noun, an adjective or a form of another verb.
    assert sum(read_as_told) >= 0.9 * len(sentences)


@given(sentences("told"), st.sampled_from(["\u00ad", "\u200b"]), st.integers(min_value=1, max_value=20))
def test_every_span_is_in_the_text_as_received(case: tuple[str, str], invisible: str, place: int) -> None:
    language, sentence = case
    place = min(place, len(sentence) - 1)
    text = f"{sentence[:place]}{invisible}{sentence[place:]}\n"
    plain, received = read(language, sentence), ordrett.read(text, language=language)
    spans = [span for mention in received.event_mentions for span in (mention.text, mention.trigger)]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [mention.trigger.text for mention in plain.event_mentions] == [
        mention.trigger.text.replace(invisible, "") for mention in received.event_mentions
    ]
    assert {mention.event_id for mention in received.event_mentions} == {event.event_id for event in received.events}
