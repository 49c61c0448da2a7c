"""Dates that a text prints with a day, month, season, year or decade; a year that is missing comes from publication."""

import re
from collections.abc import Iterable, Iterator

from ordrett.dates.calendar import FIRST_SEASON, easter, shift
from ordrett.dates.context import DateContext, Value
from ordrett.dates.rule import Rule
from ordrett.dates.terms import DateTerms, alternatives, optional
from ordrett.edtf import is_edtf_date, parse_date_bounds
from ordrett.model import ResolvedFrom

YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
DAY = r"(?P<day>[0-3]?[0-9])"
# A number outside of these is a year only after a preposition.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2039
NUMBER_END = r"(?![0-9%‰]|[.,:][0-9]|[-–/][0-9])"


def printed_rules(terms: DateTerms) -> Iterator[Rule]:
    """Yield the rules for printed dates."""
    words = terms.vocabulary
    of, article = optional(words.of), optional(words.articles)
    ending = rf"(?:{alternatives(words.day_endings)})?"
    part = rf"(?:(?:{alternatives(words.part_of_period)})[ -]?)"
    years_ahead = rf"(?P<years_ahead>{alternatives(terms.years_ahead)})"
    year = rf"(?:\.?,? {YEAR}{NUMBER_END}|\.?,? {years_ahead}\b)"
    weekday = rf"(?:(?:{alternatives(terms.weekdays)}),? {article})?"
    yield Rule("year", rf"(?<![0-9.])\b(?P<year>[12][0-9]{{3}})-(?P<number>[0-9]{{2}})-{DAY}(?![0-9])", _date)
    yield Rule("year", rf"(?<![0-9./-])(?P<first>[0-3]?[0-9])([./-])(?P<second>[0-3]?[0-9])\2{YEAR}(?![0-9])", _digits)
    yield Rule("year", rf"(?<![0-9./-])(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])[ -]{YEAR}(?![0-9])", _digits)
    yield Rule("month", rf"\b{weekday}{article}{DAY}{ending} {of}{terms.month}\b{year}?", _date)
    if not words.day_first:
        yield Rule("month", rf"\b{weekday}{terms.month}\.? {DAY}{ending}\b(?![0-9:%]){year}?", _date)
    to = rf"(?: ?[–-] ?| (?:{alternatives(_words_between(words.between))}) {article})"
    last = r"(?P<last>[0-3]?[0-9])"
    yield Rule("month", rf"\b{DAY}\.?{to}{last}\.? {of}{terms.month}\b(?:\.?,? {YEAR}{NUMBER_END})?", _days)
    yield Rule("month", rf"\b{terms.month}\.? {DAY} ?[–-] ?{last}\b(?:,? {YEAR}{NUMBER_END})?", _days)
    yield Rule("month", rf"\b{terms.month}{year}", _date)
    yield Rule("month", rf"\b{terms.month}\b", _month_alone)
    yield Rule("month", rf"\b{part}{terms.month}\b{year}?", _date)
    yield Rule("unit", rf"\b{part}{article}(?P<unit>{alternatives(words.definite_units)})\b", _part_of_present)
    yield Rule("season", rf"\b{terms.season} {of}(?:{YEAR}{NUMBER_END}|{years_ahead})", _season)
    yield Rule("season", rf"\b{years_ahead} {terms.season}\b", _season)
    yield Rule(
        "number",
        rf"(?<![0-9])[’']?(?P<decade>1[0-9][0-9]0|20[0-9]0|[1-9]0)(?:{alternatives(words.decade_endings)})\b",
        _decade,
    )
    yield Rule("century", rf"\b(?P<century>[12]?[0-9]){ending}[ -](?:{alternatives(words.centuries)})\b", _century)
    yield Rule("year", rf"(?<![0-9-])\b{YEAR} ?[–-] ?(?P<last>1[0-9]{{3}}|20[0-9]{{2}})(?![0-9-])", _years)
    yield Rule("year", rf"(?<![0-9.,/$€£:-])\b{YEAR}\b{NUMBER_END}(?! ?[$€£])", _bare_year)
    yield Rule(
        "holiday", rf"\b(?P<holiday>{alternatives(terms.holidays)})\b(?:(?:,| i| in)? {YEAR}{NUMBER_END})?", _holiday
    )


def _date(match: re.Match[str], context: DateContext) -> Value | None:
    """Return a date with any of year, month and day; the year is this one, the last or the next by the verb."""
    groups = match.groupdict()
    month = context.terms.months[groups["month"].casefold()] if groups.get("month") else int(groups.get("number") or 0)
    day = int(groups.get("day") or 0)
    if year := groups.get("year"):
        return _check(int(year), month, day)
    if phrase := groups.get("years_ahead"):
        year_ahead = context.year + context.terms.years_ahead[phrase.casefold()] if context.year else None
        return _check(year_ahead, month, day, "publication") if year_ahead else Value(None, "publication")
    if context.published is None:
        return Value(None, "publication") if _check(2000, month, day) else None
    is_future = context.is_future(*match.span())
    step = 1 if is_future else -1
    for distance in range(9):  # between two leap days there are at most eight years
        value = _check(context.published.year + step * distance, month, day, "publication")
        first, last = parse_date_bounds(value.edtf) if value and value.edtf else (None, None)
        if first and last and (last >= context.published if is_future else first <= context.published):
            return value
    return None


