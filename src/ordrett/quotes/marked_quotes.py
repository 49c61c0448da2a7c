"""Own words between marks, beside the words that say who speaks."""

from ordrett.quotes.clause_left import rest_of_clause
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cue_after import following
from ordrett.quotes.cue_before import BEFORE, preceding
from ordrett.quotes.quotation_marks import Marked
from ordrett.quotes.split_parts import parts_of
from ordrett.quotes.utterance import ENDINGS, FEWEST, Part, Utterance

# How far behind the verb marks may go on with what was said.
REACH = 16
# The longest run of words before marks that still belongs to what is said.
LONGEST = 120


def direct(page: QuoteContext) -> list[Utterance]:
    """Return the utterances in marks that a cue, a colon or their place shows to be speech."""
    found: list[Utterance] = []
    for number, span in enumerate(page.spans):
        if page.own[span.first]:
            continue
        utterance = _with_cue(page, span)
        if utterance is None and found and _goes_on(page, found[-1], span):
            found[-1].parts.append(_part(page, span))
            continue
        utterance = utterance or _alone(page, span)
        if utterance:
            found.append(utterance)
            if utterance.cue:
                page.taken.add(number)
                page.used.add(utterance.cue[1] - 1)
    return found


def _with_cue(page: QuoteContext, span: Marked) -> Utterance | None:
    part = [_part(page, span)]
    after = following(page, span)
    if after:
        cue, source = after
        if embedded := _embedded(page, span):
            part = embedded + _behind(page, max(cue.last, source[1] if source else 0))
        return Utterance(part, (cue.first, cue.last), source, "marks_before_verb")
    before = preceding(page, span)
    if before:
        (first, last), source, rule = before
        return Utterance(part, (first, last), source, rule)
    return None


def _embedded(page: QuoteContext, span: Marked) -> list[Part]:
    """Return the parts of a sentence that passes into marks before its verb: It is "a shame," said Hill, for all."""
    tokens, opening = page.tokens, span.first - 1
    begin = tokens.sentence_start[opening]
    if (
        begin == opening
        or opening - begin > LONGEST
        or any(i in page.by_first for i in range(begin, opening))
        or ":" in tokens.lower[begin:opening]
    ):
        return []
    if page.marked[begin] >= 0 and page.spans[page.marked[begin]].last + 1 == opening:
        return []
    return parts_of(page, begin, span.last + 1)


def _behind(page: QuoteContext, at: int) -> list[Part]:
    """Return what goes on behind the verb and a comma: It is "a shame," said Hill, for all of us."""
    end = page.tokens.sentence_end[at - 1]
    rest = rest_of_clause(page, at, end)
    return parts_of(page, rest, end) if rest is not None and rest < end else []


def _goes_on(page: QuoteContext, said: Utterance, span: Marked) -> bool:
    """Return whether marks go on with what was said: behind its cue, with nothing but a stop or comma between."""
    tokens = page.tokens
    opening = span.first - 1
    end = max(said.parts[-1][2], said.cue[1] if said.cue else 0, said.source[1] if said.source else 0)
    if tokens.paragraph[end - 1] != tokens.paragraph[opening] or not said.cue:
        return False
    if opening == tokens.sentence_end[said.cue[0]]:
        return True
    if opening - end > REACH:
        return False
    comma = opening > 0 and tokens.lower[opening - 1] in BEFORE
    return (comma or _is_sentence(page, span)) and not any(i in page.by_first for i in range(end, opening))


def _alone(page: QuoteContext, span: Marked) -> Utterance | None:
    """Take words in marks without a cue that are sentences of their own."""
    opening = span.first - 1
    if not _is_sentence(page, span):
        return None
    first = opening == 0 or page.tokens.paragraph[opening - 1] != page.tokens.paragraph[opening]
    return Utterance([_part(page, span)], None, None, "marks_alone" if first else "marks_as_sentence")


def _is_sentence(page: QuoteContext, span: Marked) -> bool:
    tokens, opening = page.tokens, span.first - 1
    begins = tokens.sentence_start[opening] == opening or (opening > 0 and tokens.word[opening - 1] in ENDINGS)
    ends = tokens.word[span.last - 1] in ENDINGS or not span.closed
    return begins and ends and span.last - span.first >= FEWEST


def _part(page: QuoteContext, span: Marked) -> Part:
    last = span.last
    return "direct", span.first, last - (last - span.first > 1 and page.tokens.word[last - 1] == ",")
