"""The people of an article and the places where they are named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordrett.model import NameForm
from ordrett.span import Span


@dataclass(frozen=True)
class PeopleIndex:
    """The people of an article and where they are named.

    Mention k is the tokens `first[k]` to `last[k] - 1`, names person `who[k]` and was found by `rule[k]`; mentions
    stand in the order of the text and share no token. `span[k]` leaves a genitive ending out. Person p is called
    `names[p]`, the fullest printed form; `gender[p]` is "f", "m" or None; `at` gives the mention of a token.
    """

    first: Sequence[int]
    last: Sequence[int]
    span: Sequence[Span]
    who: Sequence[int]
    rule: Sequence[str]
    names: Sequence[str]
    name_form: Sequence[NameForm]
    gender: Sequence[str | None]
    at: Mapping[int, int]
