"""YAML read as plain data: no tags, no aliases, no duplicate keys; every scalar stays a string."""

from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import require_regular_file

YamlValue: TypeAlias = "str | list[YamlValue] | dict[str, YamlValue]"
KeyPath: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20
NEWLINE = b"\n"
PLAIN_DATA_HINT = "Write plain mappings, lists and strings."


class LineNumbers(dict[KeyPath, int]):
    """The line of each key and item of a file, counted from 1."""

    def nearest(self, path: KeyPath) -> int:
        """Return the line of a key, or of the nearest key above it that the file has."""
        while path and path not in self:
            path = path[:-1]
        return self.get(path, 1)


def load_yaml(path: Path, name: str) -> tuple[YamlValue, LineNumbers]:
    """Read a file and return its data with line numbers; an empty file is an empty mapping.

    Raises InputError with `name` and the line.
    """
    try:
        require_regular_file(path, name, path.parent.parent)
        source = path.read_text(encoding="utf-8")
        _require_plain_data(source, name)
        node = yaml.compose(source, yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        location = f"{name}: line {error.object.count(NEWLINE, 0, error.start) + 1}"
        problem = f"the byte at offset {error.start} is not UTF-8 ({error.reason})"
        raise InputError(location, "yaml_is_utf8", problem, "Save the file as UTF-8.") from None
    except ReaderError as error:
        location = f"{name}: line {source.encode().count(NEWLINE, 0, error.position) + 1}"
        raise InputError(location, "yaml_is_valid", str(error).partition("\n")[0], "Correct the YAML there.") from None
    except yaml.MarkedYAMLError as error:
        location = f"{name}: line {error.problem_mark.line + 1}" if error.problem_mark else name
        raise InputError(location, "yaml_is_valid", str(error.problem), "Correct the YAML there.") from None
    lines = LineNumbers()
    return ({} if node is None else _to_data(node, (), lines, name)), lines


def _require_plain_data(source: str, name: str) -> None:
    depth = 0
    for event in yaml.parse(source, yaml.CSafeLoader):
        location = f"{name}: line {event.start_mark.line + 1 if event.start_mark else 1}"
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise InputError(location, "yaml_is_plain_data", "it uses an anchor or an alias", PLAIN_DATA_HINT)
        if tag := getattr(event, "tag", None):
            raise InputError(location, "yaml_is_plain_data", f"it uses the tag {tag}", PLAIN_DATA_HINT)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise InputError(
                location, "yaml_is_plain_data", f"it is nested more than {MAX_DEPTH} levels deep", PLAIN_DATA_HINT
            )


def _to_data(node: Node, path: KeyPath, lines: LineNumbers, name: str) -> YamlValue:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, ScalarNode):
        return str(node.value)
    if isinstance(node, SequenceNode):
        return [_to_data(item, (*path, i), lines, name) for i, item in enumerate(node.value)]
    assert isinstance(node, MappingNode)  # noqa: S101 - YAML has three kinds of node
    mapping: dict[str, YamlValue] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or key.value in mapping or key.tag.endswith(":merge"):
            is_scalar = isinstance(key, ScalarNode)
            problem = f"it repeats the key {key.value!r}" if is_scalar else "it has a key that is not a string"
            raise InputError(f"{name}: line {line}", "yaml_is_plain_data", problem, PLAIN_DATA_HINT)
        lines[(*path, key.value)] = line
        mapping[key.value] = _to_data(value, (*path, key.value), lines, name)
    return mapping
