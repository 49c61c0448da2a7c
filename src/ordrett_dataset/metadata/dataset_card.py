"""The page of a release: for people to read, and at its head what the Hugging Face hub reads."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl
import yaml

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.metadata.annotators import readers
from ordrett_dataset.metadata.citation.citation_line import citation_line
from ordrett_dataset.metadata.summary_tables import rows_of_tables
from ordrett_dataset.package.descriptor import LICENCES, describe_rights

# The hub's names of sizes, each with the rows from which the next one holds.
SIZES: Final = {"n<1K": 10**3, "1K<n<10K": 10**4, "10K<n<100K": 10**5, "100K<n<1M": 10**6, "1M<n<10M": 10**7}
LARGEST: Final = "10M<n<100M"
FOR_PROGRAMS: Final = (
    "Programs find the dataset told in `croissant.json` (Croissant, schema.org), `datacite.json` (DataCite), "
    "`CITATION.cff` and `prov.json` (W3C PROV), and quotes, mentions and reports as Web Annotations in "
    "`annotations.jsonld`."
)
# Of pages that not every edition holds.
LINKS: Final = {
    "docs/data-dictionary.md": "Every column is described in [docs/data-dictionary.md](docs/data-dictionary.md).",
    "docs/datasheet.md": "How it was made, and its limits: [docs/datasheet.md](docs/datasheet.md).",
}


def dataset_card(
    about: Metadata, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes], *, with_texts: bool
) -> str:
    """Return README.md of a release, which holds `files`, and the articles where it is `with_texts`."""
    head = yaml.safe_dump(_head(about, tables), sort_keys=False, allow_unicode=True)
    links = [said for path, said in LINKS.items() if path in files]
    released = f", released {about.released}" if about.released else ""
    parts = [
        f"---\n{head}---",
        f"# {_line(about.title)}",
        _line(about.description),
        f"Version {about.version}{released}.",
        "## Who read the articles",
        "\n".join(f"- {said}" for said in readers(about, tables)),
        "## Tables",
        rows_of_tables(tables).rstrip(),
        "\n".join(links),
        "## Load a table",
        _loading("quotes" if tables["quotes"].height else "articles"),
        "In CSV an empty cell is null; types, keys and lists of values stand in `datapackage.json`.",
        FOR_PROGRAMS,
        "## Check the files",
        "```sh\nsha256sum --check SHA256SUMS\n```",
        "## Cite",
        f"> {citation_line(about)}",
        "## Rights",
        _rights(about, tables, with_texts=with_texts),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(about: Metadata, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    known = about.licence in LICENCES
    rows = sum(frame.height for frame in tables.values())
    said = {
        "pretty_name": about.title,
        # The hub's list of licences has these in small letters; any other is "other", with a name.
        "license": about.licence and (about.licence.lower() if known else "other"),
        "license_name": None if known else about.licence,
        # The hub takes ISO codes, which are the first part of BCP 47.
        "language": sorted({language.partition("-")[0] for language in tables["articles"]["language"]}),
        "size_categories": [next((size for size, most in SIZES.items() if rows < most), LARGEST)],
        "tags": list(about.keywords),
        # The hub's library refuses a table without rows.
        "configs": [
            {"config_name": table, "data_files": f"dataset/{table}.parquet"}
            for table, frame in tables.items()
            if frame.height
        ],
    }
    return {name: value for name, value in said.items() if value}


def _loading(table: str) -> str:
    path = f"dataset/{table}.parquet"
    lines = (
        *("import datasets", "import pandas", "import polars", ""),
        f'polars.read_parquet("{path}")',
        f'pandas.read_parquet("{path}", dtype_backend="numpy_nullable")',
        f'datasets.load_dataset(".", "{table}", split="train")',
    )
    return "\n".join(["```python", *lines, "```"])


def _rights(about: Metadata, tables: Mapping[str, pl.DataFrame], *, with_texts: bool) -> str:
    statements = sorted(set(tables["articles"]["rights"]))
    of_articles = [f"Articles: [{describe_rights(uri)}]({uri}). " for uri in statements]
    held = (
        "They are in `seeds/`, byte for byte as received."
        if with_texts
        else "They are not in this edition; `sha256` of `articles` says which file the offsets count in."
    )
    licence = f"The tables are licensed {about.licence}." if about.licence else "No licence of the tables is stated."
    return f"{licence} {''.join(of_articles)}{held}"


def _line(text: str) -> str:
    return " ".join(text.split())
