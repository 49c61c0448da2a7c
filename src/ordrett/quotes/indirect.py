"""Words that the article reports: after a verb, before it, or beside "according to"."""

from ordrett.quotes.content import end_of_clause
from ordrett.quotes.cues import Cue
from ordrett.quotes.direct import source_of
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.marks import DOUBLE
from ordrett.quotes.source import PHRASE, STOPS, is_occasion, source_after, source_before
from ordrett.quotes.utterance import Page, Range, Utterance
from ordrett.reading import QuoteKind

BETWEEN = 16
PAUSES = frozenset(",–—-") | {"--"}


def indirect(page: Page) -> list[Utterance]:
    """Return what verbs report whose own words are not yet found."""
    found = []
    for cue in page.cues:
        if (
            cue.verb not in page.used
            and not page.own[cue.verb]
            and (utterance := _around(page, cue) or _after(page, cue))
        ):
            found.append(utterance)
    return found


def _after(page: Page, cue: Cue) -> Utterance | None:
    tokens, words = page.tokens, page.words
    source = source_of(page, cue)
    if source is None:
        return None
    at = cue.last
    if source[0] >= cue.last:
        at = source[1]
    start, last_of_cue = _start(page, cue, at)
    if start is None:
        return None
    end = end_of_clause(tokens, start, page.marked, page.spans, words, page.by_first)
    if not _states(page, source, start, end):
        return None
    parts = parts_of(page, start, end)
    if not parts:
        return None
    return Utterance(parts, (cue.first, last_of_cue), source, "verb_before_clause")


def _states(page: Page, source: Range, start: int, end: int) -> bool:
    """Return whether words that no complementiser opens say something: a clause, own words, or what a named source holds."""
    tokens, words = page.tokens, page.words
    low = tokens.low
    if low[start] in words.complementisers or low[start] in words.questions or low[start] in words.infinitive_marks:
        return True
    if low[start] in words.subjects or any(page.marked[i] >= 0 for i in range(start, end)):
        return True
    if not words.inverts:
        clause = any(low[i] in words.auxiliaries or low[i] in words.subjects for i in range(start, min(end, start + 12)))
        return clause or _is_named(page, source)
    clause = any(low[i] in words.auxiliaries or low[i] in words.infinitive_marks for i in range(start, end))
    return clause and end - start >= 3


def _is_named(page: Page, source: Range) -> bool:
    """Return whether a source is a pronoun or holds a name."""
    tokens = page.tokens
    begin = tokens.sentence_start[source[0]]
    return any(
        tokens.word[i][0].isupper() and (i > begin or source[1] - source[0] > 1 and tokens.word[i + 1][0].isupper()) or tokens.low[i] in page.words.subjects
        for i in range(*source)
    )


def _start(page: Page, cue: Cue, at: int) -> tuple[int | None, int]:
    """Return where what is said begins, and the end of the cue."""
    tokens, words = page.tokens, page.words
    low, end = tokens.low, tokens.sentence_end[cue.verb]
    frame, nothing = cue.frame, (None, cue.last)
    if at + 1 < end and low[at] == "," and low[at + 1] in words.complementisers:
        at += 1
    if at >= end or tokens.word[at] in (".", "?", "!"):
        return nothing
    for i in range(at, min(at + BETWEEN, end)):
        if low[i] in words.complementisers and (i == at or not cue.passive or frame & Frame.ADDRESS):
            return (i, cue.last) if frame & (Frame.SAY | Frame.THAT | Frame.ADDRESS) else nothing
        if page.marked[i] >= 0 or low[i] in words.subjects or low[i] in words.auxiliaries or low[i] in STOPS:
            break
    if cue.passive:
        return nothing
    if low[at] in words.questions and frame & (Frame.SAY | Frame.THAT | Frame.ADDRESS):
        return at, cue.last
    if page.marked[at] >= 0:
        return at, cue.last
    if low[at] in words.infinitive_marks:
        return (at, cue.last) if frame & (Frame.INFINITIVE | Frame.ADDRESS) else nothing
    if low[at] in STOPS:
        return nothing
    if frame & Frame.ADDRESS and not frame & Frame.NOUN:
        return _behind_hearer(page, cue, at)
    if (
        low[at] in words.about
        and frame & (Frame.NOUN | Frame.SAY | Frame.INFINITIVE)
        and at + 1 < end
        and at == cue.last
    ):
        return _behind_preposition(page, cue, at)
    if frame & Frame.SAY:
        return _behind_adverbial(page, at, end), cue.last
    if frame & Frame.NOUN:
        return at, cue.last
    return nothing


