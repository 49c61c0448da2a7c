"""Tokens of an article -> the events that it tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ordrett.events.clauses import Clause, find_clause
from ordrett.events.entities import EntityFinder
from ordrett.events.find_triggers import Trigger, find_triggers
from ordrett.events.lexicon import EventLexicon, EventWord, load_event_lexicon
from ordrett.events.modality import ModalityReader
from ordrett.events.reading import TokenRange
from ordrett.events.verb_group import TOLD_IN_PRESENT
from ordrett.events.participants import Participant, ParticipantFinder
from ordrett.language.packs import LanguagePack
from ordrett.model import DateExpression, Modality, Quote
from ordrett.page.sections import Section
from ordrett.people.index import PeopleIndex
from ordrett.span import Span
from ordrett.tokenizer import Tokens

IN_QUOTE: Final[dict[Modality, Modality]] = {"asserted": "alleged"}


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as one clause tells it, in tokens: clause, trigger, modality, participants, place and date."""

    trigger: Trigger
    plover_type: str | None
    plover_mode: str | None
    start: int
    end: int
    modality: Modality
    modality_at: TokenRange | None
    negation_at: TokenRange | None
    participants: tuple[Participant, ...] = ()
    place: TokenRange | None = None
    date: DateExpression | None = None
    quote: Quote | None = None


def extract_events(
    tokens: Tokens,
    sections: Sequence[Section],
    pack: LanguagePack,
    people: PeopleIndex,
    quotes: Sequence[Quote],
    dates: Sequence[DateExpression],
) -> list[FoundEvent]:
    """Return the events that the text tells, in text order; `quotes` and `dates` are those of the same text."""
    lexicon = load_event_lexicon(pack.language)
    reader = ModalityReader(tokens, lexicon)
    finder = ParticipantFinder(tokens, lexicon, EntityFinder(tokens, lexicon, pack, people))
    quote_at = _quote_of_tokens(tokens, quotes)
    date_at = _dates_by_token(tokens, dates)
    cue_tokens = _tokens_of(tokens, [quote.cue for quote in quotes if quote.cue])
    found = []
    for trigger in find_triggers(tokens, sections, lexicon, people.mention_at_token.keys()):
        i, word = trigger.i, trigger.word
        quote = quote_at[i]
        first, last = tokens.sentence_start[i], tokens.sentence_end[i]
        first = next((k + 1 for k in range(i - 1, first - 1, -1) if quote_at[k] is not quote), first)
        last = next((k for k in range(i + 1, last) if quote_at[k] is not quote), last)
        clause = find_clause(tokens, i, lexicon, first, last)
        reading = reader.read(trigger, clause, sections[tokens.paragraph[i]])
        if reading is None or (word.plover_type is None and i in cue_tokens):
            continue
        if quote is None and _speaks_for_itself(tokens, clause, lexicon):
            continue
        if "noun" in trigger.forms and _is_object_of_last(tokens, found, i):
            continue
        modality = reading.modality
        if quote is not None and modality == "asserted":
            modality = "presupposed" if "noun" in trigger.forms and finder.follows_preposition(i) else "alleged"
        participants = finder.find(trigger, clause, reading)
        if reading.needs_subject and not _can_act(finder, trigger, clause, participants):
            continue
        date = _nearest_date(date_at, clause, (first, last), i)
        if word.plover_type is None and modality != "asserted" and modality != "alleged":
            # Without a type, only what names somebody or a time is more than a way of speaking.
            if reading.negation_at is not None or (modality == "hypothetical" and not (participants or date)):
                continue
        found.append(
            FoundEvent(
                trigger,
                *_type_of(word, modality, is_negated=reading.negation_at is not None),
                _trim(tokens, clause, lexicon, i),
                clause.end,
                modality,
                reading.modality_at,
                reading.negation_at,
                participants,
                finder.find_place(clause, i),
                date,
                quote,
            )
        )
    return found


def _can_act(
    finder: ParticipantFinder, trigger: Trigger, clause: Clause, participants: Sequence[Participant]
) -> bool:
    """Return whether a verb in the present tense has a subject that makes it an act rather than a habit."""
    if trigger.word.plover_type not in TOLD_IN_PRESENT:
        return any(role == "actor" and entity.kind in ("person", "state") for role, entity in participants)
    return bool(participants) or finder.has_pronoun_subject(trigger, clause)


def _speaks_for_itself(tokens: Tokens, clause: Clause, lexicon: EventLexicon) -> bool:
    """Return whether a clause outside of quotes is about its writer or reader; "US" is a country."""
    return any(
        tokens.lower[k] in lexicon.first_person and (len(tokens.word[k]) == 1 or not tokens.word[k].isupper())
        for k in range(clause.start, clause.end)
    )


def _is_object_of_last(tokens: Tokens, found: Sequence[FoundEvent], i: int) -> bool:
    """Return whether token i is the noun that made the verb before it an event: "imposed sanctions"."""
    if not found or found[-1].end <= i:
        return False
    return tokens.lower[i] in found[-1].trigger.word.companions


def _type_of(word: EventWord, modality: Modality, *, is_negated: bool) -> tuple[str | None, str | None]:
    """Return type and mode: by PLOVER, cooperation that is only to come is agreed, and yielding is conceded."""
    if modality in ("planned", "predicted") and not is_negated:
        if word.plover_type in ("CONSULT", "SUPPORT", "COOPERATE", "AID"):
            return "AGREE", None
        if word.plover_type == "RETREAT":
            return "CONCEDE", None
    return word.plover_type, word.plover_mode


def _trim(tokens: Tokens, clause: Clause, lexicon, i: int) -> int:
    """Return the first token of the clause that is no conjunction."""
    start = clause.start
    while start < i and (tokens.lower[start] in lexicon.quotes.conjunctions or not tokens.word[start][0].isalnum()):
        start += 1
    return start


def _quote_of_tokens(tokens: Tokens, quotes: Sequence[Quote]) -> list[Quote | None]:
    """Return the shortest quote around each token."""
    import bisect
    of: list[Quote | None] = [None] * len(tokens)
    for quote in sorted(quotes, key=lambda q: q.text.start - q.text.end):
        first = bisect.bisect_left(tokens.start, quote.text.start)
        last = bisect.bisect_left(tokens.start, quote.text.end)
        of[first:last] = [quote] * (last - first)
    return of


def _dates_by_token(tokens: Tokens, dates: Sequence[DateExpression]) -> dict[int, DateExpression]:
    import bisect
    return {
        k: date
        for date in dates
        for k in range(bisect.bisect_left(tokens.end, date.text.start + 1), bisect.bisect_left(tokens.start, date.text.end))
    }


def _tokens_of(tokens: Tokens, spans: Sequence[Span]) -> set[int]:
    """Return the tokens that lie in one of the spans."""
    import bisect
    return {
        k
        for span in spans
        for k in range(bisect.bisect_left(tokens.start, span.start), bisect.bisect_left(tokens.start, span.end))
    }


def _nearest_date(
    date_at: dict[int, DateExpression], clause: Clause, sentence: tuple[int, int], i: int
) -> DateExpression | None:
    """Return the date in the clause that is nearest to token i, or else the only one in tokens `sentence`."""
    if not date_at:
        return None
    candidates = [k for k in range(clause.start, clause.end) if k in date_at and date_at[k].edtf]
    if candidates:
        return date_at[min(candidates, key=lambda k: abs(k - i))]
    in_sentence = {date_at[k] for k in range(*sentence) if k in date_at}
    return in_sentence.pop() if len(in_sentence) == 1 else None
