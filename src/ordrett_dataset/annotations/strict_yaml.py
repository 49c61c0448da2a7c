"""YAML that is plain data: no tags, no aliases, no key twice; every scalar stays as written."""

from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import refuse_unless_plain

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Place: TypeAlias = tuple[str | int, ...]

DEEPEST = 20
LINE_END = b"\n"
REMEDY = "Write plain mappings, lists and words."


class Lines(dict[Place, int]):
    """The line, counted from 1, on which each key or item stands."""

    def of(self, place: Place) -> int:
        """Return the line of the nearest place that was written."""
        while place and place not in self:
            place = place[:-1]
        return self.get(place, 1)


def plain_yaml(path: Path, name: str) -> tuple[Plain, Lines]:
    """Read a file; return its data and the line of every place in it. Raises InputError naming `name` and line."""
    try:
        refuse_unless_plain(path, name, path.parent.parent)
        source = path.read_text(encoding="utf-8")
        _refuse_unless_flat(source, name)
        node = yaml.compose(source, yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        where = f"{name}: line {error.object.count(LINE_END, 0, error.start) + 1}"
        found = f"byte offset {error.start} ({error.reason})"
        raise InputError(where, "yaml_is_utf8", found, "Save the file as UTF-8.") from None
    except ReaderError as error:
        where = f"{name}: line {source.encode().count(LINE_END, 0, error.position) + 1}"
        raise InputError(where, "yaml_is_valid", str(error).partition("\n")[0], "Mend the YAML there.") from None
    except yaml.MarkedYAMLError as error:
        where = f"{name}: line {error.problem_mark.line + 1}" if error.problem_mark else name
        raise InputError(where, "yaml_is_valid", str(error.problem), "Mend the YAML there.") from None
    lines = Lines()
    return ({} if node is None else _plain(node, (), lines, name)), lines


def _refuse_unless_flat(source: str, name: str) -> None:
    level = 0
    for event in yaml.parse(source, yaml.CSafeLoader):
        where = f"{name}: line {event.start_mark.line + 1 if event.start_mark else 1}"
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise InputError(where, "yaml_is_plain_data", "an anchor or alias", REMEDY)
        if tag := getattr(event, "tag", None):
            raise InputError(where, "yaml_is_plain_data", f"the tag {tag}", REMEDY)
        level += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if level > DEEPEST:
            raise InputError(where, "yaml_is_plain_data", f"more than {DEEPEST} levels", REMEDY)


def _plain(node: Node, place: Place, lines: Lines, name: str) -> Plain:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, ScalarNode):
        return str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(item, (*place, i), lines, name) for i, item in enumerate(node.value)]
    assert isinstance(node, MappingNode)  # noqa: S101 - YAML knows three kinds of node
    found: dict[str, Plain] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or key.value in found or key.tag.endswith(":merge"):
            shown = f"the key {key.value!r} a second time" if isinstance(key, ScalarNode) else "a key that is no word"
            raise InputError(f"{name}: line {line}", "yaml_is_plain_data", shown, REMEDY)
        lines[(*place, key.value)] = line
        found[key.value] = _plain(value, (*place, key.value), lines, name)
    return found
