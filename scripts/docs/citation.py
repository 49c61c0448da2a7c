"""How the dataset is cited: CITATION.cff and one line."""

from scripts.corpus import Metadata


def citation_line(about: Metadata) -> str:
    """Return the citation as a line of text."""
    authors = ", ".join(author.name for author in about.authors) or about.name
    year = f" ({about.released.year})" if about.released else ""
    return f"{authors}{year}. {about.title} (version {about.version}) [Data set]."


def citation_cff(about: Metadata) -> str:
    """Return CITATION.cff 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this dataset, please cite it with the version."',
        "type: dataset",
        f'title: "{about.title}"',
        f'version: "{about.version}"',
        *([f"date-released: {about.released}"] if about.released else []),
        *([f"license: {about.licence}"] if about.licence else []),
        f'abstract: "{about.description}"',
        "authors:",
        *(f'  - name: "{author.name}"' for author in about.authors),
        "keywords:",
        *(f'  - "{keyword}"' for keyword in about.keywords),
    ]
    return "\n".join(lines) + "\n"
