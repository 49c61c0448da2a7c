"""Extraction of the quotes of an article, from tokens and people to the data model."""

from collections.abc import Sequence
from dataclasses import replace

from ordrett.article import Article
from ordrett.language.packs import LanguagePack
from ordrett.model import Quote
from ordrett.page.sections import Section
from ordrett.people.index import PeopleIndex
from ordrett.quotes.according_to import extract_according_to
from ordrett.quotes.context import QuoteContext, build_context
from ordrett.quotes.dash_quotes import extract_dash_quotes
from ordrett.quotes.datelines import split_datelines
from ordrett.quotes.implicit_speaker import Attribution, attribute_to_implicit_speakers
from ordrett.quotes.indirect_quotes import extract_indirect_quotes
from ordrett.quotes.lead_roles import resolve_lead_roles
from ordrett.quotes.marked_quotes import extract_marked_quotes
from ordrett.quotes.outlets import find_addressee
from ordrett.quotes.reported_sentences import extract_reported_sentences
from ordrett.quotes.resolve_speaker import SpeakerResolver
from ordrett.quotes.speaker import Speaker
from ordrett.quotes.to_model import build_quotes
from ordrett.quotes.turns import names_the_speaker_as_i
from ordrett.quotes.utterance import QuotePart, TokenRange, Utterance
from ordrett.tokenizer import Tokens

SECTIONS_WITHOUT_QUOTES = frozenset(["furniture", "byline", "credit"])


def extract_quotes(
    article: Article, tokens: Tokens, sections: Sequence[Section], pack: LanguagePack, people: PeopleIndex
) -> tuple[Quote, ...]:
    """Return the quotes of an article in text order; `sections` has one section per paragraph."""
    tokens = _keep_case_of_names(split_datelines(tokens), people)
    context = build_context(tokens, sections, pack, people)
    corrections = _find_corrections(tokens, pack)
    quotes = [
        quote
        for quote in _extract_utterances(context)
        if _is_in_text(context, sections, quote) and tokens.paragraph[quote.parts[0].start] not in corrections
    ]
    quotes.sort(key=lambda quote: quote.parts[0][1:])
    return build_quotes(article, tokens, people, _attribute(context, sections, pack, people, quotes))


def _keep_case_of_names(tokens: Tokens, people: PeopleIndex) -> Tokens:
    """Return the tokens with names in `lower` as they are printed, so that "Per" is no preposition, "May" no verb."""
    lower = [word if i in people.mention_at_token else word.lower() for i, word in enumerate(tokens.word)]
    return replace(tokens, lower=lower)


def _extract_utterances(context: QuoteContext) -> list[Utterance]:
    """Apply all rules, the surest first: later rules leave out what earlier ones use. Drops parts without words."""
    dash_quotes = extract_dash_quotes(context)
    marked_quotes = extract_marked_quotes(context, dash_quotes)
    indirect_quotes = extract_indirect_quotes(context, dash_quotes.is_direct_speech, marked_quotes)
    quotes = extract_according_to(context, [*dash_quotes.quotes, *marked_quotes.quotes, *indirect_quotes])
    quotes += extract_reported_sentences(context, quotes)
    return [replace(quote, parts=[part for part in quote.parts if _has_word(context, part)]) for quote in quotes]


def _has_word(context: QuoteContext, part: QuotePart) -> bool:
    return any(token[0].isalnum() for token in context.tokens.lower[part.start : part.end])


def _is_in_text(context: QuoteContext, sections: Sequence[Section], quote: Utterance) -> bool:
    if not quote.parts:
        return False
    return sections[context.tokens.paragraph[quote.parts[0].start]] not in SECTIONS_WITHOUT_QUOTES


def _find_corrections(tokens: Tokens, pack: LanguagePack) -> frozenset[int]:
    """Return the paragraphs that begin as a correction of the article: they repeat what was not said."""
    labels = {tuple(label.lower().split()) for label in pack.layout.corrections}
    starts = (i for i in range(len(tokens)) if not i or tokens.paragraph[i - 1] != tokens.paragraph[i])
    return frozenset(
        tokens.paragraph[i]
        for i in starts
        for label in labels
        if (*tokens.lower[i : i + len(label) + 1],) == (*label, ":")
    )


def _attribute(
    context: QuoteContext,
    sections: Sequence[Section],
    pack: LanguagePack,
    people: PeopleIndex,
    quotes: Sequence[Utterance],
) -> list[Attribution]:
    """Resolve all explicit sources first, because implicit speakers depend on them."""
    resolver = SpeakerResolver(context, people, pack)
    quotes = [replace(quote, source=_complete_name(people, quote.source)) for quote in quotes]
    with_addressee = [replace(quote, addressed_to=find_addressee(context, people, quote)) for quote in quotes]
    explicit = [
        None if names_the_speaker_as_i(context, quotes, k) else _resolve_explicit_speaker(resolver, quote)
        for k, quote in enumerate(quotes)
    ]
    speakers = resolve_lead_roles(context, sections, quotes, explicit)
    return attribute_to_implicit_speakers(context, sections, people, with_addressee, speakers)


def _complete_name(people: PeopleIndex, source: TokenRange | None) -> TokenRange | None:
    """Return a source that begins within a name, behind a nickname in marks, with the whole name."""
    mention = people.mention_at_token.get(source.start) if source else None
    return TokenRange(people.starts[mention], source.end) if source and mention is not None else source


def _resolve_explicit_speaker(resolver: SpeakerResolver, quote: Utterance) -> Speaker | None:
    """Return the speaker that the source names, or None for a quote without cue and source."""
    if quote.source:
        first = quote.parts[0]
        precedes_source = first.kind == "direct" and first.start < quote.source.start
        return resolver.resolve(quote.source, first.start - 1 if precedes_source else None)
    return Speaker("unknown") if quote.cue else None
