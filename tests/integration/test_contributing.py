"""CONTRIBUTING.md: its steps add an article, and its examples of gold files are valid."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import polars as pl
import pytest
import yaml

from ordrett_dataset.evaluation.evaluate import evaluate_corpus
from ordrett_dataset.evaluation.gold_files import GOLD_FILE_NAMES

ROOT: Final = Path(__file__).parents[2]
ARTICLE: Final = "005_library"
# A file with its content, or a block of commands.
STEP: Final = re.compile(
    r"(?P<added>Added to )?`(?P<path>[\w./-]+)`[^`\n]*(?:`draft` did)?:\n\n```\w+\n(?P<content>.*?)```"
    r"|```sh\n(?P<commands>.*?)```",
    re.DOTALL,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("seeds", "annotations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "corpus.toml", tmp_path)
    return tmp_path


def sections() -> tuple[str, str]:
    """Return the sections on adding an article and on measuring accuracy."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    start, end = text.index("## Add an article"), text.index("## Measure")
    return text[start:end], text[end:]


def run(command: str, folder: Path) -> str:
    """Run `ordrett COMMAND` in a folder and return its output."""
    done = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def apply_step(step: re.Match[str], corpus: Path) -> None:
    """Write a file of the page, or add entries to one unless `draft` did."""
    path = corpus / step["path"]
    if not step["added"]:
        path.write_text(step["content"], encoding="utf-8", newline="\n")
        return
    entries, new = (yaml.safe_load(text) for text in (path.read_text(encoding="utf-8"), step["content"]))
    if entries.keys() & new.keys():
        assert new.items() <= entries.items()
        return
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(step["content"])


@pytest.mark.slow
def test_the_steps_add_an_article(corpus: Path) -> None:
    section, _ = sections()
    done: list[str] = []
    for step in STEP.finditer(section):
        if step["path"]:
            apply_step(step, corpus)
            done.append(step["path"])
            continue
        for command in re.findall(r"^ordrett (.+)", step["commands"], re.MULTILINE):
            output = run(command, corpus)
            done.append(command)
            if command.startswith("draft"):
                # The draft is complete but for a curator who removes the mark.
                draft = corpus / f"annotations/{ARTICLE}.yaml"
                draft.write_text(draft.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
                run("build", corpus)
            elif command == "build" and done.count("build") == 1:
                articles = pl.read_parquet(corpus / "dataset/articles.parquet")
                columns = ("annotation_source", "language", "headline")
                row = articles.filter(pl.col("article_id") == ARTICLE).select(columns)
                assert row.rows() == [("rules", "nb", "Bibliotek åpner etter brannen")]
            elif command.startswith("trace"):
                assert "sier biblioteksjef Kari Prøve" in output
                assert "⟦Vi har ventet lenge på dette⟧" in output
    assert done == [
        f"seeds/{ARTICLE}.txt",
        "build",
        f"draft seeds/{ARTICLE}.txt",
        f"annotations/{ARTICLE}.yaml",
        "annotations/people.yaml",
        "annotations/events.yaml",
        "build",
        "trace 005.q01",
    ]
    run("validate", corpus)


def test_the_examples_of_gold_files_are_valid(tmp_path: Path) -> None:
    adding, measuring = sections()
    (tmp_path / "seeds").mkdir()
    article = next(step for step in STEP.finditer(adding) if (step["path"] or "").startswith("seeds/"))
    text = article["content"]
    (tmp_path / article["path"]).write_text(text, encoding="utf-8", newline="\n")
    gold_files = dict(re.findall(r"`([\w.]+\.jsonl)`.*?```json\n(.*?)```", measuring, re.DOTALL))
    assert [*gold_files] == list(GOLD_FILE_NAMES)
    for name, content in gold_files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    quote = json.loads(gold_files["gold.jsonl"])["attributions"][0]
    spans = [text[start:end] for part in ("content", "cue", "source") for start, end in quote[part]]
    assert spans == ["Vi har ventet lenge på dette", "sier", "biblioteksjef Kari Prøve"]
    names = json.loads(gold_files["names.jsonl"])["people"]
    assert [text[start:end] for start, end in names] == ["Kari Prøve"]
    event = json.loads(gold_files["events.guide.jsonl"])["events"][0]
    assert (text[slice(*event["trigger"])], event["date_words"]) == ("åpnet", "3. mai 2024")
    date = json.loads(gold_files["dates.jsonl"])["dates"][0]
    assert text[slice(*date["span"])] == "3. mai 2024"
    metrics = evaluate_corpus(tmp_path).metrics
    assert {metric.item for metric in metrics} >= {
        "quotes",
        "person mentions",
        "pronoun as speaker",
        "event mentions",
        "dates",
    }
