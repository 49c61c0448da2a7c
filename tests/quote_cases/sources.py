"""Where the words that name a source begin and end: ages, clauses, times and complements beside a name and its verb."""

from ordrett.model import SpeakerKind
from tests.quote_cases.case import Cases, ExpectedQuote, direct, indirect, one_utterance, quote_case

MARIA = "Maria Holm"
# Language, subject of the sentence, source. The sentence goes on with a verb and a reported clause.
INSERTIONS = {
    "en-age-and-clause": ("en", "Maria Holm, 42, who owns a boat,", "Maria Holm"),
    "en-age-and-apposition": ("en", "Maria Holm, 42, a teacher from Leeds,", "Maria Holm, 42, a teacher from Leeds"),
    "en-after-apposition": ("en", "One of the rowers, Maria Holm, 42,", "Maria Holm"),
    "en-age-and-place": ("en", "The rower Maria Holm, 42, from Tarnby, East Leeds,", "The rower Maria Holm"),
    "nb-age-in-brackets": ("nb", "Maria Holm (42), som eier en båt,", "Maria Holm"),
    "da-age-and-clause": ("da", "Maria Holm, 42, som ejer en båd,", "Maria Holm"),
    "sv-age-and-clause": ("sv", "Maria Holm, 42, som äger en båt,", "Maria Holm"),
}
SAYS_THAT = {
    "en": ("said", "that the bridge was closed"),
    "nb": ("sier", "at broen er stengt"),
    "da": ("siger", "at broen er lukket"),
    "sv": ("säger", "att bron är stängd"),
}


def _insertion_cases() -> Cases:
    cases: Cases = {}
    for name, (language, subject, source) in INSERTIONS.items():
        verb, clause = SAYS_THAT[language]
        cases[name] = quote_case(language, f"{subject} {verb} {clause}.", indirect(clause, verb, source, MARIA))
    return cases


def _one_quote(language: str, text: str, quote: ExpectedQuote) -> Cases:
    return {f"{language} {quote.source}": quote_case(language, text, quote)}


# Language, text, quote. Maria Holm is the only person.
WORDS_BESIDE_SOURCE = {
    "en-weekday": (
        "en",
        "Mayor Maria Holm on Monday admitted she was late.",
        "she was late",
        "admitted",
        "Mayor Maria Holm",
    ),
    "en-late-weekday": ("en", "The fire was out, Maria Holm said late Saturday.", "The fire was out", "said", MARIA),
    "en-last-week": ("en", "The fire was out, Maria Holm said last week.", "The fire was out", "said", MARIA),
    "en-network": ("en", "The fire was out, Maria Holm said on Telegram.", "The fire was out", "said", MARIA),
    "en-adviser": (
        "en",
        "Maria Holm won. Holm adviser Jan Berg said he cried.",
        "he cried",
        "said",
        "Holm adviser Jan Berg",
    ),
    "en-queen": (
        "en",
        "Queen Maria came. The snow will melt, the Queen said.",
        "The snow will melt",
        "said",
        "the Queen",
    ),
    "en-least": ("en", "At least nine boats sank, Maria Holm said.", "At least nine boats sank", "said", MARIA),
    "en-around": ("en", "Around 20 boats sank, Maria Holm said.", "Around 20 boats sank", "said", MARIA),
    "en-said-least": ("en", "Maria Holm said at least two boats sank.", "at least two boats sank", "said", MARIA),
    "sv-network": ("sv", "Snön smälter, skriver Maria Holm på X.", "Snön smälter", "skriver", MARIA),
}
# Text, quote, cue, source, kind of speaker. No person speaks.
OTHER_SOURCES: dict[str, tuple[str, str, str, str, SpeakerKind]] = {
    "en-allies": ("Maria Holm won. Holm allies said it was time.", "it was time", "said", "Holm allies", "group"),
    "en-friend": (
        "Maria Holm won. A friend close to Holm said it was time.",
        "it was time",
        "said",
        "A friend close to Holm",
        "anonymous",
    ),
    "en-people": (
        "Two people with knowledge of the vote said it was time.",
        "it was time",
        "said",
        "Two people with knowledge of the vote",
        "group",
    ),
    "en-no-apposition": (
        "It carried 900 goats, according to AdTide, a number that nobody knew.",
        "It carried 900 goats",
        "according to",
        "AdTide",
        "organisation",
    ),
}


