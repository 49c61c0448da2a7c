"""The people of a made-up article."""

from benchmarks.synthetic.event_mentions import Telling
from benchmarks.synthetic.person import Figure
from ordrett.model import Attested, Evidence, Person


def introduced(telling: Telling, own: list[Figure], first_item: int) -> tuple[Person, ...]:
    """Write a line about each of the people whom no article named before; their items count from `first_item`."""
    return tuple(_introduced(telling, who, n, first_item + n) for n, who in enumerate(own))


def _introduced(telling: Telling, who: Figure, n: int, number: int) -> Person:
    page, words = telling.page, telling.page.words
    page.line("body" if n else "standfirst")
    name = telling.name(who, who.name)
    page.put(f" {words['is']} ")
    title = page.put(who.title[page.language])
    page.put(f" {words['in']} {who.home}. {page.sentence()}")
    linked = who.name_form == "full_name"
    item = f"Q{number}" if linked and page.chance.random() < 0.5 else None
    described = f"{who.title['en']} in {who.home}"
    return Person(
        who.person_id,
        who.person_id,
        Attested(who.name, (Evidence("verbatim", page.article_id, name),)),
        who.name_form,
        name_en=Attested(who.name, page.outside()) if linked else Attested(None),
        description=Attested(described, (page.inferred(title, "said of the person"),)),
        wikidata_id=Attested(item, page.outside()) if item else Attested(None),
    )
