"""Measured accuracy as the repository keeps it: docs/accuracy.json (own corpora) and docs/held-out.json."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import ordrett
from ordrett.errors import InputError
from ordrett_dataset.evaluation.evaluate import evaluate_corpus
from ordrett_dataset.evaluation.gold_files import GOLD_FILE_NAMES
from ordrett_dataset.evaluation.metric import Metric, Ratio

RESULTS_FILE: Final = "docs/accuracy.json"
HELD_OUT_FILE: Final = "docs/held-out.json"
CODE_FOLDER: Final = Path(str(ordrett.__file__)).parent


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """The metrics of one corpus; `sha256` is the hash of its articles and gold files."""

    name: str
    n_articles: int
    n_failed: int
    sha256: str
    metrics: tuple[Metric, ...]


@dataclass(frozen=True, slots=True)
class AccuracyResults:
    """The results of all corpora, and the hash of the code that was measured (see `hash_code`)."""

    code: str
    corpora: tuple[CorpusResult, ...]

    def to_json(self) -> str:
        """Return the content of docs/accuracy.json: counts only, since all ratios follow from them."""
        content = asdict(self)
        for corpus in content["corpora"]:
            corpus["metrics"] = [
                {key: value for key, value in metric.items() if value is not None} for metric in corpus["metrics"]
            ]
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def measure_corpus(folder: Path, processes: int | None = None) -> CorpusResult:
    """Extract and score one corpus; it is named after its folder."""
    evaluation = evaluate_corpus(folder, processes)
    gold_files = (folder / name for name in GOLD_FILE_NAMES)
    files = [*sorted((folder / "seeds").iterdir()), *(path for path in gold_files if path.exists())]
    sha256 = _hash_files(folder, files)
    return CorpusResult(folder.name, evaluation.n_articles, len(evaluation.errors), sha256, tuple(evaluation.metrics))


def load_results(root: Path) -> AccuracyResults | None:
    """Return the results in docs/accuracy.json, or None without that file; raise InputError if it is invalid."""
    path = root / RESULTS_FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        corpora = (
            CorpusResult(**corpus | {"metrics": tuple(_parse_metric(metric) for metric in corpus["metrics"])})
            for corpus in content["corpora"]
        )
        return AccuracyResults(content["code"], tuple(corpora))
    except (ValueError, KeyError, TypeError) as error:
        message = f"{type(error).__name__}: {error}"
        raise InputError(RESULTS_FILE, "accuracy_file_is_valid", message, "Measure again: make accuracy.") from None


def load_held_out(root: Path) -> dict[str, Any] | None:
    """Return the results that were measured from outside on unseen texts, or None without that file."""
    path = root / HELD_OUT_FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def hash_code(folder: Path = CODE_FOLDER) -> str:
    """Return a hash of code and data files below `folder`.

    Empty lines and comment lines of Python and TOML files do not count, since they cannot change a result.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return _hash_files(folder, files, comments=False)


def _parse_metric(content: dict[str, Any]) -> Metric:
    ratios = {name: Ratio(**value) for name, value in content.items() if isinstance(value, dict)}
    return Metric(**content | ratios)


def _hash_files(folder: Path, files: Iterable[Path], *, comments: bool = True) -> str:
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        if not comments and file.suffix in (".py", ".toml"):
            lines = (line for line in data.splitlines() if line.strip() and not line.lstrip().startswith(b"#"))
            data = b"\n".join(lines)
        digest.update(f"{file.relative_to(folder).as_posix()}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return digest.hexdigest()
