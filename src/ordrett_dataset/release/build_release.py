"""Build and validate the files of a release."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from ordrett.errors import InputError
from ordrett_dataset.corpus.config import CorpusConfig, load_config
from ordrett_dataset.errors import EnvironmentProblem
from ordrett_dataset.explore.build_page import build_page
from ordrett_dataset.explore.build_pages import build_pages, needs_index
from ordrett_dataset.package.descriptor import to_json_bytes
from ordrett_dataset.package.digest import DIGEST, digest_package
from ordrett_dataset.pipeline.build import assemble
from ordrett_dataset.pipeline.build_result import BuildResult
from ordrett_dataset.release.archive import build_zip, format_checksums
from ordrett_dataset.release.data_wheel import build_data_wheel, find_wheel_source
from ordrett_dataset.release.disclosure import Disclosure, measure_disclosure
from ordrett_dataset.release.editions import WITH_ARTICLES, Editions, build_editions, read_article_bytes
from ordrett_dataset.release.excel import fits_excel, write_excel
from ordrett_dataset.release.file_texts import read_texts
from ordrett_dataset.release.release_checks import check_ready_for_release, check_version_bump
from ordrett_dataset.release.sqlite import write_sqlite
from ordrett_dataset.rules.package_view import Package
from ordrett_dataset.validation.validate import validate_package

PACKAGE_HINT: Final = "Run `ordrett validate --rebuild` to see all issues."
DISCLOSURE_HINT: Final = (
    "Reword what repeats the articles, or raise `max_share` in corpus.toml if you may publish more."
)
MAX_EXAMPLES: Final = 5
# The package itself was valid, so the issue is in a file that the release adds.
EDITION_HINT: Final = "Rename or remove that file of docs/ or annotations/."


@dataclass(frozen=True)
class Release:
    """The files of a release, and what its public files disclose of the articles."""

    paths: list[Path]
    disclosures: list[Disclosure]
    omitted_pages: list[str]  # of the documentation, which the public edition leaves out because they quote sentences
    digests: dict[str, str]  # of the content of each edition
    has_contact: bool  # whether corpus.toml says where a person can ask to be removed


def build_release(corpus: Path, output: Path, on_progress: Callable[[str], object] = lambda _: None) -> Release:
    """Write the release of a corpus folder to `output`.

    NAME-VERSION.zip is the public edition, NAME-VERSION-with-articles.zip holds the articles too. NAME-VERSION.sqlite
    has the tables of the public edition, and so has NAME-VERSION.xlsx, unless they are too large for Excel.
    NAME-VERSION/ is the public edition, to be served as it is, and NAME-VERSION.html a page that shows it; if it has
    many articles, NAME-VERSION-pages.zip has a page for each. If the corpus has a data wheel project
    (src/NAME/pyproject.toml), its wheel is built too. NAME-VERSION.digests.json has the digests of both editions, and
    NAME-VERSION.sha256 the checksums.

    Everything written was validated. Raises InputError if the corpus is not ready or not valid, the version number is
    wrong, or more of an article can be put back together from the public files than corpus.toml allows, and
    EnvironmentProblem for a system error; then nothing is written.
    """
    metadata = load_config(corpus)
    check_ready_for_release(corpus, metadata, output)
    on_progress("validating the package")
    _check_valid(corpus, PACKAGE_HINT, rebuild=True)
    on_progress("comparing with the last release")
    check_version_bump(corpus, metadata)
    on_progress("building the editions")
    result = assemble(corpus)
    name = f"{metadata.name}-{metadata.version}"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".partial-", dir=output) as scratch:
            editions = build_editions(corpus, result.config, result.tables, result.files)
            filenames = _write_files(Path(scratch), name, corpus, result, editions)
            on_progress("measuring what the public files disclose")
            disclosures = _measure(Path(scratch), filenames, editions)
            _check_disclosure(corpus, disclosures, result.config.max_share)
            on_progress("validating the editions")
            _check_valid(Path(scratch, f"{name}.zip"), EDITION_HINT, articles=corpus / "seeds")
            _check_valid(Path(scratch, f"{name}{WITH_ARTICLES}.zip"), EDITION_HINT)
            if (output / name).exists():
                (output / name).replace(Path(scratch, "previous"))
            paths = [Path(scratch, filename).replace(output / filename) for filename in filenames]
            digests = {edition: parts[DIGEST] for edition, parts in _digest_editions(result, editions).items()}
            return Release(paths, disclosures, editions.omitted_pages, digests, bool(result.config.contact))
    except OSError as error:
        raise EnvironmentProblem.from_os_error(error, output) from None


def _write_files(folder: Path, name: str, corpus: Path, result: BuildResult, editions: Editions) -> list[str]:
    """Write the files of the release into `folder` and return their names."""
    for path, content in editions.public.items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_bytes(content)
    zips = [f"{name}.zip", f"{name}{WITH_ARTICLES}.zip"]
    for filename, files in zip(zips, (editions.public, editions.with_articles), strict=True):
        (folder / filename).write_bytes(build_zip(files))
    database, workbook = f"{name}.sqlite", f"{name}.xlsx"
    write_sqlite(editions.public_tables, folder / database)
    fits = fits_excel(editions.public_tables)
    if fits:
        write_excel(result.config, editions.public_tables, folder / workbook)
    wheel_source = find_wheel_source(corpus, result.config)
    wheels = [build_data_wheel(wheel_source, folder / name, folder).name] if wheel_source else []
    page = _write_page(folder, name, Package(editions.public_tables), result.config)
    digests = f"{name}.digests.json"
    # An entry of published_digests.json.
    version = {"name": result.config.name, "version": result.config.version}
    (folder / digests).write_bytes(to_json_bytes(version | {"editions": _digest_editions(result, editions)}))
    artefacts = [*zips, database, *([workbook] if fits else []), page, *wheels, digests]
    checksums = f"{name}.sha256"
    contents = {filename: (folder / filename).read_bytes() for filename in artefacts}
    (folder / checksums).write_bytes(format_checksums(contents))
    return [name, *artefacts, checksums]


def _write_page(folder: Path, name: str, package: Package, config: CorpusConfig) -> str:
    """Write the page of the public edition, or a zip with the pages of a large one, and return its name."""
    if needs_index(package):
        filename, content = f"{name}-pages.zip", build_zip(dict(build_pages(package, config)))
    else:
        filename, content = f"{name}.html", build_page(package, config)
    (folder / filename).write_bytes(content)
    return filename


def _digest_editions(result: BuildResult, editions: Editions) -> dict[str, dict[str, Any]]:
    """Return the digests of both editions and their parts."""
    parts = {
        "public": (editions.public, editions.public_tables, {}),
        "with-articles": (
            editions.with_articles,
            result.tables,
            read_article_bytes(result.tables, editions.with_articles),
        ),
    }
    return {
        edition: digest_package(
            json.loads(files["datapackage.json"]), {name: [frame] for name, frame in tables.items()}, articles
        ).to_json()
        for edition, (files, tables, articles) in parts.items()
    }


def _measure(folder: Path, filenames: Sequence[str], editions: Editions) -> list[Disclosure]:
    """Return what can be put back together of each article from all public files."""
    texts = (
        text
        for filename in filenames
        if (folder / filename).is_file() and WITH_ARTICLES not in filename
        for text in read_texts(filename, (folder / filename).read_bytes())
    )
    return measure_disclosure(editions.articles, editions.public_tables, texts)


def _check_disclosure(corpus: Path, disclosures: Sequence[Disclosure], max_share: float) -> None:
    """Raise InputError if more of an article is disclosed than `max_share` of its characters."""
    above = sorted((item for item in disclosures if item.share > max_share), key=lambda item: -item.share)
    if above:
        articles = ", ".join(f"{item.article_id} {item.share:.1%}" for item in above[:MAX_EXAMPLES])
        problem = f"of {len(above)} articles more than {max_share:.0%} can be put back together: {articles}"
        raise InputError(str(corpus), "public_edition_quotes_within_limit", problem, DISCLOSURE_HINT)


def _check_valid(package: Path, hint: str, *, articles: Path | None = None, rebuild: bool = False) -> None:
    if issues := validate_package(package, articles_dir=articles, rebuild=rebuild).issues:
        first = issues[0]
        problem = f"{sum(issues.counts.values())} issues, first {first.location}: {first.rule}: {first.message}"
        raise InputError(package.name, "release_package_is_valid", problem, hint)
