"""A cell as a finding shows it."""

from typing import Final

LONGEST: Final = 200


def shown(value: object) -> str:
    """Return a value in the form of Python, long words cut in the middle; `nothing` for null."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        cut = value if len(value) <= LONGEST else f"{value[: LONGEST // 2]} […] {value[-LONGEST // 2 :]}"
        return repr(cut)
    return str(value).lower() if isinstance(value, bool) else str(value)
