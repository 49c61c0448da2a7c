"""Own words between marks, beside the words that say who speaks."""

from ordrett.quotes.clause_before import rest_of_clause
from ordrett.quotes.cues import Cue
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.marks import Marked
from ordrett.quotes.noun_phrase import PHRASE
from ordrett.quotes.parts import parts_of
from ordrett.quotes.prepared import Prepared
from ordrett.quotes.source_after import source_after
from ordrett.quotes.source_before import noun_phrase_before, source_before
from ordrett.quotes.subject import source_of, subject_of_sentence
from ordrett.quotes.utterance import Part, Range, Utterance

REACH = 16
# The longest run of words before marks that still belongs to what is said.
LONGEST = 120
# The fewest tokens of a sentence in marks.
FEWEST = 3
ENDINGS = frozenset(".!?…") | {"...", ".."}
DASHES = frozenset(",–-—")
BEFORE = frozenset(",:;–-—")
PAUSES = frozenset(",?!…—–-") | {"...", "--"}


def direct(page: Prepared) -> list[Utterance]:
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


def _with_cue(page: Prepared, span: Marked) -> Utterance | None:
    part = [_part(page, span)]
    after = _following(page, span)
    if after:
        cue, source = after
        if embedded := _embedded(page, span):
            part = embedded + _behind(page, max(cue.last, source[1] if source else 0))
        return Utterance(part, (cue.first, cue.last), source, "marks_before_verb")
    before = _preceding(page, span)
    if before:
        (first, last), source, rule = before
        return Utterance(part, (first, last), source, rule)
    return None


def _embedded(page: Prepared, span: Marked) -> list[Part]:
    """Return the parts of a sentence that passes into marks before its verb: It is "a shame," said Hill, for all."""
    tokens, opening = page.tokens, span.first - 1
    begin = tokens.sentence_start[opening]
    if (
        begin == opening
        or opening - begin > LONGEST
        or any(i in page.by_first for i in range(begin, opening))
        or ":" in tokens.low[begin:opening]
    ):
        return []
    if page.marked[begin] >= 0 and page.spans[page.marked[begin]].last + 1 == opening:
        return []
    return parts_of(page, begin, span.last + 1)


def _behind(page: Prepared, at: int) -> list[Part]:
    """Return what goes on behind the verb and a comma: It is "a shame," said Hill, for all of us."""
    rest, end = rest_of_clause(page, at, page.tokens.sentence_end[at - 1]), page.tokens.sentence_end[at - 1]
    return parts_of(page, rest, end) if rest is not None and rest < end else []


def _following(page: Prepared, span: Marked) -> tuple[Cue, Range | None] | None:
    """Return the cue, and its source, that follows what is said: "...," said Hill; "...," Hill said."""
    low, word = page.tokens.low, page.tokens.word
    at = span.last + 1
    if not span.closed or at >= len(low) or page.tokens.paragraph[at] != page.tokens.paragraph[span.last]:
        return None
    comma = low[at] in DASHES
    at += comma
    inner = word[span.last - 1]
    if at >= len(low) or (not comma and inner not in PAUSES and inner != "." and word[at][0].isupper()):
        return None
    if inner == "." and at not in page.beside:
        return None
    found = _group(page, at)
    if found is None or comma or inner in PAUSES or inner == ".":
        return found
    opens = page.tokens.sentence_start[span.first - 1] == span.first - 1
    return found if opens and found[0].frame & Frame.SAY and not found[0].participle else None


def _group(page: Prepared, at: int) -> tuple[Cue, Range | None] | None:
    """Return the verb and its subject, in either order, that begin at token `at`."""
    tokens, words = page.tokens, page.words
    end = min(tokens.sentence_end[at], at + PHRASE)
    first = at
    while first < end and first not in page.beside and words.is_adverb(tokens.low[first]):
        first += 1
    if cue := page.beside.get(first):
        return (cue, source_after(tokens, cue.last, words)) if not cue.passive and not cue.infinitive else None
    if tokens.low[at] in words.complementisers or tokens.low[at] in words.conjunctions:
        return None
    for i in range(at + 1, end):
        cue = page.beside.get(i)
        if cue and not cue.participle and not cue.passive and not cue.infinitive:
            source = source_before(tokens, cue, words) or (at, i)
            return (cue, source) if source[0] <= first else None
        if page.marked[i] >= 0 or tokens.low[i] in (":", ";"):
            return None
    return None


def _preceding(page: Prepared, span: Marked) -> tuple[Range, Range | None, str] | None:
    """Return cue, source and rule of what stands before the marks: Hill said: "..."; Hill added, "..."; Hill: "..."."""
    tokens, low = page.tokens, page.tokens.low
    at = span.first - 2
    begin = tokens.sentence_start[span.first - 1]
    if at >= 0 and begin == span.first - 1 and low[at] == ":" and tokens.paragraph[at] >= tokens.paragraph[begin] - 1:
        begin = tokens.sentence_start[at]
    if at < begin or low[at] not in BEFORE:
        return None
    if cue := _cue_before(page, at, begin):
        return (cue.first, cue.last), source_of(page, cue), "verb_before_marks"
    source = _before_colon(page, at, span) if low[at] == ":" else None
    return ((at, at + 1), source, "colon_before_marks") if source else None


def _before_colon(page: Prepared, at: int, span: Marked) -> Range | None:
    """Return who speaks behind a colon: what alone stands before it; of a sentence in marks, a subject by name."""
    tokens = page.tokens
    begin = tokens.sentence_start[at]
    source = noun_phrase_before(tokens, at, page.words)
    if source and source[0] == begin:
        return source
    if tokens.word[span.last - 1] not in ENDINGS or span.last - span.first < FEWEST:
        return None
    source = subject_of_sentence(page, begin, at)
    named = source and any(tokens.word[i][0].isupper() or tokens.low[i] in page.words.subjects for i in range(*source))
    return source if named else None


def _cue_before(page: Prepared, at: int, begin: int) -> Cue | None:
    """Return the cue of which nothing but hearer, time and place parts the pause at token `at`."""
    low, words = page.tokens.low, page.words
    for i in range(at - 1, max(begin, at - REACH) - 1, -1):
        if page.marked[i] >= 0:
            return None
        cue = page.by_verb.get(i)
        if cue and i not in page.used and not cue.passive:
            return cue
        if low[at] != ":" and (low[i] in words.subjects or low[i] in (",", ";")):
            return None
    return None


def _goes_on(page: Prepared, said: Utterance, span: Marked) -> bool:
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
    comma = opening > 0 and tokens.low[opening - 1] in BEFORE
    return (comma or _is_sentence(page, span)) and not any(i in page.by_first for i in range(end, opening))


def _alone(page: Prepared, span: Marked) -> Utterance | None:
    """Take words in marks without a cue that are sentences of their own."""
    opening = span.first - 1
    if not _is_sentence(page, span):
        return None
    first = opening == 0 or page.tokens.paragraph[opening - 1] != page.tokens.paragraph[opening]
    return Utterance([_part(page, span)], None, None, "marks_alone" if first else "marks_as_sentence")


def _is_sentence(page: Prepared, span: Marked) -> bool:
    tokens, opening = page.tokens, span.first - 1
    begins = tokens.sentence_start[opening] == opening or (opening > 0 and tokens.word[opening - 1] in ENDINGS)
    ends = tokens.word[span.last - 1] in ENDINGS or not span.closed
    return begins and ends and span.last - span.first >= FEWEST


def _part(page: Prepared, span: Marked) -> Part:
    last = span.last
    return "direct", span.first, last - (last - span.first > 1 and page.tokens.word[last - 1] == ",")
