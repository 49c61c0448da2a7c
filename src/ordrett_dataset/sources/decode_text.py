"""From bytes to text: UTF-8, else the declared encoding, else a detected one."""

import codecs
from contextlib import suppress
from typing import Final, NamedTuple

from ordrett.errors import InputError
from ordrett_dataset.sources.detect_encoding import detect_encoding, detect_wide_encoding

# A longer mark stands before its own prefix.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class DecodedText(NamedTuple):
    """A text, its encoding if that is not UTF-8, and whether the encoding was detected rather than declared."""

    text: str
    encoding: str | None = None
    is_detected: bool = False


def decode_text(data: bytes, location: str, required: str | None = None, declared: str | None = None) -> DecodedText:
    """Decode the bytes of a file; no character is changed.

    The order is: a byte order mark, UTF-8, the encoding that the user requires, the one that the file declares,
    detection. Text in another encoding is hardly ever valid UTF-8, whereas what files declare is often wrong. Raises
    InputError if the required encoding does not decode the file, or if none is detected.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, location)
    if required and _is_wide(required):
        return _decode_as(data, required, location)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, location, required, declared, error)
    if required and text.isascii():
        return _decode_as(data, required, location)
    if "\0" in text and (wide := detect_wide_encoding(data)):
        return DecodedText(data.decode(wide), wide, is_detected=True)
    return DecodedText(text)


def _decode_otherwise(
    data: bytes, location: str, required: str | None, declared: str | None, failure: UnicodeDecodeError
) -> DecodedText:
    """Decode bytes that are not UTF-8."""
    if required:
        return _decode_as(data, required, location)
    if declared and not _is_wide(declared):
        with suppress(InputError):
            return _decode_as(data, declared, location)
    encoding = detect_encoding(data)
    if encoding is None:
        raise _undecodable(location, failure)
    return DecodedText(data.decode(encoding), encoding, is_detected=True)


def _is_wide(encoding: str) -> bool:
    """Return whether an encoding writes each character in several bytes, so that none of its files is ASCII."""
    return encoding.casefold().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))


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


def _undecodable(location: str, error: UnicodeDecodeError) -> InputError:
    byte = error.object[error.start]
    return InputError(
        location,
        "article_is_decodable",
        f"byte {byte:#04x} at byte offset {error.start} is not UTF-8, and no other encoding fits",
        "Name its encoding: --encoding cp1252 (Western), cp1250 (Central European), cp1251 (Cyrillic), utf-16.",
    )
