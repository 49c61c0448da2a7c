"""Tokens and people of an article -> its quotes."""

from collections.abc import Sequence

from ordrett.article import Article
from ordrett.language import Pack
from ordrett.people.cast import Cast
from ordrett.quotes.according import according
from ordrett.quotes.dash import dash
from ordrett.quotes.direct import direct
from ordrett.quotes.indirect import indirect
from ordrett.quotes.prepared import Prepared, prepared
from ordrett.quotes.rows import Told, rows
from ordrett.quotes.speakers import BACK, Speaker, before, roles_of, speaker
from ordrett.quotes.utterance import Utterance
from ordrett.reading import Quote
from ordrett.sections import Section
from ordrett.tokens import Tokens

UNREAD = frozenset(["furniture", "byline", "credit"])


def quotes(article: Article, tokens: Tokens, parts: Sequence[Section], pack: Pack, cast: Cast) -> tuple[Quote, ...]:
    """Return what the article gives to sources, in the order of the text; `parts` is the section of each paragraph."""
    ready = prepared(tokens, parts, pack)
    found = according(ready, dash(ready) + direct(ready) + indirect(ready))
    read = [u for u in found if parts[tokens.paragraph[u.parts[0][1]]] not in UNREAD]
    return rows(article, tokens, cast, _told(ready, cast, sorted(read, key=lambda u: u.parts[0][1:]), pack))


def _told(ready: Prepared, cast: Cast, utterances: list[Utterance], pack: Pack) -> list[Told]:
    """Give each utterance its speaker; own words without a cue go to who spoke last, and fall where nobody did."""
    roles = roles_of(ready, cast)
    told: list[Told] = []
    paragraph = ready.tokens.paragraph
    for utterance in utterances:
        at = utterance.parts[0][1]
        if utterance.source:
            told.append((utterance, speaker(ready, cast, roles, utterance.source, pack)))
        elif utterance.cue:
            told.append((utterance, Speaker("unknown")))
        elif ready.tokens.word[utterance.parts[-1][2] - 1] in "?:":
            continue
        elif told and paragraph[at] - paragraph[told[-1][0].parts[-1][1]] <= BACK and told[-1][1].mention is not None:
            told.append((utterance, Speaker("person", told[-1][1].mention, why="goes on where this person spoke last")))
        elif (mention := before(ready, cast, at)) is not None:
            told.append((utterance, Speaker("person", mention, why="the running text before names this person last")))
    return told
