"""Pages that are no articles although a text is found in them: errors, scripts, front pages, walls."""

import re
from typing import Final

from ordrett.errors import InputError

HINT: Final = "Save the page again with its article, or save its text as .txt."
# The articles of a page are longer; so many characters decide between an article and the message of a page.
MAX_MESSAGE: Final = 800
MAX_HEADING: Final = 80
ERROR_PAGE: Final = re.compile(
    r"\b(?:40[0-9]|41[0-9]|50[0-9])\b|not found|forbidden|access denied|service unavailable|"
    r"(?:page|site) (?:does not|doesn.t) exist|ikke funnet|finnes ikke|finst ikkje|ikkje funne|findes ikke|"
    r"ikke fundet|hittades inte|finns inte|ingen tilgang|adgang nægtet",
    re.IGNORECASE,
)
SCRIPT_PAGE: Final = re.compile(
    r"(?:enable|turn on|activate|slå på|aktiver|aktivera|slå til|requires?|krever|krev|kræver|kräver)\s+java ?script|"
    r"java ?script (?:is|er|är)|just a moment|checking your browser|are you a robot|not a robot|verify you are",
    re.IGNORECASE,
)
WALL_PAGE: Final = re.compile(
    r"(?:we use|vi bruker|vi bruger|vi brukar|vi använder|bruker vi|brukar vi|använder vi) "
    r"(?:cookies|kakor|informasjonskapsler|informasjonskapslar)",
    re.IGNORECASE,
)
PAYWALL: Final = re.compile(
    r"for abonnenter|for abonnentar|for abonnementer|bli abonnent|bliv abonnent|kjøp abonnement|köp abonnemang|"
    r"logg inn for å (?:lese|fortsette)|log ind for at læse|logga in för att läsa|subscribe to (?:read|continue)|"
    r"(?:already a|become a) subscriber|subscribers only|\"isAccessibleForFree\"\s*:\s*\"?false",
    re.IGNORECASE,
)
MIN_LINKS: Final = 5
MAX_LINK_SHARE: Final = 0.6
SHORT_TEXT: Final = 200


def require_article_page(title: str | None, text: str, links: set[str], location: str) -> None:
    """Raise InputError if the text of a page is a message, or if most of it is links to other pages."""
    heading = (title or text.partition("\n")[0])[:MAX_HEADING]
    problem = None
    if len(text) <= MAX_MESSAGE:
        if ERROR_PAGE.search(heading):
            problem = f"an error page: {heading!r}"
        elif SCRIPT_PAGE.search(f"{heading} {text}"):
            problem = "the page was saved before its scripts had loaded the article"
        elif WALL_PAGE.search(text):
            problem = "the page was saved with the question about cookies instead of its article"
    if problem is None and (share := _link_share(text, links)) > MAX_LINK_SHARE:
        problem = f"{share:.0%} of its text are links, as on a front page"
    if problem is not None:
        raise InputError(location, "page_has_article", problem, HINT)


def page_warnings(html: str, text: str) -> tuple[str, ...]:
    """Return what suggests that the text of a page is only a part of the article."""
    if PAYWALL.search(html):
        return ("the page may be behind a paywall: check that the article is whole",)
    if len(text.strip()) < SHORT_TEXT:
        return (f"only {len(text.strip())} characters of text were found: check that the article is whole",)
    return ()


def _link_share(text: str, links: set[str]) -> float:
    """Return the share of the characters in lines that are links as a whole; 0 for a few lines."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    linked = [line for line in lines if line.lstrip("-•* ") in links]
    return sum(map(len, linked)) / sum(map(len, lines)) if len(linked) >= MIN_LINKS else 0.0
