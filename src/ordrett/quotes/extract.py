"""Tokens and people of an article -> its quotes."""

from collections.abc import Sequence
from dataclasses import replace

from ordrett.article import Article
from ordrett.language.packs import LanguagePack
from ordrett.model import Quote
from ordrett.page.sections import Section
from ordrett.people.index import PeopleIndex
from ordrett.people.pronoun_resolution import PronounResolver
from ordrett.quotes.according_to import according
from ordrett.quotes.addressee import hearer
from ordrett.quotes.context import QuoteContext, prepared
from ordrett.quotes.dash_quotes import dash
from ordrett.quotes.implicit_speaker import Open, floor
from ordrett.quotes.indirect import indirect
from ordrett.quotes.marked_quotes import direct
from ordrett.quotes.reporting_nouns import noun_clause
from ordrett.quotes.resolve_speaker import Speaker, speaker
from ordrett.quotes.role_nouns import roles_of
from ordrett.quotes.to_model import ProgressCallback, rows
from ordrett.quotes.utterance import Part, Utterance
from ordrett.tokenizer import Tokens

UNREAD = frozenset(["furniture", "byline", "credit"])


def quotes(
    article: Article, tokens: Tokens, parts: Sequence[Section], pack: LanguagePack, cast: PeopleIndex
) -> tuple[Quote, ...]:
    """Return what the article gives to sources, in the order of the text; `parts` is the section of each paragraph."""
    ready = prepared(tokens, parts, pack)
    found = according(ready, dash(ready) + direct(ready) + indirect(ready) + noun_clause(ready))
    worded = [replace(u, parts=[part for part in u.parts if _has_a_word(tokens, part)]) for u in found]
    read = [u for u in worded if u.parts and parts[tokens.paragraph[u.parts[0][1]]] not in UNREAD]
    return rows(article, tokens, cast, _told(ready, parts, cast, sorted(read, key=lambda u: u.parts[0][1:]), pack))


def _has_a_word(tokens: Tokens, part: Part) -> bool:
    return any(low[0].isalnum() for low in tokens.lower[part[1] : part[2]])


def _told(
    ready: QuoteContext, parts: Sequence[Section], cast: PeopleIndex, utterances: list[Utterance], pack: LanguagePack
) -> list[ProgressCallback]:
    """Give each utterance its speaker, first where words name one; what has none falls."""
    roles, pronouns = roles_of(ready, cast), PronounResolver(cast, ready.tokens, pack)
    told: list[Open] = []
    for said in utterances:
        who = (
            speaker(ready, cast, roles, pronouns, said.source)
            if said.source
            else Speaker("unknown")
            if said.cue
            else None
        )
        told.append((replace(said, via=said.via or hearer(ready, cast, said)), who))
    for k, (said, who) in enumerate(told):
        if who is None:
            told[k] = (said, floor(ready, parts, cast, told, k))
    return [(said, who) for said, who in told if who]
