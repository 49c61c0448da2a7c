"""Tokens of an article -> the events that it tells."""

from collections.abc import Sequence

from ordrett.events.claimants import ClaimantFinder
from ordrett.events.clauses import Clause, find_clause
from ordrett.events.entities import EntityFinder
from ordrett.events.event_dates import EventDateFinder, is_past_tense
from ordrett.events.event_filter import EventFilter
from ordrett.events.find_triggers import Trigger, find_triggers
from ordrett.events.found_event import FoundEvent, date_heading
from ordrett.events.lexicon import EventLexicon, EventWord
from ordrett.events.load_lexicon import load_event_lexicon
from ordrett.events.modality import ModalityReader
from ordrett.events.participants import ParticipantFinder
from ordrett.events.reading import Reading, TokenRange
from ordrett.events.surroundings import Surroundings
from ordrett.language.packs import LanguagePack
from ordrett.model import DateExpression, Modality, Quote
from ordrett.page.sections import HEADINGS, Section
from ordrett.people.index import PeopleIndex
from ordrett.people.title_case import find_title_case
from ordrett.tokenizer import Tokens

# Types that are agreed, or conceded, as long as they are only to come; by the manual of PLOVER.
COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"RETREAT"})
UNTYPED = EventWord(None, None, frozenset(), frozenset())


def extract_events(
    tokens: Tokens,
    sections: Sequence[Section],
    pack: LanguagePack,
    people: PeopleIndex,
    quotes: Sequence[Quote],
    dates: Sequence[DateExpression],
    published: str | None = None,
) -> list[FoundEvent]:
    """Return the events that the text tells, in text order; `quotes` and `dates` are those of the same text.

    `published` is the date of publication in EDTF: what a text dates after it has not happened yet.
    """
    lexicon, around = load_event_lexicon(pack.language), Surroundings(tokens, quotes)
    date_finder = EventDateFinder(tokens, dates, around, lexicon, published)
    title_case = find_title_case(tokens) if pack.naming.title_case else frozenset()
    entities = EntityFinder(tokens, lexicon, pack, people, title_case)
    reader = _EventReader(tokens, sections, lexicon, around, date_finder, entities)
    events: list[FoundEvent] = []
    for trigger in find_triggers(tokens, sections, lexicon, people.mention_at_token.keys(), title_case):
        last = events[-1] if events else None
        if (event := reader.read(trigger, last)) is not None:
            events.append(event)
    return [date_heading(event, events, tokens) if reader.is_undated_heading(event) else event for event in events]


