import csv
import re
from pathlib import Path

import pytest

from ordrett_dataset.brat.desk import Desk
from ordrett_dataset.brat.outgoing import outgoing
from tests.support.annotated_corpus import CORPUS
from tests.support.corpus_folder import ROOT
from tests.third_party import Tools

Place = tuple[int, int]


def places(table: str, article: str, *columns: str) -> list[tuple[Place | None, ...]]:
    """Return the places that the tables of the project give to the rows of an article."""
    with (ROOT / f"dataset/{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["article_id"] == article]
    read = [tuple((row[f"{column}_start"], row[f"{column}_end"]) for column in columns) for row in rows]
    return sorted((tuple((int(s), int(e)) if s else None for s, e in row) for row in read), key=str)


def drawn(text: str, type_: str, *roles: str) -> list[tuple[Place | None, ...]]:
    """Return the places of the rows of a type in an .ann file; pieces that are cut at line ends are one place."""
    bounds: dict[str, Place] = {}
    for name, said in re.findall(r"^(T\d+)\t[\w-]+ ([\d ;]+)\t", text, re.MULTILINE):
        ends = [int(end) for end in re.split("[ ;]", said)]
        bounds[name] = (ends[0], ends[-1])
    if type_ == "PersonMention":
        return sorted(((bounds[name],) for name in re.findall(r"^(T\d+)\tPersonMention ", text, re.MULTILINE)), key=str)
    rows: list[tuple[Place | None, ...]] = []
    for trigger, arcs in re.findall(rf"^E\d+\t{type_}:(T\d+) (.*)$", text, re.MULTILINE):
        to = dict(arc.split(":") for arc in arcs.split())
        rows.append((bounds[trigger], *(bounds[to[role]] if role in to else None for role in roles)))
    return sorted(rows, key=str)


def test_the_places_are_those_of_the_tables() -> None:
    desk = Desk(ROOT)
    for name, content in outgoing(desk, desk.written.entries.articles).items():
        if name.endswith(".ann"):
            stem, text = name.removesuffix(".ann"), content.decode()
            of_quotes = places("quotes", stem, "text", "cue", "source", "relayed_by", "addressed_to")
            assert drawn(text, "Quote", "Cue", "Source", "Relayed_by", "Addressed_to") == of_quotes != []
            assert drawn(text, "PersonMention") == places("person_mentions", stem, "text") != []
            assert drawn(text, "EventMention") == places("event_mentions", stem, "text") != []


@pytest.mark.slow
@pytest.mark.parametrize("corpus", ["the project", "made up"])
def test_the_server_of_brat_finds_nothing_wrong_and_writes_the_same(corpus: str, tmp_path: Path, tools: Tools) -> None:
    desk = Desk(ROOT if corpus == "the project" else CORPUS.write(tmp_path / "corpus"))
    stems = list(desk.written.entries.articles)
    folder = tmp_path / "brat"
    folder.mkdir()
    for name, content in outgoing(desk, stems).items():
        (folder / name).write_bytes(content)
    said = tools.run_script("read_brat.py", folder)
    assert said.keys() == {*stems}
    for stem, of in said.items():
        lines = (folder / f"{stem}.ann").read_text(encoding="utf-8").splitlines()
        assert of == {"failed": [], "issues": [], "same": True, "events": sum(line[0] == "E" for line in lines)}
