"""The work of reading a text grows linearly with its length, counted in lines run and tokens accessed."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import import_module
from types import FrameType
from typing import Any, SupportsIndex, TypeAlias

import pytest

from ordrett import read
from ordrett.tokenizer import TOKEN, Tokens, tokenize

N_TOKENS = 1500  # of the shorter text, longer than any window of the rules
FACTOR = 4  # the longer text has so many times the tokens
MAX_GROWTH = 4.6  # and may take so many times the work
Tracer: TypeAlias = Callable[[FrameType, str, Any], Any]

SIGNS = {f"sign-U+{ord(sign):04X}": sign for sign in "“”\"„«»‘’'`–—-−,:;.?!()…"}
UNITS = (
    {f"{name}-close": sign for name, sign in SIGNS.items()}
    | {f"{name}-apart": f"{sign} " for name, sign in SIGNS.items()}
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
TRANSLATIONS = {"said": {"nb": "sier", "da": "siger"}, "that": {"nb": "at", "da": "at"}}
START = "Maria Holm came home. "


class CountingList(list[Any]):
    """A list that counts accesses to its items, over all lists."""

    n_accesses = 0

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        item = super().__getitem__(index)
        CountingList.n_accesses += len(item) if isinstance(index, slice) else 1
        return item

    def __contains__(self, item: object) -> bool:
        CountingList.n_accesses += len(self)
        return super().__contains__(item)

    def __iter__(self) -> Iterator[Any]:
        CountingList.n_accesses += len(self)
        return super().__iter__()


def tokenize_and_count(*arguments: Any) -> Tokens:
    tokens = tokenize(*arguments)
    names = [field.name for field in fields(tokens) if field.name != "text"]
    counting: dict[str, Any] = {name: CountingList(getattr(tokens, name)) for name in names}
    return replace(tokens, **counting)


def measure_work(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the lines of the library that run plus the token accesses while a text is read."""
    monkeypatch.setattr(import_module("ordrett.reader"), "tokenize", tokenize_and_count)
    n_lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Tracer | None:
        nonlocal n_lines
        n_lines += event == "line"
        return trace

    def enter(frame: FrameType, _event: str, _argument: object) -> Tracer | None:
        return trace if "ordrett" in frame.f_code.co_filename else None

    before = sys.gettrace()
    CountingList.n_accesses = 0
    sys.settrace(enter)
    try:
        read(text, "long", language)
    finally:
        sys.settrace(before)
    return n_lines + CountingList.n_accesses


CASES = [("en", name) for name in UNITS] + [
    (language, name) for name, unit in UNITS.items() for language in ("nb", "da") if "said" in unit or "that" in unit
]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "name"), CASES)
def test_work_grows_linearly(language: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = UNITS[name]
    for english, translations in TRANSLATIONS.items():
        unit = unit.replace(english, translations.get(language, english))
    n_units = N_TOKENS // max(len(TOKEN.findall(unit)), 1)
    short, long = (START + unit * n for n in (n_units, n_units * FACTOR))
    read(short, "warm-up", language)
    work = measure_work(short, language, monkeypatch)
    assert measure_work(long, language, monkeypatch) <= MAX_GROWTH * work
