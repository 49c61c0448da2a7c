// Events on a timeline: how precise the date is, and how sure it is that they happened.

const FACTUALITY = {
  asserted: "told by an article in its own voice",
  alleged: "told by a source",
  foretold: "predicted or planned",
  hypothetical: "only imagined",
  denied: "denied",
};

function eventsView(wanted) {
  const rows = tables.events.filter((event) =>
    event.canonical_id === event.event_id &&
    (!filters.factuality || event.factuality === filters.factuality) &&
    (mentionsByEvent.get(event.event_id) ?? []).some((mention) => articlePasses(mention.article_id)));
  const dated = rows.map((event) => ({ event, ...whenOf(event) }));
  const years = groupBy(dated.filter(({ text }) => text).sort(compareDates), ({ from, to }) => (from ?? to).slice(0, 4));
  const undated = dated.filter(({ text }) => !text);
  return [
    h("h1", {}, "Events"),
    filterBar(["factuality", "outlet", "language"]),
    h("p", { class: "note", "aria-live": "polite" }, `${rows.length} events`),
    legend(),
    [...years].map(([year, items]) => h("section", { class: "year" }, h("h2", {}, year), h("ol", { class: "timeline" }, items.map((item) => eventItem(item, year, wanted))))),
    undated.length ? h("section", { class: "year" }, h("h2", {}, "No date"), h("ol", { class: "timeline" }, undated.map((item) => eventItem(item, null, wanted)))) : null,
  ];
}

const compareDates = (a, b) => (a.from ?? a.to).localeCompare(b.from ?? b.to) || (a.to ?? "9999").localeCompare(b.to ?? "9999");

/** The date of an event, or the one that only sources claim. */
function whenOf(event) {
  const isClaimed = event.date === null && event.date_claimed !== null;
  const name = isClaimed ? "date_claimed" : "date";
  return { text: event[name], from: event[`${name}_earliest`], to: event[`${name}_latest`], isClaimed };
}

function legend() {
  return h("ul", { class: "legend" }, Object.entries(FACTUALITY).map(([code, meaning]) => h("li", {}, glyph(code), h("strong", {}, code), ` ${meaning}`)), h("li", {}, svg("svg", { viewBox: "0 0 40 16", class: "sample", "aria-hidden": "true" }, bar(4, 36, "asserted", false, true)), h("strong", {}, "bar"), " as long as the date is uncertain; it fades where the end is open"));
}

function eventItem({ event, text, from, to, isClaimed }, year, wanted) {
  return h("li", { class: `event ${event.factuality}${event.event_id === wanted ? " wanted" : ""}`, id: `event-${event.event_id}` },
    h("span", { class: "when" }, text ?? "", isClaimed && h("span", { class: "note" }, " claimed")),
    year && timeBar(event, from, to, year),
    glyph(event.factuality),
    h("a", { href: linkTo("events", event.event_id) }, event.label),
    h("span", { class: "note" }, ` ${[words(event.factuality), event.contradicted && "contradicted", event.denied_by_source && "denied by a source", event.place, `told ${event.n_mentions}×`].filter(Boolean).join(" · ")}`));
}

/** The span of a date within its year. */
function timeBar(event, from, to, year) {
  const day = (date) => (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86400000;
  const scale = (days) => Math.max(0, Math.min(120, (days / 366) * 120));
  const start = from ? scale(day(from)) : 0;
  const end = to ? scale(day(to) + 1) : 120;
  const goesOn = !to || to.slice(0, 4) > year;
  return svg("svg", { class: "bar", viewBox: "0 0 120 16", "aria-hidden": "true" },
    svg("line", { x1: 0, x2: 120, y1: 8, y2: 8, class: "axis" }),
    bar(Math.min(start, 114), Math.max(end, Math.min(start, 114) + 6), event.factuality, !from, goesOn));
}

/** A bar that fades towards an open start or end; what is not asserted is only outlined. */
function bar(start, end, factuality, fadesIn, fadesOut) {
  const attributes = { x: start, width: end - start, y: 3, height: 10, rx: 2, class: `span ${factuality}` };
  if (!fadesIn && !fadesOut) return svg("rect", attributes);
  const tip = Math.min(24, end - start);
  return [
    svg("rect", { ...attributes, x: start + (fadesIn ? tip : 0), width: Math.max(0, end - start - (fadesIn ? tip : 0) - (fadesOut ? tip : 0)) }),
    [...Array(4).keys()].flatMap((step) => {
      const part = { y: 3, height: 10, width: tip / 4, class: `span fading ${factuality} step-${step}` };
      return [fadesOut && svg("rect", { ...part, x: end - tip + (step * tip) / 4 }), fadesIn && svg("rect", { ...part, x: start + tip - ((step + 1) * tip) / 4 })];
    }),
  ];
}

/** A shape for each factuality, so that no colour is needed to tell them apart. */
function glyph(factuality) {
  const shapes = {
    asserted: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "solid" }),
    alleged: () => svg("path", { d: "M8 1 L15 8 L8 15 L1 8 Z", class: "outline" }),
    foretold: () => svg("path", { d: "M2 2 L14 8 L2 14 Z", class: "outline dashed" }),
    hypothetical: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "outline dashed" }),
    denied: () => svg("path", { d: "M3 3 L13 13 M13 3 L3 13", class: "outline" }),
  };
  return svg("svg", { class: `glyph ${factuality}`, viewBox: "0 0 16 16", role: "img", "aria-label": factuality }, (shapes[factuality] ?? shapes.hypothetical)());
}
