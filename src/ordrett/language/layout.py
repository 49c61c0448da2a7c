"""How the page around an article is worded in one language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """The words of the page around an article: what a line that opens with them, or holds nothing else, is."""

    days: tuple[str, ...]  # of the week, whole and short
    short_months: tuple[str, ...]  # as datelines shorten them
    clock: tuple[str, ...]  # with figures and nothing else: a time, or how long ago
    published: tuple[str, ...]  # open a line with the time of publication
    bylines: tuple[str, ...]  # open a line that names the author
    by: tuple[str, ...]  # between a word of credit and a name
    credits: tuple[str, ...]  # open or end a line that names a photographer
    sources: tuple[str, ...]  # open a line that names where a text comes from
    agencies: tuple[str, ...]  # a line of these alone is a credit
    captions: tuple[str, ...]  # open the caption of a picture
    archive: tuple[str, ...]  # at the end of a caption
    sides: tuple[str, ...]  # in brackets within a caption
    capital_lead_is_caption: bool  # "SKADET: På sykesengen"; where it is false, such a word is a dateline or a speaker
    summaries: tuple[str, ...]  # open a box that sums the article up
    more: tuple[str, ...]  # at the end of a summary box that can be unfolded
    furniture: tuple[str, ...]  # the whole line
    links: tuple[str, ...]  # open a link
    lists: tuple[str, ...]  # stand over a list of links
    boilerplate: tuple[str, ...]  # open a notice, which may be a sentence
    promotions: tuple[str, ...]  # within a line in square brackets
    authors: tuple[str, ...]  # what an author's box says that the author is
