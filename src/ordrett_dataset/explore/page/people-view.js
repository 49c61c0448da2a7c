// People: how they are written, who quotes them, and what they say where.

function peopleView(wanted) {
  const cards = [...peopleByCanonical]
    .map(([canonical, rows]) => ({ canonical, rows, quotes: (quotesByPerson.get(canonical) ?? []).filter((row) => articlePasses(row.article_id)), names: (namesByPerson.get(canonical) ?? []).filter((row) => articlePasses(row.article_id)) }))
    .filter(({ names, quotes }) => names.length || quotes.length)
    .sort((a, b) => b.quotes.length - a.quotes.length || b.names.length - a.names.length);
  return [
    h("h1", {}, "People"),
    filterBar(["outlet", "language"]),
    h("p", { class: "note", "aria-live": "polite" }, `${cards.length} people; those who are quoted most come first`),
    speakerNetwork(cards),
    h("div", { class: "people" }, cards.map((card) => personCard(card, card.rows.some((row) => row.person_id === wanted)))),
  ];
}

function personCard({ canonical, rows, quotes, names }, isWanted) {
  const person = find("people", canonical) ?? rows[0];
  const spellings = [...groupBy(names, (row) => row.text)].sort((a, b) => b[1].length - a[1].length);
  const outlets = [...groupBy(quotes, (row) => outletOf(row.article_id))];
  const kinds = [...groupBy(quotes, (row) => row.quote_kind)].map(([kind, items]) => `${items.length} ${kind}`);
  return h("section", { class: `person${isWanted ? " wanted" : ""}`, id: `card-${canonical}` },
    h("h2", {}, h("a", { href: linkTo("people", person.person_id) }, person.name_en ?? person.name)),
    person.description && h("p", {}, person.description),
    spellings.length ? h("p", { class: "spellings" }, "Written ", spellings.map(([text, items], index) => [index ? ", " : "", h("i", {}, text), h("span", { class: "note" }, ` ${items.length}×`)])) : null,
    outlets.length ? h("p", {}, "Quoted by ", outlets.map(([outlet, items], index) => [index ? ", " : "", outlet, h("span", { class: "note" }, ` ${items.length}×`)]), h("span", { class: "note" }, ` (${kinds.join(", ")})`)) : h("p", { class: "note" }, "Named, not quoted"),
    quotes.length ? h("details", { open: isWanted }, h("summary", {}, quotes.length === 1 ? "What they say" : `What they say, ${quotes.length} quotes`), h("ul", { class: "quotes" }, quotes.map(quoteItem))) : null);
}

/** Who speaks about whom: a line from each speaker to each person named in what they say. */
function speakerNetwork(cards) {
  const links = new Map();
  for (const mention of tables.person_mentions) {
    const quote = mention.quote_id && find("quotes", mention.quote_id);
    if (!quote?.speaker_id || !articlePasses(mention.article_id)) continue;
    const [from, to] = [canonicalOf(quote.speaker_id), canonicalOf(mention.person_id)];
    if (from === to) continue;
    const key = `${from} ${to}`;
    const link = links.get(key) ?? { from, to, quotes: new Set() };
    link.quotes.add(quote.quote_id);
    links.set(key, link);
  }
  if (!links.size) return null;
  const nameOf = (id) => find("people", id)?.name_en ?? find("people", id)?.name ?? id;
  const speakers = distinct([...links.values()].map(({ from }) => from)).slice(0, 40);
  const named = distinct([...links.values()].map(({ to }) => to)).slice(0, 40);
  const height = Math.max(speakers.length, named.length) * 26 + 40;
  const place = (list, id) => 40 + list.indexOf(id) * 26 + ((Math.max(speakers.length, named.length) - list.length) * 26) / 2;
  const label = (list, anchor, x) => list.map((id) => svg("a", { href: linkTo("people", id) }, svg("text", { x, y: place(list, id) + 4, "text-anchor": anchor }, nameOf(id))));
  const drawn = [...links.values()].filter(({ from, to }) => speakers.includes(from) && named.includes(to));
  return h("figure", { class: "network" },
    h("figcaption", {}, "Who speaks about whom"),
    svg("svg", { viewBox: `0 0 720 ${height}`, role: "group", "aria-label": `Who speaks about whom: ${drawn.map(({ from, to, quotes }) => `${nameOf(from)} about ${nameOf(to)}, ${quotes.size}`).join("; ")}` },
      svg("text", { x: 240, y: 16, "text-anchor": "end", class: "axis" }, "speaks"),
      svg("text", { x: 480, y: 16, class: "axis" }, "is named"),
      drawn.map(({ from, to, quotes }) => svg("path", { class: "link", "stroke-width": Math.min(1 + quotes.size, 7), d: `M 248 ${place(speakers, from)} C 350 ${place(speakers, from)}, 370 ${place(named, to)}, 472 ${place(named, to)}` }, svg("title", {}, `${nameOf(from)} about ${nameOf(to)}: ${quotes.size}`))),
      label(speakers, "end", 240), label(named, "start", 480)));
}
