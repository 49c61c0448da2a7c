// People: how they are written, who quotes them, and what they say where.

import { viewAddress } from "./address";
import { h, svg, type Child } from "./elements";
import { filterRows, languageFacet, outletFacet } from "./filters";
import { canonicalOf, find, groupBy, linkTo, namesOfPerson, once, outletOf, personName, quotesOfPerson, rowsOf, type Row } from "./package-data";
import { listInPortions } from "./portions";
import { quoteItem } from "./quotes-view";

interface Card { canonical: string; people: Row<"people">[]; quotes: Row<"quotes">[]; names: Row<"person_mentions">[] }
interface Link { from: string; to: string; quotes: Set<string> }

const peopleByCanonical = once(() => groupBy(rowsOf("people"), (row) => row.canonical_id));
const MAX_NAMES = 40; // on each side of the diagram

export function peopleView(wanted: string): Child {
  const { kept, bar } = filterRows(rowsOf("articles"), [outletFacet, languageFacet]);
  const articles = new Set(kept.map((article) => article.article_id));
  const isKept = ({ article_id }: { article_id: string }): boolean => articles.has(article_id);
  const cards = [...peopleByCanonical()]
    .map(([canonical, people]): Card => ({ canonical, people, quotes: quotesOfPerson(canonical).filter(isKept), names: namesOfPerson(canonical).filter(isKept) }))
    .filter(({ names, quotes }) => names.length || quotes.length)
    .sort((a, b) => b.quotes.length - a.quotes.length || b.names.length - a.names.length);
  return [
    h("h1", {}, "People"),
    bar,
    h("p", { class: "note", "aria-live": "polite" }, `${cards.length} people; those who are quoted most come first`),
    speakerNetwork(cards),
    listInPortions(cards, h("div", { class: "people" }), (card) => personCard(card, card.people.some((row) => row.person_id === wanted))),
  ];
}

function personCard({ canonical, people, quotes, names }: Card, isWanted: boolean): HTMLElement {
  const person = find("people", canonical) ?? people[0];
  const counted = (groups: Map<string, unknown[]>, element: "i" | "span"): Child => [...groups].map(([name, items], index) => [index > 0 && ", ", h(element, {}, name), h("span", { class: "note" }, ` ${items.length}×`)]);
  const spellings = new Map([...groupBy(names, (row) => row.text)].sort((a, b) => b[1].length - a[1].length));
  const outlets = groupBy(quotes, (row) => outletOf(row.article_id));
  const kinds = [...groupBy(quotes, (row) => row.quote_kind)].map(([kind, items]) => `${items.length} ${kind}`).join(", ");
  return h(
    "section",
    { class: `person${isWanted ? " wanted" : ""}`, id: `card-${canonical}` },
    h("h2", {}, h("a", { href: linkTo("people", person?.person_id) }, personName(canonical))),
    person?.description && h("p", {}, person.description),
    spellings.size > 0 && h("p", {}, "Written ", counted(spellings, "i")),
    quotes.length > 0 ? h("p", {}, "Quoted by ", counted(outlets, "span"), h("span", { class: "note" }, ` (${kinds})`)) : h("p", { class: "note" }, "Named, not quoted"),
    quotes.length > 0 && h("details", { open: isWanted }, h("summary", {}, quotes.length === 1 ? "What they say" : `What they say, ${quotes.length} quotes`), h("ul", { class: "quotes" }, quotes.map(quoteItem))),
  );
}

/** Who speaks about whom: a line from each speaker to each person named in what they say. */
function speakerNetwork(cards: readonly Card[]): Child {
  const links = linksOf(cards).sort((a, b) => b.quotes.size - a.quotes.size);
  const speakers = [...new Set(links.map(({ from }) => from))].slice(0, MAX_NAMES);
  const named = [...new Set(links.map(({ to }) => to))].slice(0, MAX_NAMES);
  const drawn = links.filter(({ from, to }) => speakers.includes(from) && named.includes(to));
  if (!drawn.length) return null;
  const rows = Math.max(speakers.length, named.length);
  const place = (list: string[], id: string): number => 40 + list.indexOf(id) * 26 + ((rows - list.length) * 26) / 2;
  const labels = (list: string[], anchor: string, x: number): Child =>
    list.map((id) => svg("a", { href: linkTo("people", id) }, svg("text", { x, y: place(list, id) + 4, "text-anchor": anchor }, personName(id))));
  return h(
    "figure",
    { class: "network" },
    h("figcaption", {}, "Who speaks about whom"),
    svg(
      "svg",
      { viewBox: `0 0 720 ${rows * 26 + 40}`, role: "group", "aria-label": `Who speaks about whom: ${drawn.map(describeLink).join("; ")}` },
      svg("text", { x: 240, y: 16, "text-anchor": "end", class: "axis" }, "speaks"),
      svg("text", { x: 480, y: 16, class: "axis" }, "is named"),
      drawn.map((link) => {
        const [start, end] = [place(speakers, link.from), place(named, link.to)];
        const line = svg("path", { class: "link", "stroke-width": Math.min(1 + link.quotes.size, 7), d: `M 248 ${start} C 350 ${start}, 370 ${end}, 472 ${end}` }, svg("title", {}, describeLink(link)));
        const address = viewAddress("quotes", { speaker: personName(link.from), about: personName(link.to) });
        return svg("a", { href: address, "aria-label": `Quotes: ${describeLink(link)}` }, line);
      }),
      labels(speakers, "end", 240),
      labels(named, "start", 480),
    ),
  );
}

const describeLink = ({ from, to, quotes }: Link): string => `${personName(from)} about ${personName(to)}, ${quotes.size}`;

function linksOf(cards: readonly Card[]): Link[] {
  const links = new Map<string, Link>();
  for (const mention of cards.flatMap(({ names }) => names)) {
    const speaker = find("quotes", mention.quote_id)?.speaker_id;
    if (!speaker || !mention.quote_id) continue;
    const [from, to] = [canonicalOf(speaker), canonicalOf(mention.person_id)];
    if (from === to) continue;
    const link = links.get(`${from} ${to}`) ?? { from, to, quotes: new Set<string>() };
    link.quotes.add(mention.quote_id);
    links.set(`${from} ${to}`, link);
  }
  return [...links.values()];
}
