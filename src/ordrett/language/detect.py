"""Detection of the language of an article, among the installed language packs."""

from functools import cache
from typing import TYPE_CHECKING

from ordrett.article import LINE_END
from ordrett.errors import InputError
from ordrett.language.packs import language_packs

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The least probability of the best of all languages. Every article of the corpora reaches it; of single sentences (UD
# dev sets) 91 % in Norwegian, 95 % in Danish and 99 % in Swedish do, of which at most 2.4 % are detected wrongly.
MIN_PROBABILITY = 0.5
# Below that, the least probability of the best pack among the packs. A word or two seldom reach it.
MIN_PROBABILITY_AMONG_PACKS = 0.9

NAME_IT = "Name the language: `language` of ordrett.read, --language of `ordrett read`, [languages] in a corpus.toml."

# The language of which a form is one (ISO 639-3).
MACROLANGUAGES = {"nb": "no", "nn": "no"}

# The sample: at most so many characters, from so many windows of a longer text.
MAX_SAMPLE = 800
WINDOWS = 8
WINDOW_WIDTH = 500
MAX_LINE = MAX_SAMPLE // WINDOWS


class LanguageNotReadError(InputError):
    """The text is in a language without a pack: `language` is its BCP 47 code, "und" if the detector is unsure."""

    language = "und"


def detect_language(text: str, location: str) -> str:
    """Return the BCP 47 code of the pack for `text`.

    Raises LanguageNotReadError if the detector is unsure or no pack fits.
    """
    ranking: list[tuple[str, float]] = load_detector().rank(sample_text(text))
    codes = {label: code for code, pack in language_packs().items() for label in pack.detected_as}
    label, probability = ranking[0]
    if probability < MIN_PROBABILITY:
        supported = [(candidate, share) for candidate, share in ranking if candidate in codes]
        best = supported[0][0]
        # Forms of one language take shares from each other, not from the decision for that language.
        rivals = sum(share for candidate, share in supported if _macrolanguage(candidate) != _macrolanguage(best))
        probability = supported[0][1] / (supported[0][1] + rivals)
        if probability < MIN_PROBABILITY_AMONG_PACKS:
            raise LanguageNotReadError(
                location,
                "language_is_detected",
                f"the language is not clear: the closest supported one is {best!r} with probability {probability:.2f}, "
                f"below {MIN_PROBABILITY_AMONG_PACKS}",
                NAME_IT,
            )
        label = best
    if label not in codes:
        error = LanguageNotReadError(
            location,
            "language_is_supported",
            f"the text is detected as {label!r}; supported: {', '.join(language_packs())}",
            f"If that is wrong: {NAME_IT}",
        )
        error.language = label
        raise error
    return codes[label]


def _macrolanguage(label: str) -> str:
    return MACROLANGUAGES.get(label, label)


def sample_text(text: str) -> str:
    """Return a short text whole, and of a longer one the longest line within each of eight windows.

    The windows are spread evenly, so the sample is always the same, and its size does not grow with the text.
    """
    if len(text) <= MAX_SAMPLE:
        return text
    width = min(WINDOW_WIDTH, len(text) // WINDOWS)
    starts = (i * (len(text) - width) // (WINDOWS - 1) for i in range(WINDOWS))
    windows = (text[start : start + width] for start in starts)
    # Menus, tables and lists of links have shorter lines than the article beside them.
    return "\n".join(max(map(str.strip, LINE_END.split(window)), key=len)[:MAX_LINE] for window in windows)


@cache
def load_detector() -> "LanguageIdentifier":
    """Load the model of py3langid; its import and loading take about half a second, so nothing else loads it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # The model is stored in half precision, with which numpy multiplies ten times slower.
    detector.nb_ptc = detector.nb_ptc.astype("float32")
    return detector
