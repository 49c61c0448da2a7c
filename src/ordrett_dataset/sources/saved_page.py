"""What a saved copy of a page says about itself: the address of the original, and when the copy was made."""

import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ordrett.dates import find_dates
from ordrett.language.packs import language_packs

# Browsers and archives write it at the beginning or at the end of the file.
REACH: Final = 10_000
SAVED_BY_BROWSER: Final = re.compile(r"<!-- saved from url=\(\d+\)(?P<url>https?://\S+) -->")
SAVED_BY_SINGLE_FILE: Final = re.compile(
    r"Page saved with SingleFile\s+url: (?P<url>https?://\S+)\s+saved date: \w{3} (?P<day>\w{3} \d{1,2} \d{4})"
)
SAVED_BY_WAYBACK: Final = re.compile(r"FILE ARCHIVED ON [\d:]+ (?P<day>\w{3} \d{1,2}, \d{4})")
ADDRESS: Final = re.compile(r"""(?:href|content)=["'](?P<address>https?://[^"'\s]+)""")
# The addresses of copies: of the Wayback Machine with 14 digits, of archive.today with dots between the parts.
ARCHIVE_ADDRESS: Final = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|is|ph|li|vn|md|fo))/"
    r"(?P<year>\d{4})\.?(?P<month>\d\d)\.?(?P<day>\d\d)-?\d{0,6}(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}\S+)"
)
ARCHIVE_HOSTS: Final = re.compile(r"(?:web\.)?archive\.(?:org|today|is|ph|li|vn|md|fo)")


class SavedPage(NamedTuple):
    """The address of the page of which a file is a copy, and the day on which the copy was made."""

    url: str | None = None
    archived: str | None = None


def find_saved_page(html: str) -> SavedPage:
    """Return what the beginning and the end of a page say of its copy."""
    ends = html[:REACH] + "\n" + html[-REACH:]
    url = archived = None
    if match := SAVED_BY_BROWSER.search(ends):
        url = match["url"]
    if match := SAVED_BY_SINGLE_FILE.search(ends):
        url, archived = match["url"], _to_day(match["day"])
    for address in ADDRESS.finditer(ends):
        if match := ARCHIVE_ADDRESS.match(address["address"]):
            url, archived = original_address(match[0]), f"{match['year']}-{match['month']}-{match['day']}"
            break
    if match := SAVED_BY_WAYBACK.search(ends):
        archived = _to_day(match["day"]) or archived
    return SavedPage(url, archived)


def original_address(address: str) -> str:
    """Return the address of the page of which an archive keeps a copy there; any other address as it is."""
    match = ARCHIVE_ADDRESS.match(address)
    return re.sub(r"^(https?:)/+", r"\1//", match["url"]) if match else address


def is_archive(publisher: str) -> bool:
    """Return whether the publisher that a page names is the archive that copied it."""
    return ARCHIVE_HOSTS.fullmatch(publisher.strip().casefold()) is not None


def host_of(address: str) -> str | None:
    """Return the host of an address, without `www.`."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None


def _to_day(text: str) -> str | None:
    dates = find_dates(text, language_packs()["en"], None)
    return dates[0].edtf if len(dates) == 1 else None
