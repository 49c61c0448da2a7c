"""Tables of the language packs for docs/adding-a-language.md."""

from collections.abc import Mapping
from dataclasses import MISSING, fields

from ordrett.language.detect import MIN_PROBABILITY, MIN_PROBABILITY_AMONG_PACKS
from ordrett.language.event_vocabulary import EventVocabulary, load_event_vocabulary
from ordrett.language.packs import LanguagePack, language_packs
from ordrett.language.vocabulary import (
    DateVocabulary,
    LayoutVocabulary,
    NameVocabulary,
    SpeechVocabulary,
    Vocabulary,
    list_meanings,
)
from ordrett_dataset.metadata.markdown import format_table

VOCABULARIES: dict[str, type[Vocabulary]] = {
    "layout": LayoutVocabulary,
    "naming": NameVocabulary,
    "speech": SpeechVocabulary,
    "dates": DateVocabulary,
}
MAX_EXAMPLES = 3


def blocks() -> dict[str, str]:
    """Return the generated blocks of the page by name."""
    thresholds = (
        f"Thresholds: probability {MIN_PROBABILITY} among all languages of the detector, "
        f"or {MIN_PROBABILITY_AMONG_PACKS} among the packs.\n"
    )
    tables = {f"pack-{name}": _table_of_lists(name, vocabulary) for name, vocabulary in VOCABULARIES.items()}
    return {
        "languages": _table_of_languages(),
        "margin": thresholds,
        "optional-lists": _format_optional_lists(),
        **tables,
        "pack-events": _table_of_event_lists(),
    }


def _format_optional_lists() -> str:
    names = [
        f"`{field.name}`"
        for vocabulary in VOCABULARIES.values()
        for field in fields(vocabulary)
        if field.default is not MISSING
    ]
    return f"A pack may lack these: {', '.join(names)}.\n"


def _table_of_languages() -> str:
    rows = []
    for code, pack in language_packs().items():
        sizes = [
            sum(_count_words(pack, name, field.name) for field in fields(vocabulary))
            for name, vocabulary in VOCABULARIES.items()
        ]
        sizes.append(sum(_count_event_words(code, field.name) for field in fields(EventVocabulary)))
        rows.append((f"`{code}`", ", ".join(pack.detected_as), *sizes))
    columns = ("language", "detected as", "page words", "name words", "speech words", "date words", "event words")
    return format_table(columns, rows)


def _table_of_lists(name: str, vocabulary: type[Vocabulary]) -> str:
    packs = language_packs()
    rows = [
        (
            f"`{list_name}`",
            meaning,
            _format_examples(packs["en"], name, list_name),
            *(_format_size(pack, name, list_name) for pack in packs.values()),
        )
        for list_name, meaning in list_meanings(vocabulary).items()
    ]
    return format_table(("list", "meaning", "in English", *packs), rows)


def _table_of_event_lists() -> str:
    english = load_event_vocabulary("en")
    rows = []
    for name, meaning in list_meanings(EventVocabulary).items():
        value = getattr(english, name)
        terms = value["ASSAULT/firearms"] if isinstance(value, Mapping) else value
        ellipsis = ", ..." if len(terms) > MAX_EXAMPLES or isinstance(value, Mapping) else ""
        examples = ", ".join(f"`{term}`" for term in terms[:MAX_EXAMPLES]) + ellipsis
        rows.append((f"`{name}`", meaning, examples, *(_count_event_words(code, name) for code in language_packs())))
    return format_table(("list", "meaning", "in English", *language_packs()), rows)


def _count_event_words(language: str, name: str) -> int:
    """Count the entries of a list; of verbs and nouns, those of all types."""
    value = getattr(load_event_vocabulary(language), name)
    return sum(map(len, value.values())) if isinstance(value, Mapping) else len(value)


def _format_examples(pack: LanguagePack, name: str, list_name: str) -> str:
    value = getattr(getattr(pack, name), list_name)
    if isinstance(value, bool):
        return str(value).lower()
    ellipsis = ", ..." if len(value) > MAX_EXAMPLES else ""
    return ", ".join(f"`{term}`" for term in value[:MAX_EXAMPLES]) + ellipsis


def _format_size(pack: LanguagePack, name: str, list_name: str) -> str:
    value = getattr(getattr(pack, name), list_name)
    return str(value).lower() if isinstance(value, bool) else str(_count_words(pack, name, list_name))


def _count_words(pack: LanguagePack, name: str, list_name: str) -> int:
    """Count the terms of a list; of `[speech]` the words, because one string holds all forms of a verb."""
    value = getattr(getattr(pack, name), list_name)
    if isinstance(value, bool):
        return 0
    return sum(len(term.split()) if name == "speech" else 1 for term in value)
