"""Citations in BibTeX.

They are not written with pybtex (0.26), which escapes characters in `doi` and `url` that must stay verbatim, leaves
`$`, `^` and the backslash unescaped, and rejects a title with an unmatched brace.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

TEX_ESCAPES: Final = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
# Between two characters that TeX would join into one sign, such as a long dash.
BETWEEN_LIGATURE: Final = re.compile("(?<=[-'`<>,?!])(?=[-'`<>,])")
# What would end the field of an address, or hide its end.
URL_ESCAPES: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def format_bibtex(item: Mapping[str, Any]) -> str:
    """Return a CSL-JSON item as a BibTeX entry in Unicode: `@misc` for a dataset, `@incollection` for a row.

    BibTeX has no fields for genre and version, so they are in `note`.
    """
    note = f"{item['genre']}, version {item['version']}" + (f". {item['note']}" if "note" in item else "")
    year, month, _ = item["issued"]["date-parts"][0] if "issued" in item else (None, None, None)
    is_row = "container-title" in item
    fields = {
        # Braces keep a name whole, even if it contains "and".
        "author": " and ".join(f"{{{_escape(author['literal'])}}}" for author in item.get("author", ())),
        "title": f"{{{_escape(item['title'])}}}",
        "booktitle": f"{{{_escape(item['container-title'])}}}" if is_row else None,
        "year": year,
        "month": month,
        "note": _escape(note),
        # Read verbatim, not as TeX.
        "doi": item["DOI"].translate(URL_ESCAPES) if "DOI" in item else None,
        "url": item["URL"].translate(URL_ESCAPES) if "URL" in item else None,
    }
    entry_type = "incollection" if is_row else "misc"
    key = re.sub("[^A-Za-z0-9._-]", "-", item["id"])
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def _escape(text: str) -> str:
    """Escape the special characters of TeX.

    BibTeX counts braces even after a backslash, so only paired braces become `\\{` and `\\}`; the others are written as
    commands, which fewer readers know.
    """
    paired: set[int] = set()
    unmatched: list[int] = []
    for index, character in enumerate(text):
        if character == "{":
            unmatched.append(index)
        elif character == "}" and unmatched:
            paired |= {unmatched.pop(), index}
    escaped = [f"\\{sign}" if n in paired else TEX_ESCAPES.get(sign, sign) for n, sign in enumerate(text)]
    return BETWEEN_LIGATURE.sub("{}", "".join(escaped))
