"""Find the files of articles in folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from ordrett.errors import InputError
from ordrett_dataset.corpus.safe_path import printable_name, require_regular_file
from ordrett_dataset.sources.decompress import COMPRESSED_SUFFIXES
from ordrett_dataset.sources.file_kinds import hint_for_format, is_no_article

TEXT_SUFFIXES: Final = (".txt", ".md")
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
RECORD_SUFFIXES: Final = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
SUFFIXES: Final = TEXT_SUFFIXES + HTML_SUFFIXES + RECORD_SUFFIXES
# What a folder of articles may hold beside them: parts of a corpus or of a package.
NOT_ARTICLES: Final = (
    "corpus.toml",
    "sources.jsonl",
    "datapackage.json",
    "annotations",
    "dataset",
    "README",
    "LICENSE",
)


class SourceFile(NamedTuple):
    """A file to read, and its name relative to the given folder, or to the folder that several given paths share."""

    path: Path
    name: str

    @property
    def format(self) -> str:
        """The suffix that says how to read it, in lower case: .txt for `a.txt.gz`."""
        path = PurePosixPath(self.name.lower())
        return (path.with_suffix("") if path.suffix in COMPRESSED_SUFFIXES else path).suffix

    @property
    def stem(self) -> str:
        """The name without the suffixes of its format."""
        path = PurePosixPath(self.name)
        path = path.with_suffix("") if path.suffix.lower() in COMPRESSED_SUFFIXES else path
        return str(path.with_suffix("") if path.suffix.lower() in SUFFIXES else path)


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile | InputError]:
    """Yield each file below the given folders, and each given file, sorted by name; an error for each to be skipped.

    A file is yielded once, however often it is given. Hidden files, READMEs, the files of a package, of the system and
    of saved pages are passed over.
    A link below a given folder or a device is an error, and so is a file in a format that is not read.
    """
    roots = {path.resolve(): None for path in paths}
    base = next(iter(roots)) if len(roots) == 1 else Path(os.path.commonpath([root.parent for root in roots]))
    folder_of: dict[Path, Path] = {}  # file -> the folder below which no link may be
    for root in roots:
        is_folder = root.is_dir()
        for path in _walk(root) if is_folder else [root]:
            folder_of.setdefault(path, root if is_folder else root.parent)
    for path in sorted(folder_of):
        name = path.relative_to(base).as_posix() if path != base else path.name
        yield _check(path, printable_name(name), folder_of[path])


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name in NOT_ARTICLES or path.stem in NOT_ARTICLES or is_no_article(path):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _check(path: Path, name: str, root: Path) -> SourceFile | InputError:
    try:
        require_regular_file(path, name, root)
    except InputError as error:
        return error
    file = SourceFile(path, name)
    if file.format in SUFFIXES:
        return file
    problem = f"files with the suffix {file.format} are not read" if file.format else "it has no suffix"
    return InputError(name, "format_is_supported", problem, hint_for_format(file.format, SUFFIXES))
