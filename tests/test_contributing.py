import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?P<added>Added to )?`(?P<path>[\w./-]+)`:\n\n```\w+\n(?P<content>.*?)```", re.DOTALL)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in ("seeds", "annotations", "corpus.toml"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part)
        else:
            shutil.copy(ROOT / part, tmp_path / part)
    return tmp_path


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "scripts", *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_steps_add_an_article(corpus: Path) -> None:
    blocks = list(BLOCK.finditer((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert [block["path"] for block in blocks] == [
        "seeds/005_made_up.txt",
        "annotations/005_made_up.yaml",
        "annotations/people.yaml",
        "annotations/events.yaml",
    ]
    (corpus / blocks[0]["path"]).write_text(blocks[0]["content"], encoding="utf-8", newline="\n")
    run("build", str(corpus))
    article = pl.read_parquet(corpus / "dataset/articles.parquet").filter(pl.col("article_id") == "005_made_up")
    assert article.select("reading", "language", "headline", "read_quotes").rows() == [
        ("automatic", "nb", "Bibliotek åpner etter brannen", False)
    ]
    for block in blocks[1:]:
        with (corpus / block["path"]).open("a" if block["added"] else "w", encoding="utf-8", newline="\n") as file:
            file.write(block["content"])
    run("build", str(corpus))
    traced = run("trace", "005.q01", "--corpus", str(corpus))
    assert "sier biblioteksjef Kari Prøve" in traced
    assert "⟦Vi har ventet lenge på dette⟧" in traced
    assert "hold to" in run("validate", str(corpus))
