"""A tiny corpus of synthetic articles, in two versions."""

from pathlib import Path
from typing import Final, NamedTuple

ARTICLES: Final = {
    "a_bridge": "The town council met on Monday. The bridge stays closed until May, said the mayor, Maria Holm.\n",
    "b_lampe": "Fyret på Lyngholm får en ny lampe til våren, sier Kari Prøve.\n– Vi har ventet lenge, sier hun.\n",
    "c_faerge": "”Færgen sejler igen på mandag,” siger Søren Krogh til avisen. 🦜 Han nævner ikke prisen.\n",
}


class SampleVersion(NamedTuple):
    """What differs between versions: the articles, and their rights, which are a cell of each of their rows."""

    articles: tuple[str, ...]
    rights: str


VERSIONS: Final = {
    "1.0.0": SampleVersion(("a_bridge", "b_lampe"), "http://rightsstatements.org/vocab/CNE/1.0/"),
    "2.0.0": SampleVersion(("b_lampe", "c_faerge"), "http://rightsstatements.org/vocab/InC/1.0/"),
}


def write_sample_corpus(folder: Path, version: str, *, all_articles: bool = False) -> Path:
    """Write a version of the corpus into a folder; with `all_articles`, versions differ only in their rights."""
    articles, rights = VERSIONS[version]
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    config = f'name = "invented"\ntitle = "Invented news"\nversion = "{version}"\nrights = "{rights}"\n'
    (folder / "corpus.toml").write_text(config, encoding="utf-8")
    for article in ARTICLES if all_articles else articles:
        (folder / "seeds" / f"{article}.txt").write_text(ARTICLES[article], encoding="utf-8")
    return folder
