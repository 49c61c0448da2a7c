"""Conversion of attributed utterances to the quotes of the data model, with evidence for each speaker."""

from collections.abc import Iterable
from typing import NamedTuple

from ordrett.article import Article
from ordrett.model import Attested, Evidence, Quote, QuoteKind, SpeakerKind
from ordrett.people.index import PeopleIndex
from ordrett.quotes.implicit_speaker import Attribution
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.utterance import QuotePart, TokenRange
from ordrett.span import Span
from ordrett.tokenizer import Tokens


class AttestedSpeaker(NamedTuple):
    """The speaker of a quote as the data model stores it, each value with its evidence."""

    kind: Attested[SpeakerKind]
    person_id: Attested[str | None]
    name: Attested[str | None]


def build_quotes(
    article: Article, tokens: Tokens, people: PeopleIndex, attributions: Iterable[Attribution]
) -> tuple[Quote, ...]:
    """Return one quote for each part, in text order; a part continues the one before it with the same cue and source.

    Of several parts with the same span, only the first is kept.
    """
    attribution_of: dict[Span, tuple[QuoteKind, Attribution]] = {}
    for attribution in attributions:
        for part in attribution.quote.parts:
            attribution_of.setdefault(_to_span(article, tokens, part), (part.kind, attribution))
    person_ids = _assign_person_ids(article, people)
    last_part: dict[tuple[Span | None, Span | None], str] = {}
    quotes: list[Quote] = []
    for text in sorted(attribution_of, key=lambda span: (span.start, span.end)):
        kind, (utterance, speaker) = attribution_of[text]
        quote_id = f"{article.article_id}.q{text.start}-{text.end}"
        cue = _to_span(article, tokens, utterance.cue) if utterance.cue else None
        source = _to_span(article, tokens, utterance.source) if utterance.source else None
        name = _to_span(article, tokens, speaker.name) if speaker.name else None
        quotes.append(
            Quote(
                quote_id,
                kind,
                text,
                *_attest_speaker(article, people, person_ids, speaker, name, source or cue or text),
                cue=cue,
                source=source,
                continues_quote_id=last_part.get((cue, source)) if cue or source else None,
                relayed_by=_to_span(article, tokens, utterance.relayed_by) if utterance.relayed_by else None,
                addressed_to=_to_span(article, tokens, utterance.addressed_to) if utterance.addressed_to else None,
                extraction_rule=utterance.extraction_rule,
            )
        )
        last_part[cue, source] = quote_id
    return tuple(quotes)


def _to_span(article: Article, tokens: Tokens, tokens_of: TokenRange | QuotePart) -> Span:
    return Span.from_text(article.text, tokens.start[tokens_of.start], tokens.end[tokens_of.end - 1])


def _assign_person_ids(article: Article, people: PeopleIndex) -> dict[int, str]:
    """Return the id of each person, by the start of the first mention."""
    ids: dict[int, str] = {}
    for person, mention in zip(people.person_of, people.spans, strict=True):
        ids.setdefault(person, f"{article.article_id}.p{mention.start}")
    return ids


def _attest_speaker(
    article: Article,
    people: PeopleIndex,
    person_ids: dict[int, str],
    speaker: Speaker,
    name: Span | None,
    attribution: Span,
) -> AttestedSpeaker:
    """Return the speaker with evidence from the mention of the person, else the `name`, else the `attribution`."""
    article_id = article.article_id
    if speaker.mention is not None:
        person, mention = people.person_of[speaker.mention], people.spans[speaker.mention]
        if speaker.is_named:
            kind, identity, person_name = (
                Evidence("normalised", article_id, mention, normaliser=normaliser)
                for normaliser in ("person_kind_of", "person_id_of", "person_name_of")
            )
        else:
            kind = identity = person_name = Evidence("inferred", article_id, mention, note=speaker.reason)
        # A person who is named in another paragraph is known by the words beside the quote, such as a pronoun.
        near: tuple[Evidence, ...] = ()
        if not speaker.is_named and article.paragraph_index(mention.start) != article.paragraph_index(
            attribution.start
        ):
            near = (Evidence("inferred", article_id, attribution, note="these words stand for the person"),)
        return AttestedSpeaker(
            Attested(speaker.kind, (kind, *near)),
            Attested(person_ids[person], (identity, *near)),
            Attested(people.names[person], (person_name, *near)),
        )
    note = speaker.reason or "the article does not say who speaks"
    attested_kind = Attested(speaker.kind, (Evidence("inferred", article_id, name or attribution, note=note),))
    if name is None:
        return AttestedSpeaker(attested_kind, Attested(None), Attested(None))
    attested_name: Attested[str | None] = Attested(name.text, (Evidence("verbatim", article_id, name),))
    return AttestedSpeaker(attested_kind, Attested(None), attested_name)
