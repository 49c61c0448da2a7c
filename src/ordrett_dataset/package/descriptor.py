"""Tables, files and corpus.toml -> datapackage.json."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import polars as pl
from pydantic import ValidationError

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import Metadata
from ordrett_dataset.schemas import TABLES
from ordrett_dataset.schemas.table_schema import table_schema

# The key that says of a package that it was made to hold no article.
WITHOUT_SEEDS: Final = "withoutSeeds"
LEFT_OUT: Final = "dataset/left_out.csv"
DOI: Final = "https://doi.org/"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCES: Final = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
RIGHTS: Final = {
    "InC": "In copyright of its publisher; not covered by the licence of the tables",
    "CNE": "Copyright not evaluated; not covered by the licence of the tables",
    "UND": "Copyright undetermined; not covered by the licence of the tables",
    "NoC-US": "No copyright in the United States",
}


def descriptor(about: Metadata, tables: Mapping[str, pl.DataFrame], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the Data Package 2.0 descriptor of these tables and files (path in the package -> content).

    Where none of the seeds is among the files, `withoutSeeds` says so.
    """
    resources: list[dict[str, Any]] = []
    for table, model in TABLES.items():
        schema = model.to_schema()
        resources.append(
            {
                "name": table,
                "type": "table",
                **_file(f"dataset/{table}.csv", "csv", "text/csv", files),
                "encoding": "utf-8",
                "title": schema.title,
                "description": model.__doc__,
                "rows": tables[table].height,
                "schema": table_schema(model),
            }
        )
    for table, model in TABLES.items():
        path = f"dataset/{table}.parquet"
        resources.append(
            {
                "name": f"{table}-parquet",
                **_file(path, "apache-parquet", "application/vnd.apache.parquet", files),
                "title": f"{model.to_schema().title} (Parquet)",
                "description": f"The same rows and columns as `{table}`, with their types.",
            }
        )
    seeds = tables["articles"].select("article_id", "path", "rights").filter(pl.col("path").is_in(list(files)))
    for article, path, rights in seeds.iter_rows():
        resources.append(
            {
                "name": f"seed-{article.lower()}",
                **_file(path, "txt", "text/plain", files),
                "encoding": "utf-8",
                "title": f"Article {article}",
                "description": "The article as received, byte for byte.",
                "licenses": [{"path": rights, "title": rights_said(rights)}],
            }
        )
    if LEFT_OUT in files:
        resources.append(
            {
                "name": "left-out",
                **_file(LEFT_OUT, "csv", "text/csv", files),
                "title": "Left out",
                "description": "The articles that could not be taken, each with the rule it breaks.",
            }
        )
    said = _about(about) | ({} if seeds.height else {WITHOUT_SEEDS: True})
    return {"$schema": PROFILE, **said, "resources": resources}


def rights_said(statement: str) -> str:
    """Return in words what the address of a rights statement says."""
    *_, name, _ = ["", "", *statement.rstrip("/").split("/")]
    return RIGHTS.get(name, "Under the rights stated there; not covered by the licence of the tables")


def described(content: Mapping[str, Any]) -> Metadata:
    """Return what a descriptor says of the dataset; raise InputError where it is not what `descriptor` writes."""
    try:
        return Metadata.model_validate(
            {
                **{key: content[key] for key in ("name", "title", "version", "languages") if key in content},
                "url": _after("", content.get("homepage"), "http"),
                "doi": _after(DOI, content.get("id"), f"{DOI}10."),
                "authors": [{"name": author["title"]} for author in content.get("contributors", [])],
                "released": str(content["created"])[:10] if "created" in content else None,
                "rows": content.get("rowBounds", {}),
            }
        )
    except ValidationError as error:
        found = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise InputError("datapackage.json", "descriptor_has_profile", found, "Build the package again.") from None
    except (TypeError, KeyError, AttributeError) as error:
        found = str(error).replace("\n", " ")
        raise InputError("datapackage.json", "descriptor_has_profile", found, "Build the package again.") from None


def _after(prefix: str, value: object, begins: str) -> str | None:
    """Return what follows the prefix of an address of the form that a package has; any other says nothing here."""
    return value.removeprefix(prefix) if isinstance(value, str) and value.startswith(begins) else None


def written(content: Mapping[str, Any]) -> bytes:
    """Return a descriptor as the bytes of its file."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _about(about: Metadata) -> dict[str, Any]:
    said = {
        "name": about.name,
        "id": f"{DOI}{about.doi}" if about.doi else None,
        "title": about.title,
        "version": about.version,
        "homepage": about.url,
        "description": about.description,
        "created": f"{about.released.isoformat()}T00:00:00Z" if about.released else None,
        "keywords": list(about.keywords),
        "licenses": [_licence(about.licence)] if about.licence else [],
        "contributors": [
            {"title": author.name, **({"email": author.email} if author.email else {}), "roles": ["author"]}
            for author in about.authors
        ],
        "annotators": [annotator.model_dump() for annotator in about.annotators],
        "languages": about.languages,
        "rowBounds": about.model_dump(mode="json")["rows"],
    }
    return {key: value for key, value in said.items() if value}


def _licence(name: str) -> dict[str, str]:
    title, path = LICENCES.get(name, ("", ""))
    return {"name": name} | ({"path": path, "title": title} if title else {})


def _file(path: str, form: str, mediatype: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    content = files[path]
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path, "format": form, "mediatype": mediatype, "bytes": len(content), "hash": f"sha256:{digest}"}
