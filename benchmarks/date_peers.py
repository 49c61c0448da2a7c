"""Dates that dateparser and duckling read: run by the interpreter of their environment, with JSON in and out.

The input is {"texts": [{"lang", "published", "text"}, ...], "rounds": N}. The output has for each system the dates of
each text, as [start, end, EDTF], and the processor seconds of each round.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

Date = tuple[int, int, str]
Reader = Callable[[str, str, str], list[Date]]
ZONES = "/usr/share/zoneinfo"


def read_with_dateparser(text: str, language: str, published: str) -> list[Date]:
    """Return the dates of dateparser, which are days; it gives their words, not their places."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
    dates: list[Date] = []
    position = 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or ():
        start = max(text.find(words, position), 0)
        position = start + len(words)
        dates.append((start, position, moment.date().isoformat()))
    return dates


def read_with_duckling(text: str, language: str, published: str) -> list[Date]:
    """Return the dates of duckling, as precise as the grain that it states."""
    import duckling

    noon = datetime.fromisoformat(published).replace(hour=12, tzinfo=UTC)
    context = duckling.Context(
        duckling.parse_ref_time(_zones(), "UTC", int(noon.timestamp())),
        duckling.default_locale_lang(duckling.parse_lang(language.upper())),
    )
    found = duckling.parse(text, context, duckling.parse_dimensions(["time"]), False)
    return [(item["start"], item["end"], edtf) for item in found if (edtf := to_edtf(item["value"]))]


@cache
def _zones() -> object:
    import duckling

    zones: object = duckling.load_time_zones(ZONES)
    return zones


def to_edtf(value: dict[str, Any]) -> str | None:
    """Return a value of duckling in EDTF, as precise as its grain; None if it has none."""
    if value.get("type") == "interval":
        first, last = (_point(value[end]) if end in value else ".." for end in ("from", "to"))
        return f"{first}/{last}"
    return _point(value) if "value" in value else None


def _point(value: dict[str, Any]) -> str:
    day = datetime.fromisoformat(value["value"]).date()
    if value["grain"] == "week":
        return f"{day}/{day + timedelta(days=6)}"
    return day.isoformat()[: {"year": 4, "quarter": 7, "month": 7}.get(value["grain"], 10)]


def read_all(reader: Reader, texts: list[dict[str, str]]) -> Iterator[list[Date]]:
    """Yield the dates of each text."""
    for text in texts:
        yield reader(text["text"], "nb" if text["lang"] == "nn" else text["lang"], text["published"])


def main() -> None:
    """Read the texts with both systems."""
    request = json.load(sys.stdin)
    results: dict[str, Any] = {}
    for name, reader in (("dateparser", read_with_dateparser), ("duckling", read_with_duckling)):
        dates = list(read_all(reader, request["texts"]))
        seconds = []
        for _ in range(request["rounds"]):
            start = time.process_time()
            list(read_all(reader, request["texts"]))
            seconds.append(time.process_time() - start)
        results[name] = {"dates": dates, "seconds": seconds}
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
