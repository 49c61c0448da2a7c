"""Every page of the project that is made, wholly or in parts."""

from pathlib import Path

from ordrett_dataset.corpus.config import metadata, seeds
from ordrett_dataset.metadata import summary_tables as counts
from ordrett_dataset.metadata.citation.cff import citation_cff
from ordrett_dataset.metadata.citation.citation_line import citation_line
from ordrett_dataset.metadata.data_dictionary import tables_page
from ordrett_dataset.metadata.markdown import filled, table
from ordrett_dataset.reader import open_package
from ordrett_dataset.schemas.codebook import CODEBOOK
from scripts.docs.accuracy_page import accuracy_page
from scripts.docs.agreement_page import agreement_page, agreement_table
from scripts.docs.error_detection_page import mutation_page
from scripts.docs.languages_page import blocks as of_languages
from scripts.docs.robustness_page import reliability_page
from scripts.docs.run_examples import run
from scripts.docs.versioning_page import versions_page

FILLED = ("README.md", "docs/datasheet.md", "docs/annotation-guide.md", "docs/adding-a-language.md")


def generated(root: Path) -> dict[str, str]:
    """Return the text that each generated page should have, by its path; raise InputError for a package at fault."""
    about = metadata(root)
    package, _ = open_package(root).require_tables(root)
    articles, _ = seeds(root, about.most_bytes)
    readers = table(
        ("who", "what they are", "reviewed by a human"), [(a.name, a.kind, a.human_review) for a in about.annotators]
    )
    blocks = {
        "tables": counts.rows_of_tables(package.tables),
        "articles": counts.rows_of_articles(package.tables),
        "quotes": counts.kinds_of_quotes(package.tables),
        "evidence": counts.lengths_of_evidence(package.tables),
        "agreement": agreement_table(root / "annotations", articles),
        "annotators": readers,
        "download": _download(f"{about.name}-{about.version}"),
        "citation": f"> {citation_line(about)}\n",
        "codebook": "\n".join(
            f"**{name}**\n\n{table(('value', 'meaning'), values.items())}" for name, values in CODEBOOK.items()
        ),
        **of_languages(),
    }
    pages = {path: run(filled((root / path).read_text(encoding="utf-8"), blocks, path), root) for path in FILLED}
    return {
        **pages,
        "docs/data-dictionary.md": tables_page(),
        "docs/versioning.md": versions_page(),
        "docs/accuracy.md": accuracy_page(root),
        "docs/error-detection.md": mutation_page(root),
        "docs/robustness.md": reliability_page(root),
        "docs/agreement.md": agreement_page(root / "annotations", articles),
        "CITATION.cff": citation_cff(about),
    }


def _download(name: str) -> str:
    commands = (f"sha256sum --check --ignore-missing {name}.sha256", f"unzip -d {name} {name}.zip")
    return "```sh\n" + "".join(f"{command}\n" for command in commands) + "```\n"
