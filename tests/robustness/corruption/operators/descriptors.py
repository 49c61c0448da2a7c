"""A descriptor that says something else of the tables and files."""

import random
from collections.abc import Iterator
from typing import Final

from tests.robustness.corruption.baseline import Ground
from tests.robustness.corruption.edit import Described
from tests.robustness.corruption.mutant import Group, Mutant
from tests.robustness.corruption.undetectable import reason

# Where a mutant of a table says the table.
TABLE: Final = "datapackage.json"


def changed_descriptors(ground: Ground, chance: random.Random) -> Iterator[Mutant]:
    """Yield descriptors with one statement changed: of files and tables, of what is expected, and of the whole."""
    resources = ground.descriptor["resources"]
    for n, resource in enumerate(resources):
        name, at = resource["name"], ("resources", n)
        other = chance.choice([r for r in resources if r["path"] != resource["path"]])
        yield _one("path of another file", name, "path", f"-> {other['path']}", Described((*at, "path"), other["path"]))
        column = "name" if name.startswith("seed-") else "table"
        yield _one("another name", name, column, f"-> {name}x", Described((*at, "name"), f"{name}x"))
        yield _one("number one more", name, "bytes", "+1", Described((*at, "bytes"), resource["bytes"] + 1))
        digest = f"sha256:{'0' * 64}"
        yield _one("another letter", name, "hash", "zeros", Described((*at, "hash"), digest))
        yield _one("resource lost", name, "", "the resource is gone", Described(at, ...))
        if "rows" in resource:
            yield _one("number one more", name, "rows", "+1", Described((*at, "rows"), resource["rows"] + 1))
            yield from _schema(n, resource["name"], resource["schema"]["fields"], chance)
    yield from _bounds(ground)
    for article in ground.texts:
        language = next(row["language"] for row in ground.rows["articles"] if row["article_id"] == article)
        other_language = chance.choice([code for code in ("nb", "da", "sv", "en") if code != language])
        said = f"{article} is {other_language}"
        yield _one("language stated", "", "languages", said, Described(("languages", article), other_language))
    for key in ("version", "title", "name", "created"):
        value = f"{ground.descriptor[key]}1" if key != "created" else "2001-01-01T00:00:00Z"
        yield _one("another statement", "", key, f"-> {value}", Described((key,), value))


def _schema(n: int, name: str, fields: list[dict[str, object]], chance: random.Random) -> Iterator[Mutant]:
    m = chance.randrange(len(fields))
    at, field = ("resources", n, "schema", "fields", m), fields[m]
    said = str(field["name"])
    required = Described((*at, "constraints", "required"), not dict(field["constraints"])["required"])  # type: ignore[call-overload]  # a mapping in JSON
    yield _one("constraint flipped", name, "schema", f"{said} required", required)
    yield _one("another letter", name, "schema", f"name of {said}", Described((*at, "name"), f"{said}x"))
    yield _one("column lost", name, "schema", said, Described(at, ...))


def _bounds(ground: Ground) -> Iterator[Mutant]:
    for article, tables in ground.descriptor.get("expectedRowCounts", {}).items():
        for table, (fewest, most) in tables.items():
            at = ("expectedRowCounts", article, table)
            count = sum(row["article_id"] == article for row in ground.rows[table])
            yield _one(
                "bounds above the count", article, "expectedRowCounts", table, Described(at, [count + 1, most + 1])
            )
            yield _one("bounds below the count", article, "expectedRowCounts", table, Described(at, [0, count - 1]))
            yield _one("bounds wider", article, "expectedRowCounts", table, Described(at, [max(0, fewest - 1), most]))


def _one(kind: str, row: str, column: str, said: str, edit: Described) -> Mutant:
    name = f"descriptor: {kind}"
    group: Group = "outside" if reason(TABLE, column, name) else "certain"
    return Mutant(name, group, TABLE, column, row, said, (edit,))
