"""Synthetic stories: a few articles about the same people and events, with their annotations."""

from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from typing import Final

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.event_mentions import EventMentionBuilder
from benchmarks.synthetic.event_spec import EventSpec, invent_event
from benchmarks.synthetic.fact_checks import invent_external_sources, invent_fact_checks
from benchmarks.synthetic.metadata import append_metadata
from benchmarks.synthetic.people import introduce_people
from benchmarks.synthetic.person import SyntheticPerson, invent_people
from benchmarks.synthetic.quotes import QuoteBuilder
from benchmarks.synthetic.speaker import SpeakerNamer
from benchmarks.synthetic.vocabulary import LANGUAGES
from ordrett.article import decode_article
from ordrett.model import ArticleAnnotation
from ordrett.span import Span
from ordrett_dataset.tables.entities import ExternalSource, FactCheck

ARTICLES_PER_STORY: Final = 3
# Rows per article, in the proportions of the dataset for 25 quotes.
N_QUOTES, N_EVENT_MENTIONS, N_EVENTS, N_PEOPLE, N_FACT_CHECKS, N_SOURCES = 25, 81, 42, 7, 11, 24
OTHER_ARTICLE_SHARE: Final = 0.1  # of repeated mentions: their event may be one of an earlier article
LINE_ENDS: Final = ("\n", "\n\n", "\r\n", "\u2028")
FILE_STARTS: Final = ("", "", "", "\ufeff")


@dataclass
class Story:
    """The annotations of the articles of a story."""

    annotations: list[ArticleAnnotation] = field(default_factory=list)
    fact_checks: list[FactCheck] = field(default_factory=list)
    external_sources: list[ExternalSource] = field(default_factory=list)
    events: list[EventSpec] = field(default_factory=list)


def write_story(number: int, n_articles: int = ARTICLES_PER_STORY, seed: int = 0) -> Story:
    """Return a story, the same for the same number and seed; its ids are unique among stories."""
    rng = Random(f"{seed} {number}")  # noqa: S311 - not used for security
    people = invent_people(N_PEOPLE * n_articles, f"{number:05}", rng)
    story = Story()
    for n in range(n_articles):
        introduced = people[n::n_articles]
        named = [*introduced, people[0]] if n else introduced
        _ArticleWriter(story, number * ARTICLES_PER_STORY + n, named, rng).write(introduced)
    return story


class _ArticleWriter:
    """Writes one article and adds its annotations to the story."""

    def __init__(self, story: Story, number: int, people: list[SyntheticPerson], rng: Random) -> None:
        self.story, self.number, self.people, self.rng = story, number, people, rng
        id_prefix, language = f"{number:06}", LANGUAGES[number % len(LANGUAGES)]
        self.source_ids = [f"s{id_prefix}_{n:02}" for n in range(N_SOURCES)]
        file_start, line_end = rng.choice(FILE_STARTS), rng.choice(LINE_ENDS)
        article_id = f"{id_prefix}_{rng.getrandbits(64):016x}"
        self.builder = ArticleBuilder(
            article_id, id_prefix, language, rng, cycle(self.source_ids), line_end, file_start
        )
        self.mentions = EventMentionBuilder(self.builder)
        self.quotes = QuoteBuilder(self.builder, SpeakerNamer(self.mentions, people), self._append_clause)
        self.events: list[EventSpec] = []

    def write(self, introduced: list[SyntheticPerson]) -> None:
        """Write the article, which introduces some people, and annotate it."""
        builder, mentions = self.builder, self.mentions
        metadata = append_metadata(mentions, self.people)
        people = introduce_people(mentions, introduced, self.number * N_PEOPLE + 1)
        while len(self.quotes.quotes) < N_QUOTES:
            self.quotes.append_line(N_QUOTES - len(self.quotes.quotes))
            builder.append(f" {builder.filler_sentence()}" if self.rng.random() < 0.2 else "")
        while len(mentions.event_mentions) < N_EVENT_MENTIONS:
            builder.start_line("body")
            builder.append(builder.filler_sentence())
            for _ in range(min(self.rng.randint(1, 4), N_EVENT_MENTIONS - len(mentions.event_mentions))):
                builder.append(" ")
                self._append_clause(starts_sentence=True, is_quoted=False)
                builder.append(".")
        builder.start_line("furniture")
        builder.append(builder.vocabulary["furniture"])
        self.story.fact_checks += invent_fact_checks(builder, mentions.event_mentions, N_FACT_CHECKS)
        self.story.external_sources += invent_external_sources(builder, self.source_ids)
        self.story.annotations.append(
            ArticleAnnotation(
                decode_article(builder.text.encode(), builder.article_id, f"seeds/{builder.article_id}.txt"),
                builder.language,
                "language_model",
                tuple(builder.sections),
                quotes_extracted=True,
                people_extracted=True,
                events_extracted=True,
                metadata=metadata,
                people=people,
                person_mentions=tuple(mentions.person_mentions),
                quotes=tuple(self.quotes.quotes),
                events=tuple(mentions.events),
                event_mentions=tuple(mentions.event_mentions),
            )
        )

    def _append_clause(self, starts_sentence: bool, *, is_quoted: bool = True) -> Span:
        n_missing = N_EVENT_MENTIONS - len(self.mentions.event_mentions)
        is_first = not self.events or self.rng.random() * n_missing < N_EVENTS - len(self.events)
        if is_first:
            event = invent_event(
                f"{self.builder.id_prefix}_{len(self.events):02}", self.people, self.story.events, self.rng
            )
            self.events.append(event)
            self.story.events.append(event)
        else:
            own_event = self.rng.random() < 1 - OTHER_ARTICLE_SHARE
            event = self.rng.choice(self.events if own_event else self.story.events)
        return self.mentions.append_clause(
            event, is_first=is_first, starts_sentence=starts_sentence, is_quoted=is_quoted
        )
