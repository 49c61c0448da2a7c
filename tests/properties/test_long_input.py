"""The work of reading grows no faster than the text, counted in lines run and in tokens looked at."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import import_module
from types import FrameType
from typing import Any, SupportsIndex, TypeAlias

import pytest

from ordrett import read
from ordrett.tokenizer import TOKEN, Tokens, tokenize

# Tokens of the shorter text: more than any window in which the rules look; and how far the work may grow.
FEWER, TIMES, MOST = 1500, 4, 4.6
Tracer: TypeAlias = Callable[[FrameType, str, Any], Any]

SIGNS = {f"sign-U+{ord(sign):04X}": sign for sign in "“”\"„«»‘’'`–—-−,:;.?!()…"}
UNITS = (
    {f"{name}-{how}": unit for name, sign in SIGNS.items() for how, unit in (("close", sign), ("apart", f"{sign} "))}
    | {
        "doubled-marks": "'' ",
        "backticks": "`` ",
        "double-dashes": "-- ",
        "points": "... ",
        "capitals": "A",
        "capitals-apart": "A ",
        "names": "Maria Holm ",
        "names-with-commas": "Maria Holm, ",
        "unclosed-quotes": "“It is so. ",
        "unclosed-lines": "“It is so.\n",
        "unclosed-single": "‘it is ",
        "nested-openings": "“A «b ‘c ",
        "closed-quotes": "“It is so.” ",
        "closed-words": "a “b” ",
        "closed-words-and-commas": "a “b”, ",
        "commas": "a, ",
        "that": "that ",
        "apostrophes": "it’s ",
        "genitives": "boys' ",
        "opening-apostrophes": "'em ",
        "colons": "a: ",
        "colons-and-quotes": "Holm: “a” ",
        "dash-lines": "– It is so.\n",
        "dash-lines-with-cue": "– It is so, said Holm.\n",
        "dashes-within": "it – is ",
        "colon-dashes": "a: – b ",
        "quote-lines": "“It is so,” said Holm.\n",
        "cut-quotes": "“It is,” said Holm, ",
        "pronouns": "he she they ",
        "soldiers": "“A,” the soldier said. ",
        "relatives": "Holm, who said, ",
        "conjunctions": "and and said ",
        "prepositions": "in of the ",
        "adverbs": "repeatedly ",
        "auxiliaries": "has been said to be ",
        "articles": "the a the ",
        "brackets": "(a ",
        "figures": "1,",
        "hyphens": "a-",
        "word": "a",
        "lines": "a\n",
        "blank-lines": " \n",
        "astral": "𝔐 ",
        "he-said-commas": "he said, ",
        "said": "said ",
        "he-said": "he said ",
        "comma-he-said": ", said he",
        "he-said-that": "he said that ",
        "according": "according to ",
        "according-him": "according to Holm, ",
        "pronouns-said": "“A,” he said. ",
    }
)  # fmt: skip
WORDS = {"said": {"nb": "sier", "da": "siger"}, "that": {"nb": "at", "da": "at"}}
START = "Maria Holm came home. "


class Counted(list[Any]):
    """A list that counts how many of its items are looked at."""

    seen = 0

    def __getitem__(self, at: SupportsIndex | slice) -> Any:
        found = super().__getitem__(at)
        Counted.seen += len(found) if isinstance(at, slice) else 1
        return found

    def __contains__(self, item: object) -> bool:
        Counted.seen += len(self)
        return super().__contains__(item)

    def __iter__(self) -> Iterator[Any]:
        Counted.seen += len(self)
        return super().__iter__()


def counted(*given: Any) -> Tokens:
    made = tokenize(*given)
    names = [field.name for field in fields(made) if field.name != "text"]
    changed: dict[str, Any] = {name: Counted(getattr(made, name)) for name in names}
    return replace(made, **changed)


def work(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many lines of the library run, and how many items of its tokens are looked at, to read a text."""
    monkeypatch.setattr(import_module("ordrett.read"), "tokens", counted)
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Tracer | None:
        nonlocal lines
        lines += event == "line"
        return trace

    def enter(frame: FrameType, _event: str, _argument: object) -> Tracer | None:
        return trace if "ordrett" in frame.f_code.co_filename else None

    before = sys.gettrace()
    Counted.seen = 0
    sys.settrace(enter)
    try:
        read(text, "long", language)
    finally:
        sys.settrace(before)
    return lines + Counted.seen


CASES = [("en", name) for name in UNITS] + [
    (language, name) for name, unit in UNITS.items() for language in ("nb", "da") if "said" in unit or "that" in unit
]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "name"), CASES)
def test_four_times_the_text_is_four_times_the_work(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = UNITS[name]
    for word, other in WORDS.items():
        unit = unit.replace(word, other.get(language, word))
    fewer = FEWER // max(len(TOKEN.findall(unit)), 1)
    short, long = (START + unit * n for n in (fewer, fewer * TIMES))
    read(short, "warm", language)
    assert work(long, language, monkeypatch) <= MOST * work(short, language, monkeypatch)
