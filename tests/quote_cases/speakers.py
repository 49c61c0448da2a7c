"""Who speaks: names, titles, roles, pronouns, and speakers who are no person of the article."""

from tests.quote_cases.case import Cases, Said, direct, indirect, told

MARIA = "Maria Holm"
JAN = "Jan Berg"
CLOSED = {
    "nb": "at broen er stengt",
    "da": "at broen er lukket",
    "sv": "att bron är stängd",
    "en": "that the bridge was closed",
}
SAYS = {"nb": "sier", "da": "siger,", "sv": "säger", "en": "said"}
# Speakers who are no person of the article, as each language words them.
OTHERS = {
    ("en", "organisation"): ["NATO", "The ministry", "The Red Cross"],
    ("en", "group"): ["Experts", "Officials", "Two neighbours", "Local residents"],
    ("en", "document"): ["The report", "A new study"],
    ("en", "anonymous"): ["A source", "A police officer", "An official in the town"],
    ("nb", "organisation"): ["Politiet", "NATO", "Regjeringen", "Røde Kors"],
    ("nb", "group"): ["Eksperter", "Myndighetene", "To naboer", "Mange"],
    ("nb", "document"): ["Rapporten", "En ny undersøkelse"],
    ("nb", "anonymous"): ["En kilde", "En talsmann for kommunen", "En bonde"],
    ("sv", "organisation"): ["Polisen", "NATO", "Regeringen", "Röda Korset"],
    ("sv", "group"): ["Experter", "Myndigheterna", "Två grannar", "Många"],
    ("sv", "document"): ["Rapporten", "En ny undersökning"],
    ("sv", "anonymous"): ["En källa", "En talesman för kommunen", "En bonde"],
    ("da", "organisation"): ["Politiet", "NATO", "Regeringen", "Røde Kors"],
    ("da", "group"): ["Eksperter", "Myndighederne", "To naboer", "Mange"],
    ("da", "document"): ["Rapporten", "En ny undersøgelse"],
    ("da", "anonymous"): ["En kilde", "En talsmand for kommunen", "En landmand"],
}
# A source and the person it names, in an article about both: language, source, name.
NAMED = {
    "en-name": ("en", "Maria Holm", MARIA),
    "en-surname": ("en", "Holm", MARIA),
    "en-title": ("en", "Mayor Maria Holm", MARIA),
    "en-mr": ("en", "Mr. Berg", JAN),
    "en-role": ("en", "The soldier", JAN),
    "en-she": ("en", "She", MARIA),
    "en-he": ("en", "He", JAN),
    "en-apposition": ("en", "Maria Holm, the mayor of Leeds", MARIA),
    "nb-name": ("nb", "Maria Holm", MARIA),
    "nb-surname": ("nb", "Holm", MARIA),
    "nb-title": ("nb", "Ordfører Maria Holm", MARIA),
    "nb-role": ("nb", "Soldaten", JAN),
    "nb-hun": ("nb", "Hun", MARIA),
    "nb-han": ("nb", "Han", JAN),
    "nb-apposition": ("nb", "Maria Holm, ordfører i Bergen", MARIA),
    "da-name": ("da", "Maria Holm", MARIA),
    "da-surname": ("da", "Holm", MARIA),
    "da-title": ("da", "Borgmester Maria Holm", MARIA),
    "da-role": ("da", "Soldaten", JAN),
    "da-hun": ("da", "Hun", MARIA),
    "da-han": ("da", "Han", JAN),
    "da-apposition": ("da", "Maria Holm, borgmester i Odense", MARIA),
    "sv-name": ("sv", "Maria Holm", MARIA),
    "sv-surname": ("sv", "Holm", MARIA),
    "sv-title": ("sv", "Borgmästare Maria Holm", MARIA),
    "sv-role": ("sv", "Soldaten", JAN),
    "sv-hon": ("sv", "Hon", MARIA),
    "sv-han": ("sv", "Han", JAN),
    "sv-apposition": ("sv", "Maria Holm, borgmästare i Lund", MARIA),
}
BOTH = {
    "en": "The mayor Maria Holm met the soldier Jan Berg in Leeds.\n",
    "nb": "Ordfører Maria Holm møtte soldaten Jan Berg i Bergen.\n",
    "da": "Borgmester Maria Holm mødte soldaten Jan Berg i Odense.\n",
    "sv": "Borgmästare Maria Holm mötte soldaten Jan Berg i Lund.\n",
}


def _comma(source: str) -> str:
    return f"{source}," if "," in source else source


