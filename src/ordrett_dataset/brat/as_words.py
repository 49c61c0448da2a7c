"""Data with every scalar as words."""

from collections.abc import Mapping

from yaml.nodes import MappingNode, ScalarNode, SequenceNode


def as_words(value: object) -> object:
    """Return data, or a node of YAML, as mappings and lists of words: all that a file of it can say."""
    match value:
        case MappingNode():
            return {key.value: as_words(item) for key, item in value.value}
        case SequenceNode():
            return [as_words(item) for item in value.value]
        case ScalarNode():
            return value.value
        case Mapping():
            return {str(key): as_words(item) for key, item in value.items()}
        case list():
            return [as_words(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
