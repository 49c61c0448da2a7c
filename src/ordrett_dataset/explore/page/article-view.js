// An article as it was received, with its rows marked by the CSS Custom Highlight API.

/** Layers in the order of their priority: the last is drawn on top. */
const LAYERS = [
  { name: "event-mentions", label: "Events", table: "event_mentions", keep: () => true },
  { name: "quotes-indirect", label: "Indirect quotes", table: "quotes", keep: (row) => row.quote_kind === "indirect" },
  { name: "quotes-direct", label: "Direct quotes", table: "quotes", keep: (row) => row.quote_kind !== "indirect" },
  { name: "names", label: "Names", table: "person_mentions", keep: () => true },
];
const hiddenLayers = new Set();
let shown = { articleId: null, marks: [], paragraphs: [] };

function articlesView() {
  return [
    h("h1", {}, "Articles"),
    h(
      "ul",
      { class: "article-list" },
      tables.articles.map((article) => {
        const id = article.article_id;
        const count = (table) => byArticle[table].get(id)?.length ?? 0;
        return h(
          "li",
          { lang: article.language },
          h("a", { href: linkTo("articles", id) }, headlineOf(id)),
          h(
            "p",
            { class: "note", lang: "en" },
            [article.outlet, article.published, article.language, article.text_kind && words(article.text_kind)].filter(Boolean).join(" · "),
            h("br"),
            `${count("quotes")} quotes, ${count("person_mentions")} names, ${count("event_mentions")} mentions of events`,
          ),
        );
      }),
    ),
  ];
}

function articleView(articleId) {
  const article = find("articles", articleId);
  if (!article) return [h("h1", {}, "No such article"), h("p", {}, articleId)];
  const marks = LAYERS.flatMap(({ name, table, keep }) =>
    (byArticle[table].get(articleId) ?? []).filter((row) => keep(row) && row.text_start !== null).map((row) => ({ layer: name, table, row })),
  ).sort((a, b) => a.row.text_start - b.row.text_start || b.row.text_end - a.row.text_end);
  const facts = [article.outlet, article.byline, article.published, article.language, article.text_kind && words(article.text_kind)];
  const text = data.texts[articleId];
  shown = { articleId, marks, paragraphs: [] };
  return h(
    "div",
    { class: "reading" },
    h("div", { class: "column" },
      h("p", { class: "kicker" }, facts.filter(Boolean).join(" · "), " ", article.url && h("a", { href: article.url, rel: "noreferrer" }, "open the page"), " ", h("a", { href: "#about" }, "rights")),
      layerSwitches(),
      text === undefined ? disclosedWords(article, marks) : printedText(article, text)),
    markList(marks),
  );
}

function layerSwitches() {
  return h("fieldset", { class: "layers" }, h("legend", { class: "offscreen" }, "What is marked"),
    LAYERS.map(({ name, label }) =>
      h("label", { class: name }, h("input", { type: "checkbox", checked: !hiddenLayers.has(name), onchange: (event) => {
        if (event.target.checked) hiddenLayers.delete(name);
        else hiddenLayers.add(name);
        drawMarks();
      } }), h("span", {}, label))));
}

/** The text, a paragraph for each line; its characters are those of the file. */
function printedText(article, text) {
  const body = h("article", { class: "text", lang: article.language, onclick: pickMark });
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (const line of text.slice(start).split(/(\r\n|[\n\r\u0085\u2028\u2029])/)) {
    if (/\S/.test(line)) {
      const node = document.createTextNode(line);
      const isHeadline = article.headline_start !== null && toUnits(article.article_id, article.headline_start) === start;
      body.append(h(isHeadline ? "h1" : "p", { class: line.length < 60 && !isHeadline ? "short" : null }, node));
      shown.paragraphs.push({ start, end: start + line.length, node });
    }
    start += line.length;
  }
  return body;
}

