"""Own words between marks of every kind, with the cue before, inside and after."""

from tests.quote_cases.case import Cases, direct, parts, told

PAIRS = ["“”", "””", '""', "„“", "„”", "«»", "»«", "‘’", "’’", "''", ("''", "''"), ("``", "''"), ("``", '"')]

WHO = {
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


def _in_marks(language: str, opening: str, closing: str) -> Cases:
    """Return the same words in the same marks, with the cue in every place."""
    who, closed, wait, says = (words[language] for words in (WHO, CLOSED, WAIT, SAYS))
    by = (says, "Maria Holm", "Maria Holm")
    first, whole, then = direct(closed, *by), direct(f"{closed}.", *by), direct(wait, *by)
    o, c = opening, closing
    texts = {
        "comma-inside": (f"{o}{closed},{c} {says} Maria Holm.", (first,)),
        "comma-outside": (f"{o}{closed}{c}, {says} Maria Holm.", (first,)),
        "colon": (f"Maria Holm {says}: {o}{closed}.{c}", (whole,)),
        "cut": (f"{o}{closed},{c} {says} Maria Holm. {o}{wait}{c}", parts(first, then)),
    }
    return {f"{language}-{o}{c}-{name}": told(language, who + text, *said) for name, (text, said) in texts.items()}


def _en(text: str) -> str:
    return WHO["en"] + text


MARIA = "Maria Holm"
CASES: Cases = {
    name: case for language in WHO for pair in PAIRS for name, case in _in_marks(language, pair[0], pair[1]).items()
} | {
    "en-cue-inside": told(
        "en",
        _en("“The bridge,” Maria Holm said, “is closed for everyone.”"),
        *parts(direct("The bridge", "said", MARIA, MARIA), direct("is closed for everyone.", "said", MARIA, MARIA)),
    ),
    "nb-cue-inside": told(
        "nb",
        WHO["nb"] + "«Broen», sier Maria Holm, «er stengt for alle.»",
        *parts(direct("Broen", "sier", MARIA, MARIA), direct("er stengt for alle.", "sier", MARIA, MARIA)),
    ),
    "da-cue-inside": told(
        "da",
        WHO["da"] + "»Broen,« siger Maria Holm, »er lukket for alle.«",
        *parts(direct("Broen", "siger", MARIA, MARIA), direct("er lukket for alle.", "siger", MARIA, MARIA)),
    ),
    "sv-cue-inside": told(
        "sv",
        WHO["sv"] + "”Bron”, säger Maria Holm, ”är stängd för alla.”",
        *parts(direct("Bron", "säger", MARIA, MARIA), direct("är stängd för alla.", "säger", MARIA, MARIA)),
    ),
    "en-comma-before": told(
        "en",
        _en("On Monday Maria Holm said, “The bridge is closed.”"),
        direct("The bridge is closed.", "said", MARIA, MARIA),
    ),
    "en-subject-first": told(
        "en",
        _en("“The bridge is closed,” Maria Holm said on Monday."),
        direct("The bridge is closed", "said", MARIA, MARIA),
    ),
    "en-question": told(
        "en", _en("“Why do we wait?” asked Maria Holm."), direct("Why do we wait?", "asked", MARIA, MARIA)
    ),
    "nb-exclamation": told(
        "nb", WHO["nb"] + "«Broen er stengt!» roper Maria Holm.", direct("Broen er stengt!", "roper", MARIA, MARIA)
    ),
    "da-question": told(
        "da", WHO["da"] + "»Hvorfor venter vi?« spørger hun.", direct("Hvorfor venter vi?", "spørger", "hun", MARIA)
    ),
    "sv-question": told(
        "sv", WHO["sv"] + "”Varför väntar vi?” frågar hon.", direct("Varför väntar vi?", "frågar", "hon", MARIA)
    ),
    "sv-nested": told(
        "sv",
        WHO["sv"] + "”De ropade ’gå hem’ och gick”, säger Maria Holm.",
        direct("De ropade ’gå hem’ och gick", "säger", MARIA, MARIA),
    ),
    "en-nested": told(
        "en",
        _en("“They shouted ‘go home’ and left,” Maria Holm said."),
        direct("They shouted ‘go home’ and left", "said", MARIA, MARIA),
    ),
    "en-nested-with-a-cue": told(
        "en",
        _en("“The guard said, ‘The bridge is closed,’ and left,” said Maria Holm."),
        direct("The guard said, ‘The bridge is closed,’ and left", "said", MARIA, MARIA),
    ),
    "nb-nested": told(
        "nb",
        WHO["nb"] + "«De ropte “gå hjem” og dro», sier Maria Holm.",
        direct("De ropte “gå hjem” og dro", "sier", MARIA, MARIA),
    ),
    "da-nested": told(
        "da",
        WHO["da"] + "»De råbte ’gå hjem’ og gik,« siger Maria Holm.",
        direct("De råbte ’gå hjem’ og gik", "siger", MARIA, MARIA),
    ),
    "en-mixed-marks": told(
        "en", _en('“The bridge is closed", said Maria Holm.'), direct("The bridge is closed", "said", MARIA, MARIA)
    ),
    "en-unclosed": told(
        "en", _en("Maria Holm said: “The bridge is closed."), direct("The bridge is closed.", "said", MARIA, MARIA)
    ),
    "en-apostrophes-within": told(
        "en",
        _en("‘The town’s bridge isn’t open,’ said Maria Holm."),
        direct("The town’s bridge isn’t open", "said", MARIA, MARIA),
    ),
    "en-genitive-before": told(
        "en",
        _en("Belarus’ soldiers took the farmers’ cows. “The bridge is closed,” said Maria Holm."),
        direct("The bridge is closed", "said", MARIA, MARIA),
    ),
    "en-several-paragraphs": told(
        "en",
        _en("“The bridge is closed,” said Maria Holm. “We wait for help.\n“Nobody has called us.”"),
        *parts(direct("The bridge is closed", "said", MARIA, MARIA), direct("We wait for help.", "said", MARIA, MARIA)),
        direct("Nobody has called us.", None, None, MARIA),
    ),
    "en-paragraphs-before-the-cue": told(
        "en",
        _en("“The bridge is closed for everyone.\n“Nobody has called us,” said Maria Holm."),
        direct("The bridge is closed for everyone.", None, None, MARIA),
        direct("Nobody has called us", "said", MARIA, MARIA),
    ),
    "nb-next-paragraph": told(
        "nb",
        WHO["nb"] + "«Broen er stengt», sier Maria Holm.\n«Ingen har ringt oss.»",
        direct("Broen er stengt", "sier", MARIA, MARIA),
        direct("Ingen har ringt oss.", None, None, MARIA),
    ),
    "da-next-paragraph": told(
        "da",
        WHO["da"] + "»Broen er lukket,« siger Maria Holm.\n»Ingen har ringet til os.«",
        direct("Broen er lukket", "siger", MARIA, MARIA),
        direct("Ingen har ringet til os.", None, None, MARIA),
    ),
    "sv-next-paragraph": told(
        "sv",
        WHO["sv"] + "”Bron är stängd”, säger Maria Holm.\n”Ingen har ringt oss.”",
        direct("Bron är stängd", "säger", MARIA, MARIA),
        direct("Ingen har ringt oss.", None, None, MARIA),
    ),
    "nb-tokenised": told(
        "nb", WHO["nb"] + "« Broen er stengt , » sier hun .", direct("Broen er stengt", "sier", "hun", MARIA)
    ),
    "en-tokenised": told(
        "en",
        _en("`` The bridge is closed , '' Maria Holm said . `` We wait for help . ''"),
        *parts(
            direct("The bridge is closed", "said", MARIA, MARIA), direct("We wait for help .", "said", MARIA, MARIA)
        ),
    ),
    "nb-colon-alone": told(
        "nb", WHO["nb"] + "Maria Holm: «Broen er stengt.»", direct("Broen er stengt.", ":", MARIA, MARIA)
    ),
    "da-colon-alone": told(
        "da", WHO["da"] + "Maria Holm: »Broen er lukket.«", direct("Broen er lukket.", ":", MARIA, MARIA)
    ),
    "sv-colon-alone": told(
        "sv", WHO["sv"] + "Maria Holm: ”Bron är stängd.”", direct("Bron är stängd.", ":", MARIA, MARIA)
    ),
    "en-colon-alone": told(
        "en", _en("Maria Holm: “The bridge is closed.”"), direct("The bridge is closed.", ":", MARIA, MARIA)
    ),
    "da-tokenised": told(
        "da", WHO["da"] + "» Broen er lukket , « siger hun .", direct("Broen er lukket", "siger", "hun", MARIA)
    ),
}
