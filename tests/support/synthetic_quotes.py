"""Synthetic articles with known quotes; their names and nouns are random syllables that no word list contains."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Final, NamedTuple

from hypothesis import strategies as st

from ordrett.language.packs import language_packs
from ordrett.people.word_classes import load_name_lexicon
from tests.quote_cases.case import ExpectedQuote, direct, indirect

SYLLABLES: Final = [consonant + vowel for consonant in ("zw", "kv", "x", "vz", "dz", "kj") for vowel in "aeiouy"]
LANGUAGES: Final = ("nb", "da", "sv", "en")


def _strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings_in(getattr(value, field.name))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings_in(item)


def _load_listed_words() -> frozenset[str]:
    entries = (
        entry
        for pack in language_packs().values()
        for entry in (*_strings_in(pack), *load_name_lexicon(pack).listed_words)
    )
    return frozenset(word.lower() for entry in entries for word in entry.split())


# All words of the language packs and name lists. Loaded on import, outside of any test that hypothesis measures.
LISTED_WORDS: Final = _load_listed_words()


def syllable_words(min_syllables: int, max_syllables: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(SYLLABLES), min_size=min_syllables, max_size=max_syllables).map("".join)


NOUNS: Final = syllable_words(2, 3)
NAMES: Final = st.tuples(syllable_words(2, 3), syllable_words(3, 4)).map(
    lambda name: f"{name[0].title()} {name[1].title()}"
)

# Sentence, kind, text and cue of a quote: {A} is a clause with a capital, {a} the same without, {x} the speaker.
QUOTE_TEMPLATES: Final = {
    "nb": (
        ("«{A}», sier {x}.", direct, "{A}", "sier"),
        ("“{A},” sier {x}.", direct, "{A}", "sier"),
        ("{x} sier: «{A}.»", direct, "{A}.", "sier"),
        ("– {A}, sier {x}.", direct, "{A}", "sier"),
        ("- {A}, forteller {x}.", direct, "{A}", "forteller"),
        ("{x} sier at {a}.", indirect, "at {a}", "sier"),
        ("I går fortalte {x} at {a}.", indirect, "at {a}", "fortalte"),
        ("{A}, ifølge {x}.", indirect, "{A}", "ifølge"),
    ),
    "da": (
        ("»{A},« siger {x}.", direct, "{A}", "siger"),
        ("”{A},” siger {x}.", direct, "{A}", "siger"),
        ("{x} siger: »{A}.«", direct, "{A}.", "siger"),
        ("– {A}, siger {x}.", direct, "{A}", "siger"),
        ("- {A}, fortæller {x}.", direct, "{A}", "fortæller"),
        ("{x} siger, at {a}.", indirect, "at {a}", "siger"),
        ("I går fortalte {x}, at {a}.", indirect, "at {a}", "fortalte"),
        ("{A}, ifølge {x}.", indirect, "{A}", "ifølge"),
    ),
    "sv": (
        ("”{A}”, säger {x}.", direct, "{A}", "säger"),
        ("”{A},” säger {x}.", direct, "{A}", "säger"),
        ("{x} säger: ”{A}.”", direct, "{A}.", "säger"),
        ("– {A}, säger {x}.", direct, "{A}", "säger"),
        ("- {A}, berättar {x}.", direct, "{A}", "berättar"),
        ("{x} säger att {a}.", indirect, "att {a}", "säger"),
        ("I går berättade {x} att {a}.", indirect, "att {a}", "berättade"),
        ("{A}, enligt {x}.", indirect, "{A}", "enligt"),
    ),
    "en": (
        ("“{A},” said {x}.", direct, "{A}", "said"),
        ("“{A},” {x} said.", direct, "{A}", "said"),
        ('"{A}," {x} explained.', direct, "{A}", "explained"),
        ("{x} said: “{A}.”", direct, "{A}.", "said"),
        ("{x} said, “{A}.”", direct, "{A}.", "said"),
        ("{x} said that {a}.", indirect, "that {a}", "said"),
        ("According to {x}, {a}.", indirect, "{a}", "According to"),
        ("{A}, according to {x}.", indirect, "{A}", "according to"),
    ),
}
CLAUSES: Final = {
    "nb": ("denne {0}en er helt tom", "ingen har sett {0}en ved {1}en", "en {0} ligger under {1}en"),
    "da": ("denne {0}en er helt tom", "ingen har set {0}en ved {1}en", "en {0} ligger under {1}en"),
    "sv": ("denna {0}en är helt tom", "ingen har sett {0}en vid {1}en", "en {0} ligger under {1}en"),
    "en": ("the {0} is quite empty", "nobody has seen the {0} by the {1}", "a {0} lies under the {1}"),
}
FILLERS: Final = {
    "nb": (
        "En {0} lå ved {1}en hele morgenen.",
        "Regnet falt på {0}en, og {1}en ble borte.",
        "De kjøpte en {0} og «en lang {1}» på torget.",
        "Byens {0} var åpen i mai – og tom igjen i juni.",
        "{0}ens’ farge var blå: som en {1}.",
    ),
    "da": (
        "En {0} lå ved {1}en hele morgenen.",
        "Regnen faldt på {0}en, og {1}en blev væk.",
        "De købte en {0} og »en lang {1}« på torvet.",
        "Byens {0} var åben i maj – og tom igen i juni.",
        "{0}ens’ farve var blå: som en {1}.",
    ),
    "sv": (
        "En {0} låg vid {1}en hela morgonen.",
        "Regnet föll på {0}en, och {1}en försvann.",
        "De köpte en {0} och ”en lång {1}” på torget.",
        "Stadens {0} var öppen i maj – och tom igen i juni.",
        "{0}ens’ färg var blå: som en {1}.",
    ),
    "en": (
        "A {0} stood by the {1} the whole morning.",
        "Rain fell on the {0}, and the {1} was gone.",
        "They bought a {0} and “a long {1}” at the market.",
        "The town’s {0} was open in May – and empty again in June.",
        "The {0}s’ colour was blue: like a {1}.",
    ),
}
INTRODUCTIONS: Final = {
    "nb": "Professor {x} bor ved elva.",
    "da": "Professor {x} bor ved åen.",
    "sv": "Professor {x} bor vid ån.",
    "en": "Professor {x} lives by the river.",
}


class SyntheticArticle(NamedTuple):
    """An article as a list of paragraphs, and the quotes in it."""

    language: str
    paragraphs: list[str]
    expected: tuple[ExpectedQuote, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def _capitalise(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


@st.composite
def fillers(draw: st.DrawFn, language: str) -> str:
    """Generate a sentence without quotes."""
    return _capitalise(draw(st.sampled_from(FILLERS[language])).format(draw(NOUNS), draw(NOUNS)))


@st.composite
def articles(draw: st.DrawFn, language: str) -> SyntheticArticle:
    """Generate an article that introduces one to three people and quotes them between sentences without quotes."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=lambda name: name.split()[1]))
    paragraphs = [INTRODUCTIONS[language].format(x=name) for name in names]
    expected: list[ExpectedQuote] = []
    for name in draw(st.lists(st.sampled_from(names), max_size=5)):
        paragraphs += draw(st.lists(fillers(language), max_size=2))
        sentence, quote_of_kind, text, cue = draw(st.sampled_from(QUOTE_TEMPLATES[language]))
        clause = draw(st.sampled_from(CLAUSES[language])).format(draw(NOUNS), draw(NOUNS))
        source = draw(st.sampled_from([name, name.split()[1]]))
        values = {"A": _capitalise(clause), "a": clause, "x": source}
        paragraphs.append(sentence.format(**values))
        expected.append(quote_of_kind(text.format(**values), cue, source, name))
    return SyntheticArticle(language, [*paragraphs, draw(fillers(language))], tuple(expected))


ARTICLES: Final = st.sampled_from(LANGUAGES).flatmap(articles)
