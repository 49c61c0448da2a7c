"""The words of a language that tell of events, read from `data/events/CODE.toml`.

The annotation of a field is the meaning of its list; docs/adding-a-language.md prints it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from ordrett.language.vocabulary import Terms

ByType = Mapping[str, Terms]


@dataclass(frozen=True)
class EventVocabulary:
    """Words that name an event, and words around them that say whether it happened; all in lower case.

    The keys of `verbs` and `nouns` are a PLOVER type, a type and its mode (`ASSAULT/aerial`), or `none` where no type
    fits. An entry is one word in all its forms, separated by spaces. The forms of a verb stand in the order of
    `verb_forms`; `/` separates variants and `-` stands for a form that the verb lacks. An entry that ends with `+` and
    words counts only with one of these words nearby: `take takes took taken taking + hostage`.
    """

    verb_forms: Annotated[Terms, "the order of the forms of a verb"]
    verbs: Annotated[ByType, "verbs that tell an event, by type"]
    nouns: Annotated[ByType, "nouns that name an event, by type"]
    perfect_auxiliaries: Annotated[Terms, "has, had: with a participle, it happened"]
    passive_auxiliaries: Annotated[Terms, "was, were: with a participle, it was done to the subject"]
    present_passive_auxiliaries: Annotated[Terms, "those that tell of the present, and so rather of a habit"]
    auxiliary_infinitives: Annotated[Terms, "have, be, been: between a modal verb and a participle"]
    auxiliary_participles: Annotated[Terms, "been: of these, the participles"]
    perfect_infinitives: Annotated[Terms, "have and be, as infinitives"]
    hearsay_auxiliaries: Annotated[Terms, "with have or be and a participle, the event is alleged: `skal ha`"]
    do_auxiliaries: Annotated[Terms, "did: with an infinitive, it happened"]
    predicting_words: Annotated[Terms, "will: the event is predicted"]
    planning_words: Annotated[Terms, "shall, plans to, agreed to: the event is planned"]
    hypothetical_words: Annotated[Terms, "may, hopes to, fears that: the event is hypothetical"]
    conditional_words: Annotated[Terms, "if, unless: begin a clause with a hypothetical event"]
    doubting_words: Annotated[Terms, "perhaps, probably: the event is hypothetical"]
    alleging_words: Annotated[Terms, "allegedly, is said to have: the event is alleged"]
    purpose_phrases: Annotated[Terms, "in order to: the event is planned"]
    negations: Annotated[Terms, "not, never, nobody"]
    negating_words: Annotated[Terms, "refused to, avoid, without: the event did not or will not happen"]
    achieving_words: Annotated[Terms, "managed to, began to: the event that follows happened"]
    habit_words: Annotated[Terms, "often, every year: a habit, which is no event"]
    agent_prepositions: Annotated[Terms, "by: before the actor of a passive verb"]
    object_prepositions: Annotated[Terms, "against, with, to: before the recipient"]
    recipient_prepositions: Annotated[Terms, "to, against: of these, those behind the object: send aid to"]
    genitive_prepositions: Annotated[Terms, "of: after a noun, before the recipient of the event"]
    place_prepositions: Annotated[Terms, "in: before the place of the event"]
    event_prepositions: Annotated[Terms, "after, during: a noun behind them names an event that happened"]
    determiners: Annotated[Terms, "a, the, his, this: a noun follows"]
    generic_pronouns: Annotated[Terms, "one, you: with such a subject, anybody may do it, so it is no event"]
    first_person: Annotated[Terms, "I, you, our: outside of a quote, the writer or the reader, not the news"]
    light_verbs: Annotated[Terms, "launch, hold: their subject does what the noun after them names"]
    recipient_subject_verbs: Annotated[Terms, "flee: verbs whose subject is the recipient of the event"]
    generic_conjunctions: Annotated[Terms, "whenever: begin a clause that tells what happens again and again"]
    harming_verbs: Annotated[Terms, "infinitives of verbs that harm people; of a thing they are a way of speaking"]
    limiters: Annotated[Terms, "only: a negation before them negates nothing: not only"]
    attacking_verbs: Annotated[Terms, "infinitives of attack, hit: of one person by another, often only in words"]
    concessives: Annotated[Terms, "words that make `although` of a conditional behind them: selv om"]
    people_nouns: Annotated[Terms, "refugees, woman: people without a name, besides the roles and groups of `speech`"]
    quantities: Annotated[Terms, "percent: nouns of amounts, which take part in no event"]
    idioms: Annotated[Terms, "phrases whose first word, otherwise that of an event, then tells none: `grew up`"]
    look_alikes: Annotated[Terms, "parts of words that are no compound of an event noun, whatever they end with"]


@cache
def load_event_vocabulary(language: str) -> EventVocabulary:
    """Return the words of a language that has a pack."""
    file = files("ordrett.language").joinpath("data", "events", f"{language}.toml")
    return EventVocabulary(**_tuples(tomllib.loads(file.read_text(encoding="utf-8"))))


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuples(value) if isinstance(value, dict) else tuple(value) for key, value in values.items()}
