import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata, metadata
from ordrett_dataset.metadata.croissant import build_croissant
from ordrett_dataset.metadata.dataset_card import format_dataset_card
from ordrett_dataset.metadata.prov import build_prov
from ordrett_dataset.metadata.web_annotations import build_web_annotations
from ordrett_dataset.pipeline.build import build
from ordrett_dataset.reader import open_package
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from tests.support.corpus_folder import CORPUS, ROOT, written
from tests.third_party.publish_fixture import AUTOMATIC, DOI, NAMES, TITLE, URL, of_corpus, published

PACKAGES = ("repository", "annotated", "automatic")
MADE = {"CITATION.cff", "README.md", "annotations.jsonld", "croissant.json", "datacite.json", "prov.json"}


@pytest.fixture(scope="module", params=PACKAGES)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published("annotated", tmp_path_factory.mktemp("annotated"))


def loaded(package: Path, name: str) -> Any:
    return json.loads((package / name).read_text(encoding="utf-8"))


def front_matter(package: Path) -> Any:
    return yaml.safe_load((package / "README.md").read_text(encoding="utf-8").split("---\n")[1])


def rows(package: Path, table: str) -> list[dict[str, Any]]:
    return pl.read_parquet(package / f"dataset/{table}.parquet").to_dicts()


