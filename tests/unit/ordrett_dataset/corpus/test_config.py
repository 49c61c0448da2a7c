"""corpus.toml states what is known of each annotator, and says so where something was not recorded."""

import tomllib
from pathlib import Path

from ordrett_dataset.corpus.config import MODEL_FIELDS, NOT_RECORDED, load_config
from tests.support.corpus_folder import CORPUS_FILES, ROOT, write_corpus


def test_unstated_fields_of_an_annotator_are_not_recorded(tmp_path: Path) -> None:
    [annotator] = load_config(write_corpus(tmp_path)).annotators
    assert {getattr(annotator, name) for name in MODEL_FIELDS} == {NOT_RECORDED}


def test_date_of_annotation_is_a_day(tmp_path: Path) -> None:
    toml = CORPUS_FILES["corpus.toml"].replace('kind = "invented"\n', 'kind = "invented"\ndate = 2021-03-05\n')
    [annotator] = load_config(write_corpus(tmp_path, {"corpus.toml": toml})).annotators
    assert str(annotator.date) == "2021-03-05"


def test_this_dataset_states_every_field_of_its_annotators() -> None:
    config = tomllib.loads((ROOT / "corpus.toml").read_text(encoding="utf-8"))
    assert len(config["annotators"]) == 3
    for annotator in config["annotators"]:
        assert annotator.keys() == {"name", "kind", *MODEL_FIELDS, "human_review"}


def test_folder_without_corpus_toml_has_the_name_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "My Articles"
    folder.mkdir()
    config = load_config(folder)
    assert (config.name, config.title, config.version, config.licence) == ("my-articles", "My Articles", "0.0.0", None)
