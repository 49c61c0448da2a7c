"""How the dataset is cited: CITATION.cff and one line."""

import json

from scripts.corpus import Metadata


def citation_line(about: Metadata) -> str:
    """Return the citation as a line of text."""
    authors = ", ".join(author.name for author in about.authors) or about.name
    year = f" ({about.released.year})" if about.released else ""
    return f"{authors}{year}. {about.title} (version {about.version}) [Data set]."


def citation_cff(about: Metadata) -> str:
    """Return CITATION.cff 1.2.0."""
    lines = {
        "message": "If you use this dataset, please cite it with the version.",
        "title": about.title,
        "version": about.version,
        "abstract": about.description,
    }
    said = ["cff-version: 1.2.0", "type: dataset"]
    said += [f"{key}: {_quoted(value)}" for key, value in lines.items() if value]
    said += [f"date-released: {about.released}"] if about.released else []
    said += [f"license: {about.licence}"] if about.licence else []
    said += ["authors:", *(f"  - name: {_quoted(author.name)}" for author in about.authors)] if about.authors else []
    said += ["keywords:", *(f"  - {_quoted(keyword)}" for keyword in about.keywords)] if about.keywords else []
    return "\n".join(said) + "\n"


def _quoted(value: str) -> str:
    # A JSON string is a YAML string.
    return json.dumps(value, ensure_ascii=False)
