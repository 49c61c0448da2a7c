"""The address of a licence."""

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from ordrett_dataset.package.descriptor import LICENCES


def licence_url(name: str) -> str | None:
    """Return where a licence can be read, its own page or that of SPDX; None where SPDX has no such name."""
    if name in LICENCES:
        return LICENCES[name][1]
    try:
        return f"https://spdx.org/licenses/{canonicalize_license_expression(name)}"
    except InvalidLicenseExpression:
        return None
