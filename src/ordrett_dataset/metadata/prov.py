"""From which article, by which reading and by whom each file of the dataset came."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import polars as pl

from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.package.descriptor import DOI_URL

Record = dict[str, Any]
Article = tuple[str, str, str, str]  # id, path, SHA-256, reading
AUTHOR, ANNOTATOR, AUTOMATIC = "package:authors/", "package:annotators/", "package:ordrett"
BUILD: Final = "package:build"
# What an annotator is to PROV, by the `kind` of corpus.toml; any other is an agent and no more.
KINDS: Final = {"language model": "SoftwareAgent", "person": "Person"}


def provenance(about: Metadata, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]) -> Record:
    """Return the provenance as PROV-JSON: seeds, their readings, the build, its files, and the version they make up.

    Of times it tells the day of release alone, the only one that corpus.toml states.
    """
    made = {path: _sha256(files[path]) for path in sorted(files) if path.endswith((".csv", ".parquet"))}
    articles = list(tables["articles"].select("article_id", "path", "sha256", "annotation_source").iter_rows())
    agents = dict(_agents(about, articles))
    version = f"package:versions/{about.version}"
    content: Record = {
        "prefix": {"package": _namespace(made), "schema": "https://schema.org/"},
        "entity": {version: _version(about), **dict(_entities(articles, made))},
        "activity": dict(_activities(articles)),
        "agent": agents,
    }
    for kind, record in _relations(version, articles, agents, made):
        of_kind = content.setdefault(kind, {})
        of_kind[f"_:{kind}{len(of_kind)}"] = record
    return content


def _namespace(made: Mapping[str, str]) -> str:
    """Return a name of this very content: PROV wants absolute names, and a package may lie anywhere."""
    sums = "".join(f"{sha256}  {path}\n" for path, sha256 in made.items())
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, sums)}#"


def _version(about: Metadata) -> Record:
    said = {
        "prov:type": _name("prov:Collection"),
        "prov:label": about.title,
        "schema:version": about.version,
        "schema:datePublished": {"$": about.released.isoformat(), "plover_type": "xsd:date"}
        if about.released
        else None,
        "schema:identifier": about.doi and f"{DOI_URL}{about.doi}",
        "schema:url": about.url,
    }
    return {name: value for name, value in said.items() if value}


def _entities(articles: Iterable[Article], made: Mapping[str, str]) -> Iterator[tuple[str, Record]]:
    for article, path, sha256, _ in articles:
        yield f"package:{path}", _file(path, sha256)
        yield f"package:readings/{article}", {"prov:label": f"reading of {article}"}
    for path, sha256 in made.items():
        yield f"package:{path}", _file(path, sha256)


def _activities(articles: Iterable[Article]) -> Iterator[tuple[str, Record]]:
    for article, *_ in articles:
        yield f"package:read/{article}", {"prov:label": f"read {article}"}
    yield BUILD, {"prov:label": "build the tables from the readings"}


def _agents(about: Metadata, articles: Iterable[Article]) -> Iterator[tuple[str, Record]]:
    readings = {reading for *_, reading in articles}
    for n, author in enumerate(about.authors, 1):
        yield f"{AUTHOR}{n}", {"prov:label": author.name}
    for n, reader in enumerate(about.annotators if "language_model" in readings else (), 1):
        kind = {"prov:type": _name(f"prov:{KINDS[reader.kind]}")} if reader.kind in KINDS else {}
        said = {"prov:label": reader.name, "package:kind": reader.kind, "package:human_review": reader.human_review}
        yield f"{ANNOTATOR}{n}", {**kind, **said}
    if "rules" in readings:
        yield AUTOMATIC, {"prov:type": _name("prov:SoftwareAgent"), "prov:label": "ordrett"}


def _relations(
    version: str, articles: Iterable[Article], agents: Iterable[str], made: Iterable[str]
) -> Iterator[tuple[str, Record]]:
    for article, path, _, reading in articles:
        read, result, seed = f"package:read/{article}", f"package:readings/{article}", f"package:{path}"
        yield "used", {"prov:activity": read, "prov:entity": seed}
        yield "wasGeneratedBy", {"prov:entity": result, "prov:activity": read}
        yield "wasDerivedFrom", {"prov:generatedEntity": result, "prov:usedEntity": seed, "prov:activity": read}
        yield "used", {"prov:activity": BUILD, "prov:entity": result}
        by = ANNOTATOR if reading == "language_model" else AUTOMATIC
        for agent in (agent for agent in agents if agent.startswith(by)):
            yield "wasAssociatedWith", {"prov:activity": read, "prov:agent": agent}
    for path in made:
        yield "wasGeneratedBy", {"prov:entity": f"package:{path}", "prov:activity": BUILD}
        yield "hadMember", {"prov:collection": version, "prov:entity": f"package:{path}"}
    for agent in (agent for agent in agents if agent.startswith(AUTHOR)):
        yield "wasAttributedTo", {"prov:entity": version, "prov:agent": agent}


def _file(path: str, sha256: str) -> Record:
    return {"prov:location": path, "schema:sha256": sha256}


def _name(name: str) -> Record:
    return {"$": name, "plover_type": "prov:QUALIFIED_NAME"}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
