"""Who has the floor: the speaker of own words that no verb gives to anybody."""

from bisect import bisect_left
from collections.abc import Sequence

from ordrett.page.sections import Section
from ordrett.people.index import PeopleIndex
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.resolve_speaker import Speaker
from ordrett.quotes.utterance import Utterance

# How many paragraphs back the speaker may have spoken last.
BACK = 3

Open = tuple[Utterance, Speaker | None]


def floor(page: QuoteContext, parts: Sequence[Section], cast: PeopleIndex, told: list[Open], k: int) -> Speaker | None:
    """Return who says the words of `told[k]`: who spoke last, whom the text before names, who goes on behind them.

    None where nobody is plain and the words do not show that somebody speaks; such words may be anything in marks, or
    a list with dashes. A headline quotes the only person whom the article quotes. `told` holds all utterances, those
    before k with their speakers.
    """
    paragraph = page.tokens.paragraph
    at = page.tokens.paragraph[told[k][0].parts[0][1]]
    if page.tokens.word[told[k][0].parts[-1][2] - 1] in "?:":
        return None
    if parts[at] in ("headline", "standfirst"):
        return _only_one_quoted(told)
    if k and at - paragraph[told[k - 1][0].parts[-1][1]] <= BACK:
        last = told[k - 1][1]
        if last and last.mention is not None:
            return Speaker("person", last.mention, why="goes on where this person spoke last")
    if (mention := _named_before(page, cast, told[k][0].parts[0][1])) is not None:
        return Speaker("person", mention, why="the running text before names this person last")
    following = told[k + 1] if k + 1 < len(told) else None
    if following and following[1] and following[1].mention is not None and _is_unclosed(page, told[k][0], following[0]):
        return Speaker(
            "person", following[1].mention, why="the next paragraph goes on and gives the words to this person"
        )
    return Speaker("unknown") if _speaks(page, told[k][0]) else None


def _only_one_quoted(told: list[Open]) -> Speaker | None:
    people = {who.mention for said, who in told if who and who.mention is not None and said.parts[0][0] == "direct"}
    return Speaker("person", min(people), why="the article quotes nobody else") if len(people) == 1 else None


def _named_before(page: QuoteContext, cast: PeopleIndex, at: int) -> int | None:
    """Return the last mention in the paragraph before token `at`, or None."""
    begin = page.ends[page.tokens.paragraph[at] - 1] if page.tokens.paragraph[at] else 0
    k = bisect_left(cast.starts, begin) - 1
    near = k >= 0 and page.tokens.paragraph[at] - page.tokens.paragraph[cast.starts[k]] <= 1
    return k if near else None


def _is_unclosed(page: QuoteContext, said: Utterance, following: Utterance) -> bool:
    """Return whether marks stay open at the end of a paragraph and the next one opens with marks again."""
    tokens = page.tokens
    last, first = said.parts[-1][2], following.parts[0][1]
    return last == page.ends[tokens.paragraph[last - 1]] and tokens.paragraph[first] - tokens.paragraph[last - 1] == 1


def _speaks(page: QuoteContext, said: Utterance) -> bool:
    """Return whether words are speech by themselves: more than a sentence, and in the first or second person."""
    tokens = page.tokens
    _, first, last = said.parts[0]
    sentences = tokens.sentence_start[first] != tokens.sentence_start[last - 1]
    return sentences and any(tokens.lower[i] in page.words.writers for i in range(first, last))
