"""Claims of a made-up article held against sources outside, and those sources."""

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Attested, EventMention
from ordrett_dataset.tables.entities import ExternalSource, FactCheck

VERDICTS: Final = ("agrees", "disagrees", "disputed", "unconfirmed")


def claims(page: Page, reports: Sequence[EventMention], count: int) -> Iterator[FactCheck]:
    """Yield so many checks of what the reports tell."""
    for n, claim in enumerate(page.chance.sample(reports, count)):
        reasons = page.outside(4)
        finding = f"The almanac has {page.chance.randint(2, 9999)} of them."
        verdict = Attested(page.chance.choice(VERDICTS), reasons)
        yield FactCheck(f"c{page.short}_{n}", page.article_id, claim.text, verdict, Attested(finding, reasons))


def outside_sources(page: Page, keys: Sequence[str]) -> Iterator[ExternalSource]:
    """Yield a source for each of the keys."""
    for n, key in enumerate(keys):
        published = page.chance.choice([None, *NAMES["dates"]])
        excerpt = f"it was so, and {page.chance.randint(2, 9999)} saw it"
        url = f"https://example.org/almanac/{key}"
        yield ExternalSource(key, "Almanac", url, f"Almanac, page {n}", published, excerpt)
