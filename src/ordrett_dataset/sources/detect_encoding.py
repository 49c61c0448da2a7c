"""Detection of the encoding of a text that is not UTF-8 and declares none."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from ordrett.language.detect import load_detector, sample_text

# Nearly all files of Western languages that are not UTF-8 are in one of these; the most frequent first.
WESTERN: Final = ("cp1252", "mac_roman", "cp850")
# How usual a character beyond ASCII is: a letter of the language or a sign of print; a letter of another language.
OWN, OTHER = 1.0, 0.5
# The mean over the characters of a text that a decoding must reach, and its lead over any other decoding.
MIN_MEAN: Final = 0.8
MIN_LEAD: Final = 0.2
NORDIC: Final = "æøåéöä"
WESTERN_LETTERS: Final[Mapping[str, str]] = {
    "da": NORDIC,
    "de": "äöüß",
    "en": "é",
    "es": "áéíóúñü¿¡",
    "et": "õäöü",
    "fi": "åäö",
    "fr": "éèêëàâçîïôùûœ",
    "is": "áðéíóúýþæö",
    "it": "àèéìòù",
    "nb": NORDIC,
    "nl": "éëïö",
    "nn": NORDIC + "òô",
    "no": NORDIC + "òô",
    "pt": "áâãàçéêíóôõú",
    "sv": NORDIC,
}
SIGNS: Final = "“”„‘’‚–—…«»€£§°©®™·•½´\xa0\xad"
ANY_LETTER: Final = "æøåäöüéèêëáàâãíìïîóòôõúùûýÿçñßœšž"
ACCENTS: Final = "¿¡¸¯¨ˆ˜"  # in most languages no characters of their own
# What a wrong encoding makes of an accented letter: a capital after a small letter, a sign between letters.
MISPLACED: Final = re.compile(
    "(?<=[^\\W\\d_A-ZÆØÅÄÖÜ])[ÆØÅÄÖÜÉÁÓÐÞ]|(?<=[^\\W\\d_])[“”„‘«»‹›…¼½´¨©®°§£€](?=[^\\W\\d_])"
)
# Of the characters beyond ASCII, the least share that another language must use for a detection to count.
MIN_USUAL_SHARE: Final = 0.95
# A language that the detector finds with at least this probability is the language of the text.
SURE: Final = 0.9

_PUNCTUATION: Final = "“”„‘’‚–—…«»‹›€§°©№\xa0\xad"
_RUSSIAN: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_UKRAINIAN: Final = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"
# The letters beyond ASCII of other languages, by ISO 639-1 code.
ALPHABETS: Final[Mapping[str, str]] = {
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "pl": "ąćęłńóśźż",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": _RUSSIAN,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "tr": "çğıöşüâîİ",
}
_CENTRAL: Final = ("cs", "hr", "hu", "pl", "sk", "sl")
_CYRILLIC: Final = ("be", "bg", "ru", "uk")
OTHER_ENCODINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1257": ("lt", "lv"),
    "cp1251": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp866": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "cp1253": ("el",),
    "cp1254": ("tr",),
}
# So many characters beyond ASCII, of so many kinds, tell one of these encodings from another.
MIN_CHARACTERS: Final = 8
MIN_KINDS: Final = 3
# UTF-16 and UTF-32 without a byte order mark: the share of zero bytes at each place of a character in Latin letters.
WIDE: Final = (("utf_32_le", 4, (1, 2, 3)), ("utf_32_be", 4, (0, 1, 2)), ("utf_16_le", 2, (1,)), ("utf_16_be", 2, (0,)))
MIN_ZERO_SHARE: Final = 0.7
SAMPLE_BYTES: Final = 4000


def detect_encoding(data: bytes) -> str | None:
    """Return the only encoding in which the bytes are a text of a language, or None."""
    return detect_wide_encoding(data) or _detect_western(data) or _detect_other(data)


def detect_wide_encoding(data: bytes) -> str | None:
    """Return the form of UTF-16 or UTF-32 in which a text without byte order mark is written, or None."""
    for encoding, width, places in WIDE:
        sample = data[: SAMPLE_BYTES - SAMPLE_BYTES % width]
        if len(data) % width == 0 and all(
            sample[place::width].count(0) >= MIN_ZERO_SHARE * len(sample) / width for place in places
        ):
            text = _decode(data, encoding)
            if text is not None and "\0" not in text:
                return encoding
    return None


def _detect_western(data: bytes) -> str | None:
    """Return the encoding in which the letters are most usual, if it is clearly ahead of all that read otherwise."""
    texts = {encoding: text for encoding in WESTERN if (text := _decode(data, encoding)) is not None}
    means = {encoding: _mean_usualness(text) for encoding, text in texts.items()}
    best = max(means, key=lambda encoding: means[encoding], default="")
    lead = min((means[best] - means[other] for other in means if texts[other] != texts[best]), default=1.0)
    return best if best and means[best] >= MIN_MEAN and lead >= MIN_LEAD else None


def _mean_usualness(text: str) -> float:
    """Return how usual the characters beyond ASCII are in the language of a text; 0 if it is no Western one."""
    languages = _detect_languages(text)
    if not languages.isdisjoint(ALPHABETS):
        return 0.0
    own = SIGNS + next((WESTERN_LETTERS[language] for language in languages if language in WESTERN_LETTERS), NORDIC)
    special = Counter(character.lower() for character in text if character > "\x7f")
    if any((c.isalpha() or c in ACCENTS) and c not in own and c not in ANY_LETTER for c in special):
        return 0.0
    total = sum(n * (OWN if c in own else OTHER if c in ANY_LETTER else 0) for c, n in special.items())
    return (total - len(MISPLACED.findall(text))) / max(special.total(), 1)


def _detect_other(data: bytes) -> str | None:
    """Return the encoding in which the letters are those of the detected language, if no other one fits as well."""
    shares: dict[str, float] = {}
    encodings: dict[str, str] = {}
    for encoding, languages in OTHER_ENCODINGS.items():
        text = _decode(data, encoding)
        if text is None or text in shares:
            continue
        special = [character for character in text if character > "\x7f"]
        if len(special) < MIN_CHARACTERS or len(set(special)) < MIN_KINDS or _has_swapped_case(text):
            continue
        detected = _detect_languages(text).intersection(languages)
        shares[text] = max((_usual_share(special, language) for language in detected), default=0.0)
        encodings[text] = encoding
    best = max(shares.values(), default=0.0)
    texts = [text for text, share in shares.items() if share == best]
    return encodings[texts[0]] if best >= MIN_USUAL_SHARE and len(texts) == 1 else None


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _detect_languages(text: str) -> set[str]:
    """Return the language of a text if the detector is sure of it."""
    language, probability = load_detector().rank(sample_text(text))[0]
    return {language} if probability >= SURE else set()


def _usual_share(characters: Iterable[str], language: str) -> float:
    usual = [character in _PUNCTUATION or character.lower() in ALPHABETS[language] for character in characters]
    return sum(usual) / len(usual)


def _has_swapped_case(text: str) -> bool:
    """Return whether most letters are capitals, as in KOI8 that is read as Windows-1251."""
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))
