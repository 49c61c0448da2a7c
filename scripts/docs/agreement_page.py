"""The agreement of two readings, and every difference between them: docs/agreement.md."""

from pathlib import Path
from typing import cast

from ordrett.article import Article
from ordrett.errors import InputError
from ordrett_dataset.annotations.strict_yaml import plain_yaml
from ordrett_dataset.evaluation.agreement.disagreements import Difference, differences
from ordrett_dataset.evaluation.agreement.flatten import Flat, flat
from ordrett_dataset.evaluation.agreement.metrics import figures
from ordrett_dataset.metadata.markdown import format_table

HEAD = """# Agreement of the two readings

Each article was read twice by one guide, by a language model that had not seen the other reading. What follows is
the consistency of two readings by a language model; it is not accuracy, and no human has reviewed either. Both raw
readings are in `annotations/double/`. Made by `python -m scripts docs`.

Quotes and mentions are matched one to one by the overlap of their words (shared characters as a part of those that
either has, at least .3), reports also by the words that decide their kind. F1 where the two have different numbers of
rows, the share of equal values among those matched elsewhere. A speaker who is no named person is compared by kind. Of
events, type, mode, place and participants are compared; labels, descriptions and notes are own words and are not. An
event that one reading alone has shows in the list of differences by its reports.
"""


def agreement_table(folder: Path, articles: dict[str, Article]) -> str:
    """Return the figures as a table; `folder` holds first-readings/."""
    first, second = _readings(folder, articles)
    rows = [(f.what, f.first, f.second, f.alike, f"{f.value:.3f}") for f in figures(first, second)]
    return format_table(("what", "first reading", "second reading", "alike", "F1 or share"), rows)


def agreement_page(folder: Path, articles: dict[str, Article]) -> str:
    """Return the page; raise InputError where a difference has no reason, or a reason no difference."""
    first, second = _readings(folder, articles)
    found = list(differences(first, second, flat(folder, articles)))
    reasons = cast("dict[str, str]", plain_yaml(folder / "first-readings" / "settled.yaml", "settled.yaml")[0])
    _each_has_a_reason(found, reasons)
    counts = {outcome: sum(d.outcome == outcome for d in found) for outcome in ("first", "second", "neither")}
    said = (
        f"{len(found)} differences: the first reading stands in {counts['first']}, the second in {counts['second']}, "
    )
    said += f"neither in {counts['neither']}. Offsets are those of the words in the article; — is nothing."
    rows = [(d.place, d.first, d.second, d.settled, d.outcome, reasons[d.place]) for d in found]
    head = ("place", "first reading", "second reading", "settled", "stands", "because")
    return "\n".join([HEAD, agreement_table(folder, articles), "## Differences\n", said, "", format_table(head, rows)])


def _readings(folder: Path, articles: dict[str, Article]) -> tuple[Flat, Flat]:
    readings = folder / "first-readings"
    return flat(readings / "first", articles), flat(readings / "second", articles)


def _each_has_a_reason(found: list[Difference], reasons: dict[str, str]) -> None:
    places = {difference.place for difference in found}
    for place in sorted(places - set(reasons)):
        raise InputError("settled.yaml", "disagreement_is_adjudicated", place, "Add why it was settled so.")
    for place in sorted(set(reasons) - places):
        raise InputError(
            "settled.yaml", "adjudication_has_disagreement", place, "The readings do not differ there; take it out."
        )
