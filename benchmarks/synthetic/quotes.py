"""Write lines of every form of quotation, and annotate the quotes in them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from benchmarks.synthetic.article_builder import ArticleBuilder
from benchmarks.synthetic.speaker import Speaker, SpeakerNamer
from benchmarks.synthetic.vocabulary import NAMES
from ordrett.model import Quote, QuoteKind
from ordrett.span import Span

ADDRESSEE_SHARE: Final = 0.18
TWO_CLAUSES_SHARE: Final = 0.4


@dataclass
class QuoteBuilder:
    """Appends quotations to an article and collects their annotations."""

    builder: ArticleBuilder
    speakers: SpeakerNamer
    append_clause: Callable[[bool], Span]  # appends a clause with an event; True at the start of a sentence
    quotes: list[Quote] = field(default_factory=list)

    def append_line(self, max_quotes: int) -> None:
        """Append a line with one quote or, if `max_quotes` allows it, two."""
        forms = [
            (self._append_marked, 8),
            (self._append_dash, 4),
            (self._append_reported, 6),
            (self._append_according_to, 4),
            (self._append_impersonal, 1),
        ]
        if max_quotes > 1:
            forms += [(self._append_continued, 3), (self._append_mixed, 2)]
        methods, weights = zip(*forms, strict=True)
        self.builder.start_line("body")
        self.builder.rng.choices(methods, weights)[0]()
        self.builder.append(".")

    def _append_marked(self) -> None:
        """“Content”, says X."""
        left, right = self.builder.vocabulary["quotation_marks"]
        self.builder.append(left)
        content = self._append_content(starts_sentence=True)
        self.builder.append(f"{right}, ")
        self._append_cue_and_source(content)

    def _append_continued(self) -> None:
        """“Content”, says X. “More content”."""
        left, right = self.builder.vocabulary["quotation_marks"]
        self._append_marked()
        self.builder.append(f". {left}")
        self._add_continuation("direct", self._append_content(starts_sentence=True))
        self.builder.append(right)

    def _append_dash(self) -> None:
        """– Content, says X."""
        self.builder.append("– ")
        content = self._append_content(starts_sentence=True)
        self.builder.append(", ")
        self._append_cue_and_source(content)

    def _append_cue_and_source(self, content: Span) -> None:
        cue = self._append_cue()
        self.builder.append(" ")
        speaker = self.speakers.append_speaker(starts_sentence=False)
        self._add("direct", content, speaker, cue, self._append_addressee())

    def _append_reported(self) -> None:
        """X says that content."""
        speaker = self.speakers.append_speaker(starts_sentence=True)
        self.builder.append(" ")
        cue = self._append_cue()
        addressee = self._append_addressee()
        self.builder.append(" ")
        self._add("indirect", self._append_that_clause(), speaker, cue, addressee)

    def _append_mixed(self) -> None:
        """X says that content “more content”."""
        self._append_reported()
        left, right = self.builder.vocabulary["quotation_marks"]
        self.builder.append(f" {left}")
        filler = self.builder.rng.choice(self.builder.vocabulary["filler"])
        self._add_continuation("mixed", self.builder.append(filler))
        self.builder.append(right)

    def _append_according_to(self) -> None:
        """According to X, content."""
        cue = self.builder.append(self.builder.vocabulary["according_to"])
        self.builder.append(" ")
        speaker = self.speakers.append_speaker(starts_sentence=False, allow_pronoun=False)
        self.builder.append(", ")
        self._add("indirect", self._append_content(starts_sentence=False), speaker, cue)

    def _append_impersonal(self) -> None:
        """It is claimed that content."""
        subject, verb = self.builder.vocabulary["impersonal_claim"]
        self.builder.append(f"{subject} ")
        cue = self.builder.append(verb)
        self.builder.append(" ")
        self._add("indirect", self._append_that_clause(), self.speakers.unknown_speaker(cue), cue)

    def _append_that_clause(self) -> Span:
        start = len(self.builder.text)
        self.builder.append(f"{self.builder.vocabulary['that']} ")
        self._append_content(starts_sentence=False)
        return self.builder.span_from(start)

    def _append_content(self, *, starts_sentence: bool) -> Span:
        first_clause = self.append_clause(starts_sentence)
        if self.builder.rng.random() < TWO_CLAUSES_SHARE:
            self.builder.append(f", {self.builder.vocabulary['and']} ")
            self.append_clause(False)
        return self.builder.span_from(first_clause.start)

    def _append_cue(self) -> Span:
        return self.builder.append(self.builder.rng.choice(self.builder.vocabulary["reporting_verbs"]))

    def _append_addressee(self) -> Span | None:
        if self.builder.rng.random() > ADDRESSEE_SHARE:
            return None
        self.builder.append(f" {self.builder.vocabulary['addressed_to']} ")
        return self.builder.append(self.builder.rng.choice(NAMES["other_outlets"]))

    def _add(self, kind: QuoteKind, content: Span, speaker: Speaker, cue: Span, addressee: Span | None = None) -> None:
        self.quotes.append(
            Quote(
                self._next_id(),
                kind,
                content,
                speaker.kind,
                speaker.person_id,
                speaker.name,
                cue,
                speaker.span,
                addressed_to=addressee,
            )
        )

    def _add_continuation(self, kind: QuoteKind, content: Span) -> None:
        previous = self.quotes[-1]
        self.quotes.append(
            replace(
                previous,
                quote_id=self._next_id(),
                quote_kind=kind,
                text=content,
                continues_quote_id=previous.quote_id,
            )
        )

    def _next_id(self) -> str:
        return f"{self.builder.id_prefix}.q{len(self.quotes) + 1:02}"
