"""The corpora that automatic extraction is measured on, and the accuracy of other systems (corpora.toml)."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ordrett.errors import InputError


@dataclass(frozen=True, slots=True)
class Corpus:
    """An annotated corpus; `tuned` if the rules were developed on it."""

    name: str
    content: str
    origin: str
    licence: str
    tuned: bool
    note: str


@dataclass(frozen=True, slots=True)
class PeerResult:
    """Another system on PolNeAR test: F1 at overlap 0.3 and 0.8, recall of direct quotes at 0.8, source accuracy."""

    system: str
    scores: list[float]


@dataclass(frozen=True, slots=True)
class CorpusList:
    """The content of corpora.toml; `remarks` are further results of other systems, as sentences."""

    corpora: tuple[Corpus, ...]
    peers: tuple[PeerResult, ...]
    remarks: tuple[str, ...]


@cache
def load_corpus_list() -> CorpusList:
    """Return the corpora, peers and remarks in file order."""
    content = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return CorpusList(
        tuple(Corpus(**entry) for entry in content["corpus"]),
        tuple(PeerResult(**entry) for entry in content["peer"]),
        tuple(entry["text"] for entry in content["remark"]),
    )


def require_corpora(folder: Path, names: Iterable[str]) -> None:
    """Raise InputError if a corpus is missing in `folder`."""
    if missing := [name for name in names if not (folder / name / "seeds").is_dir()]:
        hint = "Get it from the origin in docs/accuracy.md, and convert it to a corpus folder of that name."
        raise InputError(str(folder), "corpora_exist", f"no folder {', '.join(missing)}", hint)
