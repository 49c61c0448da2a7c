"""A made-up story: a few articles about the same people and events, and the readings of them."""

from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from typing import Final

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.event_mentions import Telling
from benchmarks.synthetic.event_spec import Happening, happening
from benchmarks.synthetic.fact_checks import claims, outside_sources
from benchmarks.synthetic.metadata import head
from benchmarks.synthetic.people import introduced
from benchmarks.synthetic.person import Figure, figures
from benchmarks.synthetic.quotes import Speech
from benchmarks.synthetic.speaker import Speakers
from benchmarks.synthetic.vocabulary import LANGUAGES
from ordrett.article import decode_article
from ordrett.model import ArticleAnnotation, Person
from ordrett.model import ArticleMetadata as Head
from ordrett.span import Span
from ordrett_dataset.tables.entities import ExternalSource, FactCheck

ARTICLES: Final = 3  # of a story
# Of an article, as the five articles of the dataset have them for 25 quotes.
QUOTES, REPORTS, EVENTS, PEOPLE, CHECKS, SOURCES = 25, 85, 48, 7, 9, 24
RETOLD: Final = 0.1  # of what is told again: things of any article of the story, the others are of the same article
LINE_ENDS: Final = ("\n", "\n\n", "\r\n", "\u2028")
OPENINGS: Final = ("", "", "", "\ufeff")


@dataclass
class Story:
    """What the articles of a story are read as."""

    readings: list[ArticleAnnotation] = field(default_factory=list)
    checks: list[FactCheck] = field(default_factory=list)
    external_sources: list[ExternalSource] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


def story(number: int, articles: int = ARTICLES, seed: int = 0) -> Story:
    """Return the story of that number, the same for the same seed; no key of it is one of another story."""
    chance = Random(f"{seed} {number}")  # noqa: S311 - nothing is kept secret by it
    people = figures(PEOPLE * articles, f"{number:05}", chance)
    made = Story()
    for n in range(articles):
        own = people[n::articles]
        _Article(made, number * ARTICLES + n, [*own, people[0]] if n else own, chance).write(own)
    return made


class _Article:
    """An article of a story, which is being written."""

    def __init__(self, story: Story, number: int, cast: list[Figure], chance: Random) -> None:
        self.story, self.number, self.cast, self.chance = story, number, cast, chance
        short, language = f"{number:06}", LANGUAGES[number % len(LANGUAGES)]
        self.keys = [f"s{short}_{n:02}" for n in range(SOURCES)]
        opening, line_end = chance.choice(OPENINGS), chance.choice(LINE_ENDS)
        name = f"{short}_{chance.getrandbits(64):016x}"
        self.page = Page(name, short, language, chance, cycle(self.keys), line_end, opening)
        self.telling = Telling(self.page)
        self.speech = Speech(self.page, Speakers(self.telling, cast), self._clause)
        self.told: list[Happening] = []

    def write(self, own: list[Figure]) -> None:
        """Write the article and add what is read in it to the story; `own` are those whom it introduces."""
        page, telling = self.page, self.telling
        top, people = head(telling, self.cast), introduced(telling, own, self.number * PEOPLE + 1)
        while len(self.speech.quotes) < QUOTES:
            self.speech.say(QUOTES - len(self.speech.quotes))
            page.put(f" {page.sentence()}" if self.chance.random() < 0.2 else "")
        while len(telling.event_mentions) < REPORTS:
            page.line("body")
            page.put(page.sentence())
            for _ in range(min(self.chance.randint(1, 4), REPORTS - len(telling.event_mentions))):
                page.put(" ")
                self._clause(opens=True)
                page.put(".")
        page.line("furniture")
        page.put(page.words["furniture"])
        self.story.checks += claims(page, telling.event_mentions, CHECKS)
        self.story.external_sources += outside_sources(page, self.keys)
        self.story.readings.append(self._reading(top, people))

    def _clause(self, opens: bool) -> Span:
        missing = REPORTS - len(self.telling.event_mentions)
        first = not self.told or self.chance.random() * missing < EVENTS - len(self.told)
        if first:
            what = happening(f"{self.page.short}_{len(self.told):02}", self.cast, self.chance)
            self.told.append(what)
            self.story.happenings.append(what)
        else:
            what = self.chance.choice(self.told if self.chance.random() < 1 - RETOLD else self.story.happenings)
        return self.telling.clause(what, first=first, opens=opens)

    def _reading(self, top: Head, people: tuple[Person, ...]) -> ArticleAnnotation:
        name = self.page.article_id
        return ArticleAnnotation(
            decode_article(self.page.text.encode(), name, f"seeds/{name}.txt"),
            self.page.language,
            "language_model",
            tuple(self.page.sections),
            quotes_extracted=True,
            people_extracted=True,
            events_extracted=True,
            metadata=top,
            people=people,
            person_mentions=tuple(self.telling.person_mentions),
            quotes=tuple(self.speech.quotes),
            events=tuple(self.telling.events),
            event_mentions=tuple(self.telling.event_mentions),
        )