def _cases_beside_source() -> Cases:
    cases: Cases = {}
    for name, (language, text, content, cue, source) in WORDS_BESIDE_SOURCE.items():
        speaker = {"en-adviser": "Jan Berg", "en-queen": "Maria"}.get(name, MARIA)
        cases[name] = quote_case(language, text, indirect(content, cue, source, speaker))
    for name, (text, content, cue, source, kind) in OTHER_SOURCES.items():
        cases[name] = quote_case("en", text, indirect(content, cue, source, source, kind))
    return cases


CASES: Cases = {
    **_insertion_cases(),
    **_cases_beside_source(),
    "en-age-without-complementiser": quote_case(
        "en",
        "Maria Holm, 29, a nurse in Leeds, said she swam.",
        indirect("she swam", "said", "Maria Holm, 29, a nurse in Leeds", MARIA),
    ),
    # A word for an age stands for the person of that age, or for the only person named just before.
    **_one_quote(
        "en",
        "Maria Holm (36) won and Jan Berg (35) lost. “It was cold,” said the 36-year-old.",
        direct("It was cold", "said", "the 36-year-old", MARIA),
    ),
    **_one_quote(
        "nb",
        "Maria Holm vant løpet.\n– Det var kaldt, sier 36-åringen.",
        direct("Det var kaldt", "sier", "36-åringen", MARIA),
    ),
    "en-topic": quote_case(
        "en", "“It is cold,” said Maria Holm of the lake.", direct("It is cold", "said", MARIA, MARIA)
    ),
    "sv-relative-clause": quote_case(
        "sv",
        "Vi läste ett brev som enligt kaptenen visar att båten var ny.",
        indirect("visar att båten var ny", "enligt", "kaptenen", "kaptenen", "anonymous"),
    ),
    "en-object-is-no-outlet": quote_case(
        "en",
        "The Kremlin blamed on Kyiv what the ships did.",
        indirect("Kyiv what the ships did", "blamed on", "The Kremlin", "The Kremlin", "organisation"),
    ),
    "en-clause-after-verb": quote_case(
        "en",
        "Her brother, Jan Berg, 45, said he swam.",
        indirect("he swam", "said", "Jan Berg", "Jan Berg"),
    ),
    "en-age-and-role": quote_case(
        "en",
        "Jan Berg came home. The 45-year-old father of two said he was glad.",
        indirect("he was glad", "said", "The 45-year-old father of two", "Jan Berg"),
    ),
    "nb-age-and-place": quote_case(
        "nb",
        "Maria Holm (42) fra Bergen sier at hun svømte.",
        indirect("at hun svømte", "sier", MARIA, MARIA),
    ),
    "nb-verb-after-name": quote_case(
        "nb",
        "Ifølge Maria Holm kjørte mannen for fort.",
        indirect("kjørte mannen for fort", "Ifølge", MARIA, MARIA),
    ),
    "nb-phrase-inside-clause": quote_case(
        "nb",
        "Broen er ifølge politiet stengt.",
        *one_utterance(
            indirect("Broen er", "ifølge", "politiet", "politiet", "organisation"),
            indirect("stengt", "ifølge", "politiet", "politiet", "organisation"),
        ),
    ),
    "en-wrote-on-network": quote_case(
        "en", "The bridge was closed, Maria Holm wrote on X.", indirect("The bridge was closed", "wrote", MARIA, MARIA)
    ),
    "en-late-on": quote_case(
        "en",
        "More than 40 boats sank, Maria Holm said late on Tuesday.",
        indirect("More than 40 boats sank", "said", MARIA, MARIA),
    ),
}