CASES: Cases = (
    {
        name: told(
            language,
            f"{BOTH[language]}{_comma(source)} {SAYS[language]} {CLOSED[language]}.",
            indirect(CLOSED[language], SAYS[language].strip(","), source, person),
        )
        for name, (language, source, person) in NAMED.items()
    }
    | {
        f"{language}-{kind}-{source.split()[-1]}": told(
            language,
            f"{BOTH[language]}{source} {SAYS[language]} {CLOSED[language]}.",
            Said("indirect", CLOSED[language], SAYS[language].strip(","), source, source, kind),  # type: ignore[arg-type]  # the kinds of the table are speaker kinds
        )
        for (language, kind), sources in OTHERS.items()
        for source in sources
    }
    | {
        "en-the-soldier-behind": told(
            "en",
            BOTH["en"] + "“It is cold here,” the soldier said.",
            direct("It is cold here", "said", "the soldier", JAN),
        ),
        "nb-soldaten-behind": told(
            "nb", BOTH["nb"] + "– Det er kaldt her, sier soldaten.", direct("Det er kaldt her", "sier", "soldaten", JAN)
        ),
        "da-soldaten-behind": told(
            "da",
            BOTH["da"] + "– Det er koldt her, siger soldaten.",
            direct("Det er koldt her", "siger", "soldaten", JAN),
        ),
        "sv-soldaten-behind": told(
            "sv",
            BOTH["sv"] + "– Det är kallt här, säger soldaten.",
            direct("Det är kallt här", "säger", "soldaten", JAN),
        ),
        "sv-apposition-behind": told(
            "sv",
            "”Det är kallt här”, säger Jan Berg, soldat i Lund.",
            direct("Det är kallt här", "säger", "Jan Berg, soldat i Lund", JAN),
        ),
        "sv-relative-clause": told(
            "sv",
            "Maria Holm, som bor vid ån, säger att det är kallt.",
            indirect("att det är kallt", "säger", MARIA, MARIA),
        ),
        "en-apposition-behind": told(
            "en",
            "“It is cold here,” said Jan Berg, a soldier from Leeds.",
            direct("It is cold here", "said", "Jan Berg, a soldier from Leeds", JAN),
        ),
        "nb-apposition-behind": told(
            "nb",
            "«Det er kaldt her», sier Jan Berg, soldat i Bergen.",
            direct("Det er kaldt her", "sier", "Jan Berg, soldat i Bergen", JAN),
        ),
        "en-relative-clause": told(
            "en",
            "Maria Holm, who lives by the river, said that it was cold.",
            indirect("that it was cold", "said", MARIA, MARIA),
        ),
        "nb-relative-clause": told(
            "nb",
            "Maria Holm, som bor ved elva, sier at det er kaldt.",
            indirect("at det er kaldt", "sier", MARIA, MARIA),
        ),
        "da-relative-clause": told(
            "da",
            "Maria Holm, der bor ved åen, siger, at det er koldt.",
            indirect("at det er koldt", "siger", MARIA, MARIA),
        ),
        "en-they": told(
            "en",
            BOTH["en"] + "They say that the bridge is closed.",
            indirect("that the bridge is closed", "say", "They", "They", "group"),
        ),
        "en-joint": told(
            "en",
            "Maria Holm and Jan Berg said that it was cold.",
            indirect("that it was cold", "said", "Maria Holm and Jan Berg", "Maria Holm and Jan Berg", "group"),
        ),
        "nb-joint": told(
            "nb",
            "Maria Holm og Jan Berg sier at det er kaldt.",
            indirect("at det er kaldt", "sier", "Maria Holm og Jan Berg", "Maria Holm og Jan Berg", "group"),
        ),
        "en-genitive-s": told(
            "en",
            "Maria Holm left the room. Jan Berg's mother said that it was cold.",
            indirect("that it was cold", "said", "Jan Berg's mother", "Jan Berg's mother", "anonymous"),
        ),
        "en-genitive-apostrophe": told(
            "en",
            "Ann Sanders left the room. Sanders' team said that it was cold.",
            indirect("that it was cold", "said", "Sanders' team", "Sanders' team", "organisation"),
        ),
        "en-passive": told(
            "en", "The bridge is said to be closed.", indirect("to be closed", "is said", None, None, "unknown")
        ),
        "da-passive": told(
            "da", "Broen hævdes at være lukket.", indirect("at være lukket", "hævdes", None, None, "unknown")
        ),
        "sv-passive": told(
            "sv", "Det hävdas att bron är stängd.", indirect("att bron är stängd", "hävdas", None, None, "unknown")
        ),
        "sv-passive-without-a": told(
            "sv", "Det sägs att bron är stängd.", indirect("att bron är stängd", "sägs", None, None, "unknown")
        ),
        "sv-passive-infinitive": told(
            "sv", "Bron uppges vara stängd.", indirect("vara stängd", "uppges", None, None, "unknown")
        ),
        "nb-passive": told(
            "nb", "Det hevdes at broen er stengt.", indirect("at broen er stengt", "hevdes", None, None, "unknown")
        ),
    }
)
