"""`ordrett explore`: a package as a page to look at."""

import webbrowser
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

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
            metavar="PATH",
            help="Write the page to this file, or the pages of a large package to this folder; by default NAME.html, "
            "or NAME-pages, in the current folder.",
            show_default=False,
        ),
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the page on this computer and open it, until Ctrl+C.")
    ] = False,
) -> None:
    """Write a page that shows a package in a browser.

    It shows each article with its quotes, names and events marked, people, events on a timeline, and all tables; every
    cell leads to its evidence. The page is one file that needs no server and makes no network requests. A package of
    more than 200 articles gets a page for each of them, and an index.

    Examples: `ordrett explore`, `ordrett explore my-package --serve`.
    """
    from ordrett_dataset.explore.build_page import build_page
    from ordrett_dataset.explore.build_pages import INDEX, build_pages, needs_index
    from ordrett_dataset.reader.package_reader import open_package

    loaded, metadata = open_package(package).require_tables(package)
    is_large = needs_index(loaded)
    if output and (output.is_file() if is_large else output.is_dir()):
        found, wanted = ("a file", "a folder for the pages") if is_large else ("a folder", "a file for the page")
        raise typer.BadParameter(f"{output} is {found}. Name {wanted}.", param_hint="--output")
    if is_large:
        folder = output or Path(f"{metadata.name}-pages")
        first, pages = folder / INDEX, build_pages(loaded, metadata)
    else:
        first = output or Path(f"{metadata.name}.html")
        folder, pages = first.parent, iter([(first.name, build_page(loaded, metadata))])
    paths = {}
    for name, content in pages:
        paths[name] = folder / name
        paths[name].parent.mkdir(parents=True, exist_ok=True)
        paths[name].write_bytes(content)
    n_more = len(paths) - 1
    print_line(f"{first}: written{f', with {n_more:,} pages of articles' if n_more else ''}. Open it in a browser.")
    if serve:
        _serve(paths)


def _serve(paths: dict[str, Path]) -> None:
    """Serve the pages, and open the first one, until the user interrupts."""
    from ordrett_dataset.explore.serve import start_server

    first = next(iter(paths))
    with start_server({name: path.read_bytes for name, path in paths.items()}) as server:
        address = f"http://{server.server_address[0]!s}:{server.server_port}/{quote(first)}"
        print_line(f"{address}: served. Press Ctrl+C to stop.")
        webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print_line("Stopped.")
