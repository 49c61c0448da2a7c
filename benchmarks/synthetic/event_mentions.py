"""What a made-up article tells: clauses, and the events, reports and mentions that are read in them."""

from dataclasses import dataclass, field
from typing import Final, cast

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.dates import dated
from benchmarks.synthetic.event import ProgressCallback, event
from benchmarks.synthetic.event_spec import Happening, Side
from benchmarks.synthetic.person import Figure
from ordrett.model import Attested, Event, EventMention, Evidence, Modality, PersonMention
from ordrett.span import Span
from ordrett_dataset.schemas.codebook import CODEBOOK

NAMED: Final = 0.42  # of the people in clauses; the others are called by their titles


@dataclass
class Telling:
    """An article that is being written, and what was read in it so far."""

    page: Page
    published: Span | None = None
    person_mentions: list[PersonMention] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def name(self, who: Figure, form: str | None = None) -> Span:
        """Print a form of a person's name, which is a mention."""
        span = self.page.put(form or self.page.chance.choice(who.forms))
        known = Attested(who.person_id, (Evidence("normalised", self.page.article_id, span, "person_id_of"),))
        self.person_mentions.append(
            PersonMention(f"{self.page.short}.m{len(self.person_mentions) + 1:02}", known, span)
        )
        return span

    def clause(self, what: Happening, *, first: bool, opens: bool) -> Span:
        """Tell a happening, for the first time or again; `opens` says that a sentence begins here."""
        page, words, chance = self.page, self.page.words, self.page.chance
        start = len(page.text)
        modality = chance.choices(list(CODEBOOK["modality"]), (12, 4, 1, 1, 4))[0]
        modal = words["modal"].get(modality)
        actor = self._side(what.sides[0], opens=opens)
        never = page.put(f" {words['never']}") if chance.random() < 0.1 else None
        sure = page.put(f" {modal}") if modal else None
        page.put(" ")
        verb = page.put(what.verb[page.language][bool(modal and modality != "alleged")])
        page.put(" ")
        recipient = self._side(what.sides[1], opens=False)
        if chance.random() < 0.5:
            verb = page.since(verb.start)
        page.put(f" {words['with']} {chance.randint(2, 9999)} {chance.choice(words['nouns'])}")
        place: Span | None = None
        if what.place and first:
            page.put(f" {words['in']} ")
            place = page.put(what.place[page.language])
        date = dated(page, self.published)
        told = page.since(start)
        number, denied = f"{page.short}.r{len(self.event_mentions) + 1:02}", never is not None
        negated = Attested(denied, page.coded("is_negated", str(denied).lower(), never or verb))
        how = Attested(cast("Modality", modality), page.coded("modality", modality, sure or verb))
        self.event_mentions.append(EventMention(number, what.event_id, told, how, negated, date))
        if first:
            self.events.append(event(what, ProgressCallback(told, verb, (actor, recipient), place), page))
        return told

    def _side(self, side: Side, *, opens: bool) -> Span:
        if side.who and self.page.chance.random() < NAMED:
            return self.name(side.who)
        return self.page.put(side.named[self.page.language], opens=opens)
