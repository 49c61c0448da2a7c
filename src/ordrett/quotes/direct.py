"""Own words between marks, beside the words that say who speaks."""

from dataclasses import replace

from ordrett.quotes.cues import Cue
from ordrett.quotes.marks import Marked
from ordrett.quotes.source import PHRASE, STOPS, noun_phrase_before, source_after, source_before
from ordrett.quotes.utterance import Page, Range, Utterance
from ordrett.reading import QuoteKind

REACH = 16
ENDINGS = frozenset(".!?…") | {"...", ".."}
PAUSES = frozenset(",?!…—–-") | {"...", "--"}


def direct(page: Page) -> list[Utterance]:
    """Return the utterances in marks that a cue, a colon or their place shows to be speech."""
    found: list[Utterance] = []
    for span in page.spans:
        if page.own[span.first]:
            continue
        utterance = _with_cue(page, span)
        if utterance is None and found and _goes_on(page, found[-1], span):
            found[-1] = replace(found[-1], parts=(*found[-1].parts, _part(page, span)))
            continue
        utterance = utterance or _alone(page, span)
        if utterance:
            found.append(utterance)
            if utterance.cue:
                page.used.add(utterance.cue[1] - 1)
    return found


def _with_cue(page: Page, span: Marked) -> Utterance | None:
    part = (_part(page, span),)
    after = following(page, span)
    if after:
        cue, source = after
        return Utterance(part, (cue.first, cue.last), source, "marks_before_verb")
    before = _preceding(page, span)
    if before:
        (first, last), source, rule = before
        return Utterance(part, (first, last), source, rule)
    return None


def following(page: Page, span: Marked) -> tuple[Cue, Range | None] | None:
    """Return the cue, and its source, that follows what is said: "...," said Hill; "...," Hill said."""
    low, word = page.tokens.low, page.tokens.word
    at = span.last + 1
    if not span.closed or at >= len(low) or page.tokens.paragraph[at] != page.tokens.paragraph[span.last]:
        return None
    comma = low[at] in (",", "–", "-", "—")
    at += comma
    inner = word[span.last - 1]
    if at >= len(low) or (not comma and inner not in PAUSES and inner != "." and word[at][0].isupper()):
        return None
    if inner == "." and not (low[at] in page.by_first or at in page.by_first):
        return None
    found = group(page, at)
    if found is None or (found[0].participle and not comma and inner not in PAUSES):
        return None
    return found


def group(page: Page, at: int) -> tuple[Cue, Range | None] | None:
    """Return the verb and its subject, in either order, that begin at token `at`."""
    tokens, words = page.tokens, page.words
    end = min(tokens.sentence_end[at], at + PHRASE)
    first = at
    while first < end and first not in page.by_first and words.is_adverb(tokens.low[first]):
        first += 1
    if cue := page.by_first.get(first):
        return (cue, source_after(tokens, cue.last, words)) if not cue.passive and not cue.infinitive else None
    for i in range(at, end):
        cue = page.by_first.get(i)
        if cue and not cue.participle and not cue.passive and not cue.infinitive and i > at:
            source = source_before(tokens, cue, words) or (at, i)
            return (cue, source) if source[0] <= first else None
        if page.marked[i] >= 0 or tokens.low[i] in (":", ";") or (tokens.low[i] in words.complementisers and i == at):
            return None
        if tokens.low[i] in words.conjunctions and i == at:
            return None
    return None


def _preceding(page: Page, span: Marked) -> tuple[Range, Range | None, str] | None:
    """Return cue, source and rule of what stands before the marks: Hill said: "..."; Hill added, "..."; Hill: "..."."""
    tokens, low = page.tokens, page.tokens.low
    at = span.first - 2
    begin = tokens.sentence_start[span.first - 1]
    if at >= 0 and begin == span.first - 1 and low[at] == ":" and tokens.paragraph[at] >= tokens.paragraph[begin] - 1:
        begin = tokens.sentence_start[at]
    if at < begin or low[at] not in (":", ",", "–", "—", "-"):
        return None
    for i in range(at - 1, max(begin, at - REACH) - 1, -1):
        if page.marked[i] >= 0:
            break
        cue = page.by_verb.get(i)
        if cue and i not in page.used and not cue.passive:
            source = source_of(page, cue)
            return (cue.first, cue.last), source, "verb_before_marks"
        if low[at] != ":" and (low[i] in page.words.subjects or low[i] in (",", ";")):
            return None
    if (
        low[at] == ":"
        and (source := noun_phrase_before(tokens, at, page.words))
        and source[0] == tokens.sentence_start[at]
    ):
        return (at, at + 1), source, "colon_before_marks"
    return None


