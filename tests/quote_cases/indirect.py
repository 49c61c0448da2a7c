"""Words reported by a verb or "according to", alone and mixed with own words, and passed on by others."""

from tests.quote_cases.case import Cases, direct, indirect, mixed, parts, told

MARIA = "Maria Holm"
WHO = {
    "nb": "Maria Holm bor i Bergen. ",
    "da": "Maria Holm bor i Odense. ",
    "sv": "Maria Holm bor i Lund. ",
    "en": "Maria Holm lives in Leeds. ",
}
BY_MARIA = (MARIA, MARIA)

# What is said in one row, by Maria Holm: language, sentence, what is said, cue.
PLAIN = {
    "en-that": ("en", "Maria Holm said that the bridge was closed.", "that the bridge was closed", "said"),
    "en-bare": ("en", "Maria Holm said the bridge was closed.", "the bridge was closed", "said"),
    "en-behind": ("en", "The bridge was closed, Maria Holm said.", "The bridge was closed", "said"),
    "en-behind-inverted": ("en", "The bridge was closed, said Maria Holm.", "The bridge was closed", "said"),
    "en-adverb": (
        "en",
        "Maria Holm has repeatedly said that the bridge is closed.",
        "that the bridge is closed",
        "has repeatedly said",
    ),
    "en-day": ("en", "Maria Holm said on Monday that the bridge was closed.", "that the bridge was closed", "said"),
    "en-infinitive": ("en", "Maria Holm promised to open the bridge.", "to open the bridge", "promised"),
    "en-noun": ("en", "Maria Holm confirmed the closing of the bridge.", "the closing of the bridge", "confirmed"),
    "en-label": ("en", "Maria Holm labelled them as vandals.", "them as vandals", "labelled"),
    "en-opinion": ("en", "Maria Holm believes that the bridge is safe.", "that the bridge is safe", "believes"),
    "en-question": ("en", "Maria Holm asked why the bridge was closed.", "why the bridge was closed", "asked"),
    "en-according": ("en", "According to Maria Holm, the bridge is closed.", "the bridge is closed", "According to"),
    "en-according-behind": (
        "en",
        "The bridge is closed, according to Maria Holm.",
        "The bridge is closed",
        "according to",
    ),
    "nb-that": ("nb", "Maria Holm sier at broen er stengt.", "at broen er stengt", "sier"),
    "nb-bare": ("nb", "Maria Holm sier broen er stengt.", "broen er stengt", "sier"),
    "nb-behind": ("nb", "Broen er stengt, sier Maria Holm.", "Broen er stengt", "sier"),
    "nb-inverted": ("nb", "I går sa Maria Holm at broen var stengt.", "at broen var stengt", "sa"),
    "nb-perfect": ("nb", "Maria Holm har sagt at broen er stengt.", "at broen er stengt", "har sagt"),
    "nb-infinitive": ("nb", "Maria Holm lover å åpne broen igjen.", "å åpne broen igjen", "lover"),
    "nb-question": ("nb", "Maria Holm spør hvorfor broen er stengt.", "hvorfor broen er stengt", "spør"),
    "nb-opinion": ("nb", "Maria Holm mener at broen er trygg.", "at broen er trygg", "mener"),
    "nb-according": ("nb", "Ifølge Maria Holm er broen stengt.", "er broen stengt", "Ifølge"),
    "nb-according-behind": ("nb", "Broen er stengt, ifølge Maria Holm.", "Broen er stengt", "ifølge"),
    "da-that": ("da", "Maria Holm siger, at broen er lukket.", "at broen er lukket", "siger"),
    "da-that-without-comma": ("da", "Maria Holm siger at broen er lukket.", "at broen er lukket", "siger"),
    "da-behind": ("da", "Broen er lukket, siger Maria Holm.", "Broen er lukket", "siger"),
    "da-inverted": ("da", "I går sagde Maria Holm, at broen var lukket.", "at broen var lukket", "sagde"),
    "da-perfect": ("da", "Maria Holm har sagt, at broen er lukket.", "at broen er lukket", "har sagt"),
    "da-infinitive": ("da", "Maria Holm lover at åbne broen igen.", "at åbne broen igen", "lover"),
    "da-question": ("da", "Maria Holm spørger, hvorfor broen er lukket.", "hvorfor broen er lukket", "spørger"),
    "da-opinion": ("da", "Maria Holm mener, at broen er sikker.", "at broen er sikker", "mener"),
    "da-according": ("da", "Ifølge Maria Holm er broen lukket.", "er broen lukket", "Ifølge"),
    "da-according-behind": ("da", "Broen er lukket, ifølge Maria Holm.", "Broen er lukket", "ifølge"),
    "da-bare": ("da", "Maria Holm siger, broen er lukket.", "broen er lukket", "siger"),
    "sv-that": ("sv", "Maria Holm säger att bron är stängd.", "att bron är stängd", "säger"),
    "sv-bare": ("sv", "Maria Holm säger bron är stängd.", "bron är stängd", "säger"),
    "sv-behind": ("sv", "Bron är stängd, säger Maria Holm.", "Bron är stängd", "säger"),
    "sv-inverted": ("sv", "I går sade Maria Holm att bron var stängd.", "att bron var stängd", "sade"),
    "sv-perfect": ("sv", "Maria Holm har sagt att bron är stängd.", "att bron är stängd", "har sagt"),
    "sv-infinitive": ("sv", "Maria Holm lovar att öppna bron igen.", "att öppna bron igen", "lovar"),
    "sv-question": ("sv", "Maria Holm frågar varför bron är stängd.", "varför bron är stängd", "frågar"),
    "sv-opinion": ("sv", "Maria Holm anser att bron är säker.", "att bron är säker", "anser"),
    "sv-according": ("sv", "Enligt Maria Holm är bron stängd.", "är bron stängd", "Enligt"),
    "sv-according-behind": ("sv", "Bron är stängd, enligt Maria Holm.", "Bron är stängd", "enligt"),
    "sv-told-of": ("sv", "Maria Holm varnar för en ny översvämning.", "en ny översvämning", "varnar för"),
    "nb-told-of": ("nb", "Maria Holm advarer mot en ny flom.", "en ny flom", "advarer mot"),
    "en-warned-of": ("en", "Maria Holm warned of a new flood.", "a new flood", "warned of"),
}
# The same with an outlet: language, sentence, kind and words, cue, outlet.
PASSED_ON = {
    "nb-relay": ("nb", "Broen er stengt, sier Maria Holm ifølge NTB.", "Broen er stengt", "sier", "NTB"),
    "nb-relay-that": ("nb", "Maria Holm sier ifølge NTB at broen er stengt.", "at broen er stengt", "sier", "NTB"),
    "da-relay": ("da", "Broen er lukket, siger Maria Holm ifølge Ritzau.", "Broen er lukket", "siger", "Ritzau"),
    "sv-relay": ("sv", "Bron är stängd, säger Maria Holm enligt TT.", "Bron är stängd", "säger", "TT"),
    "sv-to": ("sv", "Maria Holm säger till TT att bron är stängd.", "att bron är stängd", "säger", "TT"),
    "nb-to": ("nb", "Maria Holm sier til NRK at broen er stengt.", "at broen er stengt", "sier", "NRK"),
    "nb-to-behind": ("nb", "Broen er stengt, sier Maria Holm til NRK.", "Broen er stengt", "sier", "NRK"),
    "en-told": (
        "en",
        "Maria Holm told Reuters that the bridge is closed.",
        "that the bridge is closed",
        "told",
        "Reuters",
    ),
    "en-relay": (
        "en",
        "Maria Holm said that the bridge is closed, according to Reuters.",
        "that the bridge is closed",
        "said",
        "Reuters",
    ),
    "da-relay-that": (
        "da",
        "Maria Holm siger til TV 2, at broen er lukket.",
        "at broen er lukket",
        "siger",
        "TV 2",
    ),
}

