"""When something happened, as a made-up article tells it."""

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Attested, EdtfDate, Evidence
from ordrett.span import Span


def dated(page: Page, published: Span | None) -> Attested[EdtfDate | None]:
    """Print when it was, or nothing; in a third of cases something, mostly words that an outside source completes."""
    how = page.chance.choices(("", "external", "printed", "year", "guessed", "resolved"), (68, 22, 3, 3, 3, 1))[0]
    if not how:
        return Attested(None)
    page.put(" ")
    if how == "year":
        page.put(f"{page.words['in']} ")
        year = str(page.chance.randint(1900, 2025))
        return Attested(EdtfDate(year, "printed"), page.proof(year, page.put(year)))
    if how == "printed":
        edtf, printed = page.day()
        return Attested(EdtfDate(edtf, "printed"), page.proof(edtf, printed, "date_of"))
    said = page.put(page.chance.choice(page.words["relative" if how == "resolved" else "vague"]))
    reasons: tuple[Evidence, ...] = (page.inferred(said, "what these words mean here"),)
    if how == "external":
        reasons += page.outside()
        return Attested(EdtfDate(page.chance.choice(NAMES["dates"]), "external"), reasons)
    if how == "resolved" and published:
        reasons += (page.inferred(published, "the date counted from"),)
    return Attested(
        EdtfDate(page.chance.choice(NAMES["dates"]), "resolved" if len(reasons) > 1 else "printed"), reasons
    )
