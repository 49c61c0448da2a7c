"""Change some data of a YAML file and leave every other character of it as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from ordrett.errors import InputError
from ordrett_dataset.annotations.inline_yaml import inline_yaml

# The parts whose keys are never used again, and the one whose entries have a line for each field.
PARTS_WITH_IDS: Final = ("quotes", "person_mentions", "event_mentions")
PART_IN_BLOCKS: Final = "quotes"
RULE: Final = "annotation_is_editable"


def edit_yaml(source: str, wanted: Mapping[str, Any], name: str) -> str:
    """Return the text of an annotation changed to hold `wanted`; a comment keeps the key of an entry that is removed.

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
        if yaml.load(text, yaml.BaseLoader) == _to_strings(wanted):  # noqa: S506 - this loader makes nothing but strings
            return text
    except yaml.YAMLError:
        pass
    problem, remedy = "its entries are not written one below the other", "Write it as docs/annotation-guide.md shows."
    raise InputError(name, RULE, problem, remedy)


@dataclass(frozen=True)
class _Edits:
    """Which characters to replace by what: (start, end, text)."""

    source: str
    name: str

    @property
    def line_end(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"

    def mapping(
        self, node: MappingNode, wanted: Mapping[str, Any], place: tuple[str, ...]
    ) -> Iterator[tuple[int, int, str]]:
        present = {str(key.value): (key, value) for key, value in node.value}
        if node.flow_style and present.keys() != wanted.keys():
            yield self._replace(node, self._rewrite_inline(present, wanted))
            if comments := self._removal_comments(_removed(present, wanted, place), "  " * len(place)):
                yield self._insert_below(node, comments)
            return
        for name, (key, value) in present.items():
            if name not in wanted:
                yield self._remove(name, key, value, place)
            elif isinstance(value, MappingNode) and isinstance(wanted[name], Mapping):
                yield from self.mapping(value, wanted[name], (*place, name))
            elif _to_strings(value) != _to_strings(wanted[name]):
                yield self._replace(value, self._format(value, wanted[name]))
        if added := [name for name in wanted if name not in present]:
            indent = " " * node.start_mark.column
            lines = [line for name in added for line in _entry_lines(name, wanted[name], place, indent)]
            yield self._insert_below(node, "".join(line + self.line_end for line in lines))

    def _rewrite_inline(self, present: Mapping[str, tuple[Node, Node]], wanted: Mapping[str, Any]) -> str:
        items: list[str] = []
        for name, value in wanted.items():
            node = present[name][1] if name in present else None
            is_same = node is not None and _to_strings(node) == _to_strings(value)
            text = self.source[node.start_mark.index : node.end_mark.index] if node and is_same else inline_yaml(value)
            items.append(f"{name}: {text}")
        return "{" + ", ".join(items) + "}"

    def _remove(self, name: str, key: Node, value: Node, place: tuple[str, ...]) -> tuple[int, int, str]:
        start = self.source.rfind("\n", 0, key.start_mark.index) + 1
        end = self._line_after(max(_end(value, self.source), key.end_mark.index))
        removed = _removed({name: (key, value)}, {}, place)
        return start, end, self._removal_comments(removed, " " * key.start_mark.column)

    def _removal_comments(self, keys: Iterable[str], indent: str) -> str:
        return "".join(f"{indent}# {key} was removed: a key is never used again{self.line_end}" for key in keys)

    def _replace(self, value: Node, text: str) -> tuple[int, int, str]:
        """Replace a value by text; raise InputError where a comment within it would be lost."""
        start, end = int(value.start_mark.index), _end(value, self.source)
        # Before a list in lines stands its indent.
        if isinstance(value, CollectionNode) and _has_comment(" " * value.start_mark.column + self.source[start:end]):
            location = f"{self.name}: line {value.start_mark.line + 1}"
            problem = "a comment stands within what must be written anew"
            raise InputError(location, RULE, problem, "Move it to a line of its own above the entry.")
        return start, end, text

    def _insert_below(self, node: Node, lines: str) -> tuple[int, int, str]:
        position = self._line_after(_end(node, self.source))
        needs_line_end = position and self.source[position - 1] != "\n"
        return position, position, (self.line_end if needs_line_end else "") + lines

    def _format(self, value: Node, wanted: object) -> str:
        if isinstance(value, SequenceNode) and not value.flow_style and isinstance(wanted, list):
            separator = self.line_end + " " * value.start_mark.column
            return separator.join(f"- {inline_yaml(item)}" for item in wanted)
        return inline_yaml(wanted)

    def _line_after(self, position: int) -> int:
        end = self.source.find("\n", position)
        return len(self.source) if end == -1 else end + 1


def _entry_lines(name: str, value: object, place: tuple[str, ...], indent: str) -> Iterator[str]:
    is_block = not place or place == (PART_IN_BLOCKS,)
    if is_block and isinstance(value, Mapping):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _entry_lines(key, item, (*place, name), f"{indent}  ")
    else:
        yield f"{indent}{name}: {inline_yaml(value)}"


def _removed(
    present: Mapping[str, tuple[Node, Node]], wanted: Mapping[str, Any], place: tuple[str, ...]
) -> Iterator[str]:
    """Yield the ids that are removed from a part, or from the parts of the whole file."""
    if place in [(part,) for part in PARTS_WITH_IDS]:
        yield from (name for name in present if name not in wanted)
    for part in PARTS_WITH_IDS if not place else ():
        if part in present and isinstance(present[part][1], MappingNode):
            yield from (str(key.value) for key, _ in present[part][1].value if key.value not in wanted.get(part, {}))


def _end(node: Node, source: str) -> int:
    """Return where the last characters of a value end, before white space and comments."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, source)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(source[start:end].rstrip())


def _to_strings(value: object) -> object:
    """Return data, or a node of YAML, with every scalar as a string."""
    match value:
        case MappingNode():
            return {key.value: _to_strings(item) for key, item in value.value}
        case SequenceNode():
            return [_to_strings(item) for item in value.value]
        case ScalarNode():
            return value.value
        case Mapping():
            return {str(key): _to_strings(item) for key, item in value.items()}
        case list():
            return [_to_strings(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _has_comment(source: str) -> bool:
    tokens = pairwise(yaml.scan(source, yaml.SafeLoader))
    return any("#" in source[one.end_mark.index : other.start_mark.index] for one, other in tokens)
