import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
import yaml

from ordrett_dataset.evaluation.evaluate import evaluate_corpus

ROOT = Path(__file__).parents[2]
STEP = re.compile(
    r"(?P<added>Added to )?`(?P<path>[\w./-]+)`[^`\n]*(?:`annotate` did)?:\n\n```\w+\n(?P<content>.*?)```"
    r"|```sh\n(?P<commands>.*?)```",
    re.DOTALL,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in ("seeds", "annotations", "corpus.toml"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part)
        else:
            shutil.copy(ROOT / part, tmp_path / part)
    return tmp_path


def steps() -> tuple[str, str]:
    """Return the parts of the page on adding an article and on measuring."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    added, measured = page.index("## Add an article"), page.index("## Measure")
    return page[added:measured], page[measured:]


def run(command: str, corpus: Path) -> str:
    """Run a command of the page, which is meant for the folder it is run in, on the copy."""
    name, *rest = shlex.split(command)
    where = {"build": [corpus], "validate": [corpus], "trace": [*map(Path, rest), Path("--package"), corpus]}
    arguments = where.get(name) or [corpus / path for path in rest]
    done = subprocess.run(
        [sys.executable, "-m", "ordrett_dataset", name, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def write(step: re.Match[str], corpus: Path) -> None:
    """Write a file of the page, or add entries to one, unless a command added them."""
    path = corpus / step["path"]
    if not step["added"]:
        path.write_text(step["content"], encoding="utf-8", newline="\n")
        return
    there, new = (yaml.safe_load(text) for text in (path.read_text(encoding="utf-8"), step["content"]))
    if there.keys() & new.keys():
        assert new.items() <= there.items()
        return
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(step["content"])


@pytest.mark.slow
def test_the_steps_add_an_article(corpus: Path) -> None:
    page, _ = steps()
    done: list[str] = []
    for step in STEP.finditer(page):
        if step["path"]:
            write(step, corpus)
            done.append(step["path"])
            continue
        for command in re.findall(r"python -m scripts (.+)", step["commands"]):
            said = run(command, corpus)
            done.append(command)
            if command.startswith("annotate"):
                # The first annotation needs nothing but a curator who takes `draft` out.
                first = corpus / "annotations/005_made_up.yaml"
                first.write_text(first.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
                run("build", corpus)
            elif command == "build" and done.count("build") == 1:
                articles = pl.read_parquet(corpus / "dataset/articles.parquet")
                row = articles.filter(pl.col("article_id") == "005_made_up")
                columns = ("reading", "language", "headline")
                assert row.select(columns).rows() == [("rules", "nb", "Bibliotek åpner etter brannen")]
            elif command.startswith("trace"):
                assert "sier biblioteksjef Kari Prøve" in said
                assert "⟦Vi har ventet lenge på dette⟧" in said
    assert done == [
        "seeds/005_made_up.txt",
        "build",
        "annotate seeds/005_made_up.txt",
        "annotations/005_made_up.yaml",
        "annotations/people.yaml",
        "annotations/events.yaml",
        "build",
        "trace 005.q01",
    ]
    assert "hold to" in run("validate", corpus)


def test_the_lines_of_the_page_are_read(tmp_path: Path) -> None:
    adding, measuring = steps()
    (tmp_path / "seeds").mkdir()
    seed = next(step for step in STEP.finditer(adding) if (step["path"] or "").startswith("seeds/"))
    (tmp_path / seed["path"]).write_text(seed["content"], encoding="utf-8", newline="\n")
    lines = re.findall(r"`(\w+\.jsonl)`.*?```json\n(.*?)```", measuring, re.DOTALL)
    assert [name for name, _ in lines] == ["gold.jsonl", "names.jsonl", "probe.jsonl"]
    for name, content in lines:
        (tmp_path / name).write_text(content, encoding="utf-8")
    text = seed["content"]
    item = json.loads(lines[0][1])["attributions"][0]
    places = [text[start:end] for part in ("content", "cue", "source") for start, end in item[part]]
    assert places == ["Vi har ventet lenge på dette", "sier", "biblioteksjef Kari Prøve"]
    assert [text[start:end] for start, end in json.loads(lines[1][1])["people"]] == ["Kari Prøve"]
    result = evaluate_corpus(tmp_path)
    assert {metric.item for metric in result.metrics} >= {"quotes", "person mentions", "pronoun as speaker"}
