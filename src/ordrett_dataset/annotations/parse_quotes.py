"""Quotes and person mentions of an annotation."""

from typing import NamedTuple

from ordrett.errors import InputError
from ordrett.model import Attested, Evidence, PersonMention, Quote, SpeakerKind
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import AnchorResolver, require_note
from ordrett_dataset.annotations.article_entries import PersonMentionEntry, QuoteEntry


def parse_person_mention(key: str, entry: PersonMentionEntry, resolver: AnchorResolver) -> PersonMention:
    """Return a mention; raise InputError if its person is unknown."""
    location = resolver.location("person_mentions", key)
    resolver.require_person(entry.person, location)
    span = resolver.locate(entry.text, location)
    person = resolver.prove_from_text(entry.person, span, ("person_id_of",), entry.note, location)
    return PersonMention(f"{resolver.entry.id}.{key}", person, span)


def parse_quote(key: str, entry: QuoteEntry, resolver: AnchorResolver) -> Quote:
    """Return a quote with its speaker and the text that identifies the speaker."""

    def location(column: str) -> str:
        return resolver.location("quotes", key, column)

    text = resolver.locate(entry.text, location("text"))
    cue, source, relayed_by, addressed_to, speaker_words = (
        resolver.locate(anchor, location(column), text) if anchor else None
        for column, anchor in (
            ("cue", entry.cue),
            ("source", entry.source),
            ("relayed_by", entry.relayed_by),
            ("addressed_to", entry.addressed_to),
            ("speaker_words", entry.speaker_words),
        )
    )
    if entry.continues:
        _require_earlier_part(entry.continues, text, resolver, location("continues"))
    speaker_parser = _SpeakerParser(
        resolver, entry, source, speaker_words, cue or text, resolver.location("quotes", key)
    )
    speaker = speaker_parser.parse()
    return Quote(
        quote_id=f"{resolver.entry.id}.{key}",
        quote_kind=entry.kind,
        text=text,
        speaker_kind=speaker.kind,
        speaker_id=speaker.person_id,
        speaker_name=speaker.name,
        cue=cue,
        source=source,
        relayed_by=relayed_by,
        addressed_to=addressed_to,
        continues_quote_id=f"{resolver.entry.id}.{entry.continues}" if entry.continues else None,
    )


def _require_earlier_part(continued: str, text: Span, resolver: AnchorResolver, location: str) -> None:
    previous = resolver.entry.quotes.get(continued)
    if previous is None:
        raise InputError(
            location, "continued_quote_exists", f"there is no quote {continued!r}", "Name the key of a quote."
        )
    if resolver.locate(previous.text, resolver.location("quotes", continued, "text")) >= text:
        problem = f"{continued} is not before this quote"
        raise InputError(location, "continued_quote_is_earlier", problem, "Name the previous part of the quote.")


class _Speaker(NamedTuple):
    person_id: Attested[str | None]
    name: Attested[str | None]
    kind: Attested[SpeakerKind]


class _SpeakerParser:
    """Attests the speaker of one quote."""

    def __init__(
        self,
        resolver: AnchorResolver,
        entry: QuoteEntry,
        source: Span | None,
        speaker_words: Span | None,
        fallback: Span,
        location: str,
    ) -> None:
        self._resolver, self._entry, self._location = resolver, entry, location
        self._source, self._speaker_words = source, speaker_words
        self._evidence_spans = [span for span in (speaker_words, source) if span] or [fallback]

    def parse(self) -> _Speaker:
        """Return the speaker that the entry names."""
        return self._parse_person() if self._entry.speaker_kind == "person" else self._parse_other()

    def _parse_person(self) -> _Speaker:
        """Return a named person, attested by the name in the source or by the note about pronoun, role or position."""
        person = self._resolver.require_person(self._entry.speaker, self._location)
        kind: SpeakerKind = "person"
        name = self._resolver.person_names[person]
        if self._source and not self._speaker_words and not self._entry.note:
            by_normaliser = {"person_id_of": person, "person_name_of": name, "person_kind_of": kind}
            id_evidence, name_evidence, kind_evidence = (
                self._resolver.prove_from_text(value, self._source, (normaliser,), None, self._location).evidence
                for normaliser, value in by_normaliser.items()
            )
        else:
            note = require_note(self._entry.note, self._location, person, self._evidence_spans[0])
            id_evidence = name_evidence = kind_evidence = self._infer(note)
        return _Speaker(Attested(person, id_evidence), Attested(name, name_evidence), Attested(kind, kind_evidence))

    def _parse_other(self) -> _Speaker:
        """Return a speaker of another kind, or none."""
        kind, name = self._entry.speaker_kind, self._entry.speaker
        if (name is None) != (kind == "unknown"):
            problem = (
                f"the speaker {name!r} has the kind {kind}" if name else f"a speaker of the kind {kind} has no name"
            )
            hint = "Name the speaker, or set `speaker_kind: unknown`."
            raise InputError(self._location, "speaker_has_name_unless_unknown", problem, hint)
        attested_kind = Attested(kind, self._infer(self._entry.note))
        if name is None:
            return _Speaker(Attested(None), Attested(None), attested_kind)
        span = self._evidence_spans[0]
        attested_name = self._resolver.prove_plain_name(name, span, None, self._location)
        return _Speaker(Attested(None), attested_name, attested_kind)

    def _infer(self, note: str | None) -> tuple[Evidence, ...]:
        return tuple(self._resolver.inferred(span, note) for span in self._evidence_spans)
