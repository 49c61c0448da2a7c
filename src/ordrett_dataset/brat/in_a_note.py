"""What an entry says in plain words <-> the text of a note."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ordrett.errors import InputError
from ordrett_dataset.brat.flow import flow

ALONE: Final = "note"
OPENS: Final = "{"
DEEPEST: Final = 20


def in_a_note(said: Mapping[str, Any]) -> str:
    """Return the text of a note: the words of `note` where nothing else is said, or else all of it in braces."""
    words = str(said[ALONE]) if said.keys() == {ALONE} else ""
    plain = words.isprintable() and words == words.strip() and not words.startswith(OPENS)
    return words if words and plain else flow(said)


def of_a_note(text: str, refuse: Callable[..., InputError]) -> dict[str, Any]:
    """Return what a note says of its entry; raise what `refuse` makes where braces hold no plain YAML."""
    if not text.startswith(OPENS):
        return {ALONE: text} if text else {}
    try:
        _refuse_unless_flat(text)
        said = _plain(yaml.compose(text, yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        found = str(getattr(error, "problem", None) or error)
        remedy = "Write what is said in braces as the others are, or a note without a brace at its beginning."
        raise refuse("standoff_note_can_be_read", found, remedy) from None
    assert isinstance(said, dict)  # noqa: S101 - what opens with a brace is a mapping or no YAML
    return said


def _refuse_unless_flat(text: str) -> None:
    level = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        level += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent) or level > DEEPEST:
            raise ValueError("an alias" if level <= DEEPEST else f"more than {DEEPEST} levels")


def _plain(node: Node | None) -> object:
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, MappingNode):
        keys = [key.value for key, _ in node.value]
        if len({str(key) for key in keys}) < len(keys) or not all(isinstance(key, ScalarNode) for key, _ in node.value):
            raise ValueError("a key twice, or one that is no word")
        return {str(key.value): _plain(value) for key, value in node.value}
    return str(node.value) if node else ""
