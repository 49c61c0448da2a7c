// An article as it was received, with its rows marked, and a list of them beside it.

import { toUnits } from "./article-text";
import { h, type Child } from "./elements";
import { filterRows, languageFacet, outletFacet, periodOfColumns, type Facet } from "./filters";
import { addParagraph, drawMarks, emphasiseEvidence, isLayerHidden, LAYERS, marksAt, setShownArticle, shownArticle, toggleLayer, type Mark } from "./highlights";
import { data, find, headlineOf, idOf, linkTo, rowsInArticle, rowsOf, speakerOf, summaryOf, wordsOf, type AnyRow, type Row, type TextTable } from "./package-data";
import { listInPortions } from "./portions";
import { main, replaceView } from "./screen";

type Article = Row<"articles">;

const FACETS: Facet<Article>[] = [
  { name: "named", label: "Names", valuesOf: (row) => summaryOf(row.article_id).people },
  outletFacet,
  languageFacet,
  { name: "kind", label: "Kind of text", valuesOf: (row) => [row.text_kind] },
];

export function articlesView(): Child {
  const { kept, bar } = filterRows(rowsOf("articles"), FACETS, (row) => periodOfColumns(row.published_earliest, row.published_latest));
  return [
    h("h1", {}, "Articles"),
    bar,
    h("p", { class: "note", "aria-live": "polite" }, `${kept.length} of ${rowsOf("articles").length} articles`),
    listInPortions(kept, h("ul", { class: "article-list" }), articleItem),
  ];
}

function articleItem(article: Article): HTMLElement {
  const id = article.article_id;
  const { quotes, person_mentions: names, event_mentions: mentions } = summaryOf(id);
  return h(
    "li",
    { lang: article.language },
    h("a", { href: linkTo("articles", id) }, headlineOf(id)),
    h(
      "p",
      { class: "note", lang: "en" },
      joined(article.outlet, article.published, article.language, article.text_kind && wordsOf(article.text_kind)),
      h("br", {}),
      `${quotes} quotes, ${names} names, ${mentions} mentions of events`,
    ),
  );
}

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" · ");

/** An article; `beside` takes the place of the list of its rows. */
export function showArticle(article: Article, beside?: HTMLElement): void {
  const articleId = article.article_id;
  const marks = marksOf(articleId);
  const text = data.texts[articleId];
  setShownArticle(articleId, marks);
  const facts = joined(article.outlet, article.byline, article.published, article.language, article.text_kind && wordsOf(article.text_kind));
  replaceView(h(
    "div",
    { class: "reading" },
    h(
      "div",
      { class: "column" },
      h("p", { class: "kicker" }, facts, article.url && [" · ", h("a", { href: article.url, rel: "noreferrer" }, "open the page")], " · ", h("a", { href: "#about" }, "rights")),
      text === undefined ? disclosedWords(article, marks) : [layerSwitches(), printedText(article, text)],
    ),
    beside ?? markList(marks),
  ));
}

/** The rows of an article that are marked, in their order; of two that start together the longer comes first. */
function marksOf(articleId: string): Mark[] {
  return LAYERS.flatMap(({ name, table, isIn }) =>
    rowsInArticle(table, articleId).filter(isIn).map((row) => ({ layer: name, table, row })),
  ).sort((a, b) => a.row.text_start - b.row.text_start || b.row.text_end - a.row.text_end);
}

function layerSwitches(): HTMLElement {
  return h(
    "fieldset",
    { class: "layers" },
    h("legend", { class: "offscreen" }, "What is marked"),
    LAYERS.map(({ name, label }) => {
      const box = h("input", { type: "checkbox", checked: !isLayerHidden(name), onchange: () => toggleLayer(name, box.checked) });
      return h("label", { class: name }, box, h("span", {}, label));
    }),
  );
}

/** The text, a paragraph for each line; its characters are those of the file. */
function printedText(article: Article, text: string): HTMLElement {
  const body = h("article", { class: "text", lang: article.language, onclick: (event) => pickMark(event as MouseEvent) });
  const headlineStart = article.headline_start === null ? -1 : toUnits(article.article_id, article.headline_start);
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (const line of text.slice(start).split(/(\r\n|[\n\r\u0085\u2028\u2029])/)) {
    if (/\S/.test(line)) {
      const node = document.createTextNode(line);
      const isHeadline = headlineStart === start;
      body.append(h(isHeadline ? "h1" : "p", { class: !isHeadline && isLabel(line) && "short" }, node));
      addParagraph(start, node);
    }
    start += line.length;
  }
  return body;
}

/** Whether a line is a byline, a date or a caption, and no sentence. */
const isLabel = (line: string): boolean => line.length < 60 && !/[.!?…:"”»]\s*$/.test(line);

/** What an edition without the articles discloses: the words of its rows, in their order. */
function disclosedWords(article: Article, marks: readonly Mark[]): HTMLElement {
  return h(
    "article",
    { class: "text", lang: article.language },
    h("h1", {}, headlineOf(article.article_id)),
    h("p", { class: "note", lang: "en" }, "This edition does not hold the article. These are the words that it quotes, with their place."),
    marks.filter(({ row }) => row.text).map(({ table, row, layer }) =>
      h("p", { class: layer }, h("a", { href: linkTo(table, idOf(table, row)) }, row.text), h("span", { class: "note" }, ` ${row.text_start}–${row.text_end}`))),
  );
}

function markList(marks: readonly Mark[]): HTMLElement {
  const items = marks.map(({ layer, table, row }) => h("li", { class: layer }, h("a", { href: linkTo(table, idOf(table, row)) }, describeMark(table, idOf(table, row)), disagreement(row))));
  return h("nav", { class: "marks", "aria-label": "Rows of this article" }, h("h2", {}, `${marks.length} rows in this article`), h("ol", {}, items));
}

/** What one sees at a glance where two annotators did not agree. */
function disagreement({ agreement }: AnyRow): Child {
  const texts: Record<string, string> = { both_differ: "annotators differ", one_only: "one annotator only" };
  return typeof agreement === "string" && texts[agreement] && h("span", { class: `badge ${agreement}` }, texts[agreement]);
}

function describeMark(table: TextTable, id: string): Child {
  if (table === "quotes") {
    const quote = find(table, id);
    return quote && [h("span", { class: "who" }, speakerOf(quote)), h("q", {}, quote.text)];
  }
  if (table === "person_mentions") return find(table, id)?.text;
  const mention = find("event_mentions", id);
  return mention && [h("span", { class: "modality" }, wordsOf(mention.modality), mention.is_negated && ", negated"), mention.text ?? find("events", mention.event_id)?.label];
}

/** Show the words of a piece of evidence; in another article, open that first, with a review beside it if one goes on. */
export function showWords(item: Row<"evidence">): void {
  const article = find("articles", item.article_id);
  if (article && item.article_id !== shownArticle()) showArticle(article, main.querySelector<HTMLElement>(".review") ?? undefined);
  drawMarks();
  emphasiseEvidence(item);
}

/** Open the shortest row at the place that was clicked; clicking again opens the next longer one. */
function pickMark(event: MouseEvent): void {
  const hits = getSelection()?.isCollapsed ? marksAt(event.clientX, event.clientY) : [];
  const links = hits.map(({ table, row }) => linkTo(table, idOf(table, row)));
  const next = links[(links.indexOf(location.hash) + 1) % links.length];
  if (next) location.hash = next;
}
