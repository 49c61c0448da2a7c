// Views by their address: #articles, #people, #events, #quotes, #tables/NAME, #review, #about, and #quote/ROW for a row.

import { aboutView } from "./about-view";
import { readAddress } from "./address";
import { articlesView, showArticle } from "./article-view";
import { fieldValue, h, isTyping, type Child } from "./elements";
import { eventsView } from "./events-view";
import { drawMarks, emphasiseRow, shownArticle } from "./highlights";
import { canonicalOf, data, find, findAny, linkTo, rowsOf, TABLE_OF_NOUN, tableNames, type TableName } from "./package-data";
import { peopleView } from "./people-view";
import { quotesView } from "./quotes-view";
import { showReview } from "./review-view";
import { session } from "./review-session";
import { closePanel, isPanelOpen, leavePanel, openPanel } from "./row-panel";
import { main, route, showMissing, showView } from "./screen";
import { searchView } from "./search";
import { tablesView } from "./tables-view";

const VIEWS: Record<string, { label: string; draw: (argument: string) => Child; table?: TableName }> = {
  articles: { label: "Articles", draw: articlesView },
  quotes: { label: "Quotes", draw: quotesView, table: "quotes" },
  people: { label: "People", draw: peopleView, table: "quotes" },
  events: { label: "Events", draw: eventsView, table: "events" },
  tables: { label: "Tables", draw: tablesView },
  review: { label: "Review", draw: () => null, table: "quotes" },
  about: { label: "About", draw: aboutView },
};
/** The views for which the page has the rows; an index has few. */
const views = Object.keys(VIEWS).filter((view) => tableNames.includes(VIEWS[view]?.table ?? "articles"));
const navigation = document.querySelector(".masthead nav") as HTMLElement;
const searchField = document.getElementById("search") as HTMLInputElement;

/** Show what the address names: a view, an article, or a row in the view to which it belongs. */
function draw(): void {
  const { head, argument } = readAddress();
  const table = TABLE_OF_NOUN[head];
  if (table && table !== "articles") drawRow(table, argument);
  else if (table || !head) drawArticles(argument);
  else if (data.home && head === "articles") drawArticles("");
  else drawView(views.includes(head) ? head : "articles", argument);
  for (const link of navigation.querySelectorAll("a")) {
    link.removeAttribute("aria-current");
    if (link.getAttribute("href") !== `#${route.view}`) continue;
    link.setAttribute("aria-current", "page");
    navigation.scrollLeft = link.offsetLeft - navigation.offsetWidth / 2; // where it is too narrow for all
  }
  if (session.part !== null) return; // the review marks its own row
  drawMarks();
  markSelected(table, argument);
}

function drawView(view: string, argument: string): void {
  closePanel();
  session.part = null;
  const isSameView = route.view === view && !route.row;
  Object.assign(route, { view, row: "", back: location.hash });
  if (view === "review") showReview(argument);
  else showView(VIEWS[view]?.draw(argument));
  if (!isSameView) scrollTo(0, 0);
}

/** Show an article; without a name the list of them, or the only one. */
function drawArticles(articleId: string): void {
  const [only, ...more] = rowsOf("articles");
  const article = articleId || more.length ? find("articles", articleId) : only;
  if (!articleId && !article) return drawView("articles", "");
  closePanel();
  session.part = null;
  Object.assign(route, { view: "articles", row: "", back: location.hash || "#articles" });
  if (article) showArticle(article);
  else showMissing("article", articleId);
  scrollTo(0, 0);
}

/** A row of an article opens beside its text, a person or an event in its own view, any other where one is. */
function drawRow(table: TableName, id: string): void {
  const row = findAny(table, id);
  session.part = null;
  if (!row) {
    closePanel();
    return showMissing("row", `${table} ${id}`);
  }
  const article = find("articles", row.article_id);
  if (article && shownArticle() !== article.article_id) {
    showArticle(article);
    Object.assign(route, { view: "articles", back: linkTo("articles", article.article_id) });
  } else if (table === "people" || table === "events") {
    const card = table === "people" ? `card-${canonicalOf(id)}` : `event-${row.canonical_id}`;
    if (route.view !== table || !document.getElementById(card)) {
      showView(VIEWS[table]?.draw(id));
      Object.assign(route, { view: table, back: `#${table}` });
    }
    document.getElementById(card)?.scrollIntoView({ block: "nearest" });
  } else if (!article && !main.hasChildNodes()) {
    showView(tablesView());
    Object.assign(route, { view: "tables", back: `#tables/${table}` });
  }
  route.row = id;
  openPanel(table, id);
}

/** Mark the words of the selected row, and what of them is its evidence. */
function markSelected(table: TableName | undefined, id: string): void {
  for (const item of document.querySelectorAll("[aria-current=true]")) item.removeAttribute("aria-current");
  if (!table) return;
  for (const link of main.querySelectorAll("a")) {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
  }
  const row = findAny(table, id);
  if (row && table !== "articles" && row.article_id === shownArticle()) emphasiseRow(row);
}

/** Open the next or the previous row of the article. */
function openNeighbour(by: number): void {
  const links = [...main.querySelectorAll<HTMLAnchorElement>(".marks a")].map((link) => link.hash);
  const next = links[links.indexOf(location.hash) + by];
  if (links.includes(location.hash) && next) location.hash = next;
}

// The slash tells tools of accessibility that this leads to another view; else they take all links for skip links.
document.querySelector(".dataset")?.append(h("a", { href: "#/about" }, data.title), h("span", { class: "note" }, ` ${data.version}`));
navigation.append(
  ...(data.home ? [h("a", { href: data.home }, "All articles")] : []),
  ...views.map((view) => h("a", { href: `#${view}` }, data.home && view === "articles" ? "Article" : VIEWS[view]?.label)),
);
searchField.form?.addEventListener("submit", (event) => event.preventDefault());
searchField.addEventListener("input", (event) => {
  const query = fieldValue(event);
  closePanel();
  Object.assign(route, { view: "", row: "" });
  if (query.trim()) showView(searchView(query));
  else draw();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isPanelOpen()) leavePanel();
  if ((event.key === "n" || event.key === "p") && session.part === null && isPanelOpen() && !isTyping(event)) openNeighbour(event.key === "n" ? 1 : -1);
  if (event.key === "/" && !isTyping(event)) {
    event.preventDefault();
    searchField.focus();
  }
});
history.scrollRestoration = "manual";
addEventListener("hashchange", draw);
draw();
