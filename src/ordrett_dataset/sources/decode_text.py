"""From bytes to text: UTF-8, else the declared encoding, else a detected one."""

import codecs
import re
from typing import Final, NamedTuple

from ordrett.errors import InputError

# A longer mark stands before its own prefix.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In these encodings most files of Western languages are written that are not in UTF-8.
DETECTABLE: Final = ("cp1252", "mac_roman")
# Of the characters beyond ASCII, the least share that must be usual in a European text for a detection to count.
MIN_USUAL_SHARE: Final = 0.95
USUAL: Final = re.compile("[æøåäöüéèêëáàâíïîóôúûçñßðþÆØÅÄÖÜÉÁÓÐÞ“”„‘’‚–—…«»‹›€£§°©®™·•½¼²³´¨\xa0\xad]")
# What a wrong encoding makes of an accented letter: a capital after a small letter, a quotation mark between letters.
MISPLACED: Final = re.compile("(?<=[a-zæøåäöü])[ÆØÅÄÖÜÉÁÓÐÞ]|(?<=[^\\W\\d_])[“”„‘«»‹›…¼½´¨](?=[^\\W\\d_])")

# What UTF-8 looks like when read as Windows-1252, such as "Ã¥" for "å" and "â€œ" for "“".
DECODED_TWICE: Final = re.compile("Ã[\x80-¿–—‘’“”„†‡•…€™šœžŸƒˆ˜‰‹›ŠŒŽ]|â€[\x80-¿œ™˜“”¦]")
MIN_DECODED_TWICE: Final = 3


class DecodedText(NamedTuple):
    """A text, its encoding if that is not UTF-8, and whether the encoding was detected rather than declared."""

    text: str
    encoding: str | None = None
    is_detected: bool = False


def decode_text(data: bytes, location: str, declared: str | None = None) -> DecodedText:
    """Decode the bytes of a file; no character is changed.

    The order is: the encoding `declared` by the caller or the file, a byte order mark, UTF-8, detection. Raises
    InputError if the declared encoding does not decode the file, or if none is detected with enough confidence.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, location)
    if declared and not _is_utf8(declared):
        return _decode_as(data, declared, location)
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if declared:
            raise _undecodable(location, error) from None
        detected = _detect(data)
        if detected is None:
            raise _undecodable(location, error) from None
        return detected


def looks_decoded_twice(text: str) -> bool:
    """Return whether a text holds several characters that UTF-8 gives when it is decoded as Windows-1252."""
    return (
        sum(1 for _ in zip(DECODED_TWICE.finditer(text), range(MIN_DECODED_TWICE), strict=False)) == MIN_DECODED_TWICE
    )


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii")
    except LookupError:
        return False


def _decode_as(data: bytes, encoding: str, location: str) -> DecodedText:
    hint = "Name the right one with --encoding."
    try:
        # Pages that declare Latin-1 are written in Windows-1252, as every browser reads them.
        name = "cp1252" if codecs.lookup(encoding).name == "iso8859-1" else codecs.lookup(encoding).name
        return DecodedText(data.decode(name), name)
    except LookupError:
        raise InputError(location, "encoding_is_known", f"there is no encoding {encoding!r}", hint) from None
    except UnicodeError as error:
        raise InputError(location, "article_is_decodable", f"it is not valid {encoding} ({error})", hint) from None


def _detect(data: bytes) -> DecodedText | None:
    """Return the best candidate in which nearly all characters beyond ASCII are usual ones."""
    from charset_normalizer import from_bytes

    for match in from_bytes(data, cp_isolation=list(DETECTABLE)):
        text = data.decode(match.encoding)
        n_special = sum(character > "\x7f" for character in text)
        n_usual = len(USUAL.findall(text)) - len(MISPLACED.findall(text))
        if n_usual >= MIN_USUAL_SHARE * n_special:
            return DecodedText(text, match.encoding, is_detected=True)
    return None


def _undecodable(location: str, error: UnicodeDecodeError) -> InputError:
    byte = error.object[error.start]
    return InputError(
        location,
        "article_is_decodable",
        f"byte {byte:#04x} at byte offset {error.start} is not UTF-8, and no other encoding fits",
        "Name its encoding with --encoding, such as --encoding cp1252.",
    )
