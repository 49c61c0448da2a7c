"""Where the words that name a source begin and end: ages, places and clauses between a name and its verb."""

from tests.quote_cases.case import Cases, ExpectedQuote, direct, indirect, quote_case

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


CASES: Cases = {
    **_insertion_cases(),
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
}
