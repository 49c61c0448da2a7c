"""A tiny corpus of invented articles, in two versions."""

from pathlib import Path
from typing import Final

ARTICLES: Final = {
    "a_bridge": "The town council met on Monday. The bridge stays closed until May, said the mayor, Maria Holm.\n",
    "b_lampe": "Fyret på Lyngholm får en ny lampe til våren, sier Kari Prøve.\n– Vi har ventet lenge, sier hun.\n",
    "c_faerge": "”Færgen sejler igen på mandag,” siger Søren Krogh til avisen. 🦜 Han nævner ikke prisen.\n",
}
# What changes from one version to the other: the articles, and with the rights a cell of every row of them.
VERSIONS: Final = {
    "1.0.0": (("a_bridge", "b_lampe"), "http://rightsstatements.org/vocab/CNE/1.0/"),
    "2.0.0": (("b_lampe", "c_faerge"), "http://rightsstatements.org/vocab/InC/1.0/"),
}


def invented(folder: Path, version: str, *, all_articles: bool = False) -> Path:
    """Write a version of the corpus into a folder and return it; with `all_articles`, only its rights differ."""
    articles, rights = VERSIONS[version]
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    about = f'name = "invented"\ntitle = "Invented news"\nversion = "{version}"\nrights = "{rights}"\n'
    (folder / "corpus.toml").write_text(about, encoding="utf-8")
    for article in ARTICLES if all_articles else articles:
        (folder / "seeds" / f"{article}.txt").write_text(ARTICLES[article], encoding="utf-8")
    return folder
