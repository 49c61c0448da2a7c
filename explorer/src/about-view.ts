// What the package is, who annotated it, and how it is cited.

import { viewAddress } from "./address";
import { copyButton } from "./controls";
import { h, type Child } from "./elements";
import { NOT_YET } from "./filters";
import { data, rowsOf, tableNames } from "./package-data";

export function aboutView(): Child {
  const [events, quotes] = [rowsOf("events"), rowsOf("quotes")];
  const unsure = events.filter((event) => event.factuality !== "asserted" || event.contradicted).length;
  const annotators = data.annotators.map(({ name, kind, human_review }) => `${name}: ${kind}, ${human_review ? "reviewed" : "not reviewed"} by a human`);
  return h(
    "div",
    { class: "about" },
    h("h1", {}, data.title),
    data.description && h("p", {}, data.description),
    h("h2", {}, "Before you use it"),
    h(
      "ul",
      {},
      events.length > 0 && h("li", {}, `${unsure} of ${events.length} events are alleged, foretold, imagined, denied or contradicted. Their shape on the `, h("a", { href: "#events" }, "timeline"), " says so; do not count them as facts."),
      (annotators.length ? annotators : ["Extracted by rules, without annotators."]).map((text) => h("li", {}, text)),
      quotes.length > 0 && h("li", {}, "Of the quotes, ", h("a", { href: viewAddress("quotes", { reviewed: NOT_YET }) }, `${quotes.filter((row) => !row.reviewed).length} of ${quotes.length}`), " have not been reviewed by a person yet."),
      h("li", {}, "The articles belong to their publishers", data.licence ? `; the annotations are licensed under ${data.licence}.` : "."),
    ),
    h("h2", {}, "Cite it"),
    h("p", {}, data.citation),
    copyButton("Copy citation", () => data.citation),
    h("h2", {}, "Tables"),
    h("ul", {}, tableNames.map((table) => h("li", {}, h("a", { href: `#tables/${table}` }, data.schemas[table].title), h("span", { class: "note" }, ` ${rowsOf(table).length} rows`)))),
  );
}
