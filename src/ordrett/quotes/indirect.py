"""Words that the article reports with a verb."""

from ordrett.quotes.clause_left import clause_before
from ordrett.quotes.clause_right import clause_behind
from ordrett.quotes.context import QuoteContext
from ordrett.quotes.utterance import Utterance


def indirect(page: QuoteContext) -> list[Utterance]:
    """Return what verbs report whose own words are not yet found."""
    free = [cue for cue in page.cues if cue.verb not in page.used and not page.own[cue.verb]]
    return [said for cue in free if (said := clause_before(page, cue) or clause_behind(page, cue))]
