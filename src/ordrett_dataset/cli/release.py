"""`ordrett release`: the files of a release."""

from pathlib import Path
from typing import Annotated, Final

import typer

from ordrett_dataset.cli.options import Corpus
from ordrett_dataset.cli.terminal import print_error, print_line, show_progress

MAX_ARTICLES: Final = 20


def release(
    corpus: Corpus = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for the release; dist/ in the corpus folder by default.",
            file_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build the files of a release.

    Writes two zips (the public edition, and one with the articles), an SQLite file, an Excel workbook, the page of
    `ordrett explore`, a Python package of the tables if the corpus defines one, and their checksums.

    The corpus folder must be committed, built and valid, and its version must fit the changes since the last tag.
    Prints how much of each article can be reconstructed from the public files, and stops if it is more than
    `max_share` in corpus.toml.

    Examples: `ordrett release`, `ordrett release my-corpus --output my-release`.
    """
    from ordrett_dataset.release.build_release import build_release

    with show_progress("releasing") as progress:
        built = build_release(corpus, output or corpus / "dist", progress)
    for item in built.disclosures[:MAX_ARTICLES]:
        print_line(
            f"{item.article_id}: {item.share:.1%} of the text disclosed, at most {item.longest} characters in a row"
        )
    if len(built.disclosures) > MAX_ARTICLES:
        highest = max(item.share for item in built.disclosures)
        print_line(f"{len(built.disclosures) - MAX_ARTICLES} more articles; of all, at most {highest:.1%} disclosed")
    if built.omitted_pages:
        print_line(f"Left out of the public edition, since they quote sentences: {', '.join(built.omitted_pages)}")
    if not built.has_contact:
        print_error("warning: corpus.toml has no `contact` to which a person can write in private to be removed.")
    for edition, digest in built.digests.items():
        print_line(f"Digest of the {edition} edition: {digest}")
    for path in built.paths:
        print_line(str(path))
