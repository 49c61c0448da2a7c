"""The people of an article and where they are mentioned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordrett.model import NameForm
from ordrett.span import Span


@dataclass(frozen=True)
class PeopleIndex:
    """The people of an article, numbered by their first mention, and their mentions in text order.

    Mention k covers tokens `starts[k]` to `ends[k] - 1`, names person `person_of[k]` and is found by rule `rules[k]`;
    `spans[k]` excludes a genitive ending. Mentions do not overlap. Person p is called `names[p]`, the fullest form in
    the text; `genders[p]` is "m", "f" or None. `mention_at_token` maps a token to its mention.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    spans: Sequence[Span]
    person_of: Sequence[int]
    rules: Sequence[str]
    names: Sequence[str]
    name_forms: Sequence[NameForm]
    genders: Sequence[str | None]
    mention_at_token: Mapping[int, int]
