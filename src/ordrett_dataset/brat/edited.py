"""The text of a YAML file with some of its data changed, and every other character as it was."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from ordrett.errors import InputError
from ordrett_dataset.brat.as_words import as_words
from ordrett_dataset.brat.flow import flow
from ordrett_dataset.brat.holds_comment import holds_comment

# The parts whose keys are minted once, and the one whose entries are written in lines of their own.
MINTED: Final = ("quotes", "person_mentions", "event_mentions")
IN_LINES: Final = "quotes"
RULE: Final = "annotation_is_editable"


def edited(source: str, wanted: Mapping[str, Any], name: str) -> str:
    """Return the text of an annotation that holds `wanted`; a comment keeps the key of an entry that is taken out.

    Raises InputError where the file is written in a way that cannot be changed in place.
    """
    try:
        node = yaml.compose(source, yaml.SafeLoader)
        text = source
        if isinstance(node, MappingNode):
            # Of two edits at one place the inner one comes first, and stands first in the text.
            edits = sorted(_Edits(source, name).mapping(node, wanted, ()), key=lambda edit: edit[0])
            for start, end, words in reversed(edits):
                text = text[:start] + words + text[end:]
        if yaml.load(text, yaml.BaseLoader) == as_words(wanted):  # noqa: S506 - this loader makes nothing but words
            return text
    except yaml.YAMLError:
        pass
    found, remedy = "its entries are not written one below the other", "Write it as docs/annotation-guide.md shows."
    raise InputError(name, RULE, found, remedy)


@dataclass(frozen=True)
class _Edits:
    """What to put in place of which characters: (start, end, words)."""

    source: str
    name: str

    @property
    def line_end(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"

    def mapping(
        self, node: MappingNode, wanted: Mapping[str, Any], place: tuple[str, ...]
    ) -> Iterator[tuple[int, int, str]]:
        there = {str(key.value): (key, value) for key, value in node.value}
        if node.flow_style and there.keys() != wanted.keys():
            yield self._instead(node, self._flow_again(there, wanted))
            if kept := self._taken_out(_gone(there, wanted, place), "  " * len(place)):
                yield self._below(node, kept)
            return
        for name, (key, value) in there.items():
            if name not in wanted:
                yield self._without(name, key, value, place)
            elif isinstance(value, MappingNode) and isinstance(wanted[name], Mapping):
                yield from self.mapping(value, wanted[name], (*place, name))
            elif as_words(value) != as_words(wanted[name]):
                yield self._instead(value, self._written(value, wanted[name]))
        if added := [name for name in wanted if name not in there]:
            indent = " " * node.start_mark.column
            lines = [line for name in added for line in _entry(name, wanted[name], place, indent)]
            yield self._below(node, "".join(line + self.line_end for line in lines))

    def _flow_again(self, there: Mapping[str, tuple[Node, Node]], wanted: Mapping[str, Any]) -> str:
        items: list[str] = []
        for name, value in wanted.items():
            node = there[name][1] if name in there else None
            same = node is not None and as_words(node) == as_words(value)
            words = self.source[node.start_mark.index : node.end_mark.index] if node and same else flow(value)
            items.append(f"{name}: {words}")
        return "{" + ", ".join(items) + "}"

    def _without(self, name: str, key: Node, value: Node, place: tuple[str, ...]) -> tuple[int, int, str]:
        start = self.source.rfind("\n", 0, key.start_mark.index) + 1
        end = self._line_after(max(_end(value, self.source), key.end_mark.index))
        return start, end, self._taken_out(_gone({name: (key, value)}, {}, place), " " * key.start_mark.column)

    def _taken_out(self, keys: Iterable[str], indent: str) -> str:
        return "".join(f"{indent}# {key} was taken out: a key is minted once{self.line_end}" for key in keys)

    def _instead(self, value: Node, words: str) -> tuple[int, int, str]:
        """Put words in place of a value; raise InputError where a comment within it would be lost."""
        start, end = int(value.start_mark.index), _end(value, self.source)
        # Before a list in lines stands its indent.
        if isinstance(value, CollectionNode) and holds_comment(" " * value.start_mark.column + self.source[start:end]):
            where = f"{self.name}: line {value.start_mark.line + 1}"
            found = "a comment stands within what must be written anew"
            raise InputError(where, RULE, found, "Move it to a line of its own above the entry.")
        return start, end, words

    def _below(self, node: Node, lines: str) -> tuple[int, int, str]:
        at = self._line_after(_end(node, self.source))
        return at, at, ("" if at and self.source[at - 1] == "\n" else self.line_end) + lines

    def _written(self, value: Node, wanted: object) -> str:
        if isinstance(value, SequenceNode) and not value.flow_style and isinstance(wanted, list):
            return (self.line_end + " " * value.start_mark.column).join(f"- {flow(item)}" for item in wanted)
        return flow(wanted)

    def _line_after(self, at: int) -> int:
        end = self.source.find("\n", at)
        return len(self.source) if end == -1 else end + 1


def _entry(name: str, value: object, place: tuple[str, ...], indent: str) -> Iterator[str]:
    in_lines = not place or place == (IN_LINES,)
    if in_lines and isinstance(value, Mapping):
        yield f"{indent}{name}:"
        for key, said in value.items():
            yield from _entry(key, said, (*place, name), f"{indent}  ")
    else:
        yield f"{indent}{name}: {flow(value)}"


def _gone(there: Mapping[str, tuple[Node, Node]], wanted: Mapping[str, Any], place: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys minted once that go from a part, or from the parts of the whole file."""
    if place in [(part,) for part in MINTED]:
        yield from (name for name in there if name not in wanted)
    for part in MINTED if not place else ():
        if part in there and isinstance(there[part][1], MappingNode):
            yield from (str(key.value) for key, _ in there[part][1].value if key.value not in wanted.get(part, {}))


def _end(node: Node, source: str) -> int:
    """Return where the last characters of a value end, before white space and comments."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, source)
    first, end = int(node.start_mark.index), int(node.end_mark.index)
    return first + len(source[first:end].rstrip())
