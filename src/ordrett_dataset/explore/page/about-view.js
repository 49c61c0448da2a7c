// What the package is, who annotated it, and how it is cited.

function aboutView() {
  const annotators = data.annotators.map((annotator) => `${annotator.name}: ${annotator.kind}, ${annotator.human_review ? "reviewed" : "not reviewed"} by a human`);
  const disputed = tables.events.filter((event) => event.factuality !== "asserted" || event.contradicted).length;
  return h("div", { class: "about" },
    h("h1", {}, data.title),
    data.description && h("p", {}, data.description),
    h("h2", {}, "Before you use it"),
    h("ul", {},
      h("li", {}, `${disputed} of ${tables.events.length} events are alleged, foretold, imagined, denied or contradicted. Their shape on the timeline says so; do not count them as facts.`),
      annotators.length ? annotators.map((text) => h("li", {}, text)) : h("li", {}, "Extracted by rules, without annotators."),
      h("li", {}, "The articles belong to their publishers", data.licence ? `; the annotations are licensed under ${data.licence}.` : ".")),
    h("h2", {}, "Cite it"),
    h("p", {}, data.citation), copyButton("Copy citation", () => data.citation),
    h("h2", {}, "Tables"),
    h("ul", {}, Object.keys(data.tables).map((table) => h("li", {}, h("a", { href: `#tables/${table}` }, data.schemas[table].title), h("span", { class: "note" }, ` ${tables[table].length} rows`)))));
}
