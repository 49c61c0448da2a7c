// All quotes.

import { h, type Child } from "./elements";
import { agreementFacet, filterRows, languageFacet, outletFacet, periodOfColumns, reviewFacet, type Facet } from "./filters";
import { find, linkTo, namesInQuote, outletOf, personName, rowsOf, speakerOf, type Row } from "./package-data";
import { listInPortions } from "./portions";

type Quote = Row<"quotes">;

const FACETS: Facet<Quote>[] = [
  { name: "speaker", label: "Speaker", valuesOf: (row) => [speakerOf(row)] },
  { name: "about", label: "Names", valuesOf: (row) => namesInQuote(row.quote_id).map((mention) => personName(mention.person_id)) },
  { name: "kind", label: "Kind", valuesOf: (row) => [row.quote_kind] },
  outletFacet,
  languageFacet,
  agreementFacet,
  reviewFacet,
];

export function quotesView(): Child {
  const quotes = rowsOf("quotes");
  const published = ({ article_id }: Quote) => periodOfColumns(find("articles", article_id)?.published_earliest, find("articles", article_id)?.published_latest);
  const { kept, bar } = filterRows(quotes, FACETS, published);
  return [
    h("h1", {}, "Quotes"),
    bar,
    h("p", { class: "note", "aria-live": "polite" }, `${kept.length} of ${quotes.length} quotes`),
    listInPortions(kept, h("ul", { class: "quotes" }), quoteItem),
  ];
}

export function quoteItem(row: Quote): HTMLElement {
  return h(
    "li",
    { class: row.quote_kind },
    h("a", { href: linkTo("quotes", row.quote_id), lang: find("articles", row.article_id)?.language }, h(row.quote_kind === "indirect" ? "span" : "q", {}, row.text)),
    h("p", { class: "note" }, h("strong", {}, speakerOf(row)), ` · ${row.quote_kind} · ${outletOf(row.article_id)}`),
  );
}
