"""Indirect and mixed quotes with a verb or "according to"."""

from tests.quote_cases.case import Cases, direct, indirect, mixed, one_utterance, quote_case

MARIA = "Maria Holm"
INTRODUCTION = {
    "nb": "Maria Holm bor i Bergen. ",
    "da": "Maria Holm bor i Odense. ",
    "sv": "Maria Holm bor i Lund. ",
    "en": "Maria Holm lives in Leeds. ",
}
MARIA_TWICE = (MARIA, MARIA)  # source and speaker

# Language, sentence, quote, cue. The speaker is Maria Holm.
SENTENCES = {
    "en-phrase": (
        "en",
        "Maria Holm made it clear that the bridge was closed.",
        "that the bridge was closed",
        "made it clear",
    ),
    "nb-phrase": ("nb", "Maria Holm er klar på at broen er stengt.", "at broen er stengt", "er klar på"),
    "da-phrase": ("da", "Maria Holm gør det klart, at broen er lukket.", "at broen er lukket", "gør det klart"),
    "sv-phrase": ("sv", "Maria Holm ger uttryck för att bron är stängd.", "att bron är stängd", "ger uttryck för"),
    "en-that": ("en", "Maria Holm said that the bridge was closed.", "that the bridge was closed", "said"),
    "en-without-complementiser": ("en", "Maria Holm said the bridge was closed.", "the bridge was closed", "said"),
    "en-verb-last": ("en", "The bridge was closed, Maria Holm said.", "The bridge was closed", "said"),
    "en-verb-last-inverted": ("en", "The bridge was closed, said Maria Holm.", "The bridge was closed", "said"),
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
    "en-according-to-first": (
        "en",
        "According to Maria Holm, the bridge is closed.",
        "the bridge is closed",
        "According to",
    ),
    "en-according-to-last": (
        "en",
        "The bridge is closed, according to Maria Holm.",
        "The bridge is closed",
        "according to",
    ),
    "nb-that": ("nb", "Maria Holm sier at broen er stengt.", "at broen er stengt", "sier"),
    "nb-without-complementiser": ("nb", "Maria Holm sier broen er stengt.", "broen er stengt", "sier"),
    "nb-verb-last": ("nb", "Broen er stengt, sier Maria Holm.", "Broen er stengt", "sier"),
    "nb-inverted": ("nb", "I går sa Maria Holm at broen var stengt.", "at broen var stengt", "sa"),
    "nb-perfect": ("nb", "Maria Holm har sagt at broen er stengt.", "at broen er stengt", "har sagt"),
    "nb-infinitive": ("nb", "Maria Holm lover å åpne broen igjen.", "å åpne broen igjen", "lover"),
    "nb-question": ("nb", "Maria Holm spør hvorfor broen er stengt.", "hvorfor broen er stengt", "spør"),
    "nb-opinion": ("nb", "Maria Holm mener at broen er trygg.", "at broen er trygg", "mener"),
    "nb-according-to-first": ("nb", "Ifølge Maria Holm er broen stengt.", "er broen stengt", "Ifølge"),
    "nb-according-to-last": ("nb", "Broen er stengt, ifølge Maria Holm.", "Broen er stengt", "ifølge"),
    "da-that": ("da", "Maria Holm siger, at broen er lukket.", "at broen er lukket", "siger"),
    "da-that-without-comma": ("da", "Maria Holm siger at broen er lukket.", "at broen er lukket", "siger"),
    "da-verb-last": ("da", "Broen er lukket, siger Maria Holm.", "Broen er lukket", "siger"),
    "da-inverted": ("da", "I går sagde Maria Holm, at broen var lukket.", "at broen var lukket", "sagde"),
    "da-perfect": ("da", "Maria Holm har sagt, at broen er lukket.", "at broen er lukket", "har sagt"),
    "da-infinitive": ("da", "Maria Holm lover at åbne broen igen.", "at åbne broen igen", "lover"),
    "da-question": ("da", "Maria Holm spørger, hvorfor broen er lukket.", "hvorfor broen er lukket", "spørger"),
    "da-opinion": ("da", "Maria Holm mener, at broen er sikker.", "at broen er sikker", "mener"),
    "da-according-to-first": ("da", "Ifølge Maria Holm er broen lukket.", "er broen lukket", "Ifølge"),
    "da-according-to-last": ("da", "Broen er lukket, ifølge Maria Holm.", "Broen er lukket", "ifølge"),
    "da-without-complementiser": ("da", "Maria Holm siger, broen er lukket.", "broen er lukket", "siger"),
    "sv-that": ("sv", "Maria Holm säger att bron är stängd.", "att bron är stängd", "säger"),
    "sv-without-complementiser": ("sv", "Maria Holm säger bron är stängd.", "bron är stängd", "säger"),
    "sv-verb-last": ("sv", "Bron är stängd, säger Maria Holm.", "Bron är stängd", "säger"),
    "sv-inverted": ("sv", "I går sade Maria Holm att bron var stängd.", "att bron var stängd", "sade"),
    "sv-perfect": ("sv", "Maria Holm har sagt att bron är stängd.", "att bron är stängd", "har sagt"),
    "sv-infinitive": ("sv", "Maria Holm lovar att öppna bron igen.", "att öppna bron igen", "lovar"),
    "sv-question": ("sv", "Maria Holm frågar varför bron är stängd.", "varför bron är stängd", "frågar"),
    "sv-opinion": ("sv", "Maria Holm anser att bron är säker.", "att bron är säker", "anser"),
    "sv-according-to-first": ("sv", "Enligt Maria Holm är bron stängd.", "är bron stängd", "Enligt"),
    "sv-according-to-last": ("sv", "Bron är stängd, enligt Maria Holm.", "Bron är stängd", "enligt"),
    "sv-topic-of-a-warning": ("sv", "Maria Holm varnar för en ny översvämning.", "en ny översvämning", "varnar för"),
    "nb-topic-of-a-warning": ("nb", "Maria Holm advarer mot en ny flom.", "en ny flom", "advarer mot"),
    "en-topic-of-a-warning": ("en", "Maria Holm warned of a new flood.", "a new flood", "warned of"),
}

