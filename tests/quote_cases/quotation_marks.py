"""Direct quotes in quotation marks of every kind, with the cue before, inside and after."""

from tests.quote_cases.case import Cases, direct, indirect, one_utterance, quote_case

QUOTATION_MARKS = ["“”", "””", '""', "„“", "„”", "«»", "»«", "‘’", "’’", "''", ("''", "''"), ("``", "''"), ("``", '"')]

INTRODUCTION = {
    "nb": "Maria Holm bor i Bergen.\n",
    "da": "Maria Holm bor i Odense.\n",
    "sv": "Maria Holm bor i Lund.\n",
    "en": "Maria Holm lives in Leeds.\n",
}
CLOSED = {"nb": "Broen er stengt", "da": "Broen er lukket", "sv": "Bron är stängd", "en": "The bridge is closed"}
WAIT = {
    "nb": "Vi venter på hjelp.",
    "da": "Vi venter på hjælp.",
    "sv": "Vi väntar på hjälp.",
    "en": "We wait for help.",
}
SAYS = {"nb": "sier", "da": "siger", "sv": "säger", "en": "says"}


def _cases_with_marks(language: str, opening: str, closing: str) -> Cases:
    """Return the same quote in the given marks, with the cue in every position."""
    closed, wait, says = CLOSED[language], WAIT[language], SAYS[language]
    attribution = (says, "Maria Holm", "Maria Holm")
    first, second = direct(closed, *attribution), direct(wait, *attribution)
    first_with_full_stop = direct(f"{closed}.", *attribution)
    o, c = opening, closing
    texts = {
        "comma-inside": (f"{o}{closed},{c} {says} Maria Holm.", (first,)),
        "comma-outside": (f"{o}{closed}{c}, {says} Maria Holm.", (first,)),
        "colon": (f"Maria Holm {says}: {o}{closed}.{c}", (first_with_full_stop,)),
        "interrupted": (f"{o}{closed},{c} {says} Maria Holm. {o}{wait}{c}", one_utterance(first, second)),
    }
    return {
        f"{language}-{o}{c}-{name}": quote_case(language, INTRODUCTION[language] + text, *expected)
        for name, (text, expected) in texts.items()
    }


def _en(text: str) -> str:
    return INTRODUCTION["en"] + text


