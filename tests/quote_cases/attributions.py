"""Attributions inside a sentence, by participles, nouns and the clause or sentence beside what is said."""

from tests.quote_cases.case import Cases, direct, indirect, mixed, one_utterance, quote_case

MARIA = "Maria Holm"
# An attribution that splits a clause, and the end of the words that name its source.
HALVES: Cases = {
    "en-halves": quote_case(
        "en",
        "Voters, Maria Holm suggested, would stay at home.",
        *one_utterance(
            indirect("Voters", "suggested", MARIA, MARIA), indirect("would stay at home", "suggested", MARIA, MARIA)
        ),
    ),
    "en-halves-inverted": quote_case(
        "en",
        "The ferry, said Maria Holm, would sail in May.",
        *one_utterance(
            indirect("The ferry", "said", MARIA, MARIA), indirect("would sail in May", "said", MARIA, MARIA)
        ),
    ),
    "nb-halves": quote_case(
        "nb",
        "Broen, sier Maria Holm, er stengt.",
        *one_utterance(indirect("Broen", "sier", MARIA, MARIA), indirect("er stengt", "sier", MARIA, MARIA)),
    ),
    "en-halves-according-to": quote_case(
        "en",
        "The lake, according to Maria Holm, will be empty by May.",
        *one_utterance(
            indirect("The lake", "according to", MARIA, MARIA),
            indirect("will be empty by May", "according to", MARIA, MARIA),
        ),
    ),
    "nb-halves-according-to": quote_case(
        "nb",
        "Broen ble, ifølge Maria Holm, stengt på mandag.",
        *one_utterance(
            indirect("Broen ble", "ifølge", MARIA, MARIA), indirect("stengt på mandag", "ifølge", MARIA, MARIA)
        ),
    ),
    "sv-number-after-source": quote_case(
        "sv",
        "Priset stiger enligt Energimyndigheten med tio procent i vinter.",
        *one_utterance(
            indirect("Priset stiger", "enligt", "Energimyndigheten", "Energimyndigheten", "organisation"),
            indirect("med tio procent i vinter", "enligt", "Energimyndigheten", "Energimyndigheten", "organisation"),
        ),
    ),
    "da-short-clause-before-comma": quote_case(
        "da",
        "Prisen stiger ifølge Maria Holm, men ingen ved hvorfor.",
        indirect("Prisen stiger", "ifølge", MARIA, MARIA),
    ),
    "en-report-published": quote_case(
        "en",
        "According to a report published on Friday, the bridge is unsafe.",
        indirect("the bridge is unsafe", "According to", "a report", "a report", "document"),
    ),
    "en-letter-seen-by": quote_case(
        "en",
        "According to a letter seen by the Herald, the bridge is unsafe.",
        indirect("the bridge is unsafe", "According to", "a letter", "a letter", "document"),
    ),
}
# What a participle, a noun, a clause with "as" or the next sentence attributes, and where it ends.
OTHER_ATTRIBUTIONS: Cases = {
    "en-as-reported": quote_case(
        "en",
        "The bridge fell before dawn, as the Herald reported on Monday.",
        indirect("The bridge fell before dawn", "reported", "the Herald", "the Herald", "organisation"),
    ),
    "en-as-opens": quote_case(
        "en",
        "As Maria Holm noted last week, the bridge is closed.",
        indirect("the bridge is closed", "noted", MARIA, MARIA),
    ),
    "nb-as-reported": quote_case(
        "nb", "Broen er stengt, slik Maria Holm fortalte mandag.", indirect("Broen er stengt", "fortalte", MARIA, MARIA)
    ),
    "en-after-saying": quote_case(
        "en",
        "After saying that the bridge was safe, Maria Holm left.",
        indirect("that the bridge was safe", "saying", MARIA, MARIA),
    ),
    "en-left-after-saying": quote_case(
        "en",
        "Maria Holm left after saying the bridge was safe.",
        indirect("the bridge was safe", "saying", MARIA, MARIA),
    ),
    "en-having-announced": quote_case(
        "en",
        "Having announced that she was ill, Mayor Maria Holm went home.",
        indirect("that she was ill", "Having announced", "Mayor Maria Holm", MARIA),
    ),
    "nb-means": quote_case(
        "nb",
        "Maria Holm åpnet møtet med å understreke at broen var trygg.",
        indirect("at broen var trygg", "understreke", MARIA, MARIA),
    ),
    "sv-means": quote_case(
        "sv",
        "Maria Holm inledde med att säga att bron var trygg.",
        indirect("att bron var trygg", "säga", MARIA, MARIA),
    ),
    "nb-hearsay": quote_case(
        "nb",
        "Påstanden om at broen var farlig, spredte seg fort.",
        indirect("at broen var farlig", "Påstanden om", None, None, "unknown"),
    ),
    "da-hearsay-comma": quote_case(
        "da",
        "Der går rygter om, at broen er farlig.",
        indirect("at broen er farlig", "rygter om", None, None, "unknown"),
    ),
    "sv-noun-and-main-verb": quote_case(
        "sv",
        "Uppgifterna om att bron ska säljas dementerades av Maria Holm.",
        indirect("att bron ska säljas", "Uppgifterna om", None, None, "unknown"),
    ),
    "nb-statement-from": quote_case(
        "nb",
        "Hun viser til en uttalelse fra Mattilsynet om at fisken er trygg.",
        indirect("at fisken er trygg", "uttalelse", "Mattilsynet", "Mattilsynet", "organisation"),
    ),
    "nb-owner-and-preposition": quote_case(
        "nb",
        "Maria Holms påstand om at broen er farlig er feil.",
        indirect("at broen er farlig", "påstand om", "Maria Holms", MARIA),
    ),
    "en-told-host-how": quote_case(
        "en",
        "Maria Holm told host Jan Berg on Monday how tired she was.",
        indirect("how tired she was", "told", MARIA, MARIA),
    ),
    "en-another-source": quote_case(
        "en",
        "Maria Holm said the bridge was closed, the police said it was open.",
        indirect("the bridge was closed", "said", MARIA, MARIA),
        indirect("it was open", "said", "the police", "the police", "group"),
    ),
    "en-comma-inside-marks": quote_case(
        "en",
        "Maria Holm said that the bridge was “rotten,” adding that it would fall.",
        *one_utterance(indirect("that the bridge was", "said", MARIA, MARIA), mixed("rotten", "said", MARIA, MARIA)),
        indirect("that it would fall", "adding", MARIA, MARIA),
    ),
    "en-marks-in-clause": quote_case(
        "en",
        "Maria Holm said Monday that under the old mayor, “the bridge was rotten.”",
        *one_utterance(
            indirect("that under the old mayor", "said", MARIA, MARIA),
            mixed("the bridge was rotten", "said", MARIA, MARIA),
        ),
    ),
    "da-next-sentence": quote_case(
        "da",
        "En mand er død ved Skive.\n\nDet oplyser Midt- og Vestjyllands Politi.",
        indirect(
            "En mand er død ved Skive",
            "oplyser",
            "Midt- og Vestjyllands Politi",
            "Midt- og Vestjyllands Politi",
            "organisation",
        ),
    ),
    "nn-next-sentence": quote_case(
        "nn",
        "To hus brann ned i natt.\n\nDet fortel Maria Holm til NRK.",
        indirect("To hus brann ned i natt", "fortel", MARIA, MARIA, addressed_to="NRK"),
    ),
    "en-employer": quote_case(
        "en",
        "“No one checked,” said Shell spokesman Jan Berg.",
        direct("No one checked", "said", "Shell spokesman Jan Berg", "Jan Berg"),
    ),
}
WITHOUT_CONTENT: Cases = {
    "nb-said-nothing": quote_case("nb", "Maria Holm sa ingenting."),
    "en-said-nothing": quote_case("en", "Maria Holm said nothing."),
}
CASES: Cases = HALVES | OTHER_ATTRIBUTIONS | WITHOUT_CONTENT
