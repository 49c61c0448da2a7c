"""Malicious folders: files that are not regular, or not as the descriptor describes them."""

import os
import shutil
import socket
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import Final

from tests.robustness.malicious.case import Attack, MaliciousCase, MaliciousCases, to_case
from tests.support.package_files import DESCRIPTOR, change_resource

TABLE: Final = "dataset/people.csv"
OUTSIDE_TEXT: Final = "a secret outside the package"


def first_article(package: Path) -> Path:
    return min((package / "seeds").glob("*.txt"))


def write_secret(package: Path) -> Path:
    """Write a file beside the package that must never be read."""
    secret = package.parent / "secret"
    secret.write_text(OUTSIDE_TEXT, encoding="utf-8")
    return secret


def descriptor_is_a_link(package: Path) -> None:
    (package / DESCRIPTOR).rename(package.parent / "elsewhere.json")
    (package / DESCRIPTOR).symlink_to(package.parent / "elsewhere.json")


def descriptor_is_a_link_to_nothing(package: Path) -> None:
    (package / DESCRIPTOR).unlink()
    (package / DESCRIPTOR).symlink_to("/nowhere/at/all")


def descriptor_is_a_pipe(package: Path) -> None:
    (package / DESCRIPTOR).unlink()
    os.mkfifo(package / DESCRIPTOR)


def descriptor_is_a_folder(package: Path) -> None:
    (package / DESCRIPTOR).unlink()
    (package / DESCRIPTOR).mkdir()


def descriptor_is_missing(package: Path) -> None:
    (package / DESCRIPTOR).unlink()


def table_is_a_link(package: Path) -> None:
    """Link to a file outside the package, and state its size."""
    secret = write_secret(package)
    (package / TABLE).unlink()
    (package / TABLE).symlink_to(secret)
    change_resource(package, {"bytes": secret.stat().st_size})


def table_is_a_link_within(package: Path) -> None:
    (package / TABLE).unlink()
    (package / TABLE).symlink_to("quotes.csv")


def stray_link(package: Path) -> None:
    (package / "seeds/012_stray.txt").symlink_to(write_secret(package))


def dataset_is_a_link(package: Path) -> None:
    (package / "dataset").rename(package.parent / "elsewhere")
    (package / "dataset").symlink_to(package.parent / "elsewhere")


def seeds_are_a_link_in_a_circle(package: Path) -> None:
    shutil.rmtree(package / "seeds")
    (package / "seeds").symlink_to("seeds")


def seed_is_a_pipe(package: Path) -> None:
    article = first_article(package)
    article.unlink()
    os.mkfifo(article)


def seed_is_a_folder(package: Path) -> None:
    article = first_article(package)
    article.unlink()
    article.mkdir()


def seed_is_a_socket(package: Path) -> None:
    article = first_article(package)
    article.unlink()
    # The address of a socket has at most 107 bytes, so it is bound from inside the folder.
    with chdir(package / "seeds"), socket.socket(socket.AF_UNIX) as server:
        server.bind(article.name)


def dataset_is_a_file(package: Path) -> None:
    shutil.rmtree(package / "dataset")
    (package / "dataset").write_bytes(b"")


def stray_file(package: Path) -> None:
    (package / "dataset/extra.csv").write_text("a,b\n1,2\n", encoding="utf-8")


def hidden_file(package: Path) -> None:
    (package / "seeds/.hidden").write_text("hidden", encoding="utf-8")


def missing_file(package: Path) -> None:
    (package / TABLE).unlink()


def one_byte_more(package: Path) -> None:
    with first_article(package).open("ab") as file:
        file.write(b"\n")


def no_bytes_stated(package: Path) -> None:
    change_resource(package, {"bytes": None})


def file_of_a_terabyte(package: Path) -> None:
    """Truncate a table to a sparse terabyte, and state that size."""
    os.truncate(package / TABLE, 10**12)
    change_resource(package, {"bytes": 10**12})


def names_that_differ_by_case(package: Path) -> None:
    article = first_article(package)
    article.with_name(f"{article.stem.upper()}.txt").write_bytes(b"another")


def names_that_differ_by_accents(package: Path) -> None:
    (package / "seeds/caf\u00e9.txt").write_bytes(b"a file")
    (package / "seeds/cafe\u0301.txt").write_bytes(b"a file")


def add_file(package: Path, name: bytes) -> None:
    with open(os.fsencode(package) + b"/seeds/" + name, "wb") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(b"a file")


def attacks_by_name(*names: bytes) -> dict[str, Attack]:
    """Return attacks that add an article of each name."""
    printable = [name.decode("utf-8", "backslashreplace").encode("unicode_escape").decode() for name in names]
    return {f"file_named_{text}": partial(add_file, name=name) for text, name in zip(printable, names, strict=True)}


UNPORTABLE_NAMES: Final = (
    *(b"a\nb.txt", b"\x1b[31mred.txt", b"con.txt", b"a.txt.", b"a:b.txt", b"\xff.txt"),
    "\u202egnp.txt".encode(),
)

FOLDERS: Final[MaliciousCases] = {
    "linked_descriptor": to_case(
        "file_is_not_a_link", "datapackage.json is a link", descriptor_is_a_link, descriptor_is_a_link_to_nothing
    ),
    "linked_file": to_case(
        "file_is_not_a_link",
        "A table, or a file that no resource lists, is a link",
        table_is_a_link,
        table_is_a_link_within,
        stray_link,
    ),
    "linked_folder": to_case(
        "file_is_not_a_link", "dataset/ or seeds/ is a link", dataset_is_a_link, seeds_are_a_link_in_a_circle
    ),
    "special_descriptor": to_case(
        "file_is_regular", "datapackage.json is a pipe or a folder", descriptor_is_a_pipe, descriptor_is_a_folder
    ),
    "special_file": to_case(
        "file_is_regular",
        "An article is a pipe, a folder or a socket; dataset/ is a file",
        seed_is_a_pipe,
        seed_is_a_folder,
        seed_is_a_socket,
        dataset_is_a_file,
    ),
    "no_descriptor": to_case("package_has_descriptor", "There is no datapackage.json", descriptor_is_missing),
    "unlisted_file": to_case(
        "file_is_listed", "A table or a hidden file that no resource lists", stray_file, hidden_file
    ),
    "missing_file": to_case("file_exists", "A listed table is missing", missing_file),
    "wrong_size": to_case(
        "file_size_matches", "A file has another size than stated, or none is stated", one_byte_more, no_bytes_stated
    ),
    "huge_file": to_case("package_within_limits", "A table is a sparse terabyte", file_of_a_terabyte),
    "colliding_names": to_case(
        "filenames_differ_ignoring_case",
        "The names of two articles differ only in case or in the form of their accents",
        names_that_differ_by_case,
        names_that_differ_by_accents,
    ),
    "unportable_name": MaliciousCase(
        "filename_is_portable",
        "The name of an article is invisible, a device, not UTF-8 or forbidden on some systems",
        attacks_by_name(*UNPORTABLE_NAMES),
    ),
    "name_with_backslash": MaliciousCase(
        "path_stays_in_package", "The name of an article holds a backslash", attacks_by_name(b"a\\b.txt")
    ),
}
