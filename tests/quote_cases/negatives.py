"""Articles with quotation marks, dashes or reporting verbs, but without quotes."""

from tests.quote_cases.case import Cases, quote_case

INTRODUCTION = {
    "nb": "Maria Holm bor i Bergen.\n",
    "da": "Maria Holm bor i Odense.\n",
    "sv": "Maria Holm bor i Lund.\n",
    "en": "Maria Holm lives in Leeds.\n",
}
TEXTS_WITHOUT_QUOTES = {
    "en-scare-quotes": ("en", "The so-called “bridge of sighs” is closed for the winter."),
    "en-title-in-marks": ("en", "She won the prize with the song “Cold River” in May."),
    "en-name-in-marks": ("en", "The café “Old Harbour” opens in May."),
    "en-genitives": ("en", "Belarus’ army met the soldiers’ families at the town’s gate."),
    "en-straight-genitives": ("en", "Belarus' army met the soldiers' families at the town's gate."),
    "en-years": ("en", "In the '90s the workers' union built the bridge, and nobody's house was lost."),
    "en-hope": ("en", "Maria Holm hopes that the bridge will open in May."),
    "en-fear": ("en", "Maria Holm fears that the bridge will fall."),
    "en-obligation": ("en", "Maria Holm must report where the boats are."),
    "nb-obligation": ("nb", "Maria Holm må rapportere hvor båtene er."),
    "da-obligation": ("da", "Maria Holm burde fortælle, hvor bådene er."),
    "sv-obligation": ("sv", "Maria Holm måste berätta var båtarna är."),
    "en-reportedly": ("en", "The bridge is reportedly closed for the winter."),
    "en-noun": ("en", "The report was long, and the claims were many."),
    "en-list": ("en", "She bought these things:\n- two eggs\n- a cup of flour\n- some salt\nThen she went home."),
    "en-range": ("en", "The bridge was open in May – and closed again in June – for two weeks."),
    "en-inches": ("en", 'The board was 6" wide and 12" long.'),
    "en-unpaired-mark": ("en", "The bridge ” was closed, and nobody knew why."),
    "nb-scare-quotes": ("nb", "Den såkalte «sukkenes bro» er stengt hele vinteren."),
    "nb-title-in-marks": ("nb", "Hun vant prisen med sangen «Kald elv» i mai."),
    "nb-genitives": ("nb", "Hans’ bil og Belarus’ soldater kom fram til byens port."),
    "nb-hope": ("nb", "Maria Holm håper at broen åpner i mai."),
    "nb-fear": ("nb", "Maria Holm frykter at broen faller."),
    "nb-hedge": ("nb", "Broen er visstnok stengt hele vinteren."),
    "nb-list": ("nb", "Hun kjøpte dette:\n- to egg\n- en kopp mel\n- litt salt\nSå gikk hun hjem."),
    "nb-range": ("nb", "Broen var åpen i mai – og stengt igjen i juni – i to uker."),
    "nb-stands": ("nb", "Broen står ved elva, og husene ligger bak den."),
    "da-scare-quotes": ("da", "Den såkaldte »sukkenes bro« er lukket hele vinteren."),
    "da-title-in-marks": ("da", "Hun vandt prisen med sangen »Kold å« i maj."),
    "da-genitives": ("da", "Hans’ bil og Belarus’ soldater kom frem til byens port."),
    "da-hope": ("da", "Maria Holm håber, at broen åbner i maj."),
    "da-fear": ("da", "Maria Holm frygter, at broen falder."),
    "da-hedge": ("da", "Broen er eftersigende lukket hele vinteren."),
    "da-list": ("da", "Hun købte dette:\n- to æg\n- en kop mel\n- lidt salt\nSå gik hun hjem."),
    "da-range": ("da", "Broen var åben i maj – og lukket igen i juni – i to uger."),
    "sv-scare-quotes": ("sv", "Den så kallade ”suckarnas bro” är stängd hela vintern."),
    "sv-title-in-marks": ("sv", "Hon vann priset med sången ”Kall å” i maj."),
    "sv-name-in-marks": ("sv", "Kaféet ”Gamla Hamnen” öppnar i maj."),
    "sv-hope": ("sv", "Maria Holm hoppas att bron öppnar i maj."),
    "sv-fear": ("sv", "Maria Holm fruktar att bron faller."),
    "sv-hedge": ("sv", "Bron är tydligen stängd hela vintern."),
    "sv-list": ("sv", "Hon köpte detta:\n- två ägg\n- en kopp mjöl\n- lite salt\nSå gick hon hem."),
    "sv-range": ("sv", "Bron var öppen i maj – och stängd igen i juni – i två veckor."),
    "sv-furniture": ("sv", "Hon går till ån varje dag.\nLäs också: – Bron är stängd, säger Maria Holm"),
    "en-furniture": ("en", "She walks to the river every day.\nRead next: “The bridge is closed,” said Maria Holm"),
    "nb-furniture": ("nb", "Hun går til elva hver dag.\nLes også: – Broen er stengt, sier Maria Holm"),
    "da-furniture": ("da", "Hun går til åen hver dag.\nLæs også: »Broen er lukket,« siger Maria Holm"),
    "en-title-of-a-book": ("en", "Maria Holm wrote the book “The Bridge” in 2010."),
    "nb-name-in-marks": ("nb", "Kafeen «Gamle Havn» åpner i mai."),
    "da-name-in-marks": ("da", "Caféen »Gamle Havn« åbner i maj."),
}

CASES: Cases = {
    name: quote_case(language, INTRODUCTION[language] + text) for name, (language, text) in TEXTS_WITHOUT_QUOTES.items()
} | {
    f"{language}-breadcrumb": quote_case(language, f"{crumb}\n{headline}\n{INTRODUCTION[language]}")
    for language, crumb, headline in (
        ("en", "Home » World » Europe", "Bridge is closed for the whole winter"),
        ("nb", "Hjem » Nyheter » Innenriks", "Broen er stengt hele vinteren"),
        ("da", "Forside » Nyheder » Indland", "Broen er lukket hele vinteren"),
        ("sv", "Hem » Nyheter » Inrikes", "Bron är stängd hela vintern"),
    )
}
