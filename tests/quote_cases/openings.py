"""How paragraphs begin and end: datelines and labels are no part of a quote, names may open or sign one."""

from tests.quote_cases.case import Cases, direct, indirect, mixed, one_utterance, quote_case

MARIA = "Maria Holm"
# Language, dateline.
DATELINES = {
    "en-city-and-agency": ("en", "LEEDS, England (AP) —"),
    "en-city-and-day": ("en", "LEEDS, March 3 —"),
    "en-city": ("en", "LEEDS -"),
    "nb-agency": ("nb", "Bergen (NTB):"),
    "da-agency": ("da", "Odense (Ritzau) –"),
    "sv-city": ("sv", "STOCKHOLM –"),
    "sv-agency": ("sv", "STOCKHOLM (TT)"),
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
    "en-note": "Editor’s note: A previous version said that Maria Holm won.",
    "nb": "Rettelse: I en tidligere versjon sa vi at Maria Holm vant. Hun sier at hun tapte.",
}

CASES: Cases = {
    **{
        name: quote_case(language, f"{dateline} {CLOSED_SAID_HOLM[language][0]}", CLOSED_SAID_HOLM[language][1])
        for name, (language, dateline) in DATELINES.items()
    },
    **{f"{name}-correction": quote_case(name[:2], text) for name, text in CORRECTIONS.items()},
    "en-transcript": quote_case(
        "en",
        "MARIA HOLM, HOST: Good evening.\nJAN BERG, SAILOR: What a night it was!\nHOLM: The mayor says that it rains.",
        direct("Good evening.", ":", "MARIA HOLM, HOST", "MARIA HOLM"),
        direct("What a night it was!", ":", "JAN BERG, SAILOR", "JAN BERG"),
        direct("The mayor says that it rains.", ":", "HOLM", "MARIA HOLM"),
    ),
    # A name and a colon in the first line are a headline; a topic and a colon, or a subtitle, are none.
    "en-name-before-headline": quote_case(
        "en",
        "Maria Holm: The road will stay closed.\nShe lives in Leeds.",
        indirect("The road will stay closed", ":", MARIA, MARIA),
    ),
    "nb-name-before-headline": quote_case(
        "nb",
        "Maria Holm: Veien holdes stengt\nJan Berg bor i Moss og ser ut over elva.",
        indirect("Veien holdes stengt", ":", MARIA, MARIA),
    ),
    "en-subtitle": quote_case("en", "Maria Holm: A life on the river\nShe lives in Leeds."),
    "en-heading": quote_case("en", "The road: A short history of the bridge.\nMaria Holm lives in Leeds."),
    "nb-name-and-dash": quote_case(
        "nb", "Maria Holm er sint.\nHolm: – Jeg stenger broen.", direct("Jeg stenger broen.", ":", "Holm", MARIA)
    ),
    "en-signature": quote_case(
        "en",
        "“It is closed.”\n— Maria Holm\n“It is open.” – Jan Berg",
        direct("It is closed.", "—", MARIA, MARIA),
        direct("It is open.", "–", "Jan Berg", "Jan Berg"),
    ),
    "en-block": quote_case(
        "en",
        "Maria Holm wrote on Monday:\n> It is closed.\n> We wait.\nJan Berg came home.",
        *one_utterance(
            direct("It is closed.", "wrote", MARIA, MARIA),
            direct("We wait.", "wrote", MARIA, MARIA),
        ),
    ),
    "nb-dash-without-space": quote_case(
        "nb", "-Broen er stengt, sier Maria Holm.", direct("Broen er stengt", "sier", MARIA, MARIA)
    ),
    "nb-dash-after-colon": quote_case(
        "nb",
        "– Vi venter, sier Maria Holm, og legger til: – Men ikke lenge.",
        *one_utterance(direct("Vi venter", "sier", MARIA, MARIA), direct("Men ikke lenge.", "sier", MARIA, MARIA)),
    ),
    "en-document-and-colon": quote_case(
        "en",
        "According to the indictment:\n“The man entered the yard without leave.”",
        direct(
            "The man entered the yard without leave.",
            "According to",
            "the indictment",
            "the indictment",
            "document",
        ),
    ),
    "sv-stop-outside": quote_case(
        "sv",
        "”Vi sitter här”, skriver Maria Holm på X.\n”Ingen vet hur kallt det är”.",
        direct("Vi sitter här", "skriver", MARIA, MARIA),
        direct("Ingen vet hur kallt det är", None, None, MARIA),
    ),
    "en-two-turns": quote_case(
        "en",
        "Maria Holm met Jan Berg. “Where are the boats?” “They left at noon,” replied Berg.",
        direct("Where are the boats?", None, None, None, "unknown"),
        direct("They left at noon", "replied", "Berg", "Jan Berg"),
    ),
    "en-after-subject": quote_case(
        "en",
        "Maria Holm turned to Jan Berg. “The boat is late again.” Berg looked at the sea.",
        direct("The boat is late again.", None, None, MARIA),
    ),
    "nb-same-words": quote_case(
        "nb",
        "Det sier Jan Berg.\n– Et rent uhell\nI går fortalte Maria Holm at det var «et rent uhell».",
        direct("Et rent uhell", None, None, MARIA),
        *one_utterance(
            indirect("at det var", "fortalte", MARIA, MARIA),
            mixed("et rent uhell", "fortalte", MARIA, MARIA),
        ),
    ),
    "en-same-words-in-headline": quote_case(
        "en",
        "‘It is a mess’: mayor on the bridge\n\n“It is a mess and nobody helps,” said Maria Holm.",
        direct("It is a mess", None, None, MARIA),
        direct("It is a mess and nobody helps", "said", MARIA, MARIA),
    ),
    "en-question-before-answer": quote_case(
        "en", "Asked by a reporter whether the road would close, Maria Holm replied."
    ),
    "nb-photographer-of-the-same-name": quote_case(
        "nb",
        "Maria Holm bor ved broen.\n\nBroen i Bergen. (Foto: Per Holm)\n\n– Den er trygg, sier Holm.",
        direct("Den er trygg", "sier", "Holm", MARIA),
    ),
    "nb-speaker-of-the-sentence-above": quote_case(
        "nb",
        "Jan Berg sier at broen er stengt.\nOrdfører Maria Holm er glad.\n– Broen er trygg og fin.\n",
        indirect("at broen er stengt", "sier", "Jan Berg", "Jan Berg"),
        direct("Broen er trygg og fin.", None, None, MARIA),
    ),
    "da-other-marks": quote_case(
        "da",
        '– Broen er lukket, siger Maria Holm.\nSneen falder.\n"Jeg venter i bilen."\n',
        direct("Broen er lukket", "siger", MARIA, MARIA),
        direct("Jeg venter i bilen.", None, None, None, "unknown"),
    ),
    "en-what-was-asked": quote_case(
        "en",
        "Asked whether the bridge was safe, Maria Holm said that it was.",
        indirect("whether the bridge was safe", "Asked", None, None, "unknown"),
        indirect("that it was", "said", MARIA, MARIA),
    ),
}
