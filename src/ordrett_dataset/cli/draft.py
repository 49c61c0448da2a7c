"""`ordrett draft`: a draft annotation of an article, for a curator to correct."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from ordrett_dataset.cli.terminal import print_error, print_line

if TYPE_CHECKING:
    from ordrett_dataset.annotations.shared_entries import AnnotationEntries


class DraftFiles(NamedTuple):
    """YAML of the annotation, and by file of annotations/ the entries that it lacks: their YAML and their keys."""

    annotation: str
    entries: dict[str, tuple[str, list[str]]]


def draft(
    article: Annotated[
        Path,
        typer.Argument(
            metavar="ARTICLE", help="An article in the seeds/ folder of a corpus.", exists=True, dir_okay=False
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of annotations/.", dir_okay=False),
    ] = None,
) -> None:
    """Draft an annotation of an article for a curator.

    Writes annotations/ARTICLE.yaml, and adds people and events at the end of annotations/people.yaml and events.yaml.
    Never overwrites a file. With --output only that file is written, and the people and events are printed.

    Example: `ordrett draft seeds/005_library.txt`.
    """
    from ordrett_dataset.annotations.write_yaml import append_entries

    folder = article.resolve().parent.parent / "annotations"
    file = output or folder / f"{article.stem}.yaml"
    if article.resolve().parent.name != "seeds":
        _stop(f"{article}: not in the seeds/ folder of a corpus. Move it there.")
    if file.exists() or file.is_symlink():
        _stop(f"{file}: exists already and was not changed. Edit it, or choose another file with --output.")
    drafted = _draft_files(article, folder)
    changes: dict[Path, str] = {}
    for name, (entries, _) in drafted.entries.items():
        before = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
        if entries and output is None:
            changes[folder / name] = append_entries(name, before, entries)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(drafted.annotation)
    print_line(f"{file}: written")
    for name, (entries, keys) in drafted.entries.items():
        if output is not None and entries:
            typer.echo(f"Add to {folder / name}:\n\n{entries}", nl=False)
        elif folder / name in changes:
            (folder / name).write_text(changes[folder / name], encoding="utf-8", newline="\n")
            print_line(f"{folder / name}: added {', '.join(keys)}")


def _draft_files(path: Path, folder: Path) -> DraftFiles:
    from ordrett.errors import InputError
    from ordrett.reader import read_article
    from ordrett_dataset.annotations.draft.annotation import draft_annotation
    from ordrett_dataset.annotations.write_yaml import annotation_yaml, entries_yaml
    from ordrett_dataset.pipeline.complete_events import complete_events
    from ordrett_dataset.pipeline.downgrade_evidence import downgrade_evidence
    from ordrett_dataset.pipeline.load_corpus import load_corpus_folder
    from ordrett_dataset.sources.metadata import parse_published

    corpus = load_corpus_folder(folder.parent)
    if path.stem in corpus.errors:
        raise corpus.errors[path.stem]
    if path.stem not in corpus.articles:
        raise InputError(
            str(path),
            "article_is_listed",
            "it is not an article of a corpus",
            "README and hidden files are not articles.",
        )
    source, language = corpus.articles[path.stem], corpus.config.languages.get(path.stem)
    annotation = read_article(source.article, language, parse_published(source.fields.published, language or "en"))
    completed = downgrade_evidence(complete_events(annotation))
    drafted = draft_annotation(completed, _existing_annotations(folder))
    new = {"people.yaml": drafted.people, "events.yaml": drafted.events}
    return DraftFiles(annotation_yaml(drafted), {name: (entries_yaml(new[name]), list(new[name])) for name in new})


def _existing_annotations(folder: Path) -> "AnnotationEntries":
    from ordrett_dataset.annotations.error_collector import ErrorCollector
    from ordrett_dataset.annotations.files import AnnotationFiles

    refused = ErrorCollector()
    files = AnnotationFiles(folder, refused)
    if errors := [error for of_article in refused.values() for error in of_article]:
        raise ExceptionGroup("annotations", errors)
    return files.entries


def _stop(message: str) -> NoReturn:
    print_error(message)
    raise typer.Exit(2)
