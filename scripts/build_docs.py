"""Regenerate the generated pages, and generated parts of pages: python -m scripts.build_docs [--check] [PAGE ...]."""

from pathlib import Path
from typing import Annotated

import typer

from scripts import ROOT, run_script
from scripts.docs.pages import page_builders


def build_docs(
    pages: Annotated[
        list[str] | None, typer.Argument(metavar="[PAGE ...]", help="Only these, as docs/NAME.md.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a page is out of date.")
    ] = False,
    root: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the repository.", file_okay=False)] = ROOT,
) -> None:
    """Build the pages and write those that changed."""
    builders = page_builders(root)
    stale = []
    for page in pages or builders:
        text = builders[page]()
        if not _is_current(root / page, text):
            stale.append(page)
            if not check:
                (root / page).write_text(text, encoding="utf-8", newline="\n")
            print(f"{page}: {'out of date; run make docs' if check else 'written'}")
    if check and stale:
        raise typer.Exit(1)


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    run_script(build_docs)
