"""The date of an event: the one of its clause or sentence, or the one in which a narrative goes on."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from ordrett.edtf import parse_date_bounds
from ordrett.events.clauses import CLAUSE_ENDS, Clause
from ordrett.events.find_triggers import Trigger
from ordrett.events.lexicon import EventLexicon
from ordrett.events.reading import Reading
from ordrett.events.surroundings import Surroundings
from ordrett.model import DateExpression
from ordrett.page.sections import HEADINGS, Section
from ordrett.tokenizer import Tokens

# Tokens from one event to the next in a narrative of the past, which begins so many days before publication.
MAX_TO_NEXT_EVENT, MIN_DAYS_AGO = 75, 366

PAST_TENSE: Final = frozenset({"past", "past_passive"})


class EventDate(NamedTuple):
    """A date; `is_continued` if an event before gives it, `is_future` if it lies after the day of publication."""

    expression: DateExpression
    is_continued: bool = False
    is_future: bool = False


class EventDateFinder:
    """Finds the dates of the events of one text, which are given in text order."""

    def __init__(
        self,
        tokens: Tokens,
        dates: Iterable[DateExpression],
        around: Surroundings,
        lexicon: EventLexicon,
        published: str | None,
    ) -> None:
        self._tokens, self._around, self._lexicon = tokens, around, lexicon
        self._dates = {
            k: expression for expression in dates if expression.edtf for k in around.covered(expression.text)
        }
        self._positions = sorted(self._dates)
        self._published = parse_date_bounds(published)[1] if published else None
        quotes = lexicon.quotes
        self._openers = quotes.relative_pronouns | quotes.complementisers
        self._subordinators = self._openers | quotes.subordinators
        self._last = 0  # the token of the last event with the date of an event before

    def find(self, trigger: Trigger, clause: Clause, reading: Reading, section: Section) -> EventDate | None:
        """Return the date of the event of a trigger, None if nothing tells it."""
        if not self._positions:
            return None
        expression = self._nearest_date(trigger.i, clause)
        if expression is None:
            return self._continued_date(trigger, clause, reading, section)
        return EventDate(expression, is_future=self._is_future(expression))

    def _nearest_date(self, i: int, clause: Clause) -> DateExpression | None:
        """Return the date in the clause nearest to token i, or the only one of its sentence.

        A date in another quote than token i, or outside of its quote, does not count.
        """
        in_clause = [k for k in self._between(clause.start, clause.end) if not self._is_parted(i, k)]
        if in_clause:
            return self._dates[min(in_clause, key=lambda k: abs(k - i))]
        positions = self._between(*self._around.same_quote(i))
        in_sentence = {self._dates[k] for k in positions}
        if len(in_sentence) == 1 and not all(self._is_parted(i, k) for k in positions):
            return in_sentence.pop()
        return None

    def _between(self, first: int, last: int) -> list[int]:
        return self._positions[bisect_left(self._positions, first) : bisect_left(self._positions, last)]

    def _is_parted(self, i: int, k: int) -> bool:
        """Return whether the date at token k belongs to another clause than the event at token i."""
        lower = self._tokens.lower
        if k < i:  # "said in May that it closed", but not "in May, when it closed"
            openers = (m for m in range(k + 1, i) if lower[m] in self._openers)
            return any(lower[m] in self._lexicon.quotes.complementisers or not self._follows_date(m) for m in openers)
        first = k
        while first - 1 in self._dates:
            first -= 1
        for m in range(i + 1, first):
            if lower[m] in self._lexicon.quotes.subject_pronouns and not self._lexicon.quotes.is_verb_second:
                return True  # "the talks it left in 2009"
            is_coordinated = lower[m] in self._lexicon.quotes.conjunctions and lower[m - 1] == ","
            if lower[m] in CLAUSE_ENDS or is_coordinated or (lower[m] in self._subordinators and m + 1 < first):
                return True
        return False

    def _follows_date(self, m: int) -> bool:
        return m - 1 in self._dates or (self._tokens.lower[m - 1] == "," and m - 2 in self._dates)

    def _continued_date(self, trigger: Trigger, clause: Clause, reading: Reading, section: Section) -> EventDate | None:
        """Return the date of the event before, if the text goes on in the past tense and gives no other date."""
        i, tokens = trigger.i, self._tokens
        verb_group = tokens.lower[reading.group_start : i]
        is_perfect = not self._lexicon.perfect_auxiliaries.isdisjoint(verb_group)
        is_told = is_past_tense(trigger, reading) or self._is_definite_subject(trigger, reading)
        if section in HEADINGS or is_perfect or not is_told:
            return None
        before, quotes = bisect_left(self._positions, i), self._lexicon.quotes
        is_relative = clause.opener is not None and tokens.lower[clause.opener] in quotes.relative_pronouns
        is_dated = bool(self._between(tokens.sentence_start[i], tokens.sentence_end[i]))
        if is_relative or is_dated or not before:
            return None
        position = self._positions[before - 1]
        expression, last = self._dates[position], max(position, self._last)
        is_next = tokens.sentence_end[last] in (tokens.sentence_start[i], tokens.sentence_end[i])
        is_near = (
            is_next
            and self._is_first_clause(trigger, clause)
            and tokens.paragraph[i] == tokens.paragraph[position]
            and not self._is_future(expression)
        )
        is_long_ago = i - last <= MAX_TO_NEXT_EVENT and self._is_long_ago(expression)
        if not (is_near or is_long_ago) or not self._opens_clause(position, is_long_ago=is_long_ago):
            return None
        self._last = i
        return EventDate(expression, is_continued=True)

    def _is_first_clause(self, trigger: Trigger, clause: Clause) -> bool:
        """Return whether no other clause precedes in the sentence, which may go on in another time."""
        first = self._tokens.sentence_start[trigger.i]
        return not any(word in (",", ";") for word in self._tokens.lower[first : clause.start])

    def _is_definite_subject(self, trigger: Trigger, reading: Reading) -> bool:
        """Return whether a noun names an event that the text has told: "The treatment was ..."."""
        i, lower, lexicon = trigger.i, self._tokens.lower, self._lexicon
        if "noun" not in trigger.forms or reading.is_background or reading.modality not in ("asserted", "alleged"):
            return False
        endings = lexicon.quotes.definite_endings
        if endings and lower[i].endswith(endings):
            return i == self._tokens.sentence_start[i] or lower[i - 1] not in lexicon.quotes.prepositions
        return i - 1 == self._tokens.sentence_start[i] and lower[i - 1] in lexicon.quotes.definite_articles

    def _opens_clause(self, position: int, *, is_long_ago: bool) -> bool:
        """Return whether a date begins a clause, as in "In May, the bridge closed": what follows happened then."""
        lower, first = self._tokens.lower, self._tokens.sentence_start[position]
        date_start = position
        while date_start > first and date_start - 1 in self._dates:
            date_start -= 1
        start = date_start
        while start > first and lower[start - 1] in self._lexicon.quotes.prepositions:
            start -= 1
        if start == first or (start < date_start and lower[start - 1] in self._lexicon.quotes.complementisers):
            return True
        following = lower[position + 1] if position + 1 < self._tokens.sentence_end[position] else ""
        return is_long_ago and following in self._lexicon.quotes.subordinators  # "the days of 1948 when"

    def _is_long_ago(self, expression: DateExpression) -> bool:
        """Return whether a date is a month or year so long ago that it is no news of the article."""
        first, last = parse_date_bounds(expression.edtf) if expression.edtf else (None, None)
        if first is None or last is None or first == last or self._published is None:
            return False
        return (self._published - last).days >= MIN_DAYS_AGO

    def _is_future(self, expression: DateExpression) -> bool:
        """Return whether a date begins after publication, or is the end of a time that is not over then."""
        if expression.edtf is None or self._published is None:
            return False
        earliest, latest = parse_date_bounds(expression.edtf)
        first = latest if earliest is None else earliest
        return first is not None and first > self._published


def is_past_tense(trigger: Trigger, reading: Reading) -> bool:
    """Return whether a verb tells in the past tense what happened."""
    is_told = reading.modality in ("asserted", "alleged")
    is_passive = reading.is_passive and reading.group_start < trigger.i
    return is_told and "noun" not in trigger.forms and (bool(trigger.forms & PAST_TENSE) or is_passive)
