"""Provenance of the files of the dataset in W3C PROV: articles, annotation, build, people."""

import hashlib
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import polars as pl

from ordrett_dataset.corpus.config import MODEL_FIELDS, CorpusConfig
from ordrett_dataset.metadata.summaries import AUTOMATIC
from ordrett_dataset.package.identifiers import DOI_PREFIX

ProvRecord = dict[str, Any]
AUTHOR_PREFIX: Final = "package:authors/"
ANNOTATOR_PREFIX: Final = "package:annotators/"
RULES_AGENT: Final = "package:ordrett"
BUILD_ACTIVITY: Final = "package:build"
# The PROV type of an annotator, by its `kind` in corpus.toml; another kind has no type.
AGENT_TYPES: Final = {"language model": "SoftwareAgent", "person": "Person"}


class SourceArticle(NamedTuple):
    """An article as the table `articles` describes it."""

    article_id: str
    path: str
    sha256: str
    annotation_source: str

    @property
    def annotation(self) -> str:
        """The PROV name of its annotation."""
        return f"package:annotations/{self.article_id}"

    @property
    def activity(self) -> str:
        """The PROV name of the activity of annotating it."""
        return f"package:annotate/{self.article_id}"


def build_prov(metadata: CorpusConfig, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]) -> ProvRecord:
    """Return the provenance as PROV-JSON: articles, their annotations, the build, and the files of this version.

    The only time is the release date, since corpus.toml records no other.
    """
    hashes = {path: _sha256(files[path]) for path in sorted(files) if path.endswith((".csv", ".parquet"))}
    # A package without articles has no path for them.
    path = pl.col("path").fill_null("articles/" + pl.col("article_id"))
    columns = tables["articles"].with_columns(path).select(SourceArticle._fields)
    articles = [SourceArticle(*row) for row in columns.iter_rows()]
    agents = dict(_agents(metadata, articles))
    version = f"package:versions/{metadata.version}"
    content: ProvRecord = {
        "prefix": {"package": _namespace(hashes), "schema": "https://schema.org/"},
        "entity": {version: _version_record(metadata), **dict(_entities(articles, hashes))},
        "activity": dict(_activities(articles)),
        "agent": agents,
    }
    for relation, record in _relations(version, articles, agents, hashes):
        records = content.setdefault(relation, {})
        records[f"_:{relation}{len(records)}"] = record
    return content


def _namespace(hashes: Mapping[str, str]) -> str:
    """Return a URN of this content: PROV needs absolute names, but a package has no address of its own."""
    checksums = "".join(f"{sha256}  {path}\n" for path, sha256 in hashes.items())
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, checksums)}#"


def _version_record(metadata: CorpusConfig) -> ProvRecord:
    released = metadata.released
    record = {
        "prov:type": _qualified_name("prov:Collection"),
        "prov:label": metadata.title,
        "schema:version": metadata.version,
        "schema:datePublished": {"$": released.isoformat(), "type": "xsd:date"} if released else None,
        "schema:identifier": metadata.doi and f"{DOI_PREFIX}{metadata.doi}",
        "schema:url": metadata.url,
    }
    return {name: value for name, value in record.items() if value}


def _entities(articles: Iterable[SourceArticle], hashes: Mapping[str, str]) -> Iterator[tuple[str, ProvRecord]]:
    for article in articles:
        yield f"package:{article.path}", _file_record(article.path, article.sha256)
        yield article.annotation, {"prov:label": f"annotation of {article.article_id}"}
    for path, sha256 in hashes.items():
        yield f"package:{path}", _file_record(path, sha256)


def _activities(articles: Iterable[SourceArticle]) -> Iterator[tuple[str, ProvRecord]]:
    for article in articles:
        yield article.activity, {"prov:label": f"annotate {article.article_id}"}
    yield BUILD_ACTIVITY, {"prov:label": "build the tables from the annotations"}


def _agents(metadata: CorpusConfig, articles: Iterable[SourceArticle]) -> Iterator[tuple[str, ProvRecord]]:
    is_automatic = {article.annotation_source == AUTOMATIC for article in articles}
    for number, author in enumerate(metadata.authors, 1):
        yield f"{AUTHOR_PREFIX}{number}", {"prov:label": author.name}
    for number, annotator in enumerate(metadata.annotators if False in is_automatic else (), 1):
        is_known = annotator.kind in AGENT_TYPES
        agent_type = {"prov:type": _qualified_name(f"prov:{AGENT_TYPES[annotator.kind]}")} if is_known else {}
        yield (
            f"{ANNOTATOR_PREFIX}{number}",
            {
                **agent_type,
                "prov:label": annotator.name,
                "package:kind": annotator.kind,
                **{f"package:{name}": str(getattr(annotator, name)) for name in MODEL_FIELDS},
                "package:human_review": annotator.human_review,
            },
        )
    if True in is_automatic:
        yield RULES_AGENT, {"prov:type": _qualified_name("prov:SoftwareAgent"), "prov:label": "ordrett"}


def _relations(
    version: str, articles: Iterable[SourceArticle], agents: Collection[str], paths: Iterable[str]
) -> Iterator[tuple[str, ProvRecord]]:
    for article in articles:
        activity, annotation, source = article.activity, article.annotation, f"package:{article.path}"
        yield "used", {"prov:activity": activity, "prov:entity": source}
        yield "wasGeneratedBy", {"prov:entity": annotation, "prov:activity": activity}
        yield (
            "wasDerivedFrom",
            {"prov:generatedEntity": annotation, "prov:usedEntity": source, "prov:activity": activity},
        )
        yield "used", {"prov:activity": BUILD_ACTIVITY, "prov:entity": annotation}
        prefix = RULES_AGENT if article.annotation_source == AUTOMATIC else ANNOTATOR_PREFIX
        for agent in (agent for agent in agents if agent.startswith(prefix)):
            yield "wasAssociatedWith", {"prov:activity": activity, "prov:agent": agent}
    for path in paths:
        yield "wasGeneratedBy", {"prov:entity": f"package:{path}", "prov:activity": BUILD_ACTIVITY}
        yield "hadMember", {"prov:collection": version, "prov:entity": f"package:{path}"}
    for agent in (agent for agent in agents if agent.startswith(AUTHOR_PREFIX)):
        yield "wasAttributedTo", {"prov:entity": version, "prov:agent": agent}


def _file_record(path: str, sha256: str) -> ProvRecord:
    return {"prov:location": path, "schema:sha256": sha256}


def _qualified_name(name: str) -> ProvRecord:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
