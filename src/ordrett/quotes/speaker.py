"""Who speaks, and the kind of speaker that a noun phrase without a person names."""

from dataclasses import dataclass

from ordrett.model import SpeakerKind
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.utterance import TokenRange


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person of the article, another named speaker, or a speaker without a name."""

    kind: SpeakerKind
    mention: int | None = None  # of a person, the mention that shows who it is
    is_named: bool = False  # the source contains that mention
    name: TokenRange | None = None  # of a speaker who is no person of the article
    reason: str = ""  # for the evidence note, if the source does not name a person


def classify_noun_phrase(context: QuoteContext, source: TokenRange) -> Speaker:
    """Return an organisation, group, document or anonymous speaker, by the head of the noun phrase."""
    tokens, lexicon = context.tokens, context.lexicon
    end = source.start + 1
    while end < source.end and tokens.lower[end] not in lexicon.prepositions and tokens.lower[end] != ",":
        end += 1
    phrase = tokens.lower[source.start : end]
    nouns_by_kind: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
        ("group", lexicon.group_words),
        ("document", lexicon.document_nouns),
        ("organisation", lexicon.organisation_nouns),
        ("anonymous", lexicon.anonymous_nouns),
    )
    for kind, nouns in nouns_by_kind:
        if phrase[-1] in nouns:
            return Speaker(kind, name=source, reason="the noun shows the kind of speaker")
    if phrase[0] in lexicon.indefinite_articles:
        return Speaker("anonymous", name=source, reason="one unnamed speaker")
    if any(token in lexicon.group_words or (token[0].isdigit() and not lexicon.is_age_word(token)) for token in phrase):
        return Speaker("group", name=source, reason="several people")
    is_name = tokens.word[end - 1][0].isupper() and not lexicon.is_role(phrase[-1])
    if end - 1 > tokens.sentence_start[source.start] and is_name:
        return Speaker("organisation", name=source, reason="a name that is not a person's")
    return Speaker("anonymous", name=source, reason="a speaker without a name")
