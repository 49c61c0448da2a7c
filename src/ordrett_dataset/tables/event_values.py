"""What follows for an event from its mentions and fact checks: factuality, contradictions, dates and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from ordrett.edtf import parse_date_bounds
from ordrett.model import Basis, EdtfDate, EventMention, Factuality, Modality
from ordrett_dataset.tables.entities import FactCheck

DISPUTING_VERDICTS: Final = ("disagrees", "disputed")
FACTUALITY: Final[dict[Modality, Factuality]] = {
    "asserted": "asserted",
    "alleged": "alleged",
    "presupposed": "alleged",
    "predicted": "foretold",
    "planned": "foretold",
    "hypothetical": "hypothetical",
}
# From the strongest to the weakest.
FACTUALITIES: Final[tuple[Factuality, ...]] = ("asserted", "alleged", "foretold", "hypothetical")
# What a date needs besides the words that give it, from nothing to the most.
BASES: Final[tuple[Basis, ...]] = ("printed", "resolved", "external")
DATE_MODALITIES: Final[tuple[Modality, ...]] = ("asserted",)
CLAIMED_DATE_MODALITIES: Final[tuple[Modality, ...]] = ("alleged", "predicted", "planned")

Bounds = tuple[date | None, date | None]


class ArticleMention(NamedTuple):
    """An event mention and the article that contains it."""

    article_id: str
    mention: EventMention


class CommonDate(NamedTuple):
    """The date that several dates allow; None if there are none, or if they exclude each other."""

    date: EdtfDate | None
    is_consistent: bool


@dataclass(frozen=True, slots=True)
class EventValues:
    """The computed values of an event; the fields are columns of the table `events`."""

    factuality: Factuality
    contradicted: bool
    denied_by_source: bool
    date: EdtfDate | None
    date_claimed: EdtfDate | None
    mentions_consistent: bool
    n_mentions: int
    n_articles: int
    n_articles_asserting: int


def compute_event_values(mentions: Sequence[ArticleMention], checks: Iterable[FactCheck]) -> EventValues:
    """Return the values that the mentions of an event, in table order, and its fact checks give it."""
    disputing = [check for check in checks if check.verdict.value in DISPUTING_VERDICTS]
    disputed_dates = {
        parse_date_bounds(mention.date.value.edtf)
        for article_id, mention in mentions
        for check in disputing
        if check.aspect == "date" and check.article_id == article_id and mention.date.value
        if check.text.start < mention.text.end and mention.text.start < check.text.end
    }
    polarities = {mention.is_negated.value for _, mention in mentions if mention.modality.value == "asserted"}
    common = _common_date(mentions, DATE_MODALITIES, disputed_dates)
    claimed = CommonDate(None, is_consistent=True)
    if common.date is None:
        claimed = _common_date(mentions, CLAIMED_DATE_MODALITIES, disputed_dates)
    return EventValues(
        factuality=_factuality([mention for _, mention in mentions]),
        contradicted=polarities == {True, False} or any(check.aspect == "occurrence" for check in disputing),
        denied_by_source=any(m.modality.value == "alleged" and m.is_negated.value for _, m in mentions),
        date=common.date,
        date_claimed=claimed.date,
        mentions_consistent=common.is_consistent and claimed.is_consistent,
        n_mentions=len(mentions),
        n_articles=len({article_id for article_id, _ in mentions}),
        n_articles_asserting=len(
            {
                article_id
                for article_id, mention in mentions
                if mention.modality.value == "asserted" and not mention.is_negated.value
            }
        ),
    )


def intersect_dates(dates: Sequence[EdtfDate]) -> CommonDate:
    """Return the days that all dates allow, as the date that allows just these, or else as an interval.

    Of equal dates the one that needs least besides its words is returned, and of those the first. The basis of an
    interval is the one of its bounds that needs more.
    """
    bounds = [parse_date_bounds(edtf_date.edtf) for edtf_date in dates]
    earliest = max((first for first, _ in bounds if first), default=None)
    latest = min((last for _, last in bounds if last), default=None)
    if earliest and latest and latest < earliest:
        return CommonDate(None, is_consistent=False)
    same = [edtf_date for edtf_date, own in zip(dates, bounds, strict=True) if own == (earliest, latest)]
    if same or not dates:
        return CommonDate(min(same, key=lambda d: BASES.index(d.basis), default=None), is_consistent=True)
    # A single date allows just these days if one bound is open, so both are known here.
    first_basis, last_basis = (
        min(BASES.index(edtf_date.basis) for edtf_date, own in zip(dates, bounds, strict=True) if own[n] == bound)
        for n, bound in enumerate((earliest, latest))
    )
    edtf = f"{earliest}" if earliest == latest else f"{earliest}/{latest}"
    return CommonDate(EdtfDate(edtf, BASES[max(first_basis, last_basis)]), is_consistent=True)


def _common_date(
    mentions: Sequence[ArticleMention], modalities: Sequence[Modality], disputed_dates: set[Bounds]
) -> CommonDate:
    dates = [
        mention.date.value
        for _, mention in mentions
        if mention.modality.value in modalities and not mention.is_negated.value and mention.date.value
    ]
    return intersect_dates([d for d in dates if parse_date_bounds(d.edtf) not in disputed_dates])


def _factuality(mentions: Sequence[EventMention]) -> Factuality:
    voting = [mention for mention in mentions if mention.modality.value != "presupposed"] or mentions
    positive = {FACTUALITY[mention.modality.value] for mention in voting if not mention.is_negated.value}
    if positive:
        return min(positive, key=FACTUALITIES.index)
    is_denied = any(FACTUALITY[mention.modality.value] in ("asserted", "alleged") for mention in voting)
    return "denied" if is_denied else "hypothetical"
