"""Plain data -> the YAML of an annotation."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ordrett_dataset.annotations.draft.annotation import Draft
from ordrett_dataset.annotations.flow import flow

HEAD: Final = (
    "A first reading, made by rules: hold every entry to docs/annotation-guide.md, add what is missing.",
    "Events are not read by rules: `reports` stand here, events in events.yaml. Then take these lines and `draft` out.",
)


def annotation_yaml(draft: Draft) -> str:
    """Return the file of an article: quotes and whole parts in lines of their own, the rest one entry a line."""
    lines = [*(f"# {line}" for line in HEAD), "draft: true"]
    for part, value in draft.notes.items():
        if not isinstance(value, Mapping):
            lines.append(f"{part}: {flow(value)}")
            continue
        lines.append(f"{part}:")
        lines += [f"  # {comment}" for comment in draft.comments.get((part,), ())]
        for key, entry in value.items():
            lines += [f"  # {comment}" for comment in draft.comments.get((part, key), ())]
            lines += _block(key, entry, "  ") if part == "quotes" else [f"  {key}: {flow(entry)}"]
    return "\n".join(lines) + "\n"


def people_yaml(people: Mapping[str, Mapping[str, str]]) -> str:
    """Return entries of people.yaml."""
    return "".join(f"{line}\n" for key, entry in people.items() for line in _block(key, entry, ""))


def _block(key: str, entry: Mapping[str, Any], indent: str) -> Iterator[str]:
    yield f"{indent}{key}:"
    for column, value in entry.items():
        yield f"{indent}  {column}: {flow(value)}"
