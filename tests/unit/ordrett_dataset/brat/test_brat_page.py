import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.corpus_folder import ROOT, CommandResult, read_folder


def test_the_commands_of_the_page_take_readings_out_and_back(
    tmp_path: Path, command: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.partition("## Correct an annotation in brat\n")[2].partition("\n## ")[0]
    corpus = tmp_path / "corpus"
    for part in ("seeds", "annotations"):
        shutil.copytree(ROOT / part, corpus / part)
    shutil.copy(ROOT / "corpus.toml", corpus)
    before = read_folder(corpus)
    monkeypatch.chdir(corpus)
    said = re.findall(r"(?:python -m scripts|ordrett) (brat .+)", section)
    assert [words.split()[1] for words in said] == ["out", "in"]
    for words in said:
        ran = command(*words.split())
        assert (ran.code, ran.err) == (0, "")
    assert read_folder(corpus) == before
    # The note that the page shows is read as it says.
    shown = re.findall(r"`({speaker: .*?})`", section)[0]
    ann = tmp_path / "brat/001_f51abfb1fa92a293.ann"
    text = re.sub(r"(AnnotatorNotes E\d+\t){speaker: .*}", rf"\1{shown}", ann.read_text(encoding="utf-8"))
    assert shown in text
    ann.write_text(text, encoding="utf-8")
    assert command("brat", "in", "../brat").code == 0
    assert 'speaker: "the ministry"' in (corpus / "annotations" / f"{ann.stem}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["out", "in"])
def test_help_teaches(name: str, command: Callable[..., CommandResult]) -> None:
    ran = command("brat", name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: ordrett brat {name}" in ran.out
    assert f"`ordrett brat {name} " in " ".join(ran.out.split())
    assert " brat " in command("--help").out
