// Addresses and views: #articles, #people, #events, #quotes, #tables/NAME, #about, and #quote/ROW for a row.

const VIEWS = { articles: "Articles", quotes: "Quotes", people: "People", events: "Events", tables: "Tables", review: "Review", about: "About" };
const main = document.getElementById("main");
const searchField = document.getElementById("search");
const route = { view: "", argument: "", row: "", back: "#articles" };

function showView(...content) {
  shown = content.length && content[0]?.classList?.contains("reading") ? shown : { articleId: null, marks: [], paragraphs: [] };
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
}

/** Show what the address names: a view, or a row in the view to which it belongs. */
function draw() {
  const [head, ...rest] = decodeURIComponent(location.hash.slice(1) || defaultView()).split("/");
  const argument = rest.join("/");
  const table = TABLE_OF[head];
  if (table && table !== "articles") {
    drawRow(table, argument);
  } else {
    closePanel();
    Object.assign(route, { view: table ? "articles" : head in VIEWS ? head : "articles", argument, row: "", back: location.hash || "#articles" });
    showView(table ? articleView(argument) : viewOf(route.view, argument));
    scrollTo(0, 0);
  }
  drawMarks();
  if (route.view === "review") drawReview();
  else current = null;
  markSelected(table, argument);
  for (const link of document.querySelectorAll(".masthead nav a")) {
    link.toggleAttribute("aria-current", link.getAttribute("href") === `#${route.view}`);
    if (link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
  }
}

const defaultView = () => (tables.articles.length === 1 ? `article/${tables.articles[0].article_id}` : "articles");

function viewOf(view, argument) {
  switch (view) {
    case "quotes": return quotesView();
    case "people": return peopleView(argument);
    case "events": return eventsView(argument);
    case "tables": return tablesView(argument);
    case "review": return reviewView(argument);
    case "about": return aboutView();
    default: return articlesView();
  }
}

/** A row of an article opens beside its text, a person or an event in its own view, any other where one is. */
function drawRow(table, id) {
  const row = find(table, id);
  if (!row) {
    closePanel();
    showView(h("h1", {}, "No such row"), h("p", {}, `${table} ${id}`));
    return;
  }
  if (row.article_id && shown.articleId !== row.article_id) {
    showView(articleView(row.article_id));
    Object.assign(route, { view: "articles", back: linkTo("articles", row.article_id) });
  } else if (table === "people" || table === "events") {
    if (route.view !== table) showView(viewOf(table, id));
    Object.assign(route, { view: table, back: `#${table}` });
    const card = document.getElementById(table === "people" ? `card-${canonicalOf(id)}` : `event-${row.canonical_id}`);
    card?.scrollIntoView({ block: "nearest" });
  } else if (!row.article_id && !main.hasChildNodes()) {
    showView(viewOf("tables", table));
    Object.assign(route, { view: "tables", back: `#tables/${table}` });
  }
  route.row = id;
  openPanel(table, id);
}

/** Mark the words of the selected row, and what of them is its evidence. */
function markSelected(table, id) {
  for (const item of document.querySelectorAll("[aria-current=true]")) item.removeAttribute("aria-current");
  for (const link of main.querySelectorAll("a")) {
    if (location.hash && link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
  }
  const row = table && find(table, id);
  if (!row?.article_id || row.article_id !== shown.articleId || row.text_start === null || table === "articles") return;
  emphasise("selected", row.text_start, row.text_end, 20, true);
  for (const name of ["cue", "source", "trigger"]) {
    if (row[`${name}_start`] != null) emphasise(name, row[`${name}_start`], row[`${name}_end`], 25, false);
  }
}

document.querySelector(".dataset").append(h("a", { href: "#about" }, data.title), h("span", { class: "note" }, ` ${data.version}`));
document.querySelector(".masthead nav").append(...Object.entries(VIEWS).map(([view, label]) => h("a", { href: `#${view}` }, label)));
searchField.form.addEventListener("submit", (event) => event.preventDefault());
searchField.addEventListener("input", () => {
  closePanel();
  route.view = "";
  if (searchField.value.trim()) showView(...searchView(searchField.value).filter(Boolean));
  else draw();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) leavePanel();
  if (event.key === "/" && !/input|select|textarea/i.test(event.target.tagName)) {
    event.preventDefault();
    searchField.focus();
  }
});
history.scrollRestoration = "manual";
addEventListener("hashchange", draw);
draw();