/** What an edition without the articles discloses: the words of its rows, in their order. */
function disclosedWords(article, marks) {
  const items = marks.filter(({ row }) => row.text);
  return h("article", { class: "text withheld", lang: article.language },
    h("h1", {}, headlineOf(article.article_id)),
    h("p", { class: "note", lang: "en" }, "This edition does not hold the article. These are the words that it quotes, with their place."),
    items.map(({ table, row, layer }) => h("p", { class: layer }, h("a", { href: linkTo(table, row[keyOf(table)]) }, row.text), h("span", { class: "note" }, ` ${row.text_start}–${row.text_end}`))));
}

function markList(marks) {
  const describe = {
    quotes: (row) => [h("span", { class: "who" }, row.speaker_name_en ?? row.speaker_name ?? "nobody named"), h("q", {}, row.text)],
    person_mentions: (row) => [row.text],
    event_mentions: (row) => [h("span", { class: `factuality ${find("events", row.event_id)?.factuality}` }, words(row.modality)), row.text ?? find("events", row.event_id)?.label],
  };
  return h("nav", { class: "marks", "aria-label": "Rows of this article" },
    h("h2", {}, `${marks.length} rows in this article`),
    h("ol", {}, marks.map(({ layer, table, row }) => h("li", { class: layer }, h("a", { href: linkTo(table, row[keyOf(table)]) }, describe[table](row))))));
}

/** A range of the page for characters of the article shown; null if they are not in its text. */
function rangeOf(start, end) {
  const [first, last] = [toUnits(shown.articleId, start), toUnits(shown.articleId, end)];
  const from = shown.paragraphs.find((paragraph) => paragraph.end > first);
  const to = shown.paragraphs.findLast((paragraph) => paragraph.start < last);
  if (!from || !to || to.start < from.start) return null;
  const range = new Range();
  range.setStart(from.node, Math.max(0, first - from.start));
  range.setEnd(to.node, Math.min(to.end - to.start, last - to.start));
  return range;
}

function drawMarks() {
  if (!window.CSS?.highlights) return;
  CSS.highlights.clear();
  if (!shown.articleId || !shown.paragraphs.length) return;
  for (const [priority, { name }] of LAYERS.entries()) {
    if (hiddenLayers.has(name)) continue;
    const ranges = shown.marks.filter(({ layer }) => layer === name).map(({ row }) => rangeOf(row.text_start, row.text_end));
    const highlight = new Highlight(...ranges.filter(Boolean));
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}

/** Mark some words above all others, and bring them into view. */
function emphasise(name, start, end, priority, scroll) {
  const range = rangeOf(start, end);
  if (!range || !window.CSS?.highlights) return;
  const highlight = new Highlight(range);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  const box = range.getBoundingClientRect();
  if (scroll && (box.top < 80 || box.bottom > innerHeight - 40)) scrollTo({ top: scrollY + box.top - innerHeight / 3 });
}

/** Show the words of a piece of evidence; in another article, open that first. */
function showWords(item) {
  if (item.article_id !== shown.articleId) {
    const form = main.querySelector(".review"); // a review of people or events goes on beside the article
    const view = articleView(item.article_id);
    if (form) view.querySelector(".marks").replaceWith(form);
    showView(view);
  }
  drawMarks();
  emphasise("evidence", item.text_start, item.text_end, 30, true);
}

/** Open the shortest row at the place that was clicked; clicking again opens the next longer one. */
function pickMark(event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode ?? caret?.startContainer;
  const paragraph = shown.paragraphs.find((candidate) => candidate.node === node);
  if (!paragraph || !getSelection().isCollapsed) return;
  const offset = paragraph.start + (caret.offset ?? caret.startOffset);
  const length = ({ row }) => row.text_end - row.text_start;
  const hits = shown.marks
    .filter(({ layer, row }) => !hiddenLayers.has(layer) && toUnits(shown.articleId, row.text_start) <= offset && offset <= toUnits(shown.articleId, row.text_end))
    .sort((a, b) => length(a) - length(b));
  if (!hits.length) return;
  const current = hits.findIndex(({ table, row }) => linkTo(table, row[keyOf(table)]) === location.hash);
  const { table, row } = hits[(current + 1) % hits.length];
  location.hash = linkTo(table, row[keyOf(table)]);
}
