"""The front matter of a Markdown file: fields in YAML between two lines of three hyphens, above the text."""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import yaml

from ordrett.errors import InputError

FRONT_MATTER: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<fields>[^\W\d][\w -]*:(?:.*\r?\n){1,100}?)---[ \t]*(?:\r?\n|\Z)"
)
HINT: Final = "Correct it, or remove the lines from the first --- to the second."


class FrontMatter(NamedTuple):
    """The fields above the text of a Markdown file, their values as written, and the text."""

    fields: Mapping[str, Any]
    text: str


def split_front_matter(text: str, location: str) -> FrontMatter | None:
    """Return the fields and the text of a Markdown file; None if it has no front matter.

    Raises InputError if the front matter is not plain YAML.
    """
    match = FRONT_MATTER.match(text)
    if match is None:
        return None
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match["fields"], yaml.CBaseLoader)):
            raise InputError(location, "front_matter_is_valid", "its front matter uses an alias", HINT)
        fields = yaml.load(match["fields"], yaml.CBaseLoader)  # noqa: S506 - makes nothing but strings, lists, mappings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{location}: line {mark.line + 2}" if mark else location
        problem = f"its front matter is not valid YAML: {getattr(error, 'problem', None) or error}"
        raise InputError(place, "front_matter_is_valid", problem, HINT) from None
    return FrontMatter(fields, text[match.end() :].lstrip("\r\n")) if isinstance(fields, dict) else None
