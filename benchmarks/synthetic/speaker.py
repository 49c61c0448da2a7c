"""Who speaks in a made-up article, and in which words the article says so."""

from dataclasses import dataclass
from typing import Final

from benchmarks.synthetic.event_mentions import Telling
from benchmarks.synthetic.person import Figure
from benchmarks.synthetic.vocabulary import WORDS, Named
from ordrett.model import Attested, Evidence, SpeakerKind
from ordrett.span import Span
from ordrett_dataset.schemas.codebook import CODEBOOK

OTHERS: Final[dict[SpeakerKind, list[Named]]] = {
    "organisation": WORDS["sides"]["organisation"],
    "group": WORDS["sides"]["group"],
    "document": WORDS["speakers"]["document"],
    "anonymous": WORDS["speakers"]["anonymous"],
}
PRONOUN: Final = "the pronoun stands for who was named last"


@dataclass(frozen=True)
class Speaker:
    """The words that name a speaker, and what they say of the speaker."""

    span: Span | None
    kind: Attested[SpeakerKind]
    person: Attested[str | None]
    name: Attested[str | None]


class Speakers:
    """Those who speak in an article that is being written: four in five are people of the cast."""

    def __init__(self, telling: Telling, cast: list[Figure]) -> None:
        self.telling, self.page, self.cast = telling, telling.page, cast
        self.last: tuple[Figure, Span] | None = None

    def named(self, *, opens: bool, pronouns: bool = True) -> Speaker:
        """Print words that name a speaker; `opens` says that a sentence begins here."""
        chance = self.page.chance
        if chance.random() < 0.2:
            return self._other(opens=opens)
        if pronouns and self.last and chance.random() < 0.35:
            return self._pronoun(*self.last, opens=opens)
        return self._person(chance.choice(self.cast), opens=opens)

    def unknown(self, cue: Span) -> Speaker:
        """Return nobody, for words that only say that somebody speaks."""
        return Speaker(None, Attested("unknown", self._meant("unknown", cue)), Attested(None), Attested(None))

    def _meant(self, kind: SpeakerKind, span: Span) -> tuple[Evidence, ...]:
        return (self.page.inferred(span, CODEBOOK["speaker_kind"][kind]),)

    def _other(self, *, opens: bool) -> Speaker:
        kind = self.page.chance.choice(list(OTHERS))
        named = self.page.chance.choice(OTHERS[kind])
        span = self.page.put(named[self.page.language], opens=opens)
        name: Attested[str | None] = Attested(named["en"], self.page.proof(named["en"], span))
        return Speaker(span, Attested(kind, self._meant(kind, span)), Attested(None), name)

    def _pronoun(self, who: Figure, decided: Span, *, opens: bool) -> Speaker:
        pronoun = self.page.chance.choice(self.page.words["pronouns"])
        span = self.page.put(pronoun if opens else pronoun.lower())
        reasons = (self.page.inferred(decided, PRONOUN), self.page.inferred(span, PRONOUN))
        return Speaker(span, Attested("person", reasons), Attested(who.person_id, reasons), Attested(who.name, reasons))

    def _person(self, who: Figure, *, opens: bool) -> Speaker:
        start = len(self.page.text)
        if self.page.chance.random() < 0.4:
            self.page.put(f"{who.title[self.page.language]} ", opens=opens)
        self.telling.name(who)
        span = self.page.since(start)
        self.last = who, span
        return Speaker(
            span,
            Attested("person", self.page.proof("person", span, "person_kind_of")),
            Attested(who.person_id, self.page.proof(who.person_id, span, "person_id_of")),
            Attested(who.name, self.page.proof(who.name, span, "person_name_of")),
        )
