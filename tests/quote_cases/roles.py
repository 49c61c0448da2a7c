"""People who are only named by their role: with a country, or before their name in a headline and lead."""

from tests.quote_cases.case import Cases, direct, indirect, quote_case

MARIA = "Maria Holm"
CASES: Cases = {
    "en-national": quote_case(
        "en",
        "Turkish President Jan Berg met Greek President Maria Holm.\n\n"
        "Berg left early. The Greek president said it was late.",
        indirect("it was late", "said", "The Greek president", MARIA),
    ),
    "en-national-other": quote_case(
        "en",
        "Turkish President Jan Berg came to Riga.\n\nThe Greek president said it was late.",
        indirect("it was late", "said", "The Greek president", "The Greek president", "anonymous"),
    ),
    "sv-national": quote_case(
        "sv",
        "Finlands president Maria Holm mötte Lettlands president Jan Berg.\n\n"
        "– Vi väntar, sade den finska presidenten.",
        direct("Vi väntar", "sade", "den finska presidenten", MARIA),
    ),
    "nb-lead-role": quote_case(
        "nb",
        "– Frykten kommer tilbake\n\n"
        "Stengningen gjør folk redde, mener ekspert.\n\n"
        "– Flere vil flytte, sier professor Maria Holm.\n\n"
        "Lederen, Jan Berg, svarte tirsdag.\n\n"
        "– Det er best å vente, sa Berg.",
        direct("Frykten kommer tilbake", None, None, MARIA),
        indirect("Stengningen gjør folk redde", "mener", "ekspert", MARIA),
        direct("Flere vil flytte", "sier", "professor Maria Holm", MARIA),
        direct("Det er best å vente", "sa", "Berg", "Jan Berg"),
    ),
}
