"""A brat folder -> the corrections that are in it."""

from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from ordrett.errors import InputError
from ordrett_dataset.annotations.draft.annotation import Draft
from ordrett_dataset.annotations.models import PersonEntry, Slug
from ordrett_dataset.annotations.write_yaml import annotation_yaml
from ordrett_dataset.brat.correction import Correction
from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.edited import edited
from ordrett_dataset.brat.indexed import Indexed
from ordrett_dataset.brat.merged import merged
from ordrett_dataset.brat.parsed import parsed
from ordrett_dataset.brat.placed import Tree
from ordrett_dataset.brat.seal import SEAL, is_sealed
from ordrett_dataset.brat.taken import Taken
from ordrett_dataset.corpus.safe_path import printable_name, require_regular_file

PEOPLE = TypeAdapter(dict[Slug, PersonEntry])
CHANGED: Final = "annotation_unchanged_since_export"


def incoming(desk: Desk, folder: Path, stem: str) -> Correction | None:
    """Return what was corrected in an article's .ann file; None where it is as it went out, or says the same.

    Raises Refusals for a file that cannot be taken in.
    """
    path = folder / f"{stem}.ann"
    name = printable_name(path)
    require_regular_file(path, name, folder)
    article, standing = desk.article(stem), desk.standing(stem)
    _refuse_other_text(path.with_suffix(".txt"), article.text.encode(), folder)
    content = path.read_bytes()
    taken = Taken(Indexed(parsed(content, name, article), name), article, standing.source)
    tree = taken.tree
    went_out, seal = tree.pop("annotation", None), str(tree.pop(SEAL, ""))
    people = _people(tree.pop("people", {}), tree, name)
    data = merged(tree, standing.data, standing.tree, article)
    if standing.source and data == standing.data:
        return None
    if went_out != standing.sha256:
        # Nobody has touched it; what has changed is the annotation alone.
        if standing.source and is_sealed(content.decode(), seal):
            return None
        found = "the annotation has changed since this went out to brat"
        remedy = "Write it to another folder with `brat out`, and make there what was corrected here."
        raise InputError(name, CHANGED, found, remedy)
    where = f"{desk.annotations.name}/{stem}.yaml"
    source = edited(standing.source, data, where) if standing.source else _first(data)
    return Correction(stem, name, source, data, taken.lines, standing, people)


def _refuse_other_text(path: Path, text: bytes, folder: Path) -> None:
    name = printable_name(path)
    remedy = "Put the seed itself there: places are counted in it."
    if not path.exists():
        raise InputError(name, "standoff_text_is_the_seed", "no such file", remedy)
    require_regular_file(path, name, folder)
    if path.read_bytes() != text:
        raise InputError(name, "standoff_text_is_the_seed", "another text", remedy)


def _people(given: Any, tree: Tree, name: str) -> dict[str, dict[str, str]]:  # noqa: ANN401 - what a note holds
    """Return the people of a first annotation who are still mentioned in it."""
    try:
        people = PEOPLE.validate_python(given)
    except ValidationError as error:
        found, remedy = f"people: {error.errors()[0]['msg']}", "Leave the note of the article as it went out."
        raise InputError(name, "standoff_note_can_be_read", found, remedy) from None
    mentioned = {mention.get("person") for mention in tree["person_mentions"].values()}
    return {key: person.model_dump(exclude_defaults=True) for key, person in people.items() if key in mentioned}


def _first(data: Tree) -> str:
    """Return the file of a first annotation."""
    text = annotation_yaml(Draft({part: said for part, said in data.items() if part != "draft"}, {}))
    draft = "draft: true\n"
    return text if "draft" in data else text.partition(draft)[2]
