"""The address of a licence."""

from scripts.descriptor import LICENCES


def licence_url(name: str) -> str:
    """Return where a licence can be read: its own page, or else the one that SPDX keeps for such a name."""
    return LICENCES[name][1] if name in LICENCES else f"https://spdx.org/licenses/{name}"
