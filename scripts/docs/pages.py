"""Every page of the project that is made, wholly or in parts."""

from pathlib import Path

from ordrett_dataset.corpus.config import metadata, seeds
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.metadata.citation.cff import format_cff
from ordrett_dataset.metadata.data_dictionary import format_data_dictionary
from ordrett_dataset.metadata.markdown import format_table, replace_generated_blocks
from ordrett_dataset.metadata.summaries import (
    summarise_articles,
    summarise_evidence,
    summarise_quotes,
    summarise_tables,
)
from ordrett_dataset.reader import open_package
from ordrett_dataset.schemas.codebook import CODEBOOK
from scripts.docs.accuracy_page import accuracy_page
from scripts.docs.agreement_page import agreement_page, agreement_table
from scripts.docs.error_detection_page import mutation_page
from scripts.docs.languages_page import blocks as of_languages
from scripts.docs.robustness_page import reliability_page
from scripts.docs.run_examples import run
from scripts.docs.versioning_page import write_versioning_page

FILLED = ("README.md", "docs/datasheet.md", "docs/annotation-guide.md", "docs/adding-a-language.md")


def generated(root: Path) -> dict[str, str]:
    """Return the text that each generated page should have, by its path; raise InputError for a package at fault."""
    about = metadata(root)
    package, _ = open_package(root).require_tables(root)
    articles, _ = seeds(root, about.most_bytes)
    readers = format_table(
        ("who", "what they are", "reviewed by a human"), [(a.name, a.kind, a.human_review) for a in about.annotators]
    )
    blocks = {
        "tables": summarise_tables(package.tables),
        "articles": summarise_articles(package.tables),
        "quotes": summarise_quotes(package.tables),
        "evidence": summarise_evidence(package.tables),
        "agreement": agreement_table(root / "annotations", articles),
        "annotators": readers,
        "download": _download(f"{about.name}-{about.version}"),
        "citation": f"> {format_citation(about)}\n",
        "codebook": "\n".join(
            f"**{name}**\n\n{format_table(('value', 'meaning'), values.items())}" for name, values in CODEBOOK.items()
        ),
        **of_languages(),
    }
    pages = {
        path: run(replace_generated_blocks((root / path).read_text(encoding="utf-8"), blocks, path), root)
        for path in FILLED
    }
    return {
        **pages,
        "docs/data-dictionary.md": format_data_dictionary(),
        "docs/versioning.md": write_versioning_page(),
        "docs/accuracy.md": accuracy_page(root),
        "docs/error-detection.md": mutation_page(root),
        "docs/robustness.md": reliability_page(root),
        "docs/agreement.md": agreement_page(root / "annotations", articles),
        "CITATION.cff": format_cff(about),
    }


def _download(name: str) -> str:
    commands = (f"sha256sum --check --ignore-missing {name}.sha256", f"unzip -d {name} {name}.zip")
    return "```sh\n" + "".join(f"{command}\n" for command in commands) + "```\n"
