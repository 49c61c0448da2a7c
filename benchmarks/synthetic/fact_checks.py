"""Fact checks of a synthetic article, and the external sources they cite."""

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Attested, EventMention
from ordrett_dataset.tables.entities import ExternalSource, FactCheck

VERDICTS: Final = ("agrees", "disagrees", "disputed", "unconfirmed")


def invent_fact_checks(builder: ArticleBuilder, mentions: Sequence[EventMention], count: int) -> Iterator[FactCheck]:
    """Yield `count` fact checks of random event mentions."""
    for n, mention in enumerate(builder.rng.sample(mentions, count)):
        evidence = builder.cite_sources(4)
        explanation = f"The almanac has {builder.rng.randint(2, 9999)} of them."
        verdict = Attested(builder.rng.choice(VERDICTS), evidence)
        check_id = f"c{builder.id_prefix}_{n}"
        yield FactCheck(
            check_id,
            builder.article_id,
            mention.event_id,
            None,
            builder.rng.choice(("occurrence", "date", "participant")),
            mention.text,
            verdict,
            Attested(explanation, evidence),
        )


def invent_external_sources(builder: ArticleBuilder, source_ids: Sequence[str]) -> Iterator[ExternalSource]:
    """Yield an external source for each id."""
    for n, source_id in enumerate(source_ids):
        published = builder.rng.choice([None, *NAMES["dates"]])
        excerpt = f"it was so, and {builder.rng.randint(2, 9999)} saw it"
        url = f"https://example.org/almanac/{source_id}"
        yield ExternalSource(source_id, "Almanac", url, f"Almanac, page {n}", published, excerpt)