MARIA = "Maria Holm"
CASES: Cases = {
    name: case
    for language in INTRODUCTION
    for pair in QUOTATION_MARKS
    for name, case in _cases_with_marks(language, pair[0], pair[1]).items()
} | {
    "en-cue-inside": quote_case(
        "en",
        _en("“The bridge,” Maria Holm said, “is closed for everyone.”"),
        *one_utterance(
            direct("The bridge", "said", MARIA, MARIA), direct("is closed for everyone.", "said", MARIA, MARIA)
        ),
    ),
    "nb-cue-inside": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«Broen», sier Maria Holm, «er stengt for alle.»",
        *one_utterance(direct("Broen", "sier", MARIA, MARIA), direct("er stengt for alle.", "sier", MARIA, MARIA)),
    ),
    "da-cue-inside": quote_case(
        "da",
        INTRODUCTION["da"] + "»Broen,« siger Maria Holm, »er lukket for alle.«",
        *one_utterance(direct("Broen", "siger", MARIA, MARIA), direct("er lukket for alle.", "siger", MARIA, MARIA)),
    ),
    "sv-cue-inside": quote_case(
        "sv",
        INTRODUCTION["sv"] + "”Bron”, säger Maria Holm, ”är stängd för alla.”",
        *one_utterance(direct("Bron", "säger", MARIA, MARIA), direct("är stängd för alla.", "säger", MARIA, MARIA)),
    ),
    "en-comma-before": quote_case(
        "en",
        _en("On Monday Maria Holm said, “The bridge is closed.”"),
        direct("The bridge is closed.", "said", MARIA, MARIA),
    ),
    "en-subject-first": quote_case(
        "en",
        _en("“The bridge is closed,” Maria Holm said on Monday."),
        direct("The bridge is closed", "said", MARIA, MARIA),
    ),
    "en-question": quote_case(
        "en", _en("“Why do we wait?” asked Maria Holm."), direct("Why do we wait?", "asked", MARIA, MARIA)
    ),
    "nb-exclamation": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«Broen er stengt!» roper Maria Holm.",
        direct("Broen er stengt!", "roper", MARIA, MARIA),
    ),
    "da-question": quote_case(
        "da",
        INTRODUCTION["da"] + "»Hvorfor venter vi?« spørger hun.",
        direct("Hvorfor venter vi?", "spørger", "hun", MARIA),
    ),
    "sv-question": quote_case(
        "sv",
        INTRODUCTION["sv"] + "”Varför väntar vi?” frågar hon.",
        direct("Varför väntar vi?", "frågar", "hon", MARIA),
    ),
    "sv-nested": quote_case(
        "sv",
        INTRODUCTION["sv"] + "”De ropade ’gå hem’ och gick”, säger Maria Holm.",
        direct("De ropade ’gå hem’ och gick", "säger", MARIA, MARIA),
    ),
    "en-nested": quote_case(
        "en",
        _en("“They shouted ‘go home’ and left,” Maria Holm said."),
        direct("They shouted ‘go home’ and left", "said", MARIA, MARIA),
    ),
    "en-nested-with-a-cue": quote_case(
        "en",
        _en("“The guard said, ‘The bridge is closed,’ and left,” said Maria Holm."),
        direct("The guard said, ‘The bridge is closed,’ and left", "said", MARIA, MARIA),
    ),
    "nb-nested": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«De ropte “gå hjem” og dro», sier Maria Holm.",
        direct("De ropte “gå hjem” og dro", "sier", MARIA, MARIA),
    ),
    "da-nested": quote_case(
        "da",
        INTRODUCTION["da"] + "»De råbte ’gå hjem’ og gik,« siger Maria Holm.",
        direct("De råbte ’gå hjem’ og gik", "siger", MARIA, MARIA),
    ),
    "en-mixed-marks": quote_case(
        "en", _en('“The bridge is closed", said Maria Holm.'), direct("The bridge is closed", "said", MARIA, MARIA)
    ),
    "en-unclosed": quote_case(
        "en", _en("Maria Holm said: “The bridge is closed."), direct("The bridge is closed.", "said", MARIA, MARIA)
    ),
    "en-apostrophes-within": quote_case(
        "en",
        _en("‘The town’s bridge isn’t open,’ said Maria Holm."),
        direct("The town’s bridge isn’t open", "said", MARIA, MARIA),
    ),
    "en-genitive-apostrophe-before-quote": quote_case(
        "en",
        _en("Belarus’ soldiers took the farmers’ cows. “The bridge is closed,” said Maria Holm."),
        direct("The bridge is closed", "said", MARIA, MARIA),
    ),
    "en-several-paragraphs": quote_case(
        "en",
        _en("“The bridge is closed,” said Maria Holm. “We wait for help.\n“Nobody has called us.”"),
        *one_utterance(
            direct("The bridge is closed", "said", MARIA, MARIA), direct("We wait for help.", "said", MARIA, MARIA)
        ),
        direct("Nobody has called us.", None, None, MARIA),
    ),
    "en-paragraphs-before-the-cue": quote_case(
        "en",
        _en("“The bridge is closed for everyone.\n“Nobody has called us,” said Maria Holm."),
        direct("The bridge is closed for everyone.", None, None, MARIA),
        direct("Nobody has called us", "said", MARIA, MARIA),
    ),
    "nb-next-paragraph": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«Broen er stengt», sier Maria Holm.\n«Ingen har ringt oss.»",
        direct("Broen er stengt", "sier", MARIA, MARIA),
        direct("Ingen har ringt oss.", None, None, MARIA),
    ),
    "da-next-paragraph": quote_case(
        "da",
        INTRODUCTION["da"] + "»Broen er lukket,« siger Maria Holm.\n»Ingen har ringet til os.«",
        direct("Broen er lukket", "siger", MARIA, MARIA),
        direct("Ingen har ringet til os.", None, None, MARIA),
    ),
    "sv-next-paragraph": quote_case(
        "sv",
        INTRODUCTION["sv"] + "”Bron är stängd”, säger Maria Holm.\n”Ingen har ringt oss.”",
        direct("Bron är stängd", "säger", MARIA, MARIA),
        direct("Ingen har ringt oss.", None, None, MARIA),
    ),
    "nb-spaces-around-tokens": quote_case(
        "nb", INTRODUCTION["nb"] + "« Broen er stengt , » sier hun .", direct("Broen er stengt", "sier", "hun", MARIA)
    ),
    "en-spaces-around-tokens": quote_case(
        "en",
        _en("`` The bridge is closed , '' Maria Holm said . `` We wait for help . ''"),
        *one_utterance(
            direct("The bridge is closed", "said", MARIA, MARIA), direct("We wait for help .", "said", MARIA, MARIA)
        ),
    ),
    "nb-colon-alone": quote_case(
        "nb", INTRODUCTION["nb"] + "Maria Holm: «Broen er stengt.»", direct("Broen er stengt.", ":", MARIA, MARIA)
    ),
    "da-colon-alone": quote_case(
        "da", INTRODUCTION["da"] + "Maria Holm: »Broen er lukket.«", direct("Broen er lukket.", ":", MARIA, MARIA)
    ),
    "sv-colon-alone": quote_case(
        "sv", INTRODUCTION["sv"] + "Maria Holm: ”Bron är stängd.”", direct("Bron är stängd.", ":", MARIA, MARIA)
    ),
    "en-colon-alone": quote_case(
        "en", _en("Maria Holm: “The bridge is closed.”"), direct("The bridge is closed.", ":", MARIA, MARIA)
    ),
    "da-spaces-around-tokens": quote_case(
        "da", INTRODUCTION["da"] + "» Broen er lukket , « siger hun .", direct("Broen er lukket", "siger", "hun", MARIA)
    ),
    "en-unclosed-before-verb": quote_case(
        "en", _en("“We wait for help, she said."), direct("We wait for help", "said", "she", MARIA)
    ),
    "nb-unclosed-before-verb": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«Vi venter på hjelp, sier Maria Holm.",
        direct("Vi venter på hjelp", "sier", MARIA, MARIA),
    ),
    "en-nickname-is-no-speech": quote_case(
        "en",
        "Maria Holm said she met Jan “Boat” Berg (41).",
        indirect("she met Jan “Boat” Berg (41)", "said", MARIA, MARIA),
    ),
}