def _behind_preposition(page: Page, cue: Cue, at: int) -> tuple[int | None, int]:
    low, words = page.tokens.low, page.words
    after = low[at + 1 : at + 6]
    if any(word in words.occasions or word in words.times for word in after):
        start = _behind_adverbial(page, at, page.tokens.sentence_end[at])
        return (start, cue.last) if cue.frame & Frame.SAY else (None, cue.last)
    return at + 1, at + 1


def _behind_adverbial(page: Page, at: int, end: int) -> int | None:
    """Leave out when and where it was said: on Tuesday, in a statement."""
    low, words, word = page.tokens.low, page.words, page.tokens.word
    while at < end and (low[at] in words.times or low[at] in words.adverbs or words.is_adverb(low[at])):
        at += 1
    if at < end and low[at] in words.prepositions:
        for i in range(at + 1, min(at + 10, end)):
            if low[i] in words.subjects and low[i] not in words.articles:
                return i
            if low[i] in words.occasions or low[i] in words.times:
                return _behind_adverbial(page, i + 1, end)
            if low[i] in STOPS:
                return None
        return at
    if at < end and (low[at] in STOPS or word[at] in ".?!"):
        return None
    return at if at < end else None


def _behind_hearer(page: Page, cue: Cue, at: int) -> tuple[int | None, int]:
    """Leave out to whom: a pronoun, a name, or a noun phrase up to the subject of what is said."""
    low, words, word = page.tokens.low, page.words, page.tokens.word
    end = min(page.tokens.sentence_end[at], at + 10)
    if cue.frame & Frame.INFINITIVE:
        return at, cue.last
    if low[at] in words.objects:
        return _behind_adverbial(page, at + 1, page.tokens.sentence_end[at]), cue.last
    for i in range(at + 1, end):
        if low[i] in words.infinitive_marks or low[i] in words.questions:
            return i, cue.last
        if (
            low[i] in words.subjects
            or low[i] in words.articles
            or (word[i][0].isupper() and not word[i - 1][0].isupper())
        ):
            return i, cue.last
        if low[i] in STOPS:
            break
    return None, cue.last


def parts_of(page: Page, start: int, end: int) -> tuple[tuple[QuoteKind, int, int], ...]:
    """Cut a reported clause into what stands in marks and what stands around them."""
    tokens = page.tokens
    parts: list[tuple[QuoteKind, int, int]] = []
    i = start
    while i < end:
        number = page.marked[i]
        if number >= 0:
            span = page.spans[number]
            parts.append(
                ("mixed", span.first, span.last - (tokens.word[span.last - 1] in ",." and span.last - span.first > 1))
            )
            i = span.last + 1
            continue
        j = i
        while j < end and page.marked[j] < 0:
            j += 1
        first, last = i, j
        while first < last and tokens.word[first] in ",.;:–—-":
            first += 1
        while last > first and (tokens.word[last - 1] in ",.;:!?–—-…" or tokens.word[last - 1] in STOPS):
            last -= 1
        if last > first:
            parts.append(("indirect", first, last))
        i = j
    if parts and all(kind == "mixed" for kind, _, _ in parts):
        return tuple(("direct", first, last) for _, first, last in parts)
    return tuple(parts)


def _around(page: Page, cue: Cue) -> Utterance | None:
    """Take what stands before a verb at the end of its sentence, and what goes on behind it: "A, said Hill, B"."""
    tokens, words, low = page.tokens, page.words, page.tokens.low
    if not cue.frame & (Frame.SAY | Frame.BESIDE) or cue.passive or cue.infinitive or cue.participle:
        return None
    begin, end = tokens.sentence_start[cue.first], tokens.sentence_end[cue.first]
    unopened = cue.first - 1 > begin and low[cue.first - 1] in DOUBLE
    before = cue.first - 1 - unopened
    if before >= begin and low[before] in PAUSES:
        comma, source = before, source_after(tokens, cue.last, words)
        behind = source[1] if source else cue.last
        if source is None or _has_subject(page, cue, begin):
            return None
    else:
        source = source_of(page, cue) if cue.frame & Frame.SAY else None
        if source is None or source[0] <= begin or source[1] > cue.first or low[source[0] - 1] not in PAUSES:
            return None
        comma, behind = source[0] - 1, cue.last
        if low[source[0]] in words.relatives or _is_adverbial(page, begin, comma) or not _ends_or_pauses(page, behind, end):
            return None
    if comma - begin < 2 or any(page.marked[i] >= 0 for i in (comma - 1,)):
        return None
    behind = _rest(page, behind, end)
    if behind is None:
        return None
    parts = parts_of(page, begin, comma) + (parts_of(page, behind, end) if behind < end else ())
    if unopened:
        parts = tuple(("direct", first, last) for _, first, last in parts)
    return Utterance(parts, (cue.first, cue.last), source, "verb_behind_clause") if parts else None


