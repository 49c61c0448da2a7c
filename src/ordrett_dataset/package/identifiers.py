"""Addresses that identify licences, rights statements and DOIs."""

from typing import Final, NamedTuple

DOI_PREFIX: Final = "https://doi.org/"


class Licence(NamedTuple):
    """The title of a licence and the address of its text."""

    title: str
    url: str


LICENCES: Final = {
    "CC-BY-4.0": Licence("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": Licence("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
# The statements of rightsstatements.org, by the name in their address.
RIGHTS_STATEMENTS: Final = {
    "InC": "In copyright of its publisher; not covered by the licence of the tables",
    "CNE": "Copyright not evaluated; not covered by the licence of the tables",
    "UND": "Copyright undetermined; not covered by the licence of the tables",
    "NoC-US": "No copyright in the United States",
}
OTHER_RIGHTS: Final = "Under the rights stated there; not covered by the licence of the tables"


def licence_url(name: str) -> str | None:
    """Return the address of a licence, its own page or that of SPDX; None if SPDX does not know the name."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    if name in LICENCES:
        return LICENCES[name].url
    try:
        return f"https://spdx.org/licenses/{canonicalize_license_expression(name)}"
    except InvalidLicenseExpression:
        return None


def describe_rights(uri: str) -> str:
    """Return the meaning of a rights statement of rightsstatements.org in words."""
    parts = uri.rstrip("/").split("/")  # https:, '', rightsstatements.org, vocab, NAME, VERSION
    return RIGHTS_STATEMENTS.get(parts[-2], OTHER_RIGHTS) if len(parts) > 1 else OTHER_RIGHTS
