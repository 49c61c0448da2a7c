"""What is said in a made-up article: lines of every form, and the quotes that are read in them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from benchmarks.synthetic.article_builder import Page
from benchmarks.synthetic.speaker import Speaker, Speakers
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Quote, QuoteKind
from ordrett.span import Span


@dataclass
class Speech:
    """The quotes of an article that is being written."""

    page: Page
    speakers: Speakers
    clause: Callable[[bool], Span]  # tells something; is told whether a sentence begins there
    quotes: list[Quote] = field(default_factory=list)

    def say(self, most: int) -> None:
        """Write a line in which somebody speaks, as one quote or, where `most` allows it, two."""
        forms = [(self._marked, 8), (self._dash, 4), (self._reported, 6), (self._according, 4), (self._claimed, 1)]
        forms += [(self._marked_on, 3), (self._mixed, 2)] if most > 1 else []
        ways, weights = zip(*forms, strict=True)
        self.page.line("body")
        self.page.chance.choices(ways, weights)[0]()
        self.page.put(".")

    def _marked(self) -> None:
        left, right = self.page.words["marks"]
        self.page.put(left)
        text = self._told(opens=True)
        self.page.put(f"{right}, ")
        self._said(text)

    def _marked_on(self) -> None:
        left, right = self.page.words["marks"]
        self._marked()
        self.page.put(f". {left}")
        self._continued("direct", self._told(opens=True))
        self.page.put(right)

    def _dash(self) -> None:
        self.page.put("– ")
        text = self._told(opens=True)
        self.page.put(", ")
        self._said(text)

    def _said(self, text: Span) -> None:
        cue = self._cue()
        self.page.put(" ")
        by = self.speakers.named(opens=False)
        self._add("direct", text, by, cue, self._via())

    def _reported(self) -> None:
        by = self.speakers.named(opens=True)
        self.page.put(" ")
        cue = self._cue()
        via = self._via()
        self.page.put(" ")
        self._add("indirect", self._that(), by, cue, via)

    def _mixed(self) -> None:
        self._reported()
        left, right = self.page.words["marks"]
        self.page.put(f" {left}")
        self._continued("mixed", self.page.put(self.page.chance.choice(self.page.words["filler"])))
        self.page.put(right)

    def _according(self) -> None:
        cue = self.page.put(self.page.words["according"])
        self.page.put(" ")
        by = self.speakers.named(opens=False, pronouns=False)
        self.page.put(", ")
        self._add("indirect", self._told(opens=False), by, cue)

    def _claimed(self) -> None:
        it, claimed = self.page.words["claimed"]
        self.page.put(f"{it} ")
        cue = self.page.put(claimed)
        self.page.put(" ")
        self._add("indirect", self._that(), self.speakers.unknown(cue), cue)

    def _that(self) -> Span:
        start = len(self.page.text)
        self.page.put(f"{self.page.words['that']} ")
        self._told(opens=False)
        return self.page.since(start)

    def _told(self, *, opens: bool) -> Span:
        text = self.clause(opens)
        if self.page.chance.random() < 0.4:
            self.page.put(f", {self.page.words['and']} ")
            self.clause(False)
        return self.page.since(text.start)

    def _cue(self) -> Span:
        return self.page.put(self.page.chance.choice(self.page.words["said"]))

    def _via(self) -> Span | None:
        if self.page.chance.random() > 0.18:
            return None
        self.page.put(f" {self.page.words['told']} ")
        return self.page.put(self.page.chance.choice(NAMES["outlets"]))

    def _add(self, kind: QuoteKind, text: Span, by: Speaker, cue: Span, via: Span | None = None) -> None:
        self.quotes.append(Quote(self._key(), kind, text, by.kind, by.person, by.name, cue, by.span, via))

    def _continued(self, kind: QuoteKind, text: Span) -> None:
        before = self.quotes[-1]
        self.quotes.append(
            replace(before, quote_id=self._key(), quote_kind=kind, text=text, continues_quote_id=before.quote_id)
        )

    def _key(self) -> str:
        return f"{self.page.short}.q{len(self.quotes) + 1:02}"
