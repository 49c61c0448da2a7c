"""Quotes of verbs with an addressee: the addressee is no part of what is said."""

from tests.quote_cases.case import Cases, direct, indirect, quote_case

MARIA = "Maria Holm"

CASES: Cases = {
    "en-relative": quote_case(
        "en", "Maria Holm told her brother she was late.", indirect("she was late", "told", MARIA, MARIA)
    ),
    "en-outlet": quote_case(
        "en",
        "Maria Holm told The Leeds Herald she was late.",
        indirect("she was late", "told", MARIA, MARIA, addressed_to="The Leeds Herald"),
    ),
    "en-new-subject": quote_case(
        "en",
        "Maria Holm told reporters the bridge would stay.",
        indirect("the bridge would stay", "told", MARIA, MARIA),
    ),
    "en-clause-before-verb": quote_case(
        "en",
        "The bridge will stay, the head of the board, Maria Holm, told reporters.",
        indirect("The bridge will stay", "told", "the head of the board, Maria Holm", MARIA),
    ),
    "en-two-appositions": quote_case(
        "en",
        "“It will stay,” Maria Holm, founder of Boats, a firm in Leeds told Radio Leeds.",
        direct(
            "It will stay",
            "told",
            "Maria Holm, founder of Boats, a firm in Leeds",
            MARIA,
            addressed_to="Radio Leeds",
        ),
    ),
}
