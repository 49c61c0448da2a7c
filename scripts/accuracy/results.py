"""The figures of the corpora, as they are kept in the project: docs/accuracy.json."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import ordrett
from ordrett.errors import InputError
from ordrett_dataset.evaluation.evaluate import Evaluation
from ordrett_dataset.evaluation.gold_files import FILES
from ordrett_dataset.evaluation.metric import Figure, Share

FILE: Final = "docs/accuracy.json"
CODE: Final = Path(str(ordrett.__file__)).parent
REMEDY: Final = "Measure again: make accuracy CORPORA=path."


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one corpus; `sha256` is that of its seeds and gold files."""

    name: str
    texts: int
    refused: int
    sha256: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured, and with which state of the code that reads."""

    code: str
    corpora: tuple[Measured, ...]


def measured(name: str, folder: Path, result: Evaluation) -> Measured:
    """Return an evaluation of a corpus as it is kept."""
    files = [*sorted((folder / "seeds").iterdir()), *(folder / file for file in FILES if (folder / file).exists())]
    return Measured(name, result.texts, len(result.refused), _sha256(folder, files), tuple(result.figures))


def code_sha256(folder: Path = CODE) -> str:
    """Return the hash of all that ordrett is made of, code and language packs.

    Lines that are empty or a comment alone leave it as it is: they change no reading.
    """
    kept = [file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    return _sha256(folder, sorted(kept), comments=False)


def written(accuracy: Accuracy) -> str:
    """Return the text of the file: counts alone, since every ratio follows from them."""
    content = asdict(accuracy)
    for corpus in content["corpora"]:
        corpus["figures"] = [{key: v for key, v in figure.items() if v is not None} for figure in corpus["figures"]]
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def kept(root: Path) -> Accuracy | None:
    """Return what the file of a project says, or nothing where there is none; raise InputError for another file."""
    path = root / FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        corpora = (
            Measured(**corpus | {"figures": tuple(_figure(figure) for figure in corpus["figures"])})
            for corpus in content["corpora"]
        )
        return Accuracy(content["code"], tuple(corpora))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(FILE, "accuracy_file_is_valid", f"{type(error).__name__}: {error}", REMEDY) from None


def _figure(content: dict[str, Any]) -> Figure:
    shares = {name: Share(**share) for name, share in content.items() if isinstance(share, dict)}
    return Figure(**content | shares)


def _sha256(folder: Path, files: Iterable[Path], *, comments: bool = True) -> str:
    whole = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        if not comments and file.suffix in (".py", ".toml"):
            lines = (line for line in data.splitlines() if line.strip() and not line.lstrip().startswith(b"#"))
            data = b"\n".join(lines)
        whole.update(f"{file.relative_to(folder).as_posix()}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()
