from collections import defaultdict
from pathlib import Path
from typing import Any

from ordrett_dataset.corpus.config import load_config
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema
from tests.support.published_package import corpus_of, read_json, read_rows

CROISSANT_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "boolean": "sc:Boolean", "date": "sc:Date"}
RELATIONS = ("used", "wasGeneratedBy", "wasDerivedFrom", "wasAssociatedWith", "wasAttributedTo", "hadMember")


def test_croissant_has_every_column_with_its_type_key_and_reference(published: Path) -> None:
    record_sets = {record_set["name"]: record_set for record_set in read_json(published, "croissant.json")["recordSet"]}
    assert list(record_sets) == list(TABLES)
    for table, model in TABLES.items():
        schema = table_schema(model)
        fields = {field["name"]: field for field in record_sets[table]["field"]}
        assert {name: (field["dataType"], field["description"]) for name, field in fields.items()} == {
            field["name"]: (CROISSANT_TYPES[field["type"]], field["description"]) for field in schema["fields"]
        }
        keys = [key["@id"] for key in record_sets[table]["key"]]
        assert keys == [f"{table}/{name}" for name in schema["primaryKey"]]
        expected = {
            key["fields"][0]: f"{key['reference']['resource']}/{key['reference']['fields'][0]}"
            for key in schema.get("foreignKeys", [])
            if key["reference"]["resource"] != table and read_rows(published, key["reference"]["resource"])
        }
        actual = {name: field["references"]["field"]["@id"] for name, field in fields.items() if "references" in field}
        assert actual == expected


def test_every_relation_of_prov_names_known_records(published: Path) -> None:
    prov = read_json(published, "prov.json")
    kinds = {"prov:activity": "activity", "prov:agent": "agent"}
    for relation in RELATIONS:
        for record in prov.get(relation, {}).values():
            for role, name in record.items():
                assert name in prov[kinds.get(role, "entity")], (relation, role, name)


def test_prov_leads_from_every_file_to_every_article_and_its_annotators(published: Path) -> None:
    prov = read_json(published, "prov.json")
    used = _group(prov["used"], "prov:activity", "prov:entity")
    generated_by = {record["prov:entity"]: record["prov:activity"] for record in prov["wasGeneratedBy"].values()}
    agents = _group(prov.get("wasAssociatedWith", {}), "prov:activity", "prov:agent")
    annotators = {annotator.name for annotator in load_config(corpus_of(published)).annotators}
    articles = read_rows(published, "articles")
    files = {entity for entity in prov["entity"] if entity.startswith("package:dataset/")}
    assert {record["prov:entity"] for record in prov["hadMember"].values()} == files
    for file in files:
        activities = {generated_by[annotation] for annotation in used[generated_by[file]]}
        sources = set().union(*(used[activity] for activity in activities))
        assert sources == {f"package:{article['path']}" for article in articles}
    for article in articles:
        [activity] = [name for name, entities in used.items() if entities == {f"package:{article['path']}"}]
        labels = {prov["agent"][agent]["prov:label"] for agent in agents[activity]}
        assert labels == ({"ordrett"} if article["annotation_source"] == "rules" else annotators)


def _group(records: dict[str, Any], key: str, value: str) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for record in records.values():
        groups[record[key]].add(record[value])
    return groups
