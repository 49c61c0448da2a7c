"""Direct quotes that a dash opens, with and without a cue, and quotes in headlines."""

from tests.quote_cases.case import Cases, ExpectedQuote, direct, one_utterance, quote_case

MARIA = "Maria Holm"
JAN = "Jan Berg"
NB = "Maria Holm bor i Bergen.\n"
DA = "Maria Holm bor i Odense.\n"
SV = "Maria Holm bor i Lund.\n"


def _nb(text: str) -> str:
    return NB + text


def _da(text: str) -> str:
    return DA + text


def _sv(text: str) -> str:
    return SV + text


CASES: Cases = (
    {
        f"nb-dash-U+{ord(dash[0]):04X}-{len(dash)}": quote_case(
            "nb", _nb(f"{dash} Broen er stengt, sier Maria Holm."), direct("Broen er stengt", "sier", MARIA, MARIA)
        )
        for dash in ("–", "—", "-", "−", "--")
    }
    | {
        f"da-dash-U+{ord(dash):04X}": quote_case(
            "da", _da(f"{dash} Broen er lukket, siger Maria Holm."), direct("Broen er lukket", "siger", MARIA, MARIA)
        )
        for dash in "–—-"
    }
    | {
        f"sv-dash-U+{ord(dash):04X}": quote_case(
            "sv", _sv(f"{dash} Bron är stängd, säger Maria Holm."), direct("Bron är stängd", "säger", MARIA, MARIA)
        )
        for dash in "–—-"
    }
    | {
        "nb-question": quote_case(
            "nb", _nb("– Hvorfor venter vi? spør Maria Holm."), direct("Hvorfor venter vi?", "spør", MARIA, MARIA)
        ),
        "da-exclamation": quote_case(
            "da", _da("– Vi venter! siger Maria Holm."), direct("Vi venter!", "siger", MARIA, MARIA)
        ),
        "sv-question": quote_case(
            "sv", _sv("– Varför väntar vi? frågar Maria Holm."), direct("Varför väntar vi?", "frågar", MARIA, MARIA)
        ),
        "sv-two-sentences": quote_case(
            "sv",
            _sv("– Bron är stängd. Vi väntar på hjälp, säger hon."),
            direct("Bron är stängd. Vi väntar på hjälp", "säger", "hon", MARIA),
        ),
        "nb-two-sentences": quote_case(
            "nb",
            _nb("– Broen er stengt. Vi venter på hjelp, sier hun."),
            direct("Broen er stengt. Vi venter på hjelp", "sier", "hun", MARIA),
        ),
        "nb-interrupted": quote_case(
            "nb",
            _nb("– Broen er stengt, sier Maria Holm. – Vi venter på hjelp."),
            *one_utterance(
                direct("Broen er stengt", "sier", MARIA, MARIA), direct("Vi venter på hjelp.", "sier", MARIA, MARIA)
            ),
        ),
        "da-interrupted": quote_case(
            "da",
            _da("– Broen er lukket, siger Maria Holm. – Vi venter på hjælp."),
            *one_utterance(
                direct("Broen er lukket", "siger", MARIA, MARIA), direct("Vi venter på hjælp.", "siger", MARIA, MARIA)
            ),
        ),
        "sv-interrupted": quote_case(
            "sv",
            _sv("– Bron är stängd, säger Maria Holm. – Vi väntar på hjälp."),
            *one_utterance(
                direct("Bron är stängd", "säger", MARIA, MARIA), direct("Vi väntar på hjälp.", "säger", MARIA, MARIA)
            ),
        ),
        "nb-two-cues": quote_case(
            "nb",
            _nb("– Broen er stengt, sier Maria Holm.\n– Vi venter på hjelp, fortsetter hun."),
            direct("Broen er stengt", "sier", MARIA, MARIA),
            direct("Vi venter på hjelp", "fortsetter", "hun", MARIA),
        ),
        "nb-without-a-cue": quote_case(
            "nb",
            _nb("– Broen er stengt, sier Maria Holm.\n– Vi venter på hjelp."),
            direct("Broen er stengt", "sier", MARIA, MARIA),
            direct("Vi venter på hjelp.", None, None, MARIA),
        ),
        "da-without-a-cue": quote_case(
            "da",
            _da("– Broen er lukket, siger Maria Holm.\n– Vi venter på hjælp."),
            direct("Broen er lukket", "siger", MARIA, MARIA),
            direct("Vi venter på hjælp.", None, None, MARIA),
        ),
        "sv-without-a-cue": quote_case(
            "sv",
            _sv("– Bron är stängd, säger Maria Holm.\n– Vi väntar på hjälp."),
            direct("Bron är stängd", "säger", MARIA, MARIA),
            direct("Vi väntar på hjälp.", None, None, MARIA),
        ),
        "nb-speaker-from-text-before": quote_case(
            "nb",
            "Maria Holm ser ut over elva. Hun savner broen.\n– Uten den kommer ingen hjem.\nKommunen svarer ikke.",
            direct("Uten den kommer ingen hjem.", None, None, MARIA),
        ),
        "da-speaker-from-text-before": quote_case(
            "da",
            "Maria Holm ser ud over åen. Hun savner broen.\n– Uden den kommer ingen hjem.\nKommunen svarer ikke.",
            direct("Uden den kommer ingen hjem.", None, None, MARIA),
        ),
        "nb-two-speakers-in-turn": quote_case(
            "nb",
            "Maria Holm og Jonas Berg bor i Bergen.\n– Broen er stengt, sier Maria Holm.\n– Den er farlig, sier Berg.\n"
            "– Den raste nesten.",
            direct("Broen er stengt", "sier", MARIA, MARIA),
            direct("Den er farlig", "sier", "Berg", "Jonas Berg"),
            direct("Den raste nesten.", None, None, "Jonas Berg"),
        ),
        "nb-colon-and-dash": quote_case(
            "nb", _nb("Maria Holm sier: – Broen er stengt."), direct("Broen er stengt.", "sier", MARIA, MARIA)
        ),
        "nb-dash-and-marks": quote_case(
            "nb", _nb("– «Broen er stengt», sier Maria Holm."), direct("Broen er stengt", "sier", MARIA, MARIA)
        ),
        "nb-marks-within": quote_case(
            "nb",
            _nb("– De ropte «gå hjem» og dro, sier Maria Holm."),
            direct("De ropte «gå hjem» og dro", "sier", MARIA, MARIA),
        ),
        "nb-spaces-around-tokens": quote_case(
            "nb", _nb("– Broen er stengt , sier hun ."), direct("Broen er stengt", "sier", "hun", MARIA)
        ),
        "da-spaces-around-tokens": quote_case(
            "da", _da("- Broen er lukket , siger hun ."), direct("Broen er lukket", "siger", "hun", MARIA)
        ),
        "nb-addressee": quote_case(
            "nb",
            _nb("– Broen er stengt, sier hun til NRK."),
            direct("Broen er stengt", "sier", "hun", MARIA, addressed_to="NRK"),
        ),
        "da-addressee": quote_case(
            "da",
            _da("– Broen er lukket, siger Maria Holm til TV 2."),
            direct("Broen er lukket", "siger", MARIA, MARIA, addressed_to="TV 2"),
        ),
        "sv-addressee": quote_case(
            "sv",
            _sv("– Bron är stängd, säger Maria Holm till TT."),
            direct("Bron är stängd", "säger", MARIA, MARIA, addressed_to="TT"),
        ),
    }
    | {
        "nb-headline-dash": quote_case(
            "nb",
            "– Broen er stengt for alle\nMaria Holm bor i Bergen og ser ut over elva.\n– Broen er stengt, sier hun.\n",
            direct("Broen er stengt for alle", None, None, MARIA),
            direct("Broen er stengt", "sier", "hun", MARIA),
        ),
        "nb-headline-marks": quote_case(
            "nb",
            "Maria Holm: «Broen er stengt for alle»\nMaria Holm bor i Bergen og ser ut over elva.\n",
            direct("Broen er stengt for alle", ":", MARIA, MARIA),
        ),
        "da-headline-role": quote_case(
            "da",
            "Borgmester: »Broen er lukket for alle«\nBorgmester Maria Holm bor i Odense og ser ud over åen.\n",
            direct("Broen er lukket for alle", ":", "Borgmester", MARIA),
        ),
        "nb-unnamed-speaker": quote_case(
            "nb",
            "Folk i byen ser ut over elva.\n– Broen er stengt for alle. Vi vet ikke når den åpner.\nSnøen faller.",
            direct("Broen er stengt for alle. Vi vet ikke når den åpner.", None, None, None, "unknown"),
        ),
        "nb-one-sentence-of-nobody": quote_case(
            "nb",
            "Folk i byen ser ut over elva.\n– Jeg har ventet i to timer.\nSnøen faller.\n– Bro, vei og elv\n",
            direct("Jeg har ventet i to timer.", None, None, None, "unknown"),
        ),
        "nb-heading-above-name": quote_case(
            "nb",
            "Jan Berg bor her.\n– Broen er fin, sier Jan Berg.\n– Dyrere enn båten\nMaria Holm ser ut over elva.\n",
            direct("Broen er fin", "sier", JAN, JAN),
            direct("Dyrere enn båten", None, None, MARIA),
        ),
        "da-name-colon-dash": quote_case(
            "da",
            "Maria Holm er glad for broen: – Den er smuk og bred.\nSneen falder.\n",
            direct("Den er smuk og bred.", ":", MARIA, MARIA),
        ),
        "nb-interview": quote_case(
            "nb",
            "– Broen er stengt, sier Maria Holm.\n– Når åpner broen?\n– Ikke før mandag.\nSnøen faller.\n",
            direct("Broen er stengt", "sier", MARIA, MARIA),
            direct("Når åpner broen?", None, None, None, "unknown"),
            direct("Ikke før mandag.", None, None, MARIA),
        ),
        "en-headline-role": quote_case(
            "en",
            "Mayor says the bridge is a danger\nThe mayor, Maria Holm, lives in Leeds and looks over the river.\n",
            ExpectedQuote("indirect", "the bridge is a danger", "says", "Mayor", MARIA),
        ),
    }
)
