"""Write annotations as YAML: the file of a drafted article, and new entries of people.yaml and events.yaml."""

import json
import re
import sys
from collections.abc import Mapping
from io import StringIO
from typing import Any, Final

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ordrett.errors import InputError
from ordrett_dataset.annotations.draft.annotation import Draft

DRAFT_COMMENT: Final = """\
A draft written by rules: check every entry against docs/annotation-guide.md and add what is missing.
The events are in events.yaml: give each a label that is an English sentence.
Then remove these lines and `draft`; `drafted_by_rules` stays, since it says how independent the annotation is."""
# A single word of letters needs no quotation marks, unless a program reads it as something else.
PLAIN_SCALAR: Final = re.compile(r"[^\W\d_]+(?:_[a-z0-9]+)*")
AMBIGUOUS_SCALARS: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def annotation_yaml(draft: Draft) -> str:
    """Return the file of a drafted article: each field of a quote on its own line, other entries one to a line."""
    document = CommentedMap(draft=True, drafted_by_rules=True)
    document.yaml_set_start_comment(DRAFT_COMMENT)
    for part, value in draft.entry.items():
        if not isinstance(value, Mapping):
            document[part] = _inline(value)
            continue
        entries = CommentedMap(
            {key: _block(entry) if part == "quotes" else _inline(entry) for key, entry in value.items()}
        )
        for index, key in enumerate(value):
            part_comments = draft.comments.get((part,), []) if index == 0 else []
            _add_comments(entries, key, [*part_comments, *draft.comments.get((part, key), [])])
        document[part] = entries
    return _dump(document)


def entries_yaml(entries: Mapping[str, Mapping[str, Any]]) -> str:
    """Return entries of people.yaml or events.yaml."""
    return _dump(CommentedMap({key: _block(entry) for key, entry in entries.items()})) if entries else ""


def append_entries(file_name: str, source: str, new_entries: str) -> str:
    """Return the text of people.yaml or events.yaml with new entries at its end; existing text stays as it is.

    A file that contains only `{}` is replaced. Raises InputError if entries cannot be appended, for example because the
    existing ones are in braces.
    """
    keys = _top_level_keys(source)
    existing = "" if not keys and source.strip() == "{}" else source
    combined = existing + ("\n" if existing and not existing.endswith("\n") else "") + new_entries
    try:
        if _top_level_keys(combined) == keys + _top_level_keys(new_entries):
            return combined
    except yaml.YAMLError:
        pass
    problem = "its entries are not written one below the other"
    hint = f"Add these yourself:\n{new_entries}"
    raise InputError(f"annotations/{file_name}", "annotation_file_is_editable", problem, hint)


class _VisibleEmitter(Emitter):
    """Writes characters that cannot be seen as escapes, so that a reviewer sees everything in the file."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002 - as the base class
        self.write_indicator(_escape_invisible(json.dumps(text, ensure_ascii=False)), need_whitespace=True)


def _dump(document: CommentedMap) -> str:
    writer = YAML()
    writer.Emitter = _VisibleEmitter
    writer.width = sys.maxsize
    stream = StringIO()
    writer.dump(document, stream)
    return stream.getvalue()


def _block(entry: Mapping[str, Any]) -> CommentedMap:
    return CommentedMap({key: _inline(value) for key, value in entry.items()})


def _inline(value: object) -> object:
    """Return mappings and lists in braces and brackets, and strings in quotation marks where they need them."""
    if isinstance(value, Mapping):
        mapping = CommentedMap({key: _inline(item) for key, item in value.items()})
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(map(_inline, value))
        sequence.fa.set_flow_style()
        return sequence
    if isinstance(value, bool):
        return value
    text = str(value)
    is_plain = PLAIN_SCALAR.fullmatch(text) and text.isprintable() and text.casefold() not in AMBIGUOUS_SCALARS
    return text if is_plain else DoubleQuotedScalarString(text)


def _add_comments(mapping: CommentedMap, key: str, comments: list[str]) -> None:
    if comments:
        text = "\n".join(map(_escape_invisible, comments))
        mapping.yaml_set_comment_before_after_key(key, before=text, indent=2)


def _escape_invisible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)


def _top_level_keys(source: str) -> list[str]:
    node = yaml.compose(source, yaml.CSafeLoader)
    return [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
