"""Values that entries of the annotation files are made of."""

from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ordrett.anchor import TextQuoteSelector
from ordrett.model import Basis

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
# Text of an article: a string, or a mapping with `exact` and the `prefix` and `suffix` that make it unique.
Anchor = Annotated[
    TextQuoteSelector, BeforeValidator(lambda value: {"exact": value} if isinstance(value, str) else value)
]


class StrictModel(BaseModel):
    """A mapping in which unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ValueEntry(StrictModel):
    """A value given by text of the article, by external sources, or by both."""

    value: NonEmpty = Field(alias="is")
    words: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: NonEmpty | None = None


class DateEntry(StrictModel):
    """An EDTF date, the text that gives it, and what completes that text."""

    edtf: NonEmpty
    basis: Basis
    words: Anchor | None = None
    anchor: Anchor | None = None
    sources: tuple[Slug, ...] = ()
    note: NonEmpty | None = None

    @model_validator(mode="after")
    def _has_only_what_its_basis_uses(self) -> Self:
        unused = {"printed": ("anchor", "sources"), "resolved": ("sources",), "external": ("anchor",)}[self.basis]
        if surplus := [name for name in unused if getattr(self, name)]:
            raise ValueError(f"a date with basis {self.basis} has no {' and no '.join(surplus)}")
        return self


class TextEntry(StrictModel):
    """Text of the article that is itself the value."""

    words: Anchor
