"""Utterances with their speakers -> Quotes with evidence."""

from ordrett.article import Article
from ordrett.model import Attested, Evidence, Quote, QuoteKind, SpeakerKind
from ordrett.people.index import PeopleIndex
from ordrett.quotes.resolve_speaker import Speaker
from ordrett.quotes.utterance import Range, Utterance
from ordrett.span import Span
from ordrett.tokenizer import Tokens

ProgressCallback = tuple[Utterance, Speaker]


def rows(article: Article, tokens: Tokens, cast: PeopleIndex, told: list[ProgressCallback]) -> tuple[Quote, ...]:
    """Return one quote a part, in the order of the text; each continues the part before it of its utterance."""

    def span(of: Range) -> Span:
        return Span.from_text(article.text, tokens.start[of[0]], tokens.end[of[1] - 1])

    spans: dict[Span, tuple[Utterance, Speaker, QuoteKind]] = {}
    for utterance, who in told:
        for kind, first, last in utterance.parts:
            spans.setdefault(span((first, last)), (utterance, who, kind))
    found: list[Quote] = []
    before: dict[tuple[Span | None, Span | None], str] = {}
    people: dict[int, str] = {}
    for k, mention in enumerate(cast.spans):
        people.setdefault(cast.person_of[k], f"{article.article_id}.p{mention.start}")
    for text, (utterance, who, kind) in sorted(spans.items(), key=lambda item: (item[0].start, item[0].end)):
        quote_id = f"{article.article_id}.q{text.start}-{text.end}"
        cue = span(utterance.cue) if utterance.cue else None
        source = span(utterance.source) if utterance.source else None
        words = span(who.words) if who.words else None
        said = _said(article, cast, people, who, source or cue or text, words)
        found.append(
            Quote(
                quote_id,
                kind,
                text,
                *said,
                cue=cue,
                source=source,
                continues_quote_id=before.get((cue, source)) if cue or source else None,
                via=span(utterance.via) if utterance.via else None,
                extraction_rule=utterance.rule,
            )
        )
        before[cue, source] = quote_id
    return tuple(found)


def _said(
    article: Article, cast: PeopleIndex, people: dict[int, str], who: Speaker, where: Span, words: Span | None
) -> tuple[Attested[SpeakerKind], Attested[str | None], Attested[str | None]]:
    """Return kind, person and name of the speaker, with the words that show them; `where` stands for what has none."""
    of = article.article_id
    if who.mention is not None:
        person, name, span = (
            people[cast.person_of[who.mention]],
            cast.names[cast.person_of[who.mention]],
            cast.spans[who.mention],
        )
        if who.named:
            kind, own, called = (
                Evidence("normalised", of, span, normaliser=rule)
                for rule in ("person_kind_of", "person_id_of", "person_name_of")
            )
        else:
            kind = own = called = Evidence("inferred", of, span, note=who.why)
        return Attested(who.kind, (kind,)), Attested(person, (own,)), Attested(name, (called,))
    kind = Evidence("inferred", of, words or where, note=who.why or "no words tell who speaks")
    if words is None:
        return Attested(who.kind, (kind,)), Attested(None), Attested(None)
    return Attested(who.kind, (kind,)), Attested(None), Attested(words.text, (Evidence("verbatim", of, words),))