class _EventReader:
    """Reads the clauses of one text around their triggers."""

    def __init__(
        self,
        tokens: Tokens,
        sections: Sequence[Section],
        lexicon: EventLexicon,
        surroundings: Surroundings,
        date_finder: EventDateFinder,
        entities: EntityFinder,
    ) -> None:
        self._tokens, self._sections, self._lexicon, self._around = tokens, sections, lexicon, surroundings
        self._modality = ModalityReader(tokens, lexicon)
        self._dates = date_finder
        self._participants = ParticipantFinder(tokens, lexicon, entities)
        self._filter = EventFilter(tokens, lexicon, surroundings)
        self._claimants = ClaimantFinder(tokens, lexicon, entities)

    def read(self, trigger: Trigger, last: FoundEvent | None) -> FoundEvent | None:
        """Return the event of a trigger; None if its clause tells none, or the one that `last` already tells."""
        i, word = trigger.i, trigger.word
        clause = find_clause(self._tokens, i, self._lexicon, *self._around.same_voice(i))
        section = self._sections[self._tokens.paragraph[i]]
        reading = self._modality.read(trigger, clause, section)
        if reading is None or self._filter.tells_none(trigger, clause) or _is_object_of(last, self._tokens, trigger):
            return None
        participants = self._participants.find(trigger, clause, reading)
        has_pronoun = self._participants.has_pronoun_subject(trigger, clause)
        if self._filter.lacks_actor(trigger, clause, reading, participants, has_pronoun=has_pronoun):
            return None
        if self._filter.lacks_partner(trigger, clause, participants):
            return None
        if self._filter.is_figurative(trigger, clause, reading, participants):
            word = UNTYPED
        date = self._dates.find(trigger, clause, reading, section)
        reading = self._attribute(trigger, clause, reading)
        modality = reading.modality
        if date and date.is_future and modality in ("asserted", "alleged", "presupposed"):
            if is_past_tense(trigger, reading):
                date = None  # of another event
            else:
                modality = "planned"
        # Without a type, what may come is mostly a way of speaking, unless it names somebody or a time.
        is_named = bool(participants) or self._participants.names_somebody(clause)
        is_vague = reading.negation_at is not None or not (is_named or date)
        if word.plover_type is None and modality not in ("asserted", "alleged", "presupposed") and is_vague:
            return None
        has_actor = has_pronoun or any(role == "actor" for role, _ in participants)
        plover_type, plover_mode = self._type_of(word, modality, reading, has_actor=has_actor)
        if word.plover_type == "CONSULT" and reading.is_passive and plover_type != "CONSULT":
            participants = ()  # only of a meeting is everybody an actor
        first, end = self._own_words(i, clause)
        return FoundEvent(
            trigger,
            plover_type,
            plover_mode,
            self._first_word(first, i),
            end,
            modality,
            reading.modality_at,
            reading.negation_at,
            participants,
            self._participants.find_place(clause, i),
            date.expression if date else None,
            date_is_continued=date is not None and date.is_continued,
            claimant=self._claimants.find(i, clause, reading) if modality not in ("asserted", "presupposed") else None,
        )

    def is_undated_heading(self, event: FoundEvent) -> bool:
        """Return whether a heading tells an event without its date, which the text below may give."""
        is_heading = self._sections[self._tokens.paragraph[event.trigger.i]] in HEADINGS
        return is_heading and event.date is None and event.plover_type is not None

    def _attribute(self, trigger: Trigger, clause: Clause, reading: Reading) -> Reading:
        """Return a reading in which nothing is asserted that a source states or, in passing, names."""
        if reading.modality != "asserted":
            return reading
        if self._around.quote_at(trigger.i) is None:
            report = self._claimants.find_report(trigger.i, clause)
            return reading._replace(modality="alleged", modality_at=report) if report else reading
        is_only_named = "noun" in trigger.forms and self._participants.follows_preposition(trigger.i)
        if is_only_named and self._is_occasion(trigger.i):
            return reading
        return reading._replace(modality="presupposed" if is_only_named else "alleged")

    def _type_of(
        self, word: EventWord, modality: Modality, reading: Reading, *, has_actor: bool
    ) -> tuple[str | None, str | None]:
        """Return type and mode; none of an agreement to help, say, that nobody has announced."""
        plover_type, plover_mode = _type_of(word, modality, is_negated=reading.negation_at is not None)
        is_purpose = reading.is_purpose or self._is_purpose(reading)
        is_unannounced = is_purpose or (plover_type == "AGREE" and not has_actor)
        return (None, None) if word.plover_type in COOPERATION and is_unannounced else (plover_type, plover_mode)

    def _is_purpose(self, reading: Reading) -> bool:
        """Return whether "in order to" governs an infinitive."""
        if reading.modality_at is None:
            return False
        first, last = reading.modality_at
        return tuple(self._tokens.lower[first:last]) in self._lexicon.purposes

    def _is_occasion(self, i: int) -> bool:
        """Return whether a noun is the occasion of an indirect quote: "Hill said as much in an interview"."""
        quote = self._around.quote_at(i)
        is_noun = self._tokens.lower[i] in self._lexicon.quotes.occasion_nouns
        return is_noun and quote is not None and quote.quote_kind == "indirect"

    def _own_words(self, i: int, clause: Clause) -> TokenRange:
        """Return the tokens of the clause that are in the same quote as token i, up to a purpose or from there on."""
        first, end = self._around.same_quote(i)
        first, end = max(first, clause.start), min(end, clause.end)
        lower = self._tokens.lower
        for k in range(first + 1, end):
            if any(tuple(lower[k : k + len(words)]) == words for words in self._lexicon.purposes):
                if k > i:
                    return first, k
                first = k
        return first, end

    def _first_word(self, start: int, i: int) -> int:
        """Return the first token from `start` to token i that is no conjunction and no mark."""
        conjunctions = self._lexicon.quotes.conjunctions
        while start < i and (self._tokens.lower[start] in conjunctions or not self._tokens.word[start][0].isalnum()):
            start += 1
        return start


def _is_object_of(last: FoundEvent | None, tokens: Tokens, trigger: Trigger) -> bool:
    """Return whether a noun is the one that made the verb before it an event: "imposed sanctions"."""
    if last is None or "noun" not in trigger.forms or last.end <= trigger.i:
        return False
    return tokens.lower[trigger.i] in last.trigger.word.companions


def _type_of(word: EventWord, modality: Modality, *, is_negated: bool) -> tuple[str | None, str | None]:
    """Return type and mode: cooperation that is only to come is agreed, and yielding conceded."""
    if modality in ("planned", "predicted") and not is_negated:
        if word.plover_type in COOPERATION:
            return "AGREE", None
        if word.plover_type in YIELDING:
            return "CONCEDE", None
    return word.plover_type, word.plover_mode
