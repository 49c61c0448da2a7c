"""`ordrett explore`: a package as a page to look at."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from ordrett_dataset.cli.terminal import print_line


def explore(
    package: Annotated[
        Path,
        typer.Argument(
            metavar="PACKAGE",
            help="Folder of a package; the current folder by default.",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ] = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the page to FILE; NAME.html in the current folder by default.",
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Write a page that shows a package in a browser.

    It shows each article with its quotes, names and events marked, people, events on a timeline, and all tables; every
    cell leads to its evidence. The page is one file that needs no server and makes no network requests.

    Examples: `ordrett explore`, `ordrett explore my-package --open`.
    """
    from ordrett_dataset.explore.build_page import build_page
    from ordrett_dataset.reader.package_reader import open_package

    loaded, metadata = open_package(package).require_tables(package)
    path = output or Path(f"{metadata.name}.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(build_page(loaded, metadata))
    print_line(f"{path}: written. Open it in a browser.")
    if show:
        webbrowser.open(path.resolve().as_uri())