def _words_between(templates: Iterable[str]) -> set[str]:
    """Return the words between the two dates of a period: "and", "to"."""
    return {template.split("{}")[1].strip() for template in templates}


def _part_of_present(match: re.Match[str], context: DateContext) -> Value:
    """Return the week, month or year of publication: "at the end of the year"."""
    return context.relative("publication", context.terms.units[match["unit"].casefold()], 0)


def _month_alone(match: re.Match[str], context: DateContext) -> Value | None:
    """Return a month after a preposition; without one it may be a name or another word, as a short name may: "jul"."""
    words = context.terms.vocabulary
    if words.day_first and match["month"].casefold() not in context.terms.full_months:
        return None
    return _date(match, context) if _is_after(match, context, words.before_month) else None


def _digits(match: re.Match[str], context: DateContext) -> Value | None:
    """Return a date in digits, by the order of the language if both orders are in the calendar."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    orders = [(second, first), (first, second)]
    if not context.terms.vocabulary.day_first:
        orders.reverse()
    values = [value for month, day in orders if month and day and (value := _check(year, month, day))]
    if not values:
        return None
    return values[0]._replace(is_ambiguous=len({value.edtf for value in values}) > 1)


def _season(match: re.Match[str], context: DateContext) -> Value | None:
    number = FIRST_SEASON + context.terms.seasons[match["season"].casefold()]
    if year := match.groupdict().get("year"):
        return Value(f"{year}-{number}")
    if context.year is None:
        return Value(None, "publication")
    year_ahead = context.year + context.terms.years_ahead[match["years_ahead"].casefold()]
    return Value(f"{year_ahead:04}-{number}", "publication")


def _decade(match: re.Match[str], context: DateContext) -> Value | None:
    digits = match["decade"]
    if len(digits) == 2:
        return Value(f"19{digits[0]}X")
    is_century = digits.endswith("00") and context.terms.vocabulary.day_first  # 1900-tallet is the whole century
    return Value(f"{digits[:2]}XX" if is_century else f"{digits[:3]}X")


def _century(match: re.Match[str], _: DateContext) -> Value | None:
    return Value(f"{int(match['century']) - 1:02}XX") if int(match["century"]) else None


def _days(match: re.Match[str], context: DateContext) -> Value | None:
    """Return a period of days in one month."""
    first = _date(match, context)
    if first is None or first.edtf is None:
        return first
    last = f"{first.edtf[:-2]}{int(match['last']):02}"
    return first._replace(edtf=f"{first.edtf}/{last}") if int(match["day"]) < int(match["last"]) else None


def _years(match: re.Match[str], _: DateContext) -> Value | None:
    return Value(f"{match['year']}/{match['last']}") if match["year"] < match["last"] else None


def _bare_year(match: re.Match[str], context: DateContext) -> Value | None:
    """Return a year after a preposition; another number is a recent year, unless it may be an amount."""
    year = match["year"]
    if not _is_after(match, context, context.terms.vocabulary.before_any_year):
        is_before_word = context.text[match.end() : match.end() + 2].strip().isalpha()
        if not FIRST_BARE_YEAR <= int(year) <= LAST_BARE_YEAR or (year.endswith("00") and is_before_word):
            return None
    return Value(year)


def _is_after(match: re.Match[str], context: DateContext, words: Iterable[str]) -> bool:
    """Return whether one of the words, with a space, stands before a match."""
    before = f" {context.text[max(0, match.start() - 30) : match.start()]}".casefold().replace("\n", " ")
    return any(before.endswith(f" {word} ") for word in words)


def _holiday(match: re.Match[str], context: DateContext) -> Value | None:
    rule = context.terms.holidays[match["holiday"].casefold()]

    def in_year(year: int) -> str:
        return shift(easter(year), "days", int(rule[6:])) if rule.startswith("easter") else f"{year:04}-{rule}"

    if year := match["year"]:
        return Value(in_year(int(year)))
    if context.published is None:
        return Value(None, "publication")
    today, year = context.published.isoformat(), context.published.year
    if context.is_future(*match.span()):
        return Value(min(day for day in map(in_year, (year, year + 1)) if day >= today), "publication")
    return Value(max(day for day in map(in_year, (year - 1, year)) if day <= today), "publication")


def _check(year: int, month: int, day: int, resolved_from: ResolvedFrom | None = None) -> Value | None:
    """Return the date if it is in the calendar; a month or day of 0 is unknown."""
    edtf = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return Value(edtf, resolved_from) if is_edtf_date(edtf) else None
