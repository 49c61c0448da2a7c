"""YAML that is plain data: no tags, no aliases, no key twice; every scalar stays as written."""

from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ordrett.refusal import Refusal

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Place: TypeAlias = tuple[str | int, ...]

DEEPEST = 20
REMEDY = "Write plain mappings, lists and words."


class Lines(dict[Place, int]):
    """The line, counted from 1, on which each key or item stands."""

    def of(self, place: Place) -> int:
        """Return the line of the nearest place that was written."""
        while place and place not in self:
            place = place[:-1]
        return self.get(place, 1)


def plain_yaml(path: Path, name: str) -> tuple[Plain, Lines]:
    """Read a file; return its data and the line of every place in it. Raises Refusal naming `name` and line."""
    try:
        source = path.read_text(encoding="utf-8")
        for event in yaml.parse(source, yaml.CSafeLoader):
            if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
                line = source[: event.start_mark.index].count("\n") + 1 if event.start_mark else 1
                raise Refusal(f"{name}: line {line}", "yaml_is_plain_data", "an anchor or alias", REMEDY)
        node = yaml.compose(source, yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        found = f"byte offset {error.start} ({error.reason})"
        raise Refusal(name, "yaml_is_utf8", found, "Save the file as UTF-8.") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}: line {mark.line + 1}" if mark else name
        found = (
            getattr(error, "problem", None) or "it is nested too deeply"
            if mark or isinstance(error, RecursionError)
            else str(error)
        )
        raise Refusal(where, "yaml_can_be_parsed", str(found), "Mend the YAML there.") from None
    lines = Lines()
    return ({} if node is None else _plain(node, (), lines, name)), lines


def _plain(node: Node, place: Place, lines: Lines, name: str) -> Plain:
    where = f"{name}: line {node.start_mark.line + 1}"
    lines.setdefault(place, node.start_mark.line + 1)
    if len(place) > DEEPEST:
        raise Refusal(where, "yaml_is_plain_data", f"more than {DEEPEST} levels", REMEDY)
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.rpartition(":")[2] in (
        "binary",
        "set",
        "omap",
        "pairs",
    ):
        raise Refusal(where, "yaml_is_plain_data", f"the tag {node.tag}", REMEDY)
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
            raise Refusal(f"{name}: line {line}", "yaml_is_plain_data", shown, REMEDY)
        lines[(*place, key.value)] = line
        found[key.value] = _plain(value, (*place, key.value), lines, name)
    return found
