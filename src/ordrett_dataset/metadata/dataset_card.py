"""README.md of a release, with the YAML header that the Hugging Face Hub reads."""

from collections.abc import Collection, Mapping
from typing import Any, Final

import polars as pl
import yaml

from ordrett_dataset.corpus.config import CorpusConfig
from ordrett_dataset.metadata.citation.apa import format_citation
from ordrett_dataset.metadata.summaries import describe_annotators, summarise_tables
from ordrett_dataset.package.identifiers import LICENCES, describe_rights

# The size categories of the Hub, each with the number of rows below which it applies.
SIZE_CATEGORIES: Final = {
    "n<1K": 10**3,
    "1K<n<10K": 10**4,
    "10K<n<100K": 10**5,
    "100K<n<1M": 10**6,
    "1M<n<10M": 10**7,
}
LARGEST_SIZE: Final = "10M<n<100M"
MACHINE_READABLE: Final = (
    "Machine-readable descriptions: `croissant.json` (Croissant, schema.org), `datacite.json` (DataCite), "
    "`CITATION.cff` and `prov.json` (W3C PROV). Quotes and mentions as W3C Web Annotations: `annotations.jsonld`."
)
# Sentences that link to pages which not every edition has.
PAGE_LINKS: Final = {
    "docs/data-dictionary.md": "Every column is described in [docs/data-dictionary.md](docs/data-dictionary.md).",
    "docs/datasheet.md": "How the dataset was made, and its limits: [docs/datasheet.md](docs/datasheet.md).",
}


def format_dataset_card(
    metadata: CorpusConfig,
    tables: Mapping[str, pl.DataFrame],
    files: Mapping[str, bytes],
    omitted_pages: Collection[str] = (),
    *,
    with_articles: bool,
) -> str:
    """Return README.md of an edition that holds `files`, with or without the articles."""
    header = yaml.safe_dump(_header(metadata, tables), sort_keys=False, allow_unicode=True)
    links = [sentence for path, sentence in PAGE_LINKS.items() if path in files]
    released = f", released {metadata.released}" if metadata.released else ""
    parts = [
        f"---\n{header}---",
        f"# {_one_line(metadata.title)}",
        _one_line(metadata.description),
        f"Version {metadata.version}{released}.",
        "## Annotators",
        "\n".join(f"- {phrase}" for phrase in describe_annotators(metadata, tables)),
        "## Tables",
        summarise_tables(tables).rstrip(),
        "\n".join(links),
        f"Left out, since they quote sentences of the articles: {', '.join(omitted_pages)}." if omitted_pages else "",
        "## Load a table",
        _loading_code("quotes" if tables["quotes"].height else "articles"),
        "In the CSV files, an empty cell is null. Types, keys and permitted values are in `datapackage.json`.",
        MACHINE_READABLE,
        "## Verify the files",
        "```sh\nsha256sum --check SHA256SUMS\n```",
        "## Cite",
        f"> {format_citation(metadata)}",
        "## Rights",
        _rights(metadata, tables, with_articles=with_articles),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _header(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    is_listed = metadata.licence in LICENCES
    n_rows = sum(frame.height for frame in tables.values())
    content = {
        "pretty_name": metadata.title,
        # The Hub has its own list of licences, in lower case; another licence is "other", with a name.
        "license": metadata.licence and (metadata.licence.lower() if is_listed else "other"),
        "license_name": None if is_listed else metadata.licence,
        # The Hub wants ISO 639 codes: the first part of a BCP 47 tag.
        "language": sorted({language.partition("-")[0] for language in tables["articles"]["language"]}),
        "size_categories": [next((size for size, limit in SIZE_CATEGORIES.items() if n_rows < limit), LARGEST_SIZE)],
        "tags": list(metadata.keywords),
        # The Hub's library cannot load a table without rows.
        "configs": [
            {"config_name": table, "data_files": f"dataset/{table}.parquet"}
            for table, frame in tables.items()
            if frame.height
        ],
    }
    return {name: value for name, value in content.items() if value}


def _loading_code(table: str) -> str:
    path = f"dataset/{table}.parquet"
    lines = (
        *("import datasets", "import pandas", "import polars", ""),
        f'polars.read_parquet("{path}")',
        f'pandas.read_parquet("{path}", dtype_backend="numpy_nullable")',
        f'datasets.load_dataset(".", "{table}", split="train")',
    )
    return "\n".join(["```python", *lines, "```"])


def _rights(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], *, with_articles: bool) -> str:
    statements = sorted(set(tables["articles"]["rights"]))
    article_rights = [f"Articles: [{describe_rights(uri)}]({uri}). " for uri in statements]
    location = (
        "They are in `seeds/`, byte for byte as received. This edition is for those who may hold them, such as the "
        "team that annotates them or a library with a licence; do not pass it on. The public edition quotes the "
        "articles and does not contain them."
        if with_articles
        else "They are not in this edition, which quotes them: it holds the words of quotes, of the phrases that "
        "introduce and attribute them, of names, headlines and bylines. Of all other texts, and of the longest quotes "
        "of an article that consists mostly of quotes, it holds the offsets, and in `withheld_texts` an HMAC. Whoever "
        "has the articles can restore and check them: `ordrett validate PACKAGE --articles DIR`. `sha256` in "
        "`articles` identifies the files that offsets refer to."
    )
    licence = (
        f"The tables are licensed {metadata.licence}." if metadata.licence else "The tables have no stated licence."
    )
    removal = f" A person who wants to be removed can write to {metadata.contact}." if metadata.contact else ""
    return f"{licence} {''.join(article_rights)}{location}{removal}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