def source_of(page: Page, cue: Cue) -> Range | None:
    """Return who speaks: before the verb, or behind it where the language or a quote turns the order round.

    None where no words name it, or where it is the writer, the reader or nobody.
    """
    found = _subject_of(page, cue)
    if found and found[1] - found[0] == 1 and page.tokens.low[found[0]] in page.words.writers:
        return None
    return found


def _subject_of(page: Page, cue: Cue) -> Range | None:
    tokens, words = page.tokens, page.words
    begin = tokens.sentence_start[cue.first]
    if cue.participle or cue.infinitive:
        return subject(page, begin, cue.first)
    if cue.first > begin and tokens.low[cue.first - 1] in words.conjunctions:
        return subject(page, begin, cue.first)
    before = source_before(tokens, cue, words)
    if words.inverts and _is_inverted(page, cue, before):
        return source_after(tokens, cue.last, words) or before
    return before


def _is_inverted(page: Page, cue: Cue, before: Range | None) -> bool:
    """Return whether the subject follows: the verb opens the sentence, or an adverbial stands before it."""
    low, words = page.tokens.low, page.words
    if cue.last >= len(low) or low[cue.last] in words.complementisers or low[cue.last] in STOPS:
        return False
    if before is None or low[before[1] - 1] in words.times or low[before[0]] in words.prepositions:
        return True
    behind = low[cue.last + 1] if cue.last + 1 < len(low) else ""
    if low[cue.last] in words.subjects:
        return low[before[0]] not in words.subjects and (
            behind in words.complementisers or behind in STOPS or behind == "."
        )
    return False


def subject(page: Page, begin: int, end: int) -> Range | None:
    """Return the subject of a sentence, for a verb that leaves it out: that of the first cue, else the first noun phrase."""
    tokens, words = page.tokens, page.words
    for i in range(begin, min(end, begin + 60)):
        cue = page.by_first.get(i)
        if cue and not cue.participle and not cue.infinitive and tokens.low[i - 1] not in words.conjunctions:
            found = source_before(tokens, cue, words)
            if found:
                return found
    at = begin
    while at < end and (
        page.marked[at] >= 0 or tokens.low[at] in words.conjunctions or words.is_adverb(tokens.low[at])
    ):
        at += 1
    if at < end and tokens.low[at] in words.prepositions | words.breaks - words.subjects:
        while at < min(end, begin + 30) and tokens.low[at] != ",":
            at += 1
        at += 1
    if at >= end:
        return None
    if tokens.low[at] in words.subjects:
        return at, at + 1
    last = at
    while last < end and last - at < 8 and tokens.low[last] not in STOPS and tokens.low[last] not in words.breaks:
        if (
            last > at
            and tokens.word[last - 1][0].isupper()
            and not tokens.word[last][0].isupper()
            and tokens.low[last] not in words.joins
        ):
            break
        last += 1
    return (at, last) if last > at else None


def _goes_on(page: Page, said: Utterance, span: Marked) -> bool:
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
    comma = opening > 0 and tokens.low[opening - 1] in (",", ":", ";", "–", "—", "-")
    return (comma or _is_sentence(page, span)) and not any(end <= i < opening for i in _cues_in(page, end, opening))


def _cues_in(page: Page, first: int, last: int) -> list[int]:
    return [i for i in range(first, last) if i in page.by_first]


def _alone(page: Page, span: Marked) -> Utterance | None:
    """Take words in marks without a cue that are sentences of their own."""
    opening = span.first - 1
    if not _is_sentence(page, span):
        return None
    first = opening == 0 or page.tokens.paragraph[opening - 1] != page.tokens.paragraph[opening]
    return Utterance((_part(page, span),), None, None, "marks_alone" if first else "marks_as_sentence")


def _is_sentence(page: Page, span: Marked) -> bool:
    tokens, opening = page.tokens, span.first - 1
    begins = tokens.sentence_start[opening] == opening or (opening > 0 and tokens.word[opening - 1] in ENDINGS)
    ends = tokens.word[span.last - 1] in ENDINGS or not span.closed
    return begins and ends and span.last - span.first >= 3


def _part(page: Page, span: Marked) -> tuple[QuoteKind, int, int]:
    last = span.last
    return "direct", span.first, last - (last - span.first > 1 and page.tokens.word[last - 1] == ",")
