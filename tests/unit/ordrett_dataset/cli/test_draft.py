"""`ordrett draft` writes a draft that builds once a person has corrected it, and never overwrites a file."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import ordrett.reader
from tests.support.corpus_folder import SECOND_ARTICLE_FILE, SECOND_TEXT, CommandResult, read_folder, write_corpus
from tests.support.library_article import ARTICLE_ID, TEXT, extract_library_article

Command = Callable[..., CommandResult]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def article(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = corpus / "seeds" / f"{ARTICLE_ID}.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(ordrett.reader, "read_article", extract_library_article)
    return path


def mark_as_corrected(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("draft: true\n") == 1
    file.write_text(text.replace("draft: true\n", ""), encoding="utf-8")


def test_draft_builds_once_it_is_corrected(
    article: Path, corpus: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_folder(corpus)
    result = command("draft", article)
    assert (result.code, result.err) == (0, "")
    file = corpus.resolve() / "annotations" / f"{ARTICLE_ID}.yaml"
    assert result.out.splitlines()[0] == f"{file}: written"
    # Ludvig Fjærestad is in people.yaml already, with the same name.
    assert result.out.splitlines()[1].endswith("people.yaml: added prove")
    after = read_folder(corpus)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {f"annotations/{ARTICLE_ID}.yaml", "annotations/people.yaml"}
    assert after["annotations/people.yaml"].startswith(before["annotations/people.yaml"])
    monkeypatch.undo()
    result = command("build", corpus)
    assert result.code == 1
    assert f"annotations/{ARTICLE_ID}.yaml: line 4: draft: this is a draft written by rules" in result.err
    mark_as_corrected(file)
    assert command("build", corpus).code == 0
    assert command("validate", corpus).code == 0


def test_existing_file_is_never_overwritten(article: Path, corpus: Path, command: Command) -> None:
    assert command("draft", article).code == 0
    before = read_folder(corpus)
    for arguments in ([article], [article, "--output", corpus / "annotations/people.yaml"]):
        result = command("draft", *arguments)
        assert (result.code, result.out) == (2, "")
        assert "exists already and was not changed. Edit it, or choose another file with --output." in result.err
    assert read_folder(corpus) == before


def test_with_output_only_that_file_is_written(article: Path, corpus: Path, tmp_path: Path, command: Command) -> None:
    before = read_folder(corpus)
    result = command("draft", article, "--output", tmp_path / "new" / "draft.yaml")
    assert result.code == 0
    assert read_folder(corpus) == before
    assert "Add to " in result.out
    assert result.out.endswith('\nprove:\n  name: "Kari Prøve"\n  named_in: "005_made_up"\n  name_form: full_name\n')
    assert (tmp_path / "new/draft.yaml").read_text(encoding="utf-8").startswith("# A draft written by rules")


def test_only_an_article_in_seeds_is_drafted(article: Path, corpus: Path, command: Command) -> None:
    elsewhere = shutil.copy(article, corpus / "elsewhere.txt")
    result = command("draft", elsewhere)
    assert (result.code, result.out) == (2, "")
    assert "not in the seeds/ folder of a corpus. Move it there" in result.err
    (corpus / "seeds/README.md").write_text("About.\n", encoding="utf-8")
    result = command("draft", corpus / "seeds/README.md")
    assert result.code == 1
    assert "article_is_listed" in result.err
    (corpus / "seeds/broken.txt").write_bytes(b"\xff")
    result = command("draft", corpus / "seeds/broken.txt")
    assert result.code == 1
    assert "article_is_utf8" in result.err
    assert command("draft", corpus / "seeds/nowhere.txt").code == 2


def test_errors_in_existing_annotations_come_first(article: Path, corpus: Path, command: Command) -> None:
    (corpus / "annotations/010_skarv.yaml").write_text("article: [\n", encoding="utf-8")
    result = command("draft", article)
    assert result.code == 1
    assert "annotations/010_skarv.yaml: line" in result.err
    assert not (corpus / f"annotations/{ARTICLE_ID}.yaml").exists()


def test_draft_of_the_real_extractor_builds(corpus: Path, command: Command) -> None:
    result = command("draft", corpus / SECOND_ARTICLE_FILE)
    assert (result.code, result.err) == (0, "")
    file = corpus / "annotations" / f"{Path(SECOND_ARTICLE_FILE).stem}.yaml"
    mark_as_corrected(file)
    result = command("build", corpus)
    assert (result.code, result.err) == (0, ""), result.err
    entry = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert entry["fields"]["headline"]["words"] == SECOND_TEXT.splitlines()[0]
