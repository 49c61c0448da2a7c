"""How paragraphs begin: datelines and labels of corrections are no part of a quote."""

from tests.quote_cases.case import Cases, direct, indirect, quote_case

MARIA = "Maria Holm"
# Language, dateline.
DATELINES = {
    "en-city-and-agency": ("en", "LEEDS, England (AP) —"),
    "en-city-and-day": ("en", "LEEDS, March 3 —"),
    "en-city": ("en", "LEEDS -"),
    "nb-agency": ("nb", "Bergen (NTB):"),
    "da-agency": ("da", "Odense (Ritzau) –"),
    "sv-city": ("sv", "STOCKHOLM –"),
}
CLOSED_SAID_HOLM = {
    "en": ("“It is closed,” said Maria Holm.", direct("It is closed", "said", MARIA, MARIA)),
    "nb": ("Broen stenges, sier Maria Holm.", indirect("Broen stenges", "sier", MARIA, MARIA)),
    "da": ("Broen lukkes, siger Maria Holm.", indirect("Broen lukkes", "siger", MARIA, MARIA)),
    "sv": ("Bron stängs, säger Maria Holm.", indirect("Bron stängs", "säger", MARIA, MARIA)),
}
# The same text without its label has a quote.
CORRECTIONS = {
    "en": "Correction: An earlier version said that Maria Holm won.",
    "nb": "Rettelse: I en tidligere versjon sa vi at Maria Holm vant. Hun sier at hun tapte.",
}

CASES: Cases = {
    **{
        name: quote_case(language, f"{dateline} {CLOSED_SAID_HOLM[language][0]}", CLOSED_SAID_HOLM[language][1])
        for name, (language, dateline) in DATELINES.items()
    },
    **{f"{language}-correction": quote_case(language, text) for language, text in CORRECTIONS.items()},
}