CASES: Cases = {
    name: quote_case(language, INTRODUCTION[language] + text, indirect(quote, cue, *MARIA_TWICE))
    for name, (language, text, quote, cue) in SENTENCES.items()
} | {
    "nb-inverted-pronoun": quote_case(
        "nb",
        INTRODUCTION["nb"] + "I går sa hun at broen var stengt.",
        indirect("at broen var stengt", "sa", "hun", MARIA),
    ),
    "nb-verb-last-pronoun": quote_case(
        "nb", INTRODUCTION["nb"] + "Broen var stengt, sa hun.", indirect("Broen var stengt", "sa", "hun", MARIA)
    ),
    "da-verb-last-pronoun": quote_case(
        "da",
        INTRODUCTION["da"] + "Broen var lukket, sagde hun.",
        indirect("Broen var lukket", "sagde", "hun", MARIA),
    ),
    "sv-inverted-pronoun": quote_case(
        "sv",
        INTRODUCTION["sv"] + "I går sa hon att bron var stängd.",
        indirect("att bron var stängd", "sa", "hon", MARIA),
    ),
    "sv-verb-last-pronoun": quote_case(
        "sv", INTRODUCTION["sv"] + "Bron var stängd, sa hon.", indirect("Bron var stängd", "sa", "hon", MARIA)
    ),
    "en-two-clauses": quote_case(
        "en",
        INTRODUCTION["en"] + "She said that the bridge was closed and that the town was poor.",
        indirect("that the bridge was closed and that the town was poor", "said", "She", MARIA),
    ),
    "en-mixed": quote_case(
        "en",
        INTRODUCTION["en"] + "She said that the bridge was “a danger to everyone” and should be closed.",
        *one_utterance(
            indirect("that the bridge was", "said", "She", MARIA),
            mixed("a danger to everyone", "said", "She", MARIA),
            indirect("and should be closed", "said", "She", MARIA),
        ),
    ),
    "nb-mixed": quote_case(
        "nb",
        INTRODUCTION["nb"] + "Hun sier at broen er «en fare for alle».",
        *one_utterance(indirect("at broen er", "sier", "Hun", MARIA), mixed("en fare for alle", "sier", "Hun", MARIA)),
    ),
    "da-mixed": quote_case(
        "da",
        INTRODUCTION["da"] + "Hun siger, at broen er »en fare for alle«.",
        *one_utterance(
            indirect("at broen er", "siger", "Hun", MARIA), mixed("en fare for alle", "siger", "Hun", MARIA)
        ),
    ),
    "sv-mixed": quote_case(
        "sv",
        INTRODUCTION["sv"] + "Hon säger att bron är ”en fara för alla”.",
        *one_utterance(
            indirect("att bron är", "säger", "Hon", MARIA), mixed("en fara för alla", "säger", "Hon", MARIA)
        ),
    ),
    "en-mixed-verb-last": quote_case(
        "en",
        INTRODUCTION["en"] + "The bridge is “a danger to everyone,” Maria Holm said.",
        *one_utterance(
            indirect("The bridge is", "said", *MARIA_TWICE), mixed("a danger to everyone", "said", *MARIA_TWICE)
        ),
    ),
    "en-mixed-according": quote_case(
        "en",
        INTRODUCTION["en"] + "According to Maria Holm, the bridge is “a danger to everyone.”",
        *one_utterance(
            indirect("the bridge is", "According to", *MARIA_TWICE),
            mixed("a danger to everyone", "According to", *MARIA_TWICE),
        ),
    ),
    "nb-direct-intermediary": quote_case(
        "nb",
        INTRODUCTION["nb"] + "«Broen er stengt», sier Maria Holm ifølge NTB.",
        direct("Broen er stengt", "sier", *MARIA_TWICE, relayed_by="NTB"),
    ),
    "da-direct-intermediary": quote_case(
        "da",
        INTRODUCTION["da"] + "»Broen er lukket,« siger hun ifølge Ritzau.",
        direct("Broen er lukket", "siger", "hun", MARIA, relayed_by="Ritzau"),
    ),
    "en-direct-intermediary": quote_case(
        "en",
        INTRODUCTION["en"] + "“The bridge is closed,” Maria Holm said, according to Reuters.",
        direct("The bridge is closed", "said", *MARIA_TWICE, relayed_by="Reuters"),
    ),
    "en-direct-addressee": quote_case(
        "en",
        INTRODUCTION["en"] + "“The bridge is closed,” Maria Holm told the BBC.",
        direct("The bridge is closed", "told", *MARIA_TWICE, addressed_to="the BBC"),
    ),
    "en-surname-before-verb": quote_case(
        "en",
        INTRODUCTION["en"] + "Holm said each year brings more cars.",
        indirect("each year brings more cars", "said", "Holm", MARIA),
    ),
    "en-cue-after-adverbial": quote_case(
        "en",
        INTRODUCTION["en"] + "In the end, Maria Holm said, drivers almost always turn back.",
        *one_utterance(
            indirect("In the end", "said", *MARIA_TWICE),
            indirect("drivers almost always turn back", "said", *MARIA_TWICE),
        ),
    ),
    "en-document-shows": quote_case(
        "en",
        INTRODUCTION["en"] + "Recent polls show the bridge far ahead.",
        indirect("the bridge far ahead", "show", "Recent polls", "Recent polls", "document"),
    ),
    "en-cue-inside": quote_case(
        "en",
        INTRODUCTION["en"] + "The bridge, Maria Holm said, was closed for everyone.",
        *one_utterance(
            indirect("The bridge", "said", *MARIA_TWICE), indirect("was closed for everyone", "said", *MARIA_TWICE)
        ),
    ),
}
