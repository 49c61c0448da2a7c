"""Write annotations/agreement.csv: for each row, whether the two annotators gave it and agreed on it."""

import csv
from pathlib import Path

from ordrett_dataset.annotations.agreement_file import AGREEMENT_FILE, COLUMNS
from ordrett_dataset.corpus.articles import find_articles
from ordrett_dataset.evaluation.agreement.flatten import flatten_annotations
from ordrett_dataset.evaluation.agreement.row_agreement import RowAgreement, read_id_prefixes, row_agreements
from scripts import ROOT, run_script


def compute_agreement(corpus: Path) -> list[RowAgreement]:
    """Return the rows of the file for the annotations of a corpus."""
    articles, _ = find_articles(corpus)
    folder = corpus / "annotations"
    first, second = (flatten_annotations(folder / "double" / f"annotator_{n}", articles) for n in (1, 2))
    return list(row_agreements(flatten_annotations(folder, articles), (first, second), read_id_prefixes(folder)))


def measure_agreement() -> None:
    """Compare the annotations with the two independent ones they were adjudicated from."""
    rows = compute_agreement(ROOT)
    path = ROOT / "annotations" / AGREEMENT_FILE
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    print(f"{path}: {len(rows)} rows")


if __name__ == "__main__":
    run_script(measure_agreement)
