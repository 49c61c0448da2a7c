"""Files that are no articles: what a system or a browser adds to a folder, and formats that hold no plain text."""

import re
from pathlib import Path
from typing import Final

from ordrett.errors import InputError

# What Windows, macOS and office programs put into folders; names that begin with a dot are hidden anyway.
SYSTEM_FILE: Final = re.compile(r"thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|~\$.*|.*~", re.IGNORECASE)
# The folder that a browser saves with a page, in the languages of the browsers.
PAGE_FOLDER: Final = re.compile(r"(?P<page>.+)[_-](?:files|filer|bestanden|dateien|fichiers|tiedostot|pliki|archivos)")
PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml")

ARCHIVES: Final = (".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".warc")
DOCUMENTS: Final = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages")
SHEETS: Final = (".xls", ".xlsx", ".ods")
PAGES: Final = (".mht", ".mhtml", ".webarchive", ".eml")
# The first bytes of formats that are sometimes saved under the name of a text.
SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def is_no_article(path: Path) -> bool:
    """Return whether a file or folder was put there by the system, or by a browser beside the page that it saved."""
    if SYSTEM_FILE.fullmatch(path.name):
        return True
    folder = PAGE_FOLDER.fullmatch(path.name)
    return folder is not None and any(path.with_name(folder["page"] + suffix).exists() for suffix in PAGE_SUFFIXES)


def hint_for_format(suffix: str, supported: tuple[str, ...]) -> str:
    """Return what to do with a file in a format that is not read."""
    if suffix in ARCHIVES:
        return "Unpack it, and give the folder."
    if suffix in DOCUMENTS:
        return "Save its text as .txt."
    if suffix in SHEETS:
        return "Save it as .csv."
    if suffix in PAGES:
        return "Save the page as .html."
    return f"Save it as one of {' '.join(supported)}, or move it elsewhere."


def require_text(data: bytes, location: str) -> None:
    """Raise InputError if the first bytes of a text file are those of another format."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            hint = "Give the file the suffix of its format, or save its text as .txt."
            raise InputError(location, "file_is_text", f"it is {kind}", hint)
