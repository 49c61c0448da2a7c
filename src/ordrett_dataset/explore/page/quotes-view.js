// All quotes, and filters that the views share.

const filters = { person: "", outlet: "", language: "", kind: "", factuality: "" };

/** Selects for some filters; a change draws the view again. */
function filterBar(names) {
  const choices = {
    person: ["Speaker", distinct(tables.quotes.map((row) => row.speaker_name_en ?? row.speaker_name))],
    outlet: ["Outlet", distinct(tables.articles.map((row) => outletOf(row.article_id)))],
    language: ["Language", distinct(tables.articles.map((row) => row.language))],
    kind: ["Kind", distinct(tables.quotes.map((row) => row.quote_kind))],
    factuality: ["Factuality", distinct(tables.events.map((row) => row.factuality))],
  };
  return h("div", { class: "filters" }, names.map((name) => chooser(choices[name][0], choices[name][1], filters[name], (value) => {
    filters[name] = value;
    draw();
  })));
}

const articlePasses = (articleId) =>
  (!filters.outlet || outletOf(articleId) === filters.outlet) &&
  (!filters.language || find("articles", articleId)?.language === filters.language);

function quotesView() {
  const rows = tables.quotes.filter((row) =>
    articlePasses(row.article_id) &&
    (!filters.kind || row.quote_kind === filters.kind) &&
    (!filters.person || (row.speaker_name_en ?? row.speaker_name) === filters.person));
  return [
    h("h1", {}, "Quotes"),
    filterBar(["person", "outlet", "language", "kind"]),
    h("p", { class: "note", "aria-live": "polite" }, `${rows.length} of ${tables.quotes.length} quotes`),
    h("ul", { class: "quotes" }, rows.slice(0, MAX_CARDS).map(quoteItem)),
    rows.length > MAX_CARDS && h("p", { class: "note" }, `The first ${MAX_CARDS} are shown; filter, or see Tables.`),
  ];
}
const MAX_CARDS = 500;

function quoteItem(row) {
  return h("li", { class: row.quote_kind },
    h("a", { href: linkTo("quotes", row.quote_id), lang: find("articles", row.article_id)?.language }, h(row.quote_kind === "indirect" ? "span" : "q", {}, row.text)),
    h("p", { class: "note" }, h("strong", {}, row.speaker_name_en ?? row.speaker_name ?? "nobody named"), ` · ${row.quote_kind} · ${outletOf(row.article_id)}`));
}
