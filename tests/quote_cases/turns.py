"""Turns of a conversation, speech over several paragraphs, and words of the speaker beside those of the article."""

from tests.quote_cases.case import Cases, ExpectedQuote, direct, indirect, mixed, one_utterance, quote_case

MARIA = "Maria Holm"
LABELS = {
    "nb": ("Spørsmål", "Svar"),
    "nn": ("Spørsmål", "Svar"),
    "da": ("Spørgsmål", "Svar"),
    "sv": ("Fråga", "Svar"),
    "en": ("Q", "A"),
}
OPENINGS = {
    "nb": "Maria Holm leder koret.",
    "nn": "Maria Holm leier koret.",
    "da": "Maria Holm leder koret.",
    "sv": "Maria Holm leder kören.",
    "en": "Maria Holm leads the choir.",
}


def _asked(text: str) -> ExpectedQuote:
    return direct(text, None, None, None, "unknown")


def _implied(text: str) -> ExpectedQuote:
    return direct(text, None, None, MARIA)


LABELLED: Cases = {
    f"{language}-labels": quote_case(
        language,
        f"{OPENINGS[language]}\n\n{question}: Er du der?\n\n{answer}: Ja, det er jeg.\n",
        _asked("Er du der?"),
        _implied("Ja, det er jeg."),
    )
    for language, (question, answer) in LABELS.items()
}
LATER_SPEAKER: Cases = {
    "nb-speaker-of-last-answer": quote_case(
        "nb",
        "– Er broen stengt?\n\n– Ja, fra i dag.\n\n– Hvor lenge?\n\n– I to uker, sier Maria Holm.\n",
        _asked("Er broen stengt?"),
        _implied("Ja, fra i dag."),
        _asked("Hvor lenge?"),
        direct("I to uker", "sier", MARIA, MARIA),
    ),
    "en-mark-at-each-paragraph": quote_case(
        "en",
        "“It fell.\n\n“It was old.\n\n“We knew it,” said Maria Holm.\n",
        _implied("It fell."),
        _implied("It was old."),
        direct("We knew it", "said", MARIA, MARIA),
    ),
    "da-marks-at-both-ends": quote_case(
        "da",
        "»Broen faldt.\n\nDen var gammel.\n\nVi vidste det,« siger Maria Holm.\n",
        _implied("Broen faldt."),
        _implied("Den var gammel."),
        direct("Vi vidste det", "siger", MARIA, MARIA),
    ),
}
ONE_TURN: Cases = {
    "nb-i-think": quote_case(
        "nb",
        "– Broen faller snart, tror jeg, hvis ingen gjør noe, sier Maria Holm.\n",
        direct("Broen faller snart, tror jeg, hvis ingen gjør noe", "sier", MARIA, MARIA),
    ),
    "sv-first-person-goes-on": quote_case(
        "sv",
        "– Bron är stängd, säger Maria Holm och suckar. Vi hade hoppats på mer.\n",
        *one_utterance(
            direct("Bron är stängd", "säger", MARIA, MARIA),
            direct("Vi hade hoppats på mer.", "säger", MARIA, MARIA),
        ),
    ),
    "nb-no-closing-mark": quote_case(
        "nb",
        "«Vi rakk det ikke, sier dirigent Maria Holm om konserten i går.\n",
        direct("Vi rakk det ikke", "sier", "dirigent Maria Holm", MARIA),
    ),
    "nn-short-heading": quote_case(
        "nn",
        "– Skammeleg\n\nMaria Holm seier det er «skammeleg».\n",
        _implied("Skammeleg"),
        *one_utterance(
            indirect("det er", "seier", MARIA, MARIA),
            mixed("skammeleg", "seier", MARIA, MARIA),
        ),
    ),
}
CLAUSES: Cases = {
    "en-said-as-much": quote_case("en", "Maria Holm said as much in an interview on Monday."),
    "da-said-nothing-about": quote_case("da", "Maria Holm sagde ikke noget om prisen."),
    "en-said-however": quote_case(
        "en",
        "Maria Holm said, however, that the bridge was safe.",
        indirect("that the bridge was safe", "said", MARIA, MARIA),
    ),
    "en-object-with-clause": quote_case(
        "en",
        "Maria Holm proposed a new bridge that could carry trains.",
        indirect("a new bridge that could carry trains", "proposed", MARIA, MARIA),
    ),
    "en-apposition-of-source": quote_case(
        "en",
        "The bridge is “rotten,” says Maria Holm, founder and head of the Sea Choir.",
        *one_utterance(
            indirect("The bridge is", "says", MARIA, MARIA),
            mixed("rotten", "says", MARIA, MARIA),
        ),
    ),
}
CASES: Cases = LABELLED | LATER_SPEAKER | ONE_TURN | CLAUSES
