"""A tiny corpus of invented articles, written into a folder, and the commands run on it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from ordrett_dataset.cli.main import main

ROOT: Final = Path(__file__).parents[2]

ARTICLE_FILE: Final = "seeds/010_skarv.txt"
ANNOTATION_FILE: Final = "annotations/010_skarv.yaml"
SECOND_ARTICLE_FILE: Final = "seeds/011_lykt.txt"

TEXT: Final = """Fyrvokter Tandberg venter en tidlig vinter på Skarvøya
Skarvøyposten 4. mars 2021
Av Ludvig Fjærestad
– Isen kommer tidlig i år, sier Ottar Tandberg til Holmebladet.
Ifølge Tandberg skal lykten tennes hver kveld gjennom hele vinteren.
Tandberg møtte havnesjefene fra Sverige i Bergen 2. mars 2021, og de ble enige om flere båter.
Vis mer
"""

SECOND_TEXT: Final = """Fyrtårnet på Lyngholm får en ny lampe til foråret
Beboerne på den lille ø har samlet penge ind gennem hele efteråret, og nu er lampen endelig bestilt.
Den gamle lampe bliver stillet ud i havnens hus, hvor alle kan se den hver lørdag og søndag.
"""

ANNOTATION: Final = """article: 010_skarv
id: "010"
sha256: {sha256}
sections:
  byline: ["Skarvøyposten 4. mars 2021", "Av Ludvig Fjærestad"]
  headline: ["Fyrvokter Tandberg venter en tidlig vinter på Skarvøya"]
  furniture: ["Vis mer"]
fields:
  headline: {words: "Fyrvokter Tandberg venter en tidlig vinter på Skarvøya"}
  byline: {words: "Ludvig Fjærestad"}
  publisher: {is: "Skarvøyposten", words: "Skarvøyposten"}
  published: {edtf: "2021-03-04", basis: printed, words: "4. mars 2021"}
quotes:
  q01:
    text: "Isen kommer tidlig i år"
    kind: direct
    speaker: tandberg
    speaker_kind: person
    cue: sier
    source: "Ottar Tandberg"
    via: Holmebladet
  q02:
    text: "skal lykten tennes hver kveld gjennom hele vinteren"
    kind: indirect
    speaker: tandberg
    speaker_kind: person
    cue: Ifølge
    source: Tandberg
person_mentions:
  m01: {person: tandberg, text: {exact: "Tandberg", suffix: " venter"}}
  m02: {person: fjaerestad, text: "Ludvig Fjærestad"}
  m03: {person: tandberg, text: "Ottar Tandberg"}
  m04: {person: tandberg, text: {exact: "Tandberg", prefix: "Ifølge "}}
  m05: {person: tandberg, text: {exact: "Tandberg", suffix: " møtte"}}
event_mentions:
  r01:
    event: harbour_meeting
    text: "Tandberg møtte havnesjefene fra Sverige i Bergen 2. mars 2021"
    trigger: møtte
    modality: asserted
    date: {edtf: "2021-03-02", basis: printed, words: "2. mars 2021"}
"""

CORPUS_FILES: Final[Mapping[str, str]] = {
    "corpus.toml": """name = "skarv"
title = "Invented lighthouse news"
version = "1.2.3"
released = 2022-02-03
description = "Two articles that nobody ever printed."
licence = "CC0-1.0"
keywords = ["lighthouse"]
rights = "http://rightsstatements.org/vocab/NoC-US/1.0/"

[[authors]]
name = "Petra Nordgaard"

[[annotators]]
name = "test"
kind = "invented"
human_review = false
""",
    ARTICLE_FILE: TEXT,
    SECOND_ARTICLE_FILE: SECOND_TEXT,
    ANNOTATION_FILE: ANNOTATION.replace("{sha256}", hashlib.sha256(TEXT.encode()).hexdigest()),
    "annotations/people.yaml": """tandberg:
  name: Ottar Tandberg
  named_in: 010_skarv
  name_form: full_name
  description: {is: "lighthouse keeper", article: 010_skarv, words: [Fyrvokter]}
  name_en: {is: Ottar Tandberg, sources: [almanac]}
fjaerestad:
  name: Ludvig Fjærestad
  named_in: 010_skarv
  name_form: full_name
""",
    "annotations/events.yaml": """harbour_meeting:
  label: Tandberg meets the harbour masters in Bergen
  type: CONSULT
  mode: visit
  read_in: 010_skarv
  words: møtte
  place: {name: Bergen, words: Bergen}
  participants:
    actor1: {kind: person, person: tandberg, words: Tandberg}
    actor2: {kind: state, name: Sweden, words: Sverige}
""",
    "annotations/fact_checks.yaml": """c01:
  article: 010_skarv
  text: "Isen kommer tidlig i år"
  verdict: disagrees
  explanation: "The almanac has the ice come late that year."
  sources: [almanac]
""",
    "annotations/external_sources.yaml": """almanac:
  publisher: Almanac of Skarv
  url: https://example.org/almanac
  title: Ice on the fjord
  published: "2021-05"
  excerpt: "late ice"
""",
}


@dataclass(frozen=True)
class CommandResult:
    """What a command left behind."""

    code: int
    out: str
    err: str


def write_corpus(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the corpus with some files changed, added, or (None) left out."""
    for name, content in {**CORPUS_FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def edit_file(name: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the corpus with the one place of some words changed."""
    assert CORPUS_FILES[name].count(old) == 1, f"{old!r} stands {CORPUS_FILES[name].count(old)} times in {name}"
    return {name: CORPUS_FILES[name].replace(old, new)}


def replace_article(text: str, changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the first article with another text, and its annotation with the new hash and some words changed."""
    notes = ANNOTATION.replace("{sha256}", hashlib.sha256(text.encode()).hexdigest())
    for old, new in (changes or {}).items():
        assert old in notes, old
        notes = notes.replace(old, new)
    return {ARTICLE_FILE: text, ANNOTATION_FILE: notes}


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every plain file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def read_package_files(folder: Path) -> dict[str, bytes]:
    """Return the files that a build alone may write."""
    return {name: data for name, data in read_folder(folder).items() if name.startswith(("dataset", ".partial"))} | {
        "datapackage.json": (folder / "datapackage.json").read_bytes()
    }


def run_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> CommandResult:
    """Run a command in this process, which spares the seconds that the libraries need to be imported."""
    monkeypatch.setattr(sys, "argv", ["scripts", *map(str, arguments)])
    capsys.readouterr()
    try:
        code: object = main()
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    assert isinstance(code, int)
    return CommandResult(code, said.out, said.err)


def run_subprocess(*arguments: object, cwd: Path = ROOT) -> CommandResult:
    """Run `python -m scripts` in a process of its own, its output in pipes."""
    plain = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    done = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", *map(str, arguments)],
        cwd=cwd,
        env=plain,
        capture_output=True,
        check=False,
    )
    return CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode())
