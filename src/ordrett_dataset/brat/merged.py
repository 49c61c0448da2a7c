"""An annotation with places -> the data of its file, in the words that are there already where they still fit."""

from collections.abc import Mapping
from typing import Any

from ordrett.anchor import TextQuoteSelector, find_span
from ordrett.article import Article
from ordrett.errors import InputError
from ordrett.span import Span
from ordrett_dataset.annotations.minimal_selector import minimal_selector
from ordrett_dataset.brat.fragments import fragments
from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.shape import ORDER


def merged(tree: Tree, old: Mapping[str, Any], before: Tree, article: Article) -> Tree:
    """Return the data of an annotation's file: mappings, lists, words, and bool where that is meant.

    `old` is what the file holds now and `before` the same with places. What has not changed stays as it is written,
    also in its order; an empty part is left out.
    """
    merging = _Merging(article)
    said = tree | {"sections": merging.sections(tree["sections"], old.get("sections", {}), before.get("sections", {}))}
    made = merging.mapping(said, old, before | {"sections": old.get("sections", {})})
    return {part: value for part, value in made.items() if value or old.get(part) == value}


class _Merging:
    def __init__(self, article: Article) -> None:
        self._article = article

    def mapping(self, new: Tree, old: Mapping[str, Any], before: Tree, near: Span | None = None) -> Tree:
        """Return a mapping in the order it has; what is written although it goes without saying stays."""
        words = new.get("text")
        near = words if isinstance(words, Span) else near
        made: Tree = {}
        for name in (*old, *sorted(new.keys() - old.keys(), key=_rank)):
            if name in new:
                beside = None if name == "text" else near
                made[name] = self._value(name, new[name], old.get(name), before.get(name), beside)
            elif name not in before:
                made[name] = old[name]
        return made

    def sections(self, new: dict[int, str], old: Mapping[str, list[str]], before: dict[int, str]) -> Tree:
        """Return the lines of each section."""
        if new == before:
            return dict(old)
        text = self._article.text
        section_of = {text[slice(*self._article.paragraphs[number])]: section for number, section in new.items()}
        found: dict[str, list[str]] = {section: [] for section in (*old, *new.values())}
        for line in dict.fromkeys((*(line for lines in old.values() for line in lines), *section_of)):
            if line in section_of:
                found[section_of[line]].append(line)
        return {section: lines for section, lines in found.items() if lines}

    def _value(self, name: str, new: Any, old: Any, before: Any, near: Span | None) -> Any:  # noqa: ANN401 - any value of an entry
        if isinstance(new, Mapping):
            known = isinstance(old, Mapping) and isinstance(before, Mapping)
            return self.mapping(dict(new), old if known else {}, before if known else {}, near)
        if isinstance(new, Span):
            inside = near if name == "trigger" else None
            return old if self._names(old, new, near, inside) else self._words(new, near, inside)
        return old if old is not None and _plain(new) == _plain(before) else new

    def _names(self, old: Any, span: Span, near: Span | None, inside: Span | None) -> bool:  # noqa: ANN401 - what a file may hold
        """Return whether words name a place still; `near` may be another than when they were written."""
        if not old:
            return False
        scopes = [(inside.start, inside.end)] if inside else []
        scopes += [self._article.paragraph_around(near.start)] if near else []
        text = self._article.text
        try:
            found = find_span(
                TextQuoteSelector(**old) if isinstance(old, Mapping) else TextQuoteSelector(old),
                text,
                *scopes,
                (0, len(text)),
            )
        except InputError:
            return False
        return fragments(text, found.start, found.end) == fragments(text, span.start, span.end)

    def _words(self, span: Span, near: Span | None, inside: Span | None) -> str | dict[str, str]:
        chosen = minimal_selector(span, self._article, near, inside)
        beside = {name: words for name in ("prefix", "suffix") if (words := getattr(chosen, name))}
        return {"exact": span.text, **beside} if beside else span.text


def _rank(name: str) -> tuple[int, int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), len(name), name)


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
