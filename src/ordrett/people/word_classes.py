"""What a pack says of a word, as bits."""

from collections.abc import Iterator
from functools import cache

from ordrett.language.packs import LanguagePack
from ordrett.people.name_lists import given_names, listed, surnames

(
    TITLE, ROLE, GIVEN, SURNAME, ENDING, PARTICLE, PLACE, ORGANISATION, NEVER,
    STARTER, NATION, VERB, PREPOSITION, NEARNESS, MALE, FEMALE, COMMON, PRONOUN, SUFFIX,
) = (1 << n for n in range(19))  # fmt: skip
MOST_WORDS = 200_000
SPELLINGS = (
    ("th", "t"),
    ("aa", "å"),
    ("å", "aa"),
    ("c", "k"),
    ("k", "c"),
    ("w", "v"),
    ("ph", "f"),
    ("x", "ks"),
    ("ks", "x"),
)
# Of surnames in any language of Latin letters.
PREFIXES = ("o'", "o’", "mc", "al-", "el-", "ben-")
GENITIVE_SUFFIXES = ("'s", "’s", "'", "’")


class NameLexicon(dict[str, int]):
    """Word in lower case -> its bits; a word that was not asked for before is looked up once."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__()
        naming = pack.naming
        self.title_case = naming.title_case
        self.articles = frozenset(naming.articles)
        self.relatives = frozenset(naming.relatives)
        self.third = frozenset(naming.pronouns_m + naming.pronouns_f)
        self.subjects = frozenset(naming.subjects)
        self.years = frozenset(naming.years)
        self.aged = naming.aged
        self.genitive_s = "s" in pack.genitives
        self.endings = (
            (ROLE, naming.role_endings),
            (ENDING, naming.surname_endings),
            (PLACE, naming.place_endings),
            (ORGANISATION, naming.organisation_endings),
            (SUFFIX, naming.common_endings),
        )
        lists = list(_lists(pack))
        self.several = frozenset(
            word for bits, listing in lists if bits == PLACE for word in listing if " " in word
        ).union(naming.several_words)
        self.fixed: dict[str, int] = {}
        for bits, words in lists:
            for word in words:
                self.fixed[word] = self.fixed.get(word, 0) | bits
        for word, gender in given_names(naming.name_locales).items():
            self.fixed[word] = self.fixed.get(word, 0) | GIVEN | {"m": MALE, "f": FEMALE, None: 0}[gender]

    def __missing__(self, low: str) -> int:
        """Look a word up and keep what was found, up to a number of words."""
        bits = self.fixed.get(low.replace("’", "'"), 0)
        if low.startswith(PREFIXES) and len(low) > 4:
            bits |= ENDING
        if not bits and len(low) > 4:
            bits = self._variant(low)
        for kind, endings in self.endings:
            if not bits & (kind | GIVEN) and len(low) > 4 and low.endswith(endings):
                bits |= kind
        if len(self) >= MOST_WORDS:
            self.clear()
        self[low] = bits
        return bits

    def _variant(self, low: str) -> int:
        """Return the bits of a given name that is spelt in another way."""
        for one, other in SPELLINGS:
            bits = self.fixed.get(low.replace(one, other), 0) if one in low else 0
            if bits & GIVEN and not bits & COMMON:
                return bits & (GIVEN | MALE | FEMALE)
        return 0


@cache
def load_name_lexicon(pack: LanguagePack) -> NameLexicon:
    """Return the words of a pack, made once."""
    return NameLexicon(pack)


def bare(low: str) -> str:
    """Return the word without a genitive ending that an apostrophe sets off."""
    if low[-1] in "s'’":
        for ending in GENITIVE_SUFFIXES:
            if low.endswith(ending) and len(low) > len(ending):
                return low[: -len(ending)]
    return low


def _lists(pack: LanguagePack) -> Iterator[tuple[int, tuple[str, ...]]]:
    naming = pack.naming
    yield TITLE, naming.titles
    yield TITLE | MALE, naming.titles_m
    yield TITLE | FEMALE, naming.titles_f
    yield ROLE, naming.roles
    yield PARTICLE, naming.particles
    yield STARTER, naming.starters
    yield STARTER | PRONOUN | MALE, naming.pronouns_m
    yield STARTER | PRONOUN | FEMALE, naming.pronouns_f
    yield NEVER, naming.never_names
    yield NEVER, tuple(month.lower() for month in pack.months)
    yield NEVER, tuple(word.lower() for agency in pack.layout.agencies for word in agency.split())
    yield PLACE, naming.places
    yield PREPOSITION, naming.place_prepositions
    yield NEARNESS, naming.person_prepositions
    yield ORGANISATION, naming.organisation_words
    yield VERB, naming.human_verbs
    yield NATION, naming.nationalities
    yield SURNAME, tuple(surnames(naming.name_locales))
    for locale in naming.place_locales:
        for table in ("countries", "cities", "states", "counties"):
            yield PLACE, tuple(name.lower() for name in listed("address", locale, table))
    for locale in naming.word_locales:
        yield COMMON, tuple(word.lower() for word in listed("lorem", locale, "word_list"))
        yield ROLE, tuple(job.lower() for job in listed("job", locale, "jobs") if job.isalpha())
