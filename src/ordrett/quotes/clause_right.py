"""Indirect and mixed quotes to the right of their reporting verb."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ordrett.quotes.addressees import MAX_ADDRESSEE_TOKENS, MAX_FINITE_VERB_DISTANCE, find_clause_after_addressee
from ordrett.quotes.adverbials import skip_adverbials
from ordrett.quotes.clause_end import find_clause_end
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.cues import Cue
from ordrett.quotes.grammar import PHRASE_PUNCTUATION
from ordrett.quotes.lexicon import Frame
from ordrett.quotes.parenthesis import is_between_commas, opens_apart
from ordrett.quotes.quote_parts import split_at_quotation_marks
from ordrett.quotes.statements import is_finding, is_named, is_statement
from ordrett.quotes.subject import find_source
from ordrett.quotes.utterance import TokenRange, Utterance

MAX_COMPLEMENTISER_DISTANCE = 16  # tokens for addressee, time and place between the verb and "that"
MAX_ADVERBIAL_LOOKAHEAD = 5  # tokens from a preposition to a time or an occasion
CLAUSE_FRAMES = Frame.SPEECH | Frame.THAT_CLAUSE | Frame.ADDRESSEE


class ContentStart(NamedTuple):
    """The first token of what a cue reports, and the end of the cue, which includes a preposition ("warned of")."""

    token: int
    cue_end: int


def extract_clause_right(context: QuoteContext, cue: Cue, consumed_spans: AbstractSet[int]) -> Utterance | None:
    """Extract what a cue reports on its right: a clause, direct speech, or the object of a named source.

    `consumed_spans` are the marked spans that are already direct speech of another cue.
    """
    source = None if cue.is_passive else find_source(context, cue)
    if source is None and not cue.is_passive:
        return None
    follows_cue = source is not None and source.start >= cue.end and not cue.is_participle
    after_source = source.end if source and follows_cue else cue.end
    start = _find_start(context, cue, source, after_source)
    if start is None and source and is_finding(context, cue, source, after_source):
        start = ContentStart(after_source, cue.end)
    if start is None:
        return None
    if source and start.token == cue.end and _names_a_thing(context, cue, source):
        return None
    end = find_clause_end(context, start.token, cue, consumed_spans)
    shows = source is not None and is_finding(context, cue, source, start.token)
    if source and not shows and not is_statement(context, cue, source, start.token, end):
        has_topic = start.cue_end > cue.end
        if not (has_topic and is_named(context, source)):
            return None
    parts = split_at_quotation_marks(context, start.token, end)
    return Utterance(parts, TokenRange(cue.start, start.cue_end), source, "verb_before_clause") if parts else None


def _names_a_thing(context: QuoteContext, cue: Cue, source: TokenRange) -> bool:
    """Return whether the cue only names what stands before it: "a book called “My Boat”"."""
    is_label = cue.frame & Frame.OBJECT and not cue.frame & Frame.SPEECH
    has_article = any(token in context.lexicon.indefinite_articles for token in context.tokens.lower[slice(*source)])
    return bool(is_label) and context.is_marked(cue.end) and has_article


def _find_start(context: QuoteContext, cue: Cue, source: TokenRange | None, start: int) -> ContentStart | None:
    """Return where the content of a quote begins, `start` being the token after the cue and its source."""
    lexicon, lower, sentence_end = context.lexicon, context.tokens.lower, context.tokens.sentence_end[cue.verb]
    frame = cue.frame
    if start + 3 < sentence_end and lower[start] == lower[start + 2] == "," and lexicon.is_adverb(lower[start + 1]):
        start += 3 * (lower[start + 3] in lexicon.complementisers)  # "said, however, that"
    if start + 1 < sentence_end and lower[start] == ",":
        start += lower[start + 1] in lexicon.complementisers or lower[start + 1] in lexicon.question_words
    if start >= sentence_end or lower[start] in (".", "?", "!"):
        return None
    if source and is_between_commas(context, cue, source) and opens_apart(context, cue, source):
        return ContentStart(start + 1, cue.end)
    if lexicon.is_verb_second and lower[start] == "," and start == cue.end:
        start += _is_main_clause(context, start + 1, sentence_end)
    if (complementiser := _find_complementiser(context, cue, start, sentence_end)) is not None:
        return ContentStart(complementiser, cue.end) if frame & CLAUSE_FRAMES else None
    is_infinitive = lower[start] in lexicon.infinitive_markers
    if cue.is_passive:
        is_question = lower[start] in lexicon.question_words and frame & Frame.ADDRESSEE
        return ContentStart(start, cue.end) if is_infinitive or is_question else None
    if context.is_marked(start) or (lower[start] in lexicon.question_words and frame & CLAUSE_FRAMES):
        return ContentStart(start, cue.end)
    if is_infinitive:
        return ContentStart(start, cue.end) if frame & (Frame.INFINITIVE | Frame.ADDRESSEE) else None
    return None if lower[start] in PHRASE_PUNCTUATION else _find_bare_start(context, cue, start, sentence_end)


def _is_main_clause(context: QuoteContext, start: int, end: int) -> bool:
    """Return whether a main clause follows a comma, as in Danish: "siger, broen er lukket"."""
    lower, lexicon = context.tokens.lower, context.lexicon
    if start >= end or lower[start] in lexicon.clause_openers or lower[start] in lexicon.prepositions:
        return False
    return any(lower[i] in lexicon.auxiliaries for i in range(start, min(end, start + MAX_FINITE_VERB_DISTANCE)))


def _find_complementiser(context: QuoteContext, cue: Cue, start: int, end: int) -> int | None:
    """Return the complementiser that follows the verb, directly or after an addressee and adverbials."""
    lexicon, lower, forms = context.lexicon, context.tokens.lower, context.tokens.word
    has_agent = cue.is_passive and cue.frame & Frame.ADDRESSEE and lower[start] in lexicon.prepositions
    if _opens_object(context, cue, start):
        return None
    for i in range(start, min(start + MAX_COMPLEMENTISER_DISTANCE, end)):
        if lower[i] in lexicon.complementisers and (i == start or not cue.is_passive or has_agent):
            return i
        if lower[i] == "," and i + 1 < end and lower[i + 1] in lexicon.complementisers:
            return i + 1
        if context.is_marked(i) or lower[i] in PHRASE_PUNCTUATION or i in context.cue_by_verb:
            return None
        is_in_name = forms[i - 1][0].isupper() and i + 1 < end and forms[i + 1][0].isupper()
        if lower[i] in lexicon.conjunctions and not is_in_name:
            return None
        if i > start and lower[i] in lexicon.infinitive_markers and _opens_infinitive(context, cue, i):
            return None  # "warned Hill to refrain from steps that"
        if lower[i] in lexicon.origin_prepositions and lower[i - 1] in lexicon.reporting_nouns:
            return None  # "points to a statement from Hill that"
        is_addressee = i == start and cue.frame & Frame.ADDRESSEE and lower[i] in lexicon.group_words
        if (lower[i] in lexicon.subject_pronouns and not is_addressee) or lower[i] in lexicon.auxiliaries:
            return None
    return None


def _opens_infinitive(context: QuoteContext, cue: Cue, marker: int) -> bool:
    """Return whether a verb follows an infinitive marker, which may also be a preposition: "to refrain", "to Hill"."""
    lexicon, following = context.lexicon, marker + 1
    if not (cue.frame & Frame.ADDRESSEE and cue.frame & Frame.INFINITIVE) or following >= len(context.tokens):
        return False
    token = context.tokens.lower[following]
    is_noun = token in lexicon.determiners or token in lexicon.object_pronouns or token in lexicon.group_words
    return context.tokens.word[following].islower() and not is_noun and not token.endswith("s")


def _opens_object(context: QuoteContext, cue: Cue, start: int) -> bool:
    """Return whether an object follows the verb, so that a clause later in the sentence is part of it.

    "proposed new drones that could": not "told the council that", "said on Monday that", "makes it clear that".
    """
    lexicon, token = context.lexicon, context.tokens.lower[start]
    if lexicon.is_verb_second or cue.is_passive or start != cue.end or cue.frame & Frame.ADDRESSEE:
        return False
    if not cue.frame & (Frame.SPEECH | Frame.OBJECT):
        return False
    opens_other = token in lexicon.complementisers or token in lexicon.prepositions or token in PHRASE_PUNCTUATION
    return not (opens_other or lexicon.is_adverb(token) or lexicon.time_length(context.tokens.lower, start, start + 3))


def _find_bare_start(context: QuoteContext, cue: Cue, start: int, sentence_end: int) -> ContentStart | None:
    """Return where a clause without complementiser or a noun phrase begins."""
    frame, lexicon, token = cue.frame, context.lexicon, context.tokens.lower[start]
    has_topic = (
        token in lexicon.topic_prepositions
        and (token not in lexicon.addressee_prepositions or token in lexicon.linking_prepositions)
        and start + 1 < sentence_end
        and start == cue.end
    )
    content: int | None = None
    if frame & Frame.ADDRESSEE and not frame & Frame.OBJECT and not has_topic:
        content = _skip_addressee(context, cue, start)
    elif has_topic and frame & (Frame.OBJECT | Frame.SPEECH | Frame.INFINITIVE):
        if not _names_time_or_occasion(context, start):
            return ContentStart(start + 1, start + 1)
        content = skip_adverbials(context.tokens, start, sentence_end, lexicon) if frame & Frame.SPEECH else None
    elif frame & Frame.SPEECH:
        content = skip_adverbials(context.tokens, start, sentence_end, lexicon)
    elif frame & Frame.OBJECT:
        content = start
    return None if content is None else ContentStart(content, cue.end)


def _names_time_or_occasion(context: QuoteContext, preposition: int) -> bool:
    following = context.tokens.lower[preposition + 1 : preposition + 1 + MAX_ADVERBIAL_LOOKAHEAD]
    return any(token in context.lexicon.occasion_nouns or token in context.lexicon.time_words for token in following)


def _skip_addressee(context: QuoteContext, cue: Cue, start: int) -> int | None:
    """Return where the quote begins after its addressee: a pronoun, a name or a noun phrase."""
    lower, lexicon, forms = context.tokens.lower, context.lexicon, context.tokens.word
    sentence_end = context.tokens.sentence_end[start]
    if cue.frame & Frame.INFINITIVE:
        clause = find_clause_after_addressee(context, start)
        return start if clause is None else clause
    if lower[start] in lexicon.object_pronouns:
        return skip_adverbials(context.tokens, start + 1, sentence_end, lexicon)
    for i in range(start + 1, min(sentence_end, start + MAX_ADDRESSEE_TOKENS)):
        if lower[i] in lexicon.infinitive_markers or lower[i] in lexicon.question_words:
            return i
        is_apposition = lexicon.is_source_noun(lower[i - 1]) or lower[i] in lexicon.time_words
        starts_name = forms[i][0].isupper() and not forms[i - 1][0].isupper() and not is_apposition
        length = lexicon.time_length(lower, i, sentence_end)
        if length and lower[i - 1] not in lexicon.prepositions:
            return skip_adverbials(context.tokens, i + length, sentence_end, lexicon)
        if lower[i] in lexicon.subject_pronouns or lower[i] in lexicon.determiners or starts_name:
            return i
        if lower[i] in PHRASE_PUNCTUATION:
            return None
    return None