CASES: Cases = (
    {
        name: told(language, WHO[language] + text, indirect(words, cue, *BY_MARIA))
        for name, (language, text, words, cue) in PLAIN.items()
    }
    | {
        "nb-inverted-pronoun": told(
            "nb",
            WHO["nb"] + "I går sa hun at broen var stengt.",
            indirect("at broen var stengt", "sa", "hun", MARIA),
        ),
        "nb-behind-pronoun": told(
            "nb", WHO["nb"] + "Broen var stengt, sa hun.", indirect("Broen var stengt", "sa", "hun", MARIA)
        ),
        "da-behind-pronoun": told(
            "da", WHO["da"] + "Broen var lukket, sagde hun.", indirect("Broen var lukket", "sagde", "hun", MARIA)
        ),
        "sv-inverted-pronoun": told(
            "sv",
            WHO["sv"] + "I går sa hon att bron var stängd.",
            indirect("att bron var stängd", "sa", "hon", MARIA),
        ),
        "sv-behind-pronoun": told(
            "sv", WHO["sv"] + "Bron var stängd, sa hon.", indirect("Bron var stängd", "sa", "hon", MARIA)
        ),
        "en-two-clauses": told(
            "en",
            WHO["en"] + "She said that the bridge was closed and that the town was poor.",
            indirect("that the bridge was closed and that the town was poor", "said", "She", MARIA),
        ),
        "en-mixed": told(
            "en",
            WHO["en"] + "She said that the bridge was “a danger to everyone” and should be closed.",
            *parts(
                indirect("that the bridge was", "said", "She", MARIA),
                mixed("a danger to everyone", "said", "She", MARIA),
                indirect("and should be closed", "said", "She", MARIA),
            ),
        ),
        "nb-mixed": told(
            "nb",
            WHO["nb"] + "Hun sier at broen er «en fare for alle».",
            *parts(indirect("at broen er", "sier", "Hun", MARIA), mixed("en fare for alle", "sier", "Hun", MARIA)),
        ),
        "da-mixed": told(
            "da",
            WHO["da"] + "Hun siger, at broen er »en fare for alle«.",
            *parts(indirect("at broen er", "siger", "Hun", MARIA), mixed("en fare for alle", "siger", "Hun", MARIA)),
        ),
        "sv-mixed": told(
            "sv",
            WHO["sv"] + "Hon säger att bron är ”en fara för alla”.",
            *parts(indirect("att bron är", "säger", "Hon", MARIA), mixed("en fara för alla", "säger", "Hon", MARIA)),
        ),
        "en-mixed-behind": told(
            "en",
            WHO["en"] + "The bridge is “a danger to everyone,” Maria Holm said.",
            *parts(indirect("The bridge is", "said", *BY_MARIA), mixed("a danger to everyone", "said", *BY_MARIA)),
        ),
        "en-mixed-according": told(
            "en",
            WHO["en"] + "According to Maria Holm, the bridge is “a danger to everyone.”",
            *parts(
                indirect("the bridge is", "According to", *BY_MARIA),
                mixed("a danger to everyone", "According to", *BY_MARIA),
            ),
        ),
        "nb-direct-relay": told(
            "nb",
            WHO["nb"] + "«Broen er stengt», sier Maria Holm ifølge NTB.",
            direct("Broen er stengt", "sier", *BY_MARIA, via="NTB"),
        ),
        "da-direct-relay": told(
            "da",
            WHO["da"] + "»Broen er lukket,« siger hun ifølge Ritzau.",
            direct("Broen er lukket", "siger", "hun", MARIA, via="Ritzau"),
        ),
        "en-direct-relay": told(
            "en",
            WHO["en"] + "“The bridge is closed,” Maria Holm said, according to Reuters.",
            direct("The bridge is closed", "said", *BY_MARIA, via="Reuters"),
        ),
        "en-direct-told": told(
            "en",
            WHO["en"] + "“The bridge is closed,” Maria Holm told the BBC.",
            direct("The bridge is closed", "told", *BY_MARIA, via="the BBC"),
        ),
        "en-cue-inside": told(
            "en",
            WHO["en"] + "The bridge, Maria Holm said, was closed for everyone.",
            *parts(indirect("The bridge", "said", *BY_MARIA), indirect("was closed for everyone", "said", *BY_MARIA)),
        ),
    }
    | {
        name: told(language, WHO[language] + text, indirect(words, cue, *BY_MARIA, via=via))
        for name, (language, text, words, cue, via) in PASSED_ON.items()
    }
)
