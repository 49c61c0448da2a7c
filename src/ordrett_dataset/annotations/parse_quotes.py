"""The quotes and mentions of an annotation."""

from ordrett.errors import InputError
from ordrett.model import Attested, Evidence, PersonMention, Quote, SpeakerKind
from ordrett.span import Span
from ordrett_dataset.annotations.anchor_resolver import PLAIN, Lookup
from ordrett_dataset.annotations.models import WrittenMention, WrittenQuote
from ordrett_dataset.schemas.codebook import CODEBOOK


def mention(key: str, entry: WrittenMention, lookup: Lookup) -> PersonMention:
    """Return a mention; raise InputError where its person is unknown."""
    where = lookup.where("person_mentions", key)
    _known(entry.person, lookup, where)
    span = lookup.find(entry.text, where)
    person = lookup.by_words(entry.person, span, ("person_id_of",), entry.note, where)
    return PersonMention(f"{lookup.notes.id}.{key}", person, span)


def quote(key: str, entry: WrittenQuote, lookup: Lookup) -> Quote:
    """Return a quote with its speaker and the words that decide who that is."""

    def where(column: str) -> str:
        return lookup.where("quotes", key, column)

    text = lookup.find(entry.text, where("text"))
    cue, source, via = (
        lookup.find(words, where(column), text) if words else None
        for column, words in (("cue", entry.cue), ("source", entry.source), ("via", entry.via))
    )
    decided = lookup.find(entry.speaker_words, where("speaker_words"), text) if entry.speaker_words else None
    if entry.continues:
        before = lookup.notes.quotes.get(entry.continues)
        if before is None:
            raise InputError(where("continues"), "continued_quote_exists", repr(entry.continues), "Name a quote's key.")
        if lookup.find(before.text, lookup.where("quotes", entry.continues, "text")) >= text:
            found_there = f"{entry.continues} does not stand before it"
            raise InputError(where("continues"), "continued_quote_is_earlier", found_there, "Name the part before.")
    found = _Found(lookup, entry, text, cue, source, decided, lookup.where("quotes", key))
    speaker_id, speaker, kind = found.person() if entry.speaker_kind == "person" else found.other()
    return Quote(
        quote_id=f"{lookup.notes.id}.{key}",
        quote_kind=entry.kind,
        text=text,
        speaker_kind=kind,
        speaker_id=speaker_id,
        speaker_name=speaker,
        cue=cue,
        source=source,
        via=via,
        continues_quote_id=f"{lookup.notes.id}.{entry.continues}" if entry.continues else None,
    )


Speaker = tuple[Attested[str | None], Attested[str | None], Attested[SpeakerKind]]


class _Found:
    """The words of a quote, from which its speaker is told."""

    def __init__(
        self,
        lookup: Lookup,
        entry: WrittenQuote,
        text: Span,
        cue: Span | None,
        source: Span | None,
        decided: Span | None,
        where: str,
    ) -> None:
        self.lookup, self.entry, self.source, self.decided, self.where = lookup, entry, source, decided, where
        self.words = [span for span in (decided, source) if span] or [cue or text]

    def person(self) -> Speaker:
        """Return a named person: by the name in the source, or by what the note says of pronoun, role or place."""
        person = _known(self.entry.speaker, self.lookup, self.where)
        kind: SpeakerKind = "person"
        if self.source and not self.decided and not self.entry.note:
            rules = ("person_id_of", "person_name_of", "person_kind_of")
            values = (person, self.lookup.names[person], kind)
            proved = [
                self.lookup.by_words(value, self.source, (rule,), None, self.where).evidence
                for value, rule in zip(values, rules, strict=True)
            ]
        else:
            proved = [self._inferred(self.lookup.noted(self.entry.note, self.where, person, self.words[0]))] * 3
        return Attested(person, proved[0]), Attested(self.lookup.names[person], proved[1]), Attested(kind, proved[2])

    def other(self) -> Speaker:
        """Return a speaker of another kind, or none."""
        kind, name = self.entry.speaker_kind, self.entry.speaker
        if (name is None) != (kind == "unknown"):
            found = f"kind {kind}, speaker {name!r}"
            raise InputError(self.where, "speaker_has_name_unless_unknown", found, "Name the speaker, or say unknown.")
        meaning = CODEBOOK["speaker_kind"][kind]
        proved = Attested(kind, self._inferred(self.entry.note or meaning))
        if name is None:
            return Attested(None), Attested(None), proved
        plain = self.lookup.by_words(name, self.words[0], (), None if name == self.words[0].text else PLAIN, self.where)
        return Attested(None), Attested(name, plain.evidence), proved

    def _inferred(self, note: str) -> tuple[Evidence, ...]:
        return tuple(self.lookup.evidence("inferred", span, note) for span in self.words)


def _known(person: str | None, lookup: Lookup, where: str) -> str:
    if person is None or person not in lookup.names:
        raise InputError(where, "person_exists", repr(person), "Use a key of people.yaml, or add the person there.")
    return person
