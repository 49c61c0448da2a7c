"""Hostile folders: what stands in them is no plain file, or is not what the descriptor says."""

import os
import shutil
import socket
from contextlib import chdir
from pathlib import Path
from typing import Final

from tests.robustness.malicious.case import DESCRIPTOR, Makers, add, caught_by, resource

FOLDERS: Final[Makers] = {}
TABLE: Final = "dataset/people.csv"
WORDS: Final = "a secret that stands outside the package"


def seed_of(folder: Path) -> Path:
    return min((folder / "seeds").glob("*.txt"))


def outside(folder: Path) -> Path:
    """A file beside the package that must never be read."""
    secret = folder.parent / "secret"
    secret.write_text(WORDS, encoding="utf-8")
    return secret


@caught_by("file_is_not_a_link", FOLDERS)
def descriptor_is_a_link(folder: Path) -> None:
    """datapackage.json is a link to one outside."""
    (folder / DESCRIPTOR).rename(folder.parent / "elsewhere.json")
    (folder / DESCRIPTOR).symlink_to(folder.parent / "elsewhere.json")


@caught_by("file_is_not_a_link", FOLDERS)
def descriptor_is_a_link_to_nothing(folder: Path) -> None:
    """datapackage.json is a link that leads nowhere."""
    (folder / DESCRIPTOR).unlink()
    (folder / DESCRIPTOR).symlink_to("/nowhere/at/all")


@caught_by("file_is_regular", FOLDERS)
def descriptor_is_a_pipe(folder: Path) -> None:
    """datapackage.json is a pipe that nobody writes to."""
    (folder / DESCRIPTOR).unlink()
    os.mkfifo(folder / DESCRIPTOR)


@caught_by("file_is_regular", FOLDERS)
def descriptor_is_a_folder(folder: Path) -> None:
    """datapackage.json is a folder."""
    (folder / DESCRIPTOR).unlink()
    (folder / DESCRIPTOR).mkdir()


@caught_by("package_has_descriptor", FOLDERS)
def descriptor_is_missing(folder: Path) -> None:
    """There is no datapackage.json."""
    (folder / DESCRIPTOR).unlink()


@caught_by("file_is_not_a_link", FOLDERS)
def table_is_a_link(folder: Path) -> None:
    """A table is a link to a file outside, whose size the descriptor states."""
    secret = outside(folder)
    (folder / TABLE).unlink()
    (folder / TABLE).symlink_to(secret)
    resource(folder, {"bytes": secret.stat().st_size})


@caught_by("file_is_not_a_link", FOLDERS)
def table_is_a_link_within(folder: Path) -> None:
    """A table is a link to another file of the package."""
    (folder / TABLE).unlink()
    (folder / TABLE).symlink_to("quotes.csv")


@caught_by("file_is_not_a_link", FOLDERS)
def stray_link(folder: Path) -> None:
    """A link that no resource lists stands among the seeds."""
    (folder / "seeds/012_stray.txt").symlink_to(outside(folder))


@caught_by("file_is_not_a_link", FOLDERS)
def dataset_is_a_link(folder: Path) -> None:
    """dataset/ is a link to a folder outside."""
    (folder / "dataset").rename(folder.parent / "elsewhere")
    (folder / "dataset").symlink_to(folder.parent / "elsewhere")


@caught_by("file_is_not_a_link", FOLDERS)
def seeds_are_a_link_in_a_circle(folder: Path) -> None:
    """seeds/ is a link to itself."""
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").symlink_to("seeds")


@caught_by("file_is_regular", FOLDERS)
def seed_is_a_pipe(folder: Path) -> None:
    """A seed is a pipe that nobody writes to."""
    seed = seed_of(folder)
    seed.unlink()
    os.mkfifo(seed)


@caught_by("file_is_regular", FOLDERS)
def seed_is_a_folder(folder: Path) -> None:
    """A seed is a folder."""
    seed = seed_of(folder)
    seed.unlink()
    seed.mkdir()


@caught_by("file_is_regular", FOLDERS)
def seed_is_a_socket(folder: Path) -> None:
    """A seed is a socket."""
    seed = seed_of(folder)
    seed.unlink()
    # A socket's address may have 107 bytes at most, so it is named from within.
    with chdir(folder / "seeds"), socket.socket(socket.AF_UNIX) as made:
        made.bind(seed.name)


@caught_by("file_is_regular", FOLDERS)
def dataset_is_a_file(folder: Path) -> None:
    """dataset/ is a file."""
    shutil.rmtree(folder / "dataset")
    (folder / "dataset").write_bytes(b"")


@caught_by("file_is_listed", FOLDERS)
def stray_file(folder: Path) -> None:
    """A table that no resource lists stands in dataset/."""
    (folder / "dataset/extra.csv").write_text("a,b\n1,2\n", encoding="utf-8")


@caught_by("file_is_listed", FOLDERS)
def hidden_file(folder: Path) -> None:
    """A hidden file stands among the seeds."""
    (folder / "seeds/.hidden").write_text("hidden", encoding="utf-8")


@caught_by("file_exists", FOLDERS)
def missing_file(folder: Path) -> None:
    """A table that the descriptor lists is not there."""
    (folder / TABLE).unlink()


@caught_by("file_size_matches", FOLDERS)
def one_byte_more(folder: Path) -> None:
    """A seed is a byte longer than its descriptor says."""
    with seed_of(folder).open("ab") as file:
        file.write(b"\n")


@caught_by("file_size_matches", FOLDERS)
def no_bytes_stated(folder: Path) -> None:
    """The descriptor does not say how many bytes a table has."""
    resource(folder, {"bytes": None})


@caught_by("package_within_limits", FOLDERS)
def file_of_a_terabyte(folder: Path) -> None:
    """A table has a terabyte of nothing, and the descriptor says so."""
    os.truncate(folder / TABLE, 10**12)
    resource(folder, {"bytes": 10**12})


@caught_by("filenames_differ_ignoring_case", FOLDERS)
def names_that_differ_by_case(folder: Path) -> None:
    """Two seeds have one name where case does not count."""
    seed = seed_of(folder)
    seed.with_name(f"{seed.stem.upper()}.txt").write_bytes(b"another")


@caught_by("filenames_differ_ignoring_case", FOLDERS)
def names_that_differ_by_accents(folder: Path) -> None:
    """Two files have one name where the form of accents does not count."""
    for name in ("caf\u00e9", "cafe\u0301"):
        (folder / f"seeds/{name}.txt").write_bytes(b"a file")


def _named(name: bytes, rule: str = "filename_is_portable") -> None:
    def make(folder: Path) -> None:
        with open(os.fsencode(folder) + b"/seeds/" + name, "wb") as file:  # noqa: PTH123 - Path takes no bytes
            file.write(b"a file")

    shown = name.decode("utf-8", "backslashreplace").encode("unicode_escape").decode()
    add(FOLDERS, rule, f"file_named_{shown}", f"A seed has the name {shown}", make)


for odd in (b"a\nb.txt", b"\x1b[31mred.txt", b"con.txt", b"a.txt.", b"a:b.txt", b"\xff.txt", "\u202egnp.txt".encode()):
    _named(odd)
_named(b"a\\b.txt", "path_stays_in_package")
