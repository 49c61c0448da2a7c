"""Where a quoted clause ends."""

from collections.abc import Set as AbstractSet

from ordrett.characters import SPEECH_DASHES
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.opening_clause import opens_sentence
from ordrett.quotes.source_left import find_source_left

MAX_REPORTED_CLAUSE_TOKENS = 400
MAX_OTHER_SOURCE_TOKENS = 8
MAX_NESTED_CUES = 8  # a clause with more of them is a list, not prose
CLAUSE_DIVIDERS = frozenset([";", "--", "—"])


def find_clause_end(context: QuoteContext, start: int, cue: Cue, consumed_spans: AbstractSet[int]) -> int:
    """Return the end of the clause at `start` that `cue` reports: the end of its sentence or an earlier boundary.

    `consumed_spans` are the marked spans that are already direct speech; the clause ends before them.
    """
    tokens, span_index = context.tokens, context.span_index
    end = tokens.sentence_end[start]
    limit = min(len(tokens), start + MAX_REPORTED_CLAUSE_TOKENS)
    i, nested_cues = start, 0
    while i < min(end, limit):
        if span_index[i] in consumed_spans:
            return i
        if context.is_marked(i):
            i = min(context.marked_spans[span_index[i]].end + 1, limit)
            end = max(end, tokens.sentence_end[i - 1])
            if i < min(end, limit) and _ends_with_comma_in_marks(context, i, cue):
                return i
            continue
        if i > start + 2 and _is_clause_boundary(context, i, cue):
            return i
        nested_cues += i in context.cue_by_start
        if nested_cues > MAX_NESTED_CUES:
            return i
        i += 1
    return min(end, limit)


def _ends_with_comma_in_marks(context: QuoteContext, i: int, cue: Cue) -> bool:
    """Return whether a comma before the closing mark at `i - 1` ends the quoted clause: that it is “closed,” adding."""
    return context.tokens.lower[i - 2] == "," and _is_boundary_comma(context, i - 2, i, cue)


def _is_clause_boundary(context: QuoteContext, i: int, cue: Cue) -> bool:
    """Return whether the quoted clause ends before token `i`: at a contrast, another verb or another cue."""
    tokens, lexicon = context.tokens, context.lexicon
    lower = tokens.lower
    if lexicon.according_to_length(lower, i):
        return True
    if lower[i] in CLAUSE_DIVIDERS:
        return not _encloses_insertion(context, i, cue)
    if lower[i] == ",":
        return _is_boundary_comma(context, i, i + 1, cue)
    following = lower[i + 1] if i + 1 < tokens.sentence_end[i] else ""
    if lower[i] in SPEECH_DASHES:
        opens_clause = following in lexicon.contrast_words or following in lexicon.conjunctions
        return opens_clause and not _encloses_insertion(context, i, cue)
    if lower[i] not in lexicon.conjunctions:
        return False
    if cue.is_participle and following.endswith(lexicon.participle_endings):
        return True
    return starts_reporting_verb(context, i + 1) and not tokens.word[i + 1][0].isupper()


def _is_boundary_comma(context: QuoteContext, comma: int, after: int, cue: Cue) -> bool:
    """Return whether the quoted clause ends at a comma: before another clause, a contrast, a source or a cue.

    `after` is the token after the comma, and after a closing mark that follows it.
    """
    tokens, lexicon = context.tokens, context.lexicon
    lower = tokens.lower
    following = lower[after] if after < tokens.sentence_end[comma] else ""
    if _continues_reported_clauses(context, comma, after, cue):
        return False
    if _starts_main_clause(context, after) or _ends_subordinate_clause(context, comma, after, cue):
        return True
    if cue.is_participle and following in lexicon.conjunctions and lower[after + 1] in lexicon.auxiliaries:
        return True
    if following in lexicon.contrast_words:
        return not _is_relative_insertion(context, after) and not _continues_predicate(context, after)
    if following in lexicon.auxiliaries and following not in lexicon.negations:
        return "," not in lower[cue.end : comma]
    if following and lexicon.according_to_length(lower, after):
        return True
    is_joined = following in lexicon.conjunctions and starts_reporting_verb(context, after + 1)
    return is_joined or starts_reporting_verb(context, after) or _opens_with_source(context, after)


def _opens_with_source(context: QuoteContext, start: int) -> bool:
    """Return whether another source and its verb open a clause: "that it fell, the police said it stood"."""
    tokens, lexicon = context.tokens, context.lexicon
    start += start < len(tokens) and tokens.lower[start] in lexicon.conjunctions
    for i in range(start + 1, min(tokens.sentence_end[start - 1], start + MAX_OTHER_SOURCE_TOKENS)):
        if cue := context.cue_by_start.get(i):
            if cue.is_passive or cue.is_participle or cue.is_infinitive or not cue.frame & Frame.SPEECH:
                return False
            source = find_source_left(tokens, cue, lexicon)
            return source is not None and source.start == start
        if tokens.lower[i] in PHRASE_PUNCTUATION or context.is_marked(i):
            return False
    return False


