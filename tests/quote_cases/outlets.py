"""Outlets to which somebody spoke, or which passed it on."""

from tests.quote_cases.case import Cases, indirect, quote_case
from tests.quote_cases.indirect import INTRODUCTION, MARIA_TWICE

# Language, sentence, quote, cue, addressee or intermediary. The speaker is Maria Holm.
SENTENCES_WITH_OUTLET = {
    "nb-intermediary": ("nb", "Broen er stengt, sier Maria Holm ifølge NTB.", "Broen er stengt", "sier", "NTB"),
    "nb-intermediary-with-that": (
        "nb",
        "Maria Holm sier ifølge NTB at broen er stengt.",
        "at broen er stengt",
        "sier",
        "NTB",
    ),
    "da-intermediary": ("da", "Broen er lukket, siger Maria Holm ifølge Ritzau.", "Broen er lukket", "siger", "Ritzau"),
    "sv-intermediary": ("sv", "Bron är stängd, säger Maria Holm enligt TT.", "Bron är stängd", "säger", "TT"),
    "sv-addressee": ("sv", "Maria Holm säger till TT att bron är stängd.", "att bron är stängd", "säger", "TT"),
    "nb-addressee": ("nb", "Maria Holm sier til NRK at broen er stengt.", "at broen er stengt", "sier", "NRK"),
    "nb-addressee-verb-last": ("nb", "Broen er stengt, sier Maria Holm til NRK.", "Broen er stengt", "sier", "NRK"),
    "en-addressee": (
        "en",
        "Maria Holm told Reuters that the bridge is closed.",
        "that the bridge is closed",
        "told",
        "Reuters",
    ),
    "en-intermediary": (
        "en",
        "Maria Holm said that the bridge is closed, according to Reuters.",
        "that the bridge is closed",
        "said",
        "Reuters",
    ),
    "da-addressee-with-that": (
        "da",
        "Maria Holm siger til TV 2, at broen er lukket.",
        "at broen er lukket",
        "siger",
        "TV 2",
    ),
}
CASES: Cases = {
    name: quote_case(
        language,
        INTRODUCTION[language] + text,
        indirect(
            quote,
            cue,
            *MARIA_TWICE,
            relayed_by=outlet if "intermediary" in name else None,
            addressed_to=outlet if "addressee" in name else None,
        ),
    )
    for name, (language, text, quote, cue, outlet) in SENTENCES_WITH_OUTLET.items()
}
