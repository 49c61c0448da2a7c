"""The file that the page saves: W3C Web Annotations that assess rows."""

import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ordrett.errors import InputError

Verdict = Literal["agree", "disagree", "unsure"]
# The tables whose rows can be reviewed, and the cells of each that a reviewer can correct.
CORRECTABLE: Final[dict[str, tuple[str, ...]]] = {
    "quotes": ("text_start", "text_end", "quote_kind", "speaker_id"),
    "person_mentions": ("text_start", "text_end", "person_id"),
    "event_mentions": (
        *("text_start", "text_end", "modality", "is_negated"),
        *("date", "date_start", "date_end", "date_anchor_start", "date_anchor_end"),
    ),
    "fact_checks": ("text_start", "text_end", "aspect", "verdict"),
    "people": (),
    "events": ("plover_type", "plover_mode"),
    "event_participants": (),
}
REVIEWED_TABLES: Final = tuple(CORRECTABLE)
MENTION_CELLS: Final = {
    *("is_negated", "trigger_start", "trigger_end"),
    *("date", "date_start", "date_end", "date_anchor_start", "date_anchor_end"),
}
# The tables to which a reviewer can add a row that is missing, and the cells of it: those that it needs, and others.
ADDABLE: Final[dict[str, tuple[set[str], set[str]]]] = {
    "quotes": ({"text_start", "text_end", "quote_kind"}, {"speaker_id"}),
    "person_mentions": ({"text_start", "text_end", "person_id"}, set()),
    "event_mentions": ({"text_start", "text_end", "event_id", "modality"}, MENTION_CELLS),
    # An event together with its first mention.
    "events": ({"text_start", "text_end", "label", "modality"}, {"plover_type", *MENTION_CELLS}),
    # A participant that is a person has a `person_id`; any other has a `name`.
    "event_participants": (
        {"text_start", "text_end", "event_id", "role", "participant_kind"},
        {"person_id", "name"},
    ),
}
MAX_BYTES: Final = 50_000_000
Text = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class Body(_Part):
    """One statement on a row: a verdict, a remark, corrected cells, or the cells of a new row."""

    purpose: Literal["assessing", "commenting", "editing", "describing"]
    value: str | dict[str, str | int | bool | None]


class ReviewItem(_Part):
    """What a person said of one row; `seen` are the cells that the page showed.

    A row that the person adds has the motivation `describing`; its article and words are in `seen`.
    """

    id: Annotated[str, StringConstraints(pattern=rf"^({'|'.join(REVIEWED_TABLES)})/[A-Za-z0-9._-]+$")]
    motivation: Literal["assessing", "describing"]
    created: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    body: tuple[Body, ...] = Field(strict=False)
    seen: dict[str, Any]

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.id.partition("/")[0]

    @property
    def row_id(self) -> str:
        """The key of the row."""
        return self.id.partition("/")[2]

    @property
    def is_new(self) -> bool:
        """Whether the person adds the row."""
        return self.motivation == "describing"

    @property
    def verdict(self) -> str | None:
        """What the person decided."""
        return next((str(body.value) for body in self.body if body.purpose == "assessing"), None)

    @property
    def remark(self) -> str | None:
        """What the person added in words."""
        return next((str(body.value) for body in self.body if body.purpose == "commenting"), None)

    @property
    def corrections(self) -> dict[str, str | int | bool | None]:
        """Corrected values by column, or all values of a new row."""
        return next((body.value for body in self.body if isinstance(body.value, dict)), {})


class _Page(_Part):
    items: tuple[ReviewItem, ...] = Field(strict=False)


class _Creator(_Part):
    name: Text


class Review(_Part):
    """The decisions of one person on rows of a package."""

    type: Literal["AnnotationCollection"]
    creator: _Creator
    first: _Page

    @property
    def reviewer(self) -> str:
        """The name of the person."""
        return self.creator.name.strip()

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """What the person said, row by row."""
        return self.first.items


def load_review(path: Path) -> Review:
    """Read a saved review; raises a group of InputErrors, one for each thing that is wrong with it."""
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        problem, hint = f"{len(data):,} bytes are more than a review has", "Name the file that the page saved."
        raise InputError(str(path), "review_file_is_valid", problem, hint)
    try:
        review = Review.model_validate_json(data)
    except ValidationError as error:
        raise ExceptionGroup(str(path), [_to_input_error(path, details) for details in error.errors()]) from None
    errors = [
        error for number, item in enumerate(review.items, 1) for error in _check_item(item, f"{path}: item {number}")
    ]
    if not review.reviewer:
        errors.append(
            InputError(str(path), "review_file_is_valid", "it does not name the reviewer", "Enter it on the page.")
        )
    if errors:
        raise ExceptionGroup(str(path), errors)
    return review


def _check_item(item: ReviewItem, location: str) -> list[InputError]:
    errors = []
    hint = "Save the review again from the page."
    if item.is_new:
        needed, others = ADDABLE.get(item.table, (set(), set()))
        if not (needed and needed <= item.corrections.keys() <= needed | others):
            problem = f"the new row {item.id} has {', '.join(item.corrections) or 'no cells'}"
            errors.append(InputError(location, "new_row_is_complete", problem, hint))
        elif not str(item.corrections.get("label", "-")).strip():
            errors.append(InputError(location, "new_row_is_complete", f"{item.id}: an event without a label", hint))
        return errors
    if item.verdict not in ("agree", "disagree", "unsure"):
        problem = f"{item.id} has the unknown verdict {item.verdict!r}"
        errors.append(InputError(location, "review_has_verdict", problem, "Use agree, disagree or unsure."))
    for column in item.corrections.keys() - set(CORRECTABLE[item.table]):
        problem = f"{item.id}: the column {column!r} cannot be corrected on the page"
        errors.append(InputError(location, "correction_is_supported", problem, "Correct it in the annotation itself."))
    try:
        datetime.date.fromisoformat(item.created[:10])
    except ValueError:
        errors.append(
            InputError(
                location, "review_has_day", f"{item.id} was created on {item.created!r}, which is not a day", hint
            )
        )
    return errors


def _to_input_error(path: Path, details: Any) -> InputError:  # noqa: ANN401 - a typed dictionary of pydantic
    place = ".".join(map(str, details["loc"]))
    hint = "Save the review again from the page."
    return InputError(f"{path}: {place}" if place else str(path), "review_file_is_valid", details["msg"], hint)
