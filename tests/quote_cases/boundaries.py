"""Where a reported clause ends, and what looks like a cue and is none."""

from tests.quote_cases.case import Cases, direct, indirect, mixed, one_utterance, quote_case

MARIA = "Maria Holm"
# Language, text. No verb in them reports.
FALSE_CUES = {
    "en-noun-of": ("en", "Maria Holm sailed along the Lake Belt states of Arlen and Borvia."),
    "en-noun-after-quantity": ("en", "Maria Holm left after several questions on whether the mast was paid for."),
    "en-writer": ("en", "Sir, – I was sorry to read that the bridge will close."),
    "en-called": ("en", "Maria Holm wrote a booklet called “Ready for a storm.”"),
    "en-called-after-marks": ("en", "They gave it a prize, “Anglica”, based on a book called “Boats”."),
}
CASES: Cases = {
    **{name: quote_case(language, text) for name, (language, text) in FALSE_CUES.items()},
    "en-relative-clause-inside": quote_case(
        "en",
        "Maria Holm said the bridge, which fell in May, is closed.",
        indirect("the bridge, which fell in May, is closed", "said", MARIA, MARIA),
    ),
    "nb-negation-between-commas": quote_case(
        "nb",
        "Maria Holm sier at broen, ikke veien, er stengt.",
        indirect("at broen, ikke veien, er stengt", "sier", MARIA, MARIA),
    ),
    "en-asked": quote_case(
        "en",
        "Maria Holm was asked whether the bridge was closed.",
        indirect("whether the bridge was closed", "was asked", None, None, "unknown"),
    ),
    "en-document-without-complementiser": quote_case(
        "en",
        "Records show the bridge was closed in May.",
        indirect("the bridge was closed in May", "show", "Records", "Records", "document"),
    ),
    "nb-new-main-clause": quote_case(
        "nb",
        "Maria Holm sier broen er stengt, den skal åpne i mai.",
        indirect("broen er stengt", "sier", MARIA, MARIA),
    ),
    "da-dash-and-contrast": quote_case(
        "da",
        "Maria Holm siger, at broen er lukket - men det er hun alene om.",
        indirect("at broen er lukket", "siger", MARIA, MARIA),
    ),
    "en-parenthesis": quote_case(
        "en", "Maria Holm won. But, she says, she had no choice.", indirect("she had no choice", "says", "she", MARIA)
    ),
    "en-subordinate-clause": quote_case(
        "en",
        "While the sailors have said they never drank, Maria Holm has pledged to search the boat.",
        indirect("they never drank", "have said", "the sailors", "the sailors", "anonymous"),
        indirect("to search the boat", "has pledged", MARIA, MARIA),
    ),
    "en-second-verb": quote_case(
        "en",
        "Maria Holm has opened the pier, calling it a “stairway to the sea”, and has bought a boat.",
        *one_utterance(
            indirect("it a", "calling", MARIA, MARIA), mixed("stairway to the sea", "calling", MARIA, MARIA)
        ),
    ),
    "nb-repeated-complementiser": quote_case(
        "nb",
        "Maria Holm påpekte at ferjen er billig, men at køen er lang.",
        indirect("at ferjen er billig, men at køen er lang", "påpekte", MARIA, MARIA),
    ),
    "nb-shared-subject-after-verb": quote_case(
        "nb",
        "Sanden gjør veien smal, mener forsker Maria Holm, men tror en ny bro er på vei.",
        indirect("Sanden gjør veien smal", "mener", "forsker Maria Holm", MARIA),
        indirect("en ny bro er på vei", "tror", "forsker Maria Holm", MARIA),
    ),
    "en-claim-as-subject": quote_case(
        "en",
        "Maria Holm’s claim that the bridge was safe was wrong.",
        indirect("that the bridge was safe", "claim", "Maria Holm’s", MARIA),
    ),
    "en-report-in-report": quote_case(
        "en",
        "Maria Holm sailed with Jan Berg. She said he then announced: “The boat is full.”",
        direct("The boat is full.", "announced", "he", "Jan Berg"),
    ),
    "nb-outlet-after-clause": quote_case(
        "nb",
        "I går fortalte Maria Holm at været «kom som en vegg», skriver Kystposten.",
        *one_utterance(
            indirect("at været", "fortalte", MARIA, MARIA), mixed("kom som en vegg", "fortalte", MARIA, MARIA)
        ),
    ),
    "da-from": quote_case(
        "da", "»Broen er farlig«, lyder det fra Maria Holm.", direct("Broen er farlig", "lyder", MARIA, MARIA)
    ),
    "nb-paragraph-before": quote_case(
        "nb",
        "Broen kan bli revet.\nDet skriver Maria Holm.",
        indirect("Broen kan bli revet", "skriver", MARIA, MARIA),
    ),
    "sv-paragraph-before": quote_case(
        "sv",
        "Bron kan rivas i år.\nDet berättar Maria Holm för Kustbladet.",
        indirect("Bron kan rivas i år", "berättar", MARIA, MARIA, addressed_to="Kustbladet"),
    ),
    "nb-message-to-outlet": quote_case(
        "nb",
        "– Vi venter, skriver Maria Holm i en SMS til TV 2.\nI en e-post til VG skriver Holm: «Vi venter».",
        direct("Vi venter", "skriver", MARIA, MARIA, addressed_to="TV 2"),
        direct("Vi venter", "skriver", "Holm", MARIA, addressed_to="VG"),
    ),
    "en-was-quoted": quote_case(
        "en",
        "“The bridge is closed,” Maria Holm, the mayor, was quoted by Radio Leeds as saying.",
        direct(
            "The bridge is closed",
            "was quoted by Radio Leeds as saying",
            "Maria Holm, the mayor",
            MARIA,
            relayed_by="Radio Leeds",
        ),
    ),
    "nb-name-like-a-preposition": quote_case(
        "nb", "– Broen faller, sier maler Per Holm.", direct("Broen faller", "sier", "maler Per Holm", "Per Holm")
    ),
    "en-relative-clause": quote_case(
        "en", "Maria Holm, who said the bridge was old, left.", indirect("the bridge was old", "said", "who", MARIA)
    ),
    "nb-subordinate-clause": quote_case(
        "nb",
        "Selv om Maria Holm sier at broen er gammel, holdes den åpen.",
        indirect("at broen er gammel", "sier", MARIA, MARIA),
    ),
    "nb-question-before-answer": quote_case("nb", "På spørsmål om broen er gammel, svarer Maria Holm nei."),
    "en-relative-clause-within": quote_case(
        "en",
        "Maria Holm said that the bridge, which fell in May, was closed.",
        indirect("that the bridge, which fell in May, was closed", "said", MARIA, MARIA),
    ),
    "en-two-dashes": quote_case(
        "en",
        "Maria Holm said that the bridge -- the oldest one in town -- was closed.",
        indirect("that the bridge -- the oldest one in town -- was closed", "said", MARIA, MARIA),
    ),
    "en-negation": quote_case(
        "en",
        "Maria Holm said that the road was slow, not closed.",
        indirect("that the road was slow, not closed", "said", MARIA, MARIA),
    ),
    "en-contrast-without-subject": quote_case(
        "en",
        "Maria Holm said that the bridge was old, but stood firm.",
        indirect("that the bridge was old, but stood firm", "said", MARIA, MARIA),
    ),
    "en-long-addressee": quote_case(
        "en",
        "Maria Holm told The Post and Courier on Monday that the bridge was closed.",
        indirect("that the bridge was closed", "told", MARIA, MARIA, addressed_to="The Post"),
    ),
}