def _encloses_insertion(context: QuoteContext, dash: int, cue: Cue) -> bool:
    """Return whether a dash is one of two in its sentence: "that the bridge -- the oldest one -- is closed"."""
    lower = context.tokens.lower
    end = min(context.tokens.sentence_end[dash], dash + MAX_REPORTED_CLAUSE_TOKENS)
    return lower[dash] != ";" and any(
        lower[i] == lower[dash] for span in (range(dash + 1, end), range(cue.end, dash)) for i in span
    )


def _is_relative_insertion(context: QuoteContext, after: int) -> bool:
    """Return whether a relative clause follows that a comma closes before a verb: "the bridge, which fell, is"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if lower[after] not in lexicon.relative_pronouns:
        return False
    end = min(context.tokens.sentence_end[after] - 1, after + MAX_REPORTED_CLAUSE_TOKENS)
    commas = (i for i in range(after + 1, end) if lower[i] == ",")
    closing = next(commas, None)
    return closing is not None and lower[closing + 1] in lexicon.auxiliaries


def _continues_predicate(context: QuoteContext, contrast: int) -> bool:
    """Return whether no subject and no reporting verb follows "but", so that the clause goes on: "but not now"."""
    lower, lexicon, i = context.tokens.lower, context.lexicon, contrast + 1
    if lower[contrast] not in lexicon.conjunctions or i >= context.tokens.sentence_end[contrast]:
        return False
    if lower[i] in lexicon.negations:
        return True
    opens_clause = (
        lower[i] in lexicon.subject_pronouns or lower[i] in lexicon.determiners or lexicon.is_adverb(lower[i])
    )
    is_other = lower[i] in lexicon.prepositions or lower[i] in lexicon.clause_openers or context.is_marked(i)
    is_name = context.tokens.word[i][0].isupper()
    return not (opens_clause or is_other or is_name or lexicon.is_verb_second or starts_reporting_verb(context, i))


def _starts_main_clause(context: QuoteContext, i: int) -> bool:
    """Return whether a pronoun and its verb follow a comma without a conjunction; only where the verb is second."""
    tokens, lexicon = context.tokens, context.lexicon
    if not lexicon.is_verb_second or i + 1 >= tokens.sentence_end[i - 1]:
        return False
    return tokens.lower[i] in lexicon.personal_pronouns and tokens.lower[i + 1] in lexicon.auxiliaries


def _continues_reported_clauses(context: QuoteContext, comma: int, after: int, cue: Cue) -> bool:
    """Return whether another complementiser follows a comma and a contrast: "that it is old, but that it stands"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if after + 1 >= context.tokens.sentence_end[comma] or lower[after] not in lexicon.contrast_words:
        return False
    return lower[after + 1] in lexicon.complementisers and lower[after + 1] in lower[cue.end : comma]


def _ends_subordinate_clause(context: QuoteContext, comma: int, after: int, cue: Cue) -> bool:
    """Return whether a comma ends the clause of the cue: "While they said so, Hill", "Hill, who said so, left"."""
    tokens, lexicon, lower = context.tokens, context.lexicon, context.tokens.lower
    start = tokens.sentence_start[cue.start]
    if after >= tokens.sentence_end[comma] or "," in lower[cue.end : comma]:
        return False
    following = lower[after]
    if following in lexicon.complementisers or following in lexicon.conjunctions:
        return False
    if cue.start - 2 > start and lower[cue.start - 1] in lexicon.relative_pronouns and lower[cue.start - 2] == ",":
        return True
    opens_subject = tokens.word[after][0].isupper() or following in lexicon.determiners
    opens_main_clause = lexicon.is_verb_second or opens_subject or following in lexicon.personal_pronouns
    is_subordinate = lower[start] in lexicon.subordinators or (cue.is_passive and cue.start == start)
    is_subordinate = is_subordinate or opens_sentence(context, cue)
    return is_subordinate and "," not in lower[start : cue.start] and opens_main_clause


def starts_reporting_verb(context: QuoteContext, i: int) -> bool:
    """Return whether a verb group begins at token `i` that reports even without direct speech next to it."""
    cue = context.cue_by_start.get(i)
    return cue is not None and not cue.is_passive and (cue.frame != Frame.DIRECT_ONLY or cue.start == cue.verb)
