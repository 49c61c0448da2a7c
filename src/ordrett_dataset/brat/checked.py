"""Corrections, held to what a build holds annotations to, before any is written."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ordrett.errors import InputError
from ordrett_dataset.annotations import Annotations
from ordrett_dataset.annotations.files import SHARED_FILES
from ordrett_dataset.brat.correction import Correction
from ordrett_dataset.brat.desk import NOT_CORRECTED, Desk
from ordrett_dataset.brat.lent import lent
from ordrett_dataset.brat.shape import SHAPES
from ordrett_dataset.rules.check import check_package
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.tables.assemble import build_tables
from ordrett_dataset.tables.canonical_people import canonical_ids

PLACE: Final = re.compile(r"annotations/(?P<stem>[^:]+)\.yaml: line \d+(?:: (?P<part>\w+)(?:\.(?P<key>[\w-]+))?)?")
# An annotation that nobody has corrected yet is read as if somebody had.
DRAFT: Final = re.compile(rb"^draft:.*(\r?\n|\Z)", re.MULTILINE)


def checked(desk: Desk, corrections: Sequence[Correction], people: str) -> None:
    """Raise Refusals for what is wrong with the corrected articles, and what has become wrong with others.

    `people` is the text of people.yaml. The counts that corpus.toml pins are a matter of the build.
    """
    there = desk.files({})
    new = desk.files({f"{correction.stem}.yaml": correction.source.encode() for correction in corrections})
    new |= {"people.yaml": people.encode()} if people else {}
    wrong = _wrong(desk, new)
    before = {str(refusal) for _, refusal in _wrong(desk, there)} if wrong else set()
    by_stem = {correction.stem: correction for correction in corrections}
    found: list[InputError] = []
    for stem, refusal in wrong:
        if where := _in_the_file(refusal, by_stem):
            found.append(InputError(where, refusal.code, refusal.found, refusal.hint))
        elif stem in by_stem or str(refusal) not in before:
            found.append(refusal)
    if found:
        raise ExceptionGroup("corrections", found)


def _wrong(desk: Desk, files: Mapping[str, bytes]) -> list[tuple[str, InputError]]:
    """Return by article what is wrong with annotations, and what breaks a rule in the tables of the others."""
    as_corrected = {
        name: content if Path(name).stem in SHARED_FILES else DRAFT.sub(b"", content) for name, content in files.items()
    }
    with lent(desk.annotations.name, as_corrected) as folder:
        try:
            read = desk.read(folder)
        except ExceptionGroup as group:
            return [("", refusal) for refusal in group.exceptions if isinstance(refusal, InputError)]
    faults = desk.faults(read, (NOT_CORRECTED,))
    wrong = [(stem, refusal) for stem, of in faults.items() for refusal in of]
    return wrong + [("", refusal) for refusal in (_broken(desk, read) if read.by_article else ())]


def _broken(desk: Desk, read: Annotations) -> list[InputError]:
    frames = build_tables(read.by_article.values(), read.fact_checks, read.external_sources, desk.about.rights)
    rows = canonical_ids(frames)
    frames["people"] = frames["people"].with_columns(canonical_id=frames["people"]["person_id"].replace(rows))
    texts = {stem: desk.article(stem).text.encode() for stem in read.by_article}
    package = Package(tables=frames, article_bytes=texts, languages=desk.about.languages)
    remedy = "Mend it in brat, or in the annotation."
    return [InputError(issue.location, issue.rule, issue.message, remedy) for issue in check_package(package)]


def _in_the_file(refusal: InputError, by_stem: Mapping[str, Correction]) -> str | None:
    """Return where in an .ann file that is which is wrong; None where it is elsewhere."""
    if (place := PLACE.match(refusal.location)) and place["stem"] in by_stem:
        return by_stem[place["stem"]].where(place["part"] or "", place["key"] or "")
    for correction in by_stem.values():
        if refusal.location == f"seeds/{correction.stem}.txt":
            return correction.where("", "")
        # An article without an id is refused for that, and has no row that could be named.
        article = str(correction.data.get("id", ""))
        for part, key in ((shape.part, key) for shape in SHAPES for key in correction.data.get(shape.part, {})):
            if article and re.search(rf"(?<![\w.]){re.escape(article)}\.{re.escape(key)}\b", refusal.location):
                return correction.where(part, key)
    return None