def leaves(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for value in content.values():
            yield from leaves(value)
    elif isinstance(content, list):
        for value in content:
            yield from leaves(value)
    elif isinstance(content, str):
        yield content


@pytest.mark.slow
def test_companions_are_the_same_bytes_in_another_process_and_time_zone(package: Path) -> None:
    code = f"""
import hashlib, pathlib
from tests.third_party.publish_fixture import of_corpus
made = of_corpus(pathlib.Path({str(package)!r}).parent / "corpus")[1]
print({{path: hashlib.sha256(content).hexdigest() for path, content in sorted(made.items())}})
"""
    if not (package.parent / "corpus").exists():
        (package.parent / "corpus").symlink_to(ROOT)
    here = {path: hashlib.sha256((package / path).read_bytes()).hexdigest() for path in sorted(MADE)}
    environment = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "PATH": "", "LC_ALL": "C"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(here)


def test_companions_are_text_with_plain_line_ends(package: Path) -> None:
    for name in MADE:
        content = (package / name).read_bytes()
        assert content.endswith(b"\n")
        assert b"\r" not in content
        assert content.decode()


def test_no_day_is_told_but_the_day_of_release(package: Path) -> None:
    corpus = ROOT if package.parent.name.startswith("repository") else package.parent / "corpus"
    stated = (corpus / "corpus.toml").read_text(encoding="utf-8")
    for name in ("CITATION.cff", "README.md", "datacite.json", "prov.json"):
        for day in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", (package / name).read_text(encoding="utf-8")):
            assert f"released = {day}" in stated, name


def test_every_table_is_told_with_the_hash_of_its_files(package: Path) -> None:
    hashes = {
        f"dataset/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in package.glob("dataset/*.*")
    }
    croissant_files = loaded(package, "croissant.json")["distribution"]
    assert {file["contentUrl"]: file["sha256"] for file in croissant_files} == hashes
    entities = loaded(package, "prov.json")["entity"].values()
    told = {entity["prov:location"]: entity["schema:sha256"] for entity in entities if "prov:location" in entity}
    seeds = {row["path"]: row["sha256"] for row in rows(package, "articles")}
    assert told == {**hashes, **seeds}


def test_croissant_has_every_column_with_its_type_key_and_reference(package: Path) -> None:
    types = {"string": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean", "date": "sc:Date"}
    sets = {record_set["name"]: record_set for record_set in loaded(package, "croissant.json")["recordSet"]}
    assert list(sets) == list(TABLES)
    for table, model in TABLES.items():
        schema, fields = table_schema(model), {field["name"]: field for field in sets[table]["field"]}
        assert {name: (field["dataType"], field["description"]) for name, field in fields.items()} == {
            field["name"]: (types[field["type"]], field["description"]) for field in schema["fields"]
        }
        assert [key["@id"] for key in sets[table]["key"]] == [f"{table}/{name}" for name in schema["primaryKey"]]
        expected = {
            key["fields"][0]: f"{key['reference']['resource']}/{key['reference']['fields'][0]}"
            for key in schema.get("foreignKeys", [])
            if key["reference"]["resource"] != table and rows(package, key["reference"]["resource"])
        }
        given = {name: field["references"]["field"]["@id"] for name, field in fields.items() if "references" in field}
        assert given == expected


def test_every_table_with_rows_is_a_configuration_of_the_card_and_each_is_counted_in_it(package: Path) -> None:
    assert {config["config_name"]: config["data_files"] for config in front_matter(package)["configs"]} == {
        table: f"dataset/{table}.parquet" for table in TABLES if rows(package, table)
    }
    page = (package / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"| `{table}` | {len(rows(package, table))} |" in page


def methods(package: Path) -> str:
    [said] = [of for of in loaded(package, "datacite.json")["descriptions"] if of["descriptionType"] == "Methods"]
    return str(said["description"])


def test_card_and_catalogue_entry_say_who_read(annotated: Path, tmp_path: Path) -> None:
    said = ("test: invented, reviewed by a human", "1 of 2 articles: read automatically, by the rules of ordrett")
    page = (annotated / "README.md").read_text(encoding="utf-8")
    assert "".join(f"- {line}\n" for line in said) in page
    assert methods(annotated) == "; ".join(said)
    repository = published("repository", tmp_path)
    for text in ((repository / "README.md").read_text(encoding="utf-8"), methods(repository)):
        assert "first reading: language model, not reviewed by a human" in text
        assert "read automatically" not in text
    automatic = published("automatic", tmp_path / "automatic")
    assert methods(automatic) == "2 of 2 articles: read automatically, by the rules of ordrett"


@pytest.mark.parametrize("with_texts", [True, False])
def test_the_card_says_whether_the_articles_are_there(tmp_path: Path, *, with_texts: bool) -> None:
    said = (published("annotated", tmp_path, with_articles=with_texts) / "README.md").read_text(encoding="utf-8")
    assert ("They are in `seeds/`, byte for byte as received." in said) == with_texts
    assert ("They are not in this edition" in said) != with_texts
    assert "The tables are licensed CC0-1.0. Articles: [No copyright in the United States](http" in said


def test_the_card_leads_to_the_pages_that_are_there() -> None:
    about, package = metadata(ROOT), open_package(ROOT).package
    assert package is not None
    for files in ({}, {"docs/data-dictionary.md": b""}, {"docs/data-dictionary.md": b"", "docs/datasheet.md": b""}):
        card = format_dataset_card(about, package.tables, files, with_articles=False)
        assert set(re.findall(r"\]\((?!https?:)(.*?)\)", card)) == files.keys()


def test_the_lines_of_the_card_load_the_table(annotated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (annotated / "README.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0].splitlines()
    monkeypatch.chdir(annotated)
    expected = rows(annotated, "quotes")
    *imports, _, of_polars, of_pandas, _ = code
    assert imports == ["import datasets", "import pandas", "import polars"]
    for line, name in ((of_polars, "polars"), (of_pandas, "pandas")):
        frame = eval(line, {name: __import__(name)})  # noqa: S307 - the line of the card
        assert list(frame["text"]) == [row["text"] for row in expected]


@pytest.mark.parametrize("rows_there", [0, 999, 1000, 9_999, 10_000, 10_000_000])
def test_the_size_on_the_card_is_the_one_of_its_rows(rows_there: int) -> None:
    tables = {
        table: pl.DataFrame(schema=dict.fromkeys(model.to_schema().columns, pl.String))
        for table, model in TABLES.items()
    }
    tables["evidence"] = pl.DataFrame({"n": pl.repeat(0, rows_there, eager=True)})
    card = format_dataset_card(Metadata(name="n", title="t", version="0.0.0"), tables, {}, with_articles=False)
    [size] = yaml.safe_load(card.split("---\n")[1])["size_categories"]
    low, high = (
        ([part for part in size.split("<") if part != "n"] + [""])[:2] if size.count("<") == 2 else ("0", size[2:])
    )
    number = {"K": 10**3, "M": 10**6}
    bounds = [int(text.rstrip("KM")) * number.get(text[-1], 1) for text in (low, high)]
    assert bounds[0] <= rows_there < bounds[1]


def test_what_corpus_toml_states_stands_in_every_format(annotated: Path) -> None:
    plain = " ".join(TITLE.split())
    cff = yaml.safe_load((annotated / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cff["title"], cff["doi"], cff["url"], cff["version"]) == (TITLE, DOI, URL, "1.2.3")
    assert [author["name"] for author in cff["authors"]] == list(NAMES)
    datacite = loaded(annotated, "datacite.json")
    assert (datacite["titles"], datacite["doi"], datacite["url"]) == ([{"title": TITLE}], DOI, URL)
    assert [creator["name"] for creator in datacite["creators"]] == list(NAMES)
    schema_org = loaded(annotated, "croissant.json")
    assert (schema_org["name"], schema_org["url"], schema_org["version"]) == (TITLE, URL, "1.2.3")
    assert plain in schema_org["citeAs"]
    assert front_matter(annotated)["pretty_name"] == TITLE
    page = (annotated / "README.md").read_text(encoding="utf-8")
    assert f"# {plain}\n" in page


def test_without_doi_and_address_none_is_stated(tmp_path: Path) -> None:
    place = published("automatic", tmp_path)
    assert {"doi", "url"}.isdisjoint(yaml.safe_load((place / "CITATION.cff").read_text(encoding="utf-8")))
    assert {"doi", "url", "prefix", "suffix"}.isdisjoint(loaded(place, "datacite.json"))
    assert {"url", "sameAs", "identifier"}.isdisjoint(loaded(place, "croissant.json"))
    assert "doi.org" not in "".join((place / name).read_text(encoding="utf-8") for name in MADE)


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "https://spdx.org/licenses/ODbL-1.0"),
        ("proprietary", None),
    ],
)
def test_a_licence_has_an_address_where_there_is_one(licence: str, address: str | None, tmp_path: Path) -> None:
    stated = CORPUS["corpus.toml"].replace("CC0-1.0", licence)
    place = published("annotated", tmp_path, changes={"corpus.toml": stated})
    [of_tables, *_] = loaded(place, "datacite.json")["rightsList"]
    assert of_tables["rights"] == f"{licence}, of the tables"
    assert (of_tables.get("rightsUri"), "schemeUri" in of_tables) == (address, address is not None)
    assert loaded(place, "croissant.json")["license"] == (address or licence)
    assert loaded(place, "annotations.jsonld").get("rights") == address
    # The citation file takes the names of SPDX alone.
    cited = yaml.safe_load((place / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited.get("license") == (licence if address else None)
    assert licence in (place / "README.md").read_text(encoding="utf-8")


def test_provenance_leads_from_every_file_to_every_seed_and_to_who_read_it(package: Path) -> None:
    prov = loaded(package, "prov.json")
    named = {kind: set(prov[kind]) for kind in ("entity", "activity", "agent")}
    for kind in ("used", "wasGeneratedBy", "wasDerivedFrom", "wasAssociatedWith", "wasAttributedTo", "hadMember"):
        for relation in prov.get(kind, {}).values():
            for role, name in relation.items():
                of = {"prov:activity": "activity", "prov:agent": "agent"}.get(role, "entity")
                assert name in named[of], (kind, role, name)
    used: dict[str, set[str]] = {}
    for relation in prov["used"].values():
        used.setdefault(relation["prov:activity"], set()).add(relation["prov:entity"])
    made_by = {r["prov:entity"]: r["prov:activity"] for r in prov["wasGeneratedBy"].values()}
    readers: dict[str, set[str]] = {}
    for relation in prov.get("wasAssociatedWith", {}).values():
        readers.setdefault(relation["prov:activity"], set()).add(prov["agent"][relation["prov:agent"]]["prov:label"])
    annotators = {annotator.name for annotator in metadata(_corpus(package)).annotators}
    files = {entity for entity in prov["entity"] if entity.startswith("package:dataset/")}
    assert {r["prov:entity"] for r in prov["hadMember"].values()} == files
    for file in files:
        readings = {made_by[reading] for reading in used[made_by[file]]}
        assert set().union(*(used[reading] for reading in readings)) == {
            f"package:{row['path']}" for row in rows(package, "articles")
        }
    for row in rows(package, "articles"):
        [reading] = [activity for activity, entities in used.items() if entities == {f"package:{row['path']}"}]
        assert readers[reading] == (annotators if row["annotation_source"] == "language_model" else {"ordrett"})


def _corpus(package: Path) -> Path:
    return package.parent / "corpus" if (package.parent / "corpus").exists() else ROOT


def test_every_quote_mention_and_report_is_annotated_at_its_words(package: Path) -> None:
    collection = loaded(package, "annotations.jsonld")
    items = {item["id"]: item for item in collection["first"]["items"]}
    keys = {"quotes": "quote_id", "person_mentions": "person_mention_id", "event_mentions": "event_mention_id"}
    expected = {f"{table}/{row[key]}": row for table, key in keys.items() for row in rows(package, table)}
    assert list(items) == list(expected)
    assert collection["total"] == len(collection["first"]["items"]) == len(expected)
    for name, item in items.items():
        row, (position, quote) = expected[name], item["target"]["selector"]
        text = (package / item["target"]["source"]).read_bytes().decode()
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == row["text"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        bodies = set(leaves(item["body"]))
        for column in ("quote_kind", "speaker_name", "modality"):
            assert row.get(column) is None or row[column] in bodies
        for column, table in (("speaker_id", "people"), ("person_id", "people"), ("event_id", "events")):
            assert row.get(column) is None or f"{table}/{row[column]}" in bodies


# Of the Web Annotation Data Model, what an annotation, a page and a collection must and must not be.
def test_annotations_have_what_the_model_demands(package: Path) -> None:
    collection = loaded(package, "annotations.jsonld")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["partOf"], collection["last"]) == ("AnnotationPage", collection["id"], page["id"])
    purposes = {"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"}
    purposes |= {"identifying", "linking", "moderating", "questioning", "replying", "tagging"}
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in purposes
        assert not re.match(r"[a-z][a-z0-9+.-]*:|/", item["id"])
        for body in item["body"]:
            assert body["purpose"] in purposes
            assert body["type"] in {"TextualBody", "SpecificResource"}
            assert ("value" in body) == (body["type"] == "TextualBody")
            assert ("source" in body) == (body["type"] == "SpecificResource")


def words_of(text: str, n: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return set(zip(*(words[i:] for i in range(n)), strict=False))


@pytest.mark.parametrize("name", PACKAGES)
def test_without_the_articles_no_five_words_of_them_are_told_but_those_of_the_tables(name: str, tmp_path: Path) -> None:
    place = published(name, tmp_path, with_articles=False)
    assert not (place / "seeds").exists()
    told = words_of(
        "\n".join((place / made).read_text(encoding="utf-8") for made in MADE if made.endswith((".md", ".cff")))
    )
    for made in MADE:
        if made.endswith((".json", ".jsonld")):
            told = told.union(*(words_of(leaf) for leaf in leaves(loaded(place, made))))
    # What was made was looked at: it does tell of words.
    assert len(told) > 100
    in_tables = set().union(
        *(
            words_of(cell)
            for table in TABLES
            for row in rows(place, table)
            for cell in row.values()
            if isinstance(cell, str)
        )
    )
    corpus = ROOT if name == "repository" else tmp_path / "corpus"
    for seed in corpus.glob("seeds/*.txt"):
        assert told & words_of(seed.read_text(encoding="utf-8")) <= in_tables, seed.name


def test_without_the_articles_an_annotation_has_nothing_around_its_words(tmp_path: Path) -> None:
    place = published("annotated", tmp_path, with_articles=False)
    items = loaded(place, "annotations.jsonld")["first"]["items"]
    assert items
    assert not any({"prefix", "suffix"} & selector.keys() for item in items for selector in item["target"]["selector"])


def test_a_folder_that_states_nothing_is_told_all_that_its_release_lacks(tmp_path: Path) -> None:
    corpus = written(tmp_path / "foreign", {**AUTOMATIC, "corpus.toml": None})
    assert build(corpus).files
    with pytest.raises(ExceptionGroup) as raised:
        of_corpus(corpus)
    said = [str(refusal) for refusal in raised.value.exceptions]
    assert all(isinstance(refusal, InputError) for refusal in raised.value.exceptions)
    assert all(line.startswith("corpus.toml: authors: format_requirements_met") for line in said)
    assert [form for line in said for form in ("CITATION.cff", "datacite.json") if form in line] == [
        "CITATION.cff",
        "datacite.json",
    ]
    stated = CORPUS["corpus.toml"].replace("released = 2022-02-03\n", "")
    with pytest.raises(ExceptionGroup, match=r"corpus\.toml") as raised:
        of_corpus(written(corpus, {**AUTOMATIC, "corpus.toml": stated}))
    [refusal] = raised.value.exceptions
    assert str(refusal).startswith("corpus.toml: released: ")


def test_formats_that_demand_less_are_written_of_a_folder_that_states_nothing(tmp_path: Path) -> None:
    corpus = written(tmp_path / "foreign", {**AUTOMATIC, "corpus.toml": None})
    assert build(corpus).files
    package, about = open_package(corpus).package, metadata(corpus)
    assert package is not None
    described = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    files = {resource["path"]: (corpus / resource["path"]).read_bytes() for resource in described["resources"]}
    said = build_croissant(about, described, files)
    assert {"license", "creator", "datePublished", "url"}.isdisjoint(said)
    card = format_dataset_card(about, package.tables, files, with_articles=True)
    assert "No licence of the tables is stated." in card
    assert "None" not in card
    prov = build_prov(about, package.tables, files)
    assert [agent["prov:label"] for agent in prov["agent"].values()] == ["ordrett"]
    assert build_web_annotations(about, package.tables, package.texts)["total"] > 0
