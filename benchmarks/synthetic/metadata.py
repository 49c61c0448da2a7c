"""The head of a made-up article."""

from benchmarks.synthetic.event_mentions import Telling
from benchmarks.synthetic.person import Figure
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import ArticleMetadata, Attested, EdtfDate


def head(telling: Telling, cast: list[Figure]) -> ArticleMetadata:
    """Write headline, byline, date and credit, and return what they say; two code points lie beyond 16 bits."""
    page, words, chance = telling.page, telling.page.words, telling.page.chance
    page.line("headline")
    start = len(page.text)
    telling.name(cast[0])
    page.put(f" {words['in']} {chance.choice(NAMES['places'])[page.language]} {words['with']} 𝄞")
    headline = page.since(start)
    page.line("byline")
    page.put(f"{words['by']} ")
    byline = telling.name(cast[-1], cast[-1].name)
    page.line("byline")
    page.put(f"{words['published']} ")
    edtf, telling.published = page.day()
    page.put(f" {words['in']} ")
    outlet = chance.choice(NAMES["outlets"])
    publisher = page.proof(outlet, page.put(outlet))
    page.line("credit")
    page.put(f"{words['picture']} ")
    telling.name(chance.choice(cast))
    page.put(" 📷")
    published: Attested[EdtfDate | None] = Attested(
        EdtfDate(edtf, "printed"), page.proof(edtf, telling.published, "date_of")
    )
    archived: Attested[EdtfDate | None] = Attested(EdtfDate("2024-05/2024-06", "external"), page.outside())
    return ArticleMetadata(headline, byline, Attested(outlet, publisher), published=published, archived=archived)
