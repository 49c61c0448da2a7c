"""Speakers by name, title, role and pronoun, and speakers who are not a person of the article."""

from tests.quote_cases.case import Cases, ExpectedQuote, direct, indirect, quote_case

MARIA = "Maria Holm"
JAN = "Jan Berg"
CLOSED = {
    "nb": "at broen er stengt",
    "da": "at broen er lukket",
    "sv": "att bron är stängd",
    "en": "that the bridge was closed",
}
SAYS = {"nb": "sier", "da": "siger,", "sv": "säger", "en": "said"}
# Sources that are not a person of the article, by language and kind of speaker.
OTHER_SPEAKERS = {
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
# A role noun that only the text around it connects with a person: the last one of the sentence before.
ROLE_TEXT = {
    "nb": ("Trener Jan Berg venter hjemme. Han får hjelp av Maria Holm. ", "Veteranen sier at broen er stengt.\n"),
    "da": ("Træner Jan Berg venter hjemme. Han får hjælp af Maria Holm. ", "Veteranen siger, at broen er lukket.\n"),
    "sv": ("Tränaren Jan Berg väntar hemma. Han får hjälp av Maria Holm. ", "Veteranen säger att bron är stängd.\n"),
}
# Language, source, name of the person. The article introduces both people first.
SOURCES_OF_PEOPLE = {
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
INTRODUCTION = {
    "en": "The mayor Maria Holm met the soldier Jan Berg in Leeds.\n",
    "nb": "Ordfører Maria Holm møtte soldaten Jan Berg i Bergen.\n",
    "da": "Borgmester Maria Holm mødte soldaten Jan Berg i Odense.\n",
    "sv": "Borgmästare Maria Holm mötte soldaten Jan Berg i Lund.\n",
}


def _add_comma(source: str) -> str:
    return f"{source}," if "," in source else source


CASES: Cases = (
    {
        name: quote_case(
            language,
            f"{INTRODUCTION[language]}{_add_comma(source)} {SAYS[language]} {CLOSED[language]}.",
            indirect(CLOSED[language], SAYS[language].strip(","), source, person),
        )
        for name, (language, source, person) in SOURCES_OF_PEOPLE.items()
    }
    | {
        f"{language}-{kind}-{source.split()[-1]}": quote_case(
            language,
            f"{INTRODUCTION[language]}{source} {SAYS[language]} {CLOSED[language]}.",
            ExpectedQuote("indirect", CLOSED[language], SAYS[language].strip(","), source, source, kind),  # type: ignore[arg-type]  # the kinds of the table are speaker kinds
        )
        for (language, kind), sources in OTHER_SPEAKERS.items()
        for source in sources
    }
    | {
        f"{language}-role-of-last-person": quote_case(
            language, before + clause, indirect(CLOSED[language], SAYS[language].strip(","), clause.split()[0], MARIA)
        )
        for language, (before, clause) in ROLE_TEXT.items()
    }
    | {
        "en-the-soldier-after-verb": quote_case(
            "en",
            INTRODUCTION["en"] + "“It is cold here,” the soldier said.",
            direct("It is cold here", "said", "the soldier", JAN),
        ),
        "nb-soldaten-after-verb": quote_case(
            "nb",
            INTRODUCTION["nb"] + "– Det er kaldt her, sier soldaten.",
            direct("Det er kaldt her", "sier", "soldaten", JAN),
        ),
        "da-soldaten-after-verb": quote_case(
            "da",
            INTRODUCTION["da"] + "– Det er koldt her, siger soldaten.",
            direct("Det er koldt her", "siger", "soldaten", JAN),
        ),
        "sv-soldaten-after-verb": quote_case(
            "sv",
            INTRODUCTION["sv"] + "– Det är kallt här, säger soldaten.",
            direct("Det är kallt här", "säger", "soldaten", JAN),
        ),
        "sv-apposition-after-verb": quote_case(
            "sv",
            "”Det är kallt här”, säger Jan Berg, soldat i Lund.",
            direct("Det är kallt här", "säger", "Jan Berg, soldat i Lund", JAN),
        ),
        "sv-relative-clause": quote_case(
            "sv",
            "Maria Holm, som bor vid ån, säger att det är kallt.",
            indirect("att det är kallt", "säger", MARIA, MARIA),
        ),
        "en-apposition-after-verb": quote_case(
            "en",
            "“It is cold here,” said Jan Berg, a soldier from Leeds.",
            direct("It is cold here", "said", "Jan Berg, a soldier from Leeds", JAN),
        ),
        "nb-apposition-after-verb": quote_case(
            "nb",
            "«Det er kaldt her», sier Jan Berg, soldat i Bergen.",
            direct("Det er kaldt her", "sier", "Jan Berg, soldat i Bergen", JAN),
        ),
        "en-relative-clause": quote_case(
            "en",
            "Maria Holm, who lives by the river, said that it was cold.",
            indirect("that it was cold", "said", MARIA, MARIA),
        ),
        "nb-relative-clause": quote_case(
            "nb",
            "Maria Holm, som bor ved elva, sier at det er kaldt.",
            indirect("at det er kaldt", "sier", MARIA, MARIA),
        ),
        "da-relative-clause": quote_case(
            "da",
            "Maria Holm, der bor ved åen, siger, at det er koldt.",
            indirect("at det er koldt", "siger", MARIA, MARIA),
        ),
        "en-they": quote_case(
            "en",
            INTRODUCTION["en"] + "They say that the bridge is closed.",
            indirect("that the bridge is closed", "say", "They", "They", "group"),
        ),
        "en-joint": quote_case(
            "en",
            "Maria Holm and Jan Berg said that it was cold.",
            indirect("that it was cold", "said", "Maria Holm and Jan Berg", "Maria Holm and Jan Berg", "group"),
        ),
        "nb-joint": quote_case(
            "nb",
            "Maria Holm og Jan Berg sier at det er kaldt.",
            indirect("at det er kaldt", "sier", "Maria Holm og Jan Berg", "Maria Holm og Jan Berg", "group"),
        ),
        "en-genitive-s": quote_case(
            "en",
            "Maria Holm left the room. Jan Berg's mother said that it was cold.",
            indirect("that it was cold", "said", "Jan Berg's mother", "Jan Berg's mother", "anonymous"),
        ),
        "en-genitive-apostrophe": quote_case(
            "en",
            "Ann Sanders left the room. Sanders' team said that it was cold.",
            indirect("that it was cold", "said", "Sanders' team", "Sanders' team", "organisation"),
        ),
        "en-passive": quote_case(
            "en", "The bridge is said to be closed.", indirect("to be closed", "is said", None, None, "unknown")
        ),
        "da-passive": quote_case(
            "da", "Broen hævdes at være lukket.", indirect("at være lukket", "hævdes", None, None, "unknown")
        ),
        "sv-passive": quote_case(
            "sv", "Det hävdas att bron är stängd.", indirect("att bron är stängd", "hävdas", None, None, "unknown")
        ),
        "sv-passive-without-a": quote_case(
            "sv", "Det sägs att bron är stängd.", indirect("att bron är stängd", "sägs", None, None, "unknown")
        ),
        "sv-passive-infinitive": quote_case(
            "sv", "Bron uppges vara stängd.", indirect("vara stängd", "uppges", None, None, "unknown")
        ),
        "nb-passive": quote_case(
            "nb", "Det hevdes at broen er stengt.", indirect("at broen er stengt", "hevdes", None, None, "unknown")
        ),
        "nb-pronoun-after-role": quote_case(
            "nb",
            "Trener Jan Berg venter hjemme. Han får hjelp av Per Holm. "
            "Veteranen sier at broen er stengt. Han mener at den er farlig.",
            indirect("at broen er stengt", "sier", "Veteranen", "Per Holm"),
            indirect("at den er farlig", "mener", "Han", "Per Holm"),
        ),
        "nb-role-before-name": quote_case(
            "nb",
            "– Broen er stengt, sier ordføreren.\nMaria Holm er lei av snøen.",
            direct("Broen er stengt", "sier", "ordføreren", MARIA),
        ),
        "nb-pronoun-before-name": quote_case(
            "nb",
            "– Broen er stengt, sier hun.\nSnøen faller.\nMaria Holm er lei av snøen.",
            direct("Broen er stengt", "sier", "hun", MARIA),
        ),
        "nb-pronoun-after-adverbial-and-verb": quote_case(
            "nb",
            "Maria Holm er ordfører. Med et smil om munnen sa hun at broen er stengt.",
            indirect("at broen er stengt", "sa", "hun", MARIA),
        ),
        "nb-pronoun-before-adverbial": quote_case(
            "nb",
            "Maria Holm er ordfører. Det var da hun i avisens debatt i går sa at broen er stengt.",
            indirect("at broen er stengt", "sa", "hun", MARIA),
        ),
        "nb-relative-clause-of-a-group": quote_case(
            "nb",
            "Maria Holm kjenner naboene som mener at broen er stengt.",
            indirect("at broen er stengt", "mener", "som", "naboene", "group"),
        ),
        "en-role-with-owner": quote_case(
            "en",
            "Maria Holm lives in Leeds. The mayor’s former doctor said that it was cold.",
            indirect("that it was cold", "said", "The mayor’s former doctor", "The mayor’s former doctor", "anonymous"),
        ),
        "en-word-of-a-heading": quote_case(
            "en",
            "Retired General Repairs Old Bridge In Leeds\n\nGen. Per Holm lives in Leeds. He said that it was cold.",
            indirect("that it was cold", "said", "He", "Per Holm"),
        ),
    }
)
