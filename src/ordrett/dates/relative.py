"""Dates that a text gives by their distance from its publication, or from the date before them."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from ordrett.dates.calendar import Unit, season, shift, weekday_after, weekday_before, weekend
from ordrett.dates.context import DateContext, Value
from ordrett.dates.rule import Rule
from ordrett.dates.terms import DateTerms, alternatives, optional, split_offsets
from ordrett.model import ResolvedFrom

MAX_ARTICLE = 6  # characters of an article and the spaces around it


def relative_rules(terms: DateTerms) -> Iterator[Rule]:
    """Yield the rules for relative dates."""
    words = terms.vocabulary
    during = optional(words.during)
    phrases = _phrases(terms)
    yield Rule("phrase", rf"\b{during}(?P<phrase>{alternatives(phrases)})\b", _phrase)
    templates = [template.split("{}") for template in _templates(terms)]
    beginning, ending = (alternatives({template[part] for template in templates} - {""}) for part in (0, 1))
    yield Rule("unit", rf"\b(?P<beginning>{beginning})?{terms.quantity}(?P<ending>{ending})?(?!\w)", _distance)
    choice = rf"(?P<which>{alternatives((*words.previous, *words.this, *words.next))})"
    yield Rule("unit", rf"\b{during}{choice} (?P<unit>{alternatives(terms.units)})\b", _named_unit)
    yield Rule("season", rf"\b{during}{choice} {terms.season}\b", _named_season)
    prepositions, years_ahead = alternatives(words.season_prepositions), alternatives(terms.years_ahead)
    without_year = rf"(?! (?:[12][0-9]{{3}}|{years_ahead})\b)"
    if words.season_prepositions:
        yield Rule("season", rf"\b{during}(?:{prepositions}) {terms.season}\b{without_year}", _season_now)
    if terms.recent_seasons:
        yield Rule("recent_season", rf"\b(?P<recent>{alternatives(terms.recent_seasons)})\b", _recent_season)
    before = "".join(rf"|(?<=\b{preposition} )" for preposition in words.weekend_prepositions)
    weekends = alternatives(words.weekends)
    yield Rule("weekend", rf"\b(?:{choice} |(?<=[.!?\n] )|(?<=\n){before})(?:{weekends})\b", _weekend)
    yield Rule("weekday", rf"\b(?:{alternatives(words.recent_weekday)}) {terms.weekday}\b", _recent_weekday)
    which = "|".join(
        rf"(?P<{name}>{alternatives(phrases)}) "
        for name, phrases in (
            ("next", words.next_weekday),
            ("preposition", words.next_weekday_prepositions),
            ("previous", words.previous_weekday),
        )
    )
    yield Rule("weekday", rf"\b(?:{which})?{optional(words.night_before)}{terms.weekday}\b", _weekday)


@cache
def _phrases(terms: DateTerms) -> dict[str, tuple[ResolvedFrom, Unit, int]]:
    """Return for each fixed phrase what it is relative to, and the distance."""
    words = terms.vocabulary
    kinds: tuple[tuple[Iterable[str], ResolvedFrom, Unit], ...] = (
        (words.days_ahead, "publication", "days"),
        (words.years_ahead, "publication", "years"),
        (words.days_later, "text", "days"),
        (words.weeks_later, "text", "weeks"),
        (words.years_later, "text", "years"),
    )
    return {
        phrase: (resolved_from, unit, offset)
        for phrases, resolved_from, unit in kinds
        for phrase, offset in split_offsets(phrases).items()
    }


def _phrase(match: re.Match[str], context: DateContext) -> Value:
    resolved_from, unit, offset = _phrases(context.terms)[match["phrase"].casefold()]
    return context.relative(resolved_from, unit, offset)


@cache
def _templates(terms: DateTerms) -> dict[str, tuple[ResolvedFrom, int]]:
    """Return for each phrase around a quantity what it is relative to, and its direction; 0 is a period up to now."""
    words = terms.vocabulary
    kinds: tuple[tuple[Iterable[str], ResolvedFrom, int], ...] = (
        (words.ago, "publication", -1),
        (words.ahead, "publication", 1),
        (words.ahead_of_verb, "publication", 1),
        (words.later, "text", 1),
        (words.earlier, "text", -1),
        (words.past_number, "publication", 0),
    )
    return {template: (resolved_from, sign) for templates, resolved_from, sign in kinds for template in templates}


def _distance(match: re.Match[str], context: DateContext) -> Value | None:
    """Return the date that is a quantity away; None for a quantity alone, which is a duration."""
    template = f"{match['beginning'] or ''}{{}}{match['ending'] or ''}".casefold()
    if template not in _templates(context.terms):
        return None
    if template in context.terms.vocabulary.ahead_of_verb and not context.is_future(*match.span()):
        return None  # "built in three days"
    resolved_from, sign = _templates(context.terms)[template]
    number, unit = match["number"].casefold(), context.terms.units[match["unit"].casefold()]
    distance = context.terms.numbers.get(number) or int(number)
    if sign:
        return context.relative(resolved_from, unit, sign * distance)
    if unit in ("weeks", "decades"):
        distance, unit = (7 * distance, "days") if unit == "weeks" else (10 * distance, "years")
    return context.from_publication(lambda day: f"{shift(day, unit, -distance)}/{shift(day, unit, 0)}")


def _offset(which: str, context: DateContext) -> int:
    words = context.terms.vocabulary
    return -1 if which.casefold() in words.previous else 1 if which.casefold() in words.next else 0


def _named_unit(match: re.Match[str], context: DateContext) -> Value | None:
    """Return this week, last year; None for several, "the last years", and for days."""
    words, name = context.terms.vocabulary, match["unit"].casefold()
    unit, offset = context.terms.units[name], _offset(match["which"], context)
    before = context.text[max(0, match.start() - MAX_ARTICLE) : match.start()].casefold().split(" ")
    is_plural = name in words.plural_units or before[-2:-1] in ([article] for article in words.plural_articles)
    return None if unit == "days" or is_plural else context.relative("publication", unit, offset)


def _named_season(match: re.Match[str], context: DateContext) -> Value | None:
    number, offset = context.terms.seasons[match["season"].casefold()], _offset(match["which"], context)
    if offset:
        return context.from_publication(lambda day: season(day, number, "before" if offset < 0 else "after"))
    return _season_now(match, context)


def _season_now(match: re.Match[str], context: DateContext) -> Value | None:
    number, is_future = context.terms.seasons[match["season"].casefold()], context.is_future(*match.span())
    return context.from_publication(lambda day: season(day, number, "future" if is_future else "past"))


def _recent_season(match: re.Match[str], context: DateContext) -> Value | None:
    number = context.terms.recent_seasons[match["recent"].casefold()]
    return context.from_publication(lambda day: season(day, number, "past"))


def _weekend(match: re.Match[str], context: DateContext) -> Value | None:
    offset = _offset(match["which"], context) if match["which"] else 0
    is_future = offset > 0 or (offset == 0 and context.is_future(*match.span()))
    return context.from_publication(lambda day: weekend(day, is_past=not is_future))


def _recent_weekday(match: re.Match[str], context: DateContext) -> Value | None:
    weekday = context.terms.weekdays[match["weekday"].casefold()]
    return context.from_publication(lambda day: weekday_before(day, weekday, or_same=False).isoformat())


def _weekday(match: re.Match[str], context: DateContext) -> Value | None:
    """Return the day of the week before or after publication, by the words before it or by the verb."""
    weekday = context.terms.weekdays[match["weekday"].casefold()]
    # A preposition before a definite form, as in "på måndagen", does not say which Monday.
    if match["next"] or (match["preposition"] and not match["form"].endswith("en")):
        return context.from_publication(lambda day: weekday_after(day, weekday, or_same=False).isoformat())
    if match["previous"]:
        # Two days after a Sunday, "the previous Sunday" is the one before it.
        return context.from_publication(
            lambda day: weekday_before(day - timedelta(days=2), weekday, or_same=False).isoformat()
        )
    find = weekday_after if context.is_future(*match.span()) else weekday_before
    return context.from_publication(lambda day: find(day, weekday, or_same=True).isoformat())
