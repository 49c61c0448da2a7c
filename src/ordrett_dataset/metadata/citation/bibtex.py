"""An item of CSL-JSON -> an entry of BibTeX."""

import re
from collections.abc import Mapping
from typing import Any, Final

TEX: Final = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
# Two of these beside each other are one sign to TeX, such as a long dash.
LIGATURE: Final = re.compile("(?<=[-'`<>,?!])(?=[-'`<>,])")
BRACES: Final = str.maketrans({"{": "%7B", "}": "%7D"})


def as_bibtex(item: Mapping[str, Any]) -> str:
    """Return the entry, in Unicode: `@misc` for a dataset, `@incollection` for a row of it.

    `note` has what makes it a version of a dataset, since BibTeX has no such field.
    """
    note = f"{item['genre']}, version {item['version']}" + (f". {item['note']}" if "note" in item else "")
    year, month, _ = item["issued"]["date-parts"][0] if "issued" in item else (None, None, None)
    fields = {
        # Each name in braces of its own: none is to be taken apart, nor cut where it has an "and".
        "author": " and ".join(f"{{{_tex(author['literal'])}}}" for author in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        "booktitle": f"{{{_tex(item['container-title'])}}}" if "container-title" in item else None,
        "year": year,
        "month": month,
        "note": _tex(note),
        # Read as they stand, not as TeX.
        "doi": item["DOI"].translate(BRACES) if "DOI" in item else None,
        "url": item["URL"].translate(BRACES) if "URL" in item else None,
    }
    kind = "incollection" if "container-title" in item else "misc"
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{re.sub('[^A-Za-z0-9._-]', '-', item['id'])},\n{''.join(lines)}}}\n"


def _tex(text: str) -> str:
    # BibTeX counts braces even after a backslash: those that are no pair must go by name, which fewer readers know.
    paired: set[int] = set()
    opened: list[int] = []
    for n, character in enumerate(text):
        if character == "{":
            opened.append(n)
        elif character == "}" and opened:
            paired |= {opened.pop(), n}
    signs = [f"\\{sign}" if n in paired else TEX.get(sign, sign) for n, sign in enumerate(text)]
    return LIGATURE.sub("{}", "".join(signs))