def _is_adverbial(page: Page, begin: int, end: int) -> bool:
    """Return whether what stands before the comma only says when or where: it opens so, and no comma divides it."""
    low, words = page.tokens.low, page.words
    while begin < end and low[begin] in words.conjunctions:
        begin += 1
    opens = low[begin] in words.prepositions or low[begin] in words.breaks - words.subjects or words.is_adverb(low[begin])
    return begin == end or (opens and "," not in low[begin:end])


def _ends_or_pauses(page: Page, at: int, end: int) -> bool:
    """Return whether a verb behind its subject takes nothing more than when, where and to whom."""
    low, words, word = page.tokens.low, page.words, page.tokens.word
    if at >= end or low[at] in STOPS or word[at] in ".?!" or low[at] in words.times or words.is_adverb(low[at]):
        return True
    if low[at] in words.infinitive_marks:
        return at + 1 < end and (word[at + 1][0].isupper() or low[at + 1] in words.articles)
    return low[at] in words.prepositions and is_occasion(page.tokens, at, words)


def _has_subject(page: Page, cue: Cue, begin: int) -> bool:
    """Return whether a name and its apposition, between commas, open the sentence and are the subject of the verb."""
    source = source_before(page.tokens, cue, page.words)
    return source is not None and source[0] == begin and page.tokens.low[source[1]] == ","


def _rest(page: Page, at: int, end: int) -> int | None:
    """Return where what is said goes on behind "he said": behind a comma, or not at all; None where a clause follows."""
    low, words = page.tokens.low, page.words
    if at < end and (low[at] in words.questions or page.marked[at] >= 0):
        return None
    if at + 2 < end and low[at + 1] in STOPS or at + 2 == end:
        return at + 2 if at + 2 < end and low[at + 1] == "," else end
    known = words.prepositions | words.times | words.adverbs | words.conjunctions | words.breaks
    if at < end and low[at].isalnum() and low[at] not in known and not words.is_adverb(low[at]):
        return None
    for i in range(at, min(end, at + PHRASE)):
        if page.marked[i] >= 0 or low[i] in words.complementisers:
            return None
        if low[i] == ",":
            turns = low[i + 1] in words.breaks and low[i + 1] not in words.subjects if i + 1 < end else True
            return end if turns or i + 1 in page.by_first else i + 1
        if low[i] in words.conjunctions or (
            low[i] in words.breaks and i > at and low[i] not in words.subjects | words.auxiliaries
        ):
            return end
        if i > at - 1 and (low[i] in words.subjects or low[i] in words.auxiliaries):
            return None
        if low[i] in (":", ";"):
            return end if i + 1 == end else None
    return end if end - at < PHRASE else None


def according(page: Page) -> list[Utterance]:
    """Return what stands beside "according to X": the clause before it, or behind it."""
    tokens, words, low = page.tokens, page.words, page.tokens.low
    found = []
    for i in [i for i, word in enumerate(low) if word in words.according]:
        phrase = next((p for p in words.according[low[i]] if tuple(low[i : i + len(p)]) == p), None)
        if phrase is None or page.marked[i] >= 0:
            continue
        source = source_after(tokens, i + len(phrase), words)
        if source is None:
            continue
        begin, end = tokens.sentence_start[i], tokens.sentence_end[i]
        before = i - 1 if i > begin and low[i - 1] in ",–—" else i
        if before - begin >= 3:
            parts = parts_of(page, begin, before)
        else:
            at = source[1] + (source[1] < end and low[source[1]] == ",")
            parts = parts_of(page, at, end) if at < end else ()
        if parts:
            found.append(Utterance(parts, (i, i + len(phrase)), source, "according_to"))
    return found
