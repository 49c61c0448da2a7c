"""Which corpora the automatic reading is measured on, and what other systems reach."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus: the folder's name, what is in it, whose it is; `tuned` where the rules were written beside it."""

    name: str
    content: str
    origin: str
    licence: str
    tuned: bool
    note: str


@dataclass(frozen=True, slots=True)
class Peer:
    """Another system: F1 at overlap 0.3 and 0.8, recall of direct quotes at 0.8, right source among those matched."""

    system: str
    figures: list[float]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that scripts/accuracy/corpora.toml says; `facts` are sentences on other systems."""

    corpora: tuple[Corpus, ...]
    peers: tuple[Peer, ...]
    facts: tuple[str, ...]


@cache
def corpora() -> Manifest:
    """Return what the list says, in its order."""
    said = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return Manifest(
        tuple(Corpus(**entry) for entry in said["corpus"]),
        tuple(Peer(**entry) for entry in said["peer"]),
        tuple(entry["text"] for entry in said["fact"]),
    )
